//! Words of the banner over a list that is not up to date, or not whole.

use crate::core::api::error::{ApiError, Refuser};
use crate::core::locale::Locale;
use crate::core::time::Timestamp;
use crate::core::words::count::jobs;
use crate::core::words::error::{inner, limit};

/// The browser has no connection.
pub const OFFLINE: &str = "You’re offline.";
/// A person stopped loading the list.
pub const LOADING_STOPPED: &str = "Loading was stopped.";
/// When updates go on.
pub const UPDATES_WITH_CONNECTION: &str = "Updates start again when the connection is back.";
/// What could not be read hides nothing else.
pub const ALL_ELSE_IS_SHOWN: &str = "All else is shown.";

/// The button that asks now, although that would be done by itself.
pub const TRY_NOW: &str = "Try now";
/// The button that asks again, because nothing else does.
pub const TRY_AGAIN: &str = "Try again";
/// The button that asks for the rest of the list.
pub const LOAD_ALL: &str = "Load all";
/// The button that copies what could not be read.
pub const COPY_DETAILS: &str = "Copy details";
/// The button that lists what could not be read.
pub const SHOW_DETAILS: &str = "Show details";
/// The button that folds that list.
pub const HIDE_DETAILS: &str = "Hide details";
/// The name of that list.
pub const COULD_NOT_BE_READ: &str = "What could not be read";
/// Stands before a value as it was sent.
pub const SENT_AS: &str = "Sent as ";

/// The end of that list: "and 23 more"
pub fn and_more(n: usize, locale: &dyn Locale) -> String {
    format!("and {} more", locale.number(n as u64))
}

/// The button that hides the banner.
pub const HIDE: &str = "Hide this message";

/// "Could not update: impact.com had a problem (503)."
pub fn could_not_update(error: &ApiError) -> String {
    format!("Could not update: {}.", inner(error))
}

/// "Could not load all jobs: impact.com had a problem (503)."
pub fn could_not_load_all(error: &ApiError) -> String {
    format!("Could not load all jobs: {}.", inner(error))
}

/// The sign-in worked before: "impact.com no longer accepts the gateway’s credentials (401)."
pub fn sign_in_ended(by: Refuser) -> &'static str {
    match by {
        Refuser::Portal => "This portal asks you to sign in again (401).",
        Refuser::LoginPage => "This portal asks you to sign in again.",
        Refuser::Impact => "impact.com no longer accepts the gateway’s credentials (401).",
        Refuser::Unknown => "The sign-in is no longer accepted (401).",
    }
}

/// When updates go on after that.
pub fn after_sign_in(by: Refuser) -> &'static str {
    match by {
        Refuser::Portal | Refuser::LoginPage => {
            "Updates go on when you have signed in and come back."
        }
        Refuser::Impact => {
            "Updates have stopped. Ask the owner of this page to update the credentials."
        }
        Refuser::Unknown => {
            "Updates have stopped. Sign in again, or ask the owner of this page for help."
        }
    }
}

/// "Hourly request limit reached."
pub fn limit_reached(is_hourly: bool) -> String {
    format!("{}.", limit(is_hourly))
}

/// "Showing jobs from 12:04."
pub fn showing_jobs_from(at: Timestamp, locale: &dyn Locale) -> String {
    format!("Showing jobs from {}.", locale.time(at))
}

/// "Showing jobs as they were at 12:04."
pub fn showing_jobs_as_of(at: Timestamp, locale: &dyn Locale) -> String {
    format!("Showing jobs as they were at {}.", locale.time(at))
}

/// "Jobs below are from 12:04."
pub fn jobs_below_are_from(at: Timestamp, locale: &dyn Locale) -> String {
    format!("Jobs below are from {}.", locale.time(at))
}

/// "Showing the 96 jobs that arrived."
pub fn showing_jobs_that_arrived(n: usize, locale: &dyn Locale) -> String {
    format!("Showing the {} that arrived.", jobs(n, locale))
}

/// "Showing the first 96 jobs."
pub fn showing_first_jobs(n: usize, locale: &dyn Locale) -> String {
    format!("Showing the first {}.", jobs(n, locale))
}

/// "3 things in the list could not be read."
pub fn could_not_be_read(n: usize, locale: &dyn Locale) -> String {
    format!("{} things in the list could not be read.", locale.number(n as u64))
}
