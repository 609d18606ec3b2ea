//! Words of the status chips.

/// The name of the group.
pub const FILTER_BY_STATUS: &str = "Filter by status";
/// The chip of all states.
pub const ALL: &str = "All";
/// The chip of the states that this widget has no word for.
pub const OTHER: &str = "Other";
