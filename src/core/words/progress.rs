//! Words for how far a job is.

/// The name of a progress bar.
pub const PROGRESS: &str = "Progress";
