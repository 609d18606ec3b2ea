//! Words for what went wrong, for how many there are, and for what became of what a person did.

use crate::core::api::error::{ApiError, Found};
use crate::core::api::result_file::NoResult;
use crate::core::locale::Locale;
use crate::core::time::Timestamp;

mod batch;

pub use batch::{began, left_out, troubles};

/// A replay's answer did not come.
pub const CHECKING_REPLAY: &str =
    "No answer to the replay. Checking the job before anything is sent again.";

/// The job is as it was.
pub const REPLAY_NOT_RECEIVED: &str = "The replay did not reach impact.com. The job is as it was; replay it again if you still want to.";

/// The job could not be read.
pub const REPLAY_IN_DOUBT: &str =
    "It is not known whether the replay started. Look at the job before you replay it again.";

/// The old job cannot tell.
pub const REPLAY_IN_DOUBT_NEW_JOB: &str =
    "It is not known whether the replay started. Look for a new job before you replay it again.";

/// The clipboard is not allowed.
pub const COPY_REFUSED: &str =
    "This browser did not allow copying. Select the text and copy it by hand.";

/// "1,284 jobs"
pub fn jobs(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "job", "jobs")
}

/// "96 jobs match"
pub fn matches(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "job matches", "jobs match")
}

/// "3 new jobs"
pub fn new_jobs(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "new job", "new jobs")
}

fn counted(n: usize, locale: &dyn Locale, one: &str, many: &str) -> String {
    format!("{} {}", locale.number(n as u64), if n == 1 { one } else { many })
}

const TOO_MANY: &str = "Too many requests at once";

pub(crate) fn limit(is_hourly: bool) -> &'static str {
    if is_hourly { "Hourly request limit reached" } else { TOO_MANY }
}

/// What went wrong, short: "impact.com had a problem (503)".
pub fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Unauthorized => "impact.com did not accept the sign-in (401)".into(),
        ApiError::Forbidden { message: Some(message) } => format!("{message} (403)"),
        ApiError::Forbidden { message: None } => "This sign-in has no permission (403)".into(),
        ApiError::NotFound => "It was not found at this address (404)".into(),
        ApiError::RateLimited { is_hourly: true, .. } => {
            "The hourly request limit is reached (429)".into()
        }
        ApiError::RateLimited { .. } => format!("{TOO_MANY} (429)"),
        ApiError::Server { status } => format!("impact.com had a problem ({status})"),
        ApiError::Refused { status: 200, message: Some(message) } => message.to_string(),
        ApiError::Refused { status, message: Some(message) } => format!("{message} ({status})"),
        ApiError::Refused { status, message: None } => {
            format!("impact.com refused the request ({status})")
        }
        ApiError::Offline => "You’re offline".into(),
        ApiError::Unreachable => "Can’t reach impact.com".into(),
        ApiError::TimedOut => "impact.com did not answer in time".into(),
        ApiError::Unreadable { found: Found::NoJobs, .. } => {
            "impact.com sent an empty list, where there were jobs before".into()
        }
        ApiError::Unreadable { found, .. } => {
            format!("The answer could not be read: it {}", what_came(*found))
        }
    }
}

/// The end of "impact.com, or a server in between, …".
pub(crate) fn what_came(found: Found) -> &'static str {
    match found {
        Found::Xml => "sent XML where this page needs JSON",
        Found::Html => "sent a web page where this page needs JSON, perhaps to sign in",
        Found::CutShort => "sent an answer that breaks off in the middle",
        Found::OtherJson => "sent something else than a list of jobs",
        Found::NoJobs => "sent an empty list, where there were jobs before",
        Found::NotJson => "sent something that is not JSON",
    }
}

/// A sentence within another.
pub(crate) fn inner(error: &ApiError) -> String {
    let sentence = sentence(error);
    let sentence = sentence.trim_end_matches('.');
    let starts_plain = ["The ", "This ", "It ", "Can’t ", "You’re "]
        .into_iter()
        .any(|it| sentence.starts_with(it));
    let mut sentence = sentence.to_owned();
    if let Some(first) = sentence.get_mut(..1).filter(|_| starts_plain) {
        first.make_ascii_lowercase();
    }
    sentence
}

/// "Replay refused: this type of job can’t be replayed (403)."
pub fn replay_refused(error: &ApiError) -> String {
    match error {
        ApiError::Forbidden { message: None } => {
            "Replay refused: this sign-in may not replay jobs (403).".into()
        }
        error => format!("Replay refused: {}.", inner(error)),
    }
}

/// Why nothing was saved.
pub fn no_result(reason: &NoResult) -> String {
    match reason {
        NoResult::NotReady => "The result is not there yet: the job has not completed.".into(),
        NoResult::Gone => "The result is no longer available.".into(),
        NoResult::Error(ApiError::Unreadable { found: Found::Html, .. }) => {
            "Nothing was saved: a web page came in place of the result, perhaps to sign in.".into()
        }
        NoResult::Error(error) => format!("Nothing was saved: {}.", inner(error)),
    }
}

/// "GET /Jobs · 401 · 12:08:04", for the owner of the page.
pub fn technical(error: &ApiError, at: Timestamp, locale: &dyn Locale) -> String {
    let answer = match error {
        ApiError::Unreadable { start, .. } if start.is_empty() => "200 · empty".to_owned(),
        ApiError::Unreadable { start, .. } => {
            return format!("GET /Jobs · 200 · starts with {start}");
        }
        error => error.status().map_or_else(|| "no answer".to_owned(), |it| it.to_string()),
    };
    let time = locale.date_time(at);
    let time = time.rsplit_once(',').map_or(&*time, |it| it.1).trim();
    format!("GET /Jobs · {answer} · {time}")
}

/// Twice the list was empty.
pub fn all_gone(n: usize, locale: &dyn Locale) -> String {
    let were = if n == 1 { "was" } else { "were" };
    format!("impact.com lists no jobs any more. {} {were} here before.", jobs(n, locale))
}
