//! The banner over a list that is not up to date, or not whole.

use std::borrow::Cow;
use std::rc::Rc;

use super::about::About;
use super::sentence::Sentence;
use crate::core::api::error::ApiError;
use crate::core::api::wire::{Problem, ProblemKind};
use crate::core::app::model::{Live, Model};
use crate::core::locale::Locale;
use crate::core::text::short;
use crate::core::time::Timestamp;
use crate::core::words::countdown::Awaited;
use crate::core::words::{banner as words, problem};

/// The line over a list that is not up to date, or not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// What it is about, for the icon.
    pub about: About,
    /// Whether a person has to do something: shown in red and read out at once.
    pub is_severe: bool,
    /// What happened.
    pub lead: Rc<str>,
    /// What the list shows, and what happens next.
    pub rest: Rc<[Sentence]>,
    /// Its button.
    pub button: Option<BannerButton>,
    /// Whether it can be hidden.
    pub can_hide: bool,
    /// What could not be read, where that is what it says.
    pub problems: Option<Problems>,
}

/// What could not be read in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problems {
    /// It can be listed.
    Folded,
    /// It is.
    Listed {
        /// The first of it.
        lines: Rc<[ProblemLine]>,
        /// How much more there is.
        n_more: usize,
    },
}

impl Problems {
    /// So many are listed.
    pub const MOST: usize = 100;

    /// Whether they are listed.
    pub fn are_listed(&self) -> bool {
        matches!(self, Self::Listed { .. })
    }
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemLine {
    /// What, and of which job.
    pub what: Rc<str>,
    /// How it was sent, or how that begins.
    pub sent: Option<Rc<str>>,
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

/// The banner. The most severe wins.
pub fn banner(model: &Model) -> Option<Banner> {
    if model.banner_hidden || (model.load.loaded_at.is_none() && model.store.is_empty()) {
        return None;
    }
    match &model.load.failure {
        Some(failure) => Some(stale(model, &failure.error)),
        None => stopped(model).or_else(|| unreadable(model)),
    }
}

/// The list could not be loaded again, or not to its end.
fn stale(model: &Model, error: &ApiError) -> Banner {
    let live = model.live();
    let (lead, rest) = match (error, live) {
        (ApiError::Offline, _) => {
            let shown = shown(model, words::showing_jobs_as_of);
            (words::OFFLINE.to_owned(), vec![shown, words::UPDATES_WITH_CONNECTION.into()])
        }
        (ApiError::RateLimited { is_hourly, .. }, Live::Limited(until)) => {
            let awaited = Awaited::EndOfLimit;
            let shown = shown(model, words::jobs_below_are_from);
            let rest = vec![Sentence::Countdown { awaited, until }, shown];
            (words::limit_reached(*is_hourly), rest)
        }
        (ApiError::Unauthorized { by }, _) => {
            let shown = shown(model, words::showing_jobs_from);
            let rest = vec![shown, words::after_sign_in(*by).into()];
            (words::sign_in_ended(*by).to_owned(), rest)
        }
        _ => {
            let shown = shown(model, words::showing_jobs_from);
            let next = Sentence::next_try(model, Awaited::Update);
            (failed(model, error), std::iter::once(shown).chain(next).collect())
        }
    };
    let button = match live {
        Live::Limited(_) => None,
        Live::Stopped => Some(BannerButton::TryAgain),
        _ => Some(BannerButton::TryNow),
    };
    Banner {
        about: error.into(),
        is_severe: !matches!(live, Live::Offline | Live::Limited(_)),
        lead: lead.into(),
        rest: rest.into(),
        button,
        can_hide: live == Live::Retrying,
        problems: None,
    }
}

fn failed(model: &Model, error: &ApiError) -> String {
    match model.load.loaded_at {
        Some(_) => words::could_not_update(error),
        None => words::could_not_load_all(error),
    }
}

/// What the list shows: all jobs of a moment, or those that came before it broke off.
fn shown(model: &Model, of: fn(Timestamp, &dyn Locale) -> String) -> Sentence {
    let locale = &*model.locale;
    Sentence::from(match model.load.loaded_at {
        Some(at) => of(at, locale),
        None => words::showing_jobs_that_arrived(model.store.len(), locale),
    })
}

/// A person stopped loading the list.
fn stopped(model: &Model) -> Option<Banner> {
    model.load.problems.iter().find(|it| it.kind == ProblemKind::Stopped)?;
    let rest = words::showing_first_jobs(model.store.len(), &*model.locale);
    Some(Banner {
        about: About::Answer,
        is_severe: false,
        lead: words::LOADING_STOPPED.into(),
        rest: [rest.into()].into(),
        button: Some(BannerButton::LoadAll),
        can_hide: true,
        problems: None,
    })
}

/// Some of the list could not be read.
fn unreadable(model: &Model) -> Option<Banner> {
    let (first, others) = model.load.problems.split_first()?;
    let lead = match others.len() {
        0 => problem::sentence(first),
        n => words::could_not_be_read(n + 1, &*model.locale),
    };
    Some(Banner {
        about: About::Answer,
        is_severe: false,
        lead: lead.into(),
        rest: [words::ALL_ELSE_IS_SHOWN.into()].into(),
        button: Some(BannerButton::CopyDetails),
        can_hide: true,
        problems: Some(problems(model)),
    })
}

fn problems(model: &Model) -> Problems {
    if !model.load.problems_listed {
        return Problems::Folded;
    }
    let all = &model.load.problems;
    let line = |it: &Problem| ProblemLine {
        what: problem::sentence(it).into(),
        sent: sent(model, it).map(|it| short(&it).into()),
    };
    Problems::Listed {
        lines: all.iter().take(Problems::MOST).map(line).collect(),
        n_more: all.len().saturating_sub(Problems::MOST),
    }
}

/// How it was sent.
fn sent<'a>(model: &'a Model, problem: &'a Problem) -> Option<Cow<'a, str>> {
    match &problem.kind {
        ProblemKind::NotAJob { start, .. } => Some(Cow::from(&**start)),
        ProblemKind::Attribute(attribute) => {
            model.store.get(problem.job.as_ref()?)?.attribute(*attribute)
        }
        ProblemKind::NextPage
        | ProblemKind::TooManyPages
        | ProblemKind::RepeatedPage
        | ProblemKind::Stopped => None,
    }
}
