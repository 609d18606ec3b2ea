//! What the live indicator and the place of the list say.

use crate::core::api::error::{ApiError, Retry};
use crate::core::app::model::{LoadFailure, Model};
use crate::core::app::polling::Refresh;
use crate::core::time::Timestamp;

/// What the live indicator says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// The first list is under way.
    Connecting,
    /// All is well.
    Live,
    /// Paused by the person, or never started because the page said so.
    Paused,
    /// The last request failed; it is tried again.
    Retrying,
    /// No connection.
    Offline,
    /// Limited until this time.
    Limited(Timestamp),
    /// Failed in a way that only a person can mend.
    Stopped,
}

impl Live {
    /// The word in `data-live`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Live => "live",
            Self::Paused => "paused",
            Self::Retrying => "retrying",
            Self::Offline => "offline",
            Self::Limited(_) => "limited",
            Self::Stopped => "stopped",
        }
    }

    /// Until when nothing may be asked.
    pub fn limited_until(self) -> Option<Timestamp> {
        if let Self::Limited(until) = self { Some(until) } else { None }
    }
}

/// What the place of the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The element is not set up.
    NotSetUp,
    /// Nothing yet: the first list has only just been asked for.
    Blank,
    /// Rows in waiting.
    Skeleton,
    /// The first list could not be loaded.
    Failed,
    /// There are no jobs.
    NoJobs,
    /// There are jobs, and none matches.
    NoMatch,
    /// The list.
    Ready,
}

impl Model {
    /// What the place of the list shows.
    pub fn stage(&self) -> Stage {
        if self.config.api.is_err() {
            return Stage::NotSetUp;
        }
        let load = &self.load;
        if load.skeleton_at.is_some() {
            return Stage::Skeleton;
        }
        if self.store.is_empty() {
            return match (load.loaded_at, &load.failure) {
                (Some(_), _) => Stage::NoJobs,
                (None, Some(_)) => Stage::Failed,
                (None, None) => Stage::Blank,
            };
        }
        let is_empty = self.listing.rows.is_empty() && self.listing.n_held == 0;
        if is_empty { Stage::NoMatch } else { Stage::Ready }
    }

    /// What the live indicator says.
    pub fn live(&self) -> Live {
        if self.config.api.is_err() {
            return Live::Stopped;
        }
        match &self.load.failure {
            Some(failure) => match (&failure.error, failure.error.retry()) {
                (ApiError::Offline, _) => Live::Offline,
                (ApiError::RateLimited { .. }, _) => Live::Limited(limited_until(failure)),
                (_, Retry::Stop) => Live::Stopped,
                _ if self.is_paused() => Live::Paused,
                _ => Live::Retrying,
            },
            None if self.load.loaded_at.is_none() => Live::Connecting,
            None if self.is_paused() => Live::Paused,
            None => Live::Live,
        }
    }

    /// Whether nothing is asked by itself because somebody wanted it so.
    pub fn is_paused(&self) -> bool {
        self.paused || self.config.refresh == Refresh::Off
    }

    /// Whether the numbers on screen may be old: a failure, or a pause.
    pub fn is_stale(&self) -> bool {
        self.live() != Live::Live
    }
}

fn limited_until(failure: &LoadFailure) -> Timestamp {
    match failure.error.retry() {
        Retry::After(wait) => failure.at.plus(wait),
        Retry::Stop | Retry::Seldom | Retry::Backoff => failure.at,
    }
}
