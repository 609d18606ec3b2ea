//! Words on the messages at the edge of the widget.

/// The button that opens the job a message is about.
pub const VIEW: &str = "View";
/// The button that takes a message away.
pub const DISMISS: &str = "Dismiss";
