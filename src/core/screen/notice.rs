//! The banner over a list that is not up to date.

use crate::core::api::error::ApiError;
use crate::core::api::wire::ProblemKind;
use crate::core::app::model::{Live, Model};
use crate::core::words::notice::{inner, jobs, limit};
use crate::core::words::relative;

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

impl From<&ApiError> for About {
    fn from(error: &ApiError) -> Self {
        match error {
            ApiError::Unauthorized | ApiError::Forbidden { .. } => Self::SignIn,
            ApiError::NotFound => Self::Address,
            ApiError::RateLimited { .. } => Self::Limit,
            ApiError::Server { .. } | ApiError::Refused { .. } => Self::Server,
            ApiError::Offline | ApiError::Unreachable | ApiError::TimedOut => Self::Connection,
            ApiError::Unreadable { .. } => Self::Answer,
        }
    }
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
    Banner {
        about: About::from(error),
        is_severe,
        lead,
        rest,
        button,
        can_hide: live == Live::Retrying,
    }
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
