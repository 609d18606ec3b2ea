//! Words of the live indicator.

use crate::core::locale::Locale;
use crate::core::time::Timestamp;
use crate::core::words::relative::{self, Ago};

/// The name of the group.
pub const LIVE_UPDATES: &str = "Live updates";
/// The first jobs are here, and more are to come.
pub const LOADING: &str = "Loading …";
/// The first list is under way.
pub const CONNECTING: &str = "Connecting …";
/// All is well.
pub const LIVE: &str = "Live";
/// Nothing is asked by itself.
pub const PAUSED: &str = "Paused";
/// The last request failed; it is tried again.
pub const RETRYING: &str = "Retrying";
/// No connection.
pub const OFFLINE: &str = "Offline";
/// Nothing may be asked for a while.
pub const RATE_LIMITED: &str = "Rate limited";
/// Only a person can mend it.
pub const NOT_UPDATING: &str = "Not updating";

/// The button that pauses updates.
pub const PAUSE: &str = "Pause live updates";
/// The button that lets them go on.
pub const RESUME: &str = "Resume live updates";
/// Said when the person paused them.
pub const UPDATES_PAUSED: &str = "Live updates paused";
/// Said when the person let them go on.
pub const UPDATES_RESUMED: &str = "Live updates resumed";
/// The button that asks for the list at once.
pub const REFRESH: &str = "Refresh now";

/// The same while it can do nothing: "Refresh: possible again in 40 s".
pub fn refresh_possible_in(until: Timestamp, now: Timestamp) -> String {
    format!("Refresh: possible again in {}", relative::exact(until.since(now)))
}

/// What is said of a moment, and the same where there is little room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// "updated 12 s ago"
    pub long: String,
    /// "12 s ago"
    pub short: String,
}

impl Said {
    fn new(lead: &str, short: String) -> Self {
        Self { long: format!("{lead} {short}"), short }
    }
}

/// "updated 12 s ago"; with the time of day where that would be a date.
pub fn updated(at: Timestamp, now: Timestamp, locale: &dyn Locale) -> Said {
    let short = match relative::ago(at, now, locale) {
        Ago::Words(words) => words,
        Ago::Date(_) | Ago::DateWithYear(_) => locale.time(at),
    };
    Said::new("updated", short)
}

/// "last updated 12:04"
pub fn last_updated(at: Timestamp, locale: &dyn Locale) -> Said {
    Said::new("last updated", locale.time(at))
}

/// "showing data from 12:04"
pub fn data_from(at: Timestamp, locale: &dyn Locale) -> Said {
    Said::new("showing data from", locale.time(at))
}

/// "resumes in 0:40"
pub fn resumes_in(until: Timestamp, now: Timestamp) -> Said {
    Said::new("resumes in", relative::clock(until.since(now)))
}
