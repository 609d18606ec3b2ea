//! The notice in place of a list that could not be loaded, and the banner over one that is not up to date.

use crate::core::api::error::ApiError;
use crate::core::api::wire::ProblemKind;
use crate::core::app::config::SetupError;
use crate::core::app::model::{Live, Model};
use crate::core::words::notice::{inner, jobs, limit, technical, what_came};
use crate::core::words::relative;

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
            let wait =
                relative::exact(at.since(model.instant).max(std::time::Duration::from_secs(1)));
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
    let failure = model.load.failure.as_ref()?;
    let error = &failure.error;
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
        technical: Some(technical(error, failure.at, &*model.locale)),
    })
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
                Some(at) => format!(" Next try in {}.", relative::exact(at.since(model.instant))),
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
