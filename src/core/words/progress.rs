//! Words for how far a job is.

use std::time::Duration;

use super::relative;

/// The name of a progress bar.
pub const PROGRESS: &str = "Progress";

/// What a screen reader says of progress: "62 percent, 8,412 records".
pub fn spoken(percent: Option<u8>, records: Option<&str>) -> String {
    match (percent, records) {
        (Some(percent), Some(records)) => format!("{percent} percent, {records} records"),
        (Some(percent), None) => format!("{percent} percent"),
        (None, Some(records)) => format!("{records} records"),
        (None, None) => "unknown".to_owned(),
    }
}

/// What it says of progress that is none: "62 percent, stalled for 34 min".
pub fn spoken_stalled(percent: Option<u8>, quiet: Duration) -> String {
    format!("{} percent, stalled for {}", percent.unwrap_or(0), relative::rough(quiet))
}
