//! What went wrong with a request.

use crate::core::api::error::{ApiError, Found, Refuser};
use crate::core::locale::Locale;
use crate::core::text::short;
use crate::core::time::Timestamp;

const TOO_MANY: &str = "Too many requests at once";

/// "Hourly request limit reached"
pub(crate) fn limit(is_hourly: bool) -> &'static str {
    if is_hourly { "Hourly request limit reached" } else { TOO_MANY }
}

const SIGN_IN: &str = "This portal asks you to sign in";

/// Whose sign-in was not accepted.
pub(super) fn not_accepted(by: Refuser) -> &'static str {
    match by {
        Refuser::Portal | Refuser::LoginPage => SIGN_IN,
        Refuser::Impact => "impact.com refused the gateway’s credentials",
        Refuser::Unknown => "The sign-in was not accepted",
    }
}

/// What went wrong, short: "impact.com had a problem (503)".
pub fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Unauthorized { by: Refuser::LoginPage } => SIGN_IN.into(),
        ApiError::Unauthorized { by } => format!("{} (401)", not_accepted(*by)),
        ApiError::Forbidden { message: Some(message), .. } => format!("{} (403)", short(message)),
        ApiError::Forbidden { message: None, .. } => "This sign-in has no permission (403)".into(),
        ApiError::NotFound => "It was not found at this address (404)".into(),
        ApiError::RateLimited { is_hourly: true, .. } => {
            "The hourly request limit is reached (429)".into()
        }
        ApiError::RateLimited { .. } => format!("{TOO_MANY} (429)"),
        ApiError::Server { status } => format!("impact.com had a problem ({status})"),
        ApiError::Refused { status: 200, message: Some(message) } => short(message).into_owned(),
        ApiError::Refused { status, message: Some(message) } => {
            format!("{} ({status})", short(message))
        }
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

/// [`sentence`] on its own: "impact.com had a problem (503)."
pub fn full_sentence(error: &ApiError) -> String {
    format!("{}.", sentence(error).trim_end_matches('.'))
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

/// The same within another sentence.
pub(super) fn inner(error: &ApiError) -> String {
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

/// "GET /Jobs · 401 · 12:08:04", for the owner of the page.
pub fn technical(error: &ApiError, at: Timestamp, locale: &dyn Locale) -> String {
    let answer = match error {
        ApiError::Unauthorized { by: Refuser::LoginPage } => "redirect".to_owned(),
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
