//! The words for what went wrong and for what happens next: the one place that turns errors into sentences.

use crate::core::config::SetupError;
use crate::core::error::{ApiError, Found};
use crate::core::job::{Attribute, Job};
use crate::core::json;
use crate::core::locale::Locale;
use crate::core::model::{Live, Model};
use crate::core::msg::Copyable;
use crate::core::relative;
use crate::core::result_file::NoResult;
use crate::core::wire::ProblemKind;

mod several;

pub use several::{began, left_out, troubles, waiting};

/// What fills the place of the list when the first list could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about, for the icon.
    pub about: About,
    /// What happened.
    pub title: String,
    /// What to do, or what happens by itself.
    pub text: String,
    /// For the owner of the page.
    pub technical: Option<String>,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The sign-in.
    SignIn,
    /// The address.
    Address,
    /// The connection.
    Connection,
    /// The server.
    Server,
    /// The answer.
    Answer,
    /// The hourly limit.
    Limit,
}

impl About {
    /// Whether it may pass by itself.
    pub fn may_pass(self) -> bool {
        matches!(self, Self::Connection | Self::Server | Self::Limit)
    }
}

/// The line over a list that is not up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// What it is about, for the icon.
    pub about: About,
    /// Whether a person has to do something: shown in red and read out at once.
    pub is_severe: bool,
    /// What happened.
    pub lead: String,
    /// What the list shows, and what happens next.
    pub rest: String,
    /// The words on its button.
    pub button: Option<BannerButton>,
    /// Whether it can be hidden.
    pub can_hide: bool,
}

/// What the button of a banner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerButton {
    /// Ask again now, although it will be by itself.
    TryNow,
    /// Ask again, because it will not be by itself.
    TryAgain,
    /// Ask for the rest of the list.
    LoadAll,
    /// Copy what could not be read.
    CopyDetails,
}

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

fn limit(is_hourly: bool) -> &'static str {
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
        ApiError::Unreadable { found, .. } => {
            format!("The answer could not be read: it {}", what_came(*found))
        }
    }
}

/// The end of "impact.com, or a server in between, …".
fn what_came(found: Found) -> &'static str {
    match found {
        Found::Xml => "sent XML where this page needs JSON",
        Found::Html => "sent a web page where this page needs JSON, perhaps to sign in",
        Found::CutShort => "sent an answer that breaks off in the middle",
        Found::OtherJson => "sent something else than a list of jobs",
        Found::NotJson => "sent something that is not JSON",
    }
}

fn about(error: &ApiError) -> About {
    match error {
        ApiError::Unauthorized | ApiError::Forbidden { .. } => About::SignIn,
        ApiError::NotFound => About::Address,
        ApiError::RateLimited { .. } => About::Limit,
        ApiError::Server { .. } | ApiError::Refused { .. } => About::Server,
        ApiError::Offline | ApiError::Unreachable | ApiError::TimedOut => About::Connection,
        ApiError::Unreadable { .. } => About::Answer,
    }
}

/// "This page tries again by itself in 20 s." Nothing when it does not.
fn next_try(model: &Model) -> String {
    match model.load.next_at {
        Some(at) if model.load.in_flight.is_none() => {
            let wait = relative::exact(at.since(model.now).max(std::time::Duration::from_secs(1)));
            format!("This page tries again by itself in {wait}.")
        }
        _ if model.load.in_flight.is_some() => "Trying again now …".into(),
        _ => String::new(),
    }
}

/// What fills the place of the list when there is none to show.
pub fn first_load(model: &Model) -> Option<Notice> {
    if let Err(SetupError::NoAccountSid) = model.config.api {
        return Some(Notice {
            about: About::Address,
            title: "This list is not set up yet".into(),
            text: "The page that shows it has to set the attribute account-sid. Ask the owner of this page.".into(),
            technical: Some("<impact-jobs account-sid=\"…\"> is missing".into()),
        });
    }
    let error = &model.load.failure.as_ref()?.error;
    let (title, text) = match error {
        ApiError::Unauthorized => (
            "impact.com did not accept the sign-in",
            "The account SID or token this page uses is wrong, expired or revoked. Ask the owner of this page to \
             update it."
                .to_owned(),
        ),
        ApiError::Forbidden { .. } => (
            "No permission to list jobs",
            "The token works, but it is not allowed to read Jobs. Ask the owner of this page for a token with the \
             Jobs scope."
                .to_owned(),
        ),
        ApiError::NotFound => (
            "Jobs were not found at this address",
            "The address or account type set on this page may be wrong. Ask the owner of this page to check it."
                .to_owned(),
        ),
        ApiError::RateLimited { is_hourly, .. } => (limit(*is_hourly), next_try(model)),
        ApiError::Server { status } => {
            ("impact.com had a problem", format!("It answered with an error ({status}). {}", next_try(model)))
        }
        ApiError::Refused { message, .. } => {
            let said = message.as_deref().map(|it| format!("It said: {it} ")).unwrap_or_default();
            ("impact.com refused the request", format!("{said}{}", next_try(model)))
        }
        ApiError::Offline => {
            ("You’re offline", "Jobs are loaded as soon as the connection is back.".to_owned())
        }
        ApiError::Unreachable | ApiError::TimedOut => {
            ("Can’t reach impact.com", format!("Check your connection. {}", next_try(model)))
        }
        ApiError::Unreadable { found, .. } => (
            "The answer could not be read",
            format!(
                "impact.com, or a server in between, {}. Copy the details for the owner of this page.",
                what_came(*found)
            ),
        ),
    };
    Some(Notice {
        about: about(error),
        title: title.into(),
        text: text.trim().into(),
        technical: technical(model),
    })
}

