//! Words of the status chips.

/// The name of the group.
pub const FILTER_BY_STATUS: &str = "Filter by status";
/// The chip of all states.
pub const ALL: &str = "All";