/// "GET /Jobs · 401 · 12:08:04"
pub fn technical(model: &Model) -> Option<String> {
    let failure = model.load.failure.as_ref()?;
    let answer = match &failure.error {
        ApiError::Unreadable { start, .. } if start.is_empty() => "200 · empty".to_owned(),
        ApiError::Unreadable { start, .. } => {
            return Some(format!("GET /Jobs · 200 · starts with {start}"));
        }
        error => error.status().map_or_else(|| "no answer".to_owned(), |it| it.to_string()),
    };
    let time = model.locale.date_time(failure.at);
    let time = time.rsplit_once(',').map_or(&*time, |it| it.1).trim();
    Some(format!("GET /Jobs · {answer} · {time}"))
}

/// The line over a list that is not up to date, or not whole. The most severe wins.
pub fn banner(model: &Model) -> Option<Banner> {
    if model.banner_hidden || (model.load.loaded_at.is_none() && model.store.is_empty()) {
        return None;
    }
    match &model.load.failure {
        Some(failure) => Some(stale_banner(model, &failure.error)),
        None => stopped_banner(model).or_else(|| unreadable_banner(model)),
    }
}

fn stale_banner(model: &Model, error: &ApiError) -> Banner {
    let loaded_at = model.load.loaded_at;
    let lead = loaded_at.map_or("Could not load all jobs", |_| "Could not update");
    let since = |words: &str| match loaded_at {
        Some(at) => format!("{words} {}.", model.locale.time(at)),
        None => format!("Showing the {} that arrived.", jobs(model.store.len(), &*model.locale)),
    };
    let shown = since("Showing jobs from");
    let live = model.live();
    let (lead, rest) = match (error, live) {
        (ApiError::Offline, _) => (
            "You’re offline.".to_owned(),
            format!(
                "{} Updates start again when the connection is back.",
                since("Showing jobs as they were at")
            ),
        ),
        (ApiError::RateLimited { is_hourly, .. }, Live::Limited(until)) => {
            let wait = relative::exact(until.since(model.now));
            (
                format!("{}.", limit(*is_hourly)),
                format!("Updates start again in {wait}. {}", since("Jobs below are from")),
            )
        }
        (ApiError::Unauthorized, _) => (
            "impact.com no longer accepts the sign-in (401).".to_owned(),
            format!("{shown} Updates have stopped."),
        ),
        (_, Live::Stopped) => {
            (format!("{lead}: {}.", inner(error)), format!("{shown} Updates have stopped."))
        }
        _ => {
            let next = match model.load.next_at {
                _ if model.load.in_flight.is_some() => " Trying again now …".to_owned(),
                Some(at) => format!(" Next try in {}.", relative::exact(at.since(model.now))),
                None => String::new(),
            };
            (format!("{lead}: {}.", inner(error)), format!("{shown}{next}"))
        }
    };
    let is_severe = !matches!(live, Live::Offline | Live::Limited(_));
    let button = match live {
        Live::Limited(_) => None,
        Live::Stopped => Some(BannerButton::TryAgain),
        _ => Some(BannerButton::TryNow),
    };
    Banner { about: about(error), is_severe, lead, rest, button, can_hide: live == Live::Retrying }
}

/// A sentence within another.
fn inner(error: &ApiError) -> String {
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

/// A person stopped loading the list.
fn stopped_banner(model: &Model) -> Option<Banner> {
    model.load.problems.iter().find(|it| it.kind == ProblemKind::Stopped)?;
    let n = jobs(model.store.len(), &*model.locale);
    Some(Banner {
        about: About::Answer,
        is_severe: false,
        lead: "Loading was stopped.".into(),
        rest: format!("Showing the first {n}."),
        button: Some(BannerButton::LoadAll),
        can_hide: true,
    })
}

/// Some of the list could not be read.
fn unreadable_banner(model: &Model) -> Option<Banner> {
    let n = model.load.problems.len();
    let first = model.load.problems.first()?;
    let lead = match n {
        1 => first.to_string(),
        n => format!("{} things in the list could not be read.", model.locale.number(n as u64)),
    };
    Some(Banner {
        about: About::Answer,
        is_severe: false,
        lead,
        rest: "All else is shown.".into(),
        button: Some(BannerButton::CopyDetails),
        can_hide: true,
    })
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

/// The label of what was copied or is to be.
pub fn copy_label(what: &Copyable) -> String {
    match what {
        Copyable::JobId => "Copy full job ID".into(),
        Copyable::Link => "Copy link".into(),
        Copyable::Json => "Copy as JSON".into(),
        Copyable::Attribute(attribute) => format!("Copy {attribute}"),
        Copyable::Technical => "Copy technical details".into(),
        Copyable::Problems => "Copy details".into(),
    }
}

/// The job as JSON under the API's names and in its order; attributes that are not set are `null`.
pub fn as_json(job: &Job) -> String {
    let value = |attribute| match attribute {
        Attribute::RecordsProcessed => job.records.map(|it| it.to_string()),
        Attribute::PercentageComplete => job.percent.map(|it| it.to_string()),
        Attribute::Replayable => job.replayable.map(|it| it.to_string()),
        _ => None,
    };
    let line = |attribute: Attribute| {
        let text = || job.attribute(attribute).map(|it| json::quoted(&it));
        let value = value(attribute).or_else(text).unwrap_or_else(|| "null".to_owned());
        format!("  \"{attribute}\": {value}")
    };
    format!("{{\n{}\n}}", Attribute::ALL.map(line).join(",\n"))
}
