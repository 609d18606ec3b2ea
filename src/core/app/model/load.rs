//! Loading the list: what is under way, what came of it, and when it is asked for again.

use std::time::Duration;

use crate::core::api::endpoint::Endpoint;
use crate::core::api::error::{ApiError, Found, Retry};
use crate::core::api::request::{Request, RequestId};
use crate::core::api::wire::{ListReader, Problem};
use crate::core::app::config::DEFAULT_DAYS;
use crate::core::app::model::Model;
use crate::core::app::polling::{Activity, Outcome, Situation, next_request};
use crate::core::job::Status;
use crate::core::job::account::AccountKind;
use crate::core::list::store::{Change, Diff, Seen};
use crate::core::time::{Day, Instant, Timestamp};

/// The skeleton shows after this time, so that a quick answer does not flicker …
pub const SKELETON_AFTER: Duration = Duration::from_millis(150);
/// … and stays at least this long, for the same reason.
pub const SKELETON_STAYS: Duration = Duration::from_millis(400);

/// How loading the list goes.
#[derive(Debug, Default)]
pub struct Load {
    /// When loading was first asked for: the skeleton shows a little later.
    pub started_at: Option<Instant>,
    /// When the skeleton was first shown: it stays a little.
    pub skeleton_at: Option<Instant>,
    /// The request under way.
    pub in_flight: Option<InFlight>,
    /// When the list on screen was received; when a gateway kept it, when it was good.
    pub loaded_at: Option<Timestamp>,
    /// When all of it was last received, or loading it was stopped. Refreshes ask for what may have changed.
    pub(crate) whole_at: Option<Instant>,
    /// Why it could not be loaded since.
    pub failure: Option<LoadFailure>,
    /// Whether it is to be asked for at once.
    pub(crate) is_due: bool,
    /// When it is asked for next, by itself.
    pub next_at: Option<Instant>,
    /// When the list was last asked for.
    pub(crate) asked_at: Option<Instant>,
    /// When the last request ended.
    pub ended_at: Option<Instant>,
    /// A random number from 0 to 1, drawn then.
    pub jitter: f64,
    /// Refreshes in a row that changed nothing.
    pub unchanged: u32,
    /// The first day of the whole list.
    pub asked_after: Option<Day>,
    /// What could not be read in the list on screen.
    pub problems: Vec<Problem>,
    /// Whether the person wants to see it listed.
    pub problems_listed: bool,
}

impl Load {
    /// Whether the first list is not here yet, or not all of it.
    pub fn is_first(&self) -> bool {
        self.whole_at.is_none()
    }

    /// Whether the last answer was an empty list, which is not believed yet.
    pub(crate) fn doubts_empty(&self) -> bool {
        let error = self.failure.as_ref().map(|it| &it.error);
        matches!(error, Some(ApiError::Unreadable { found: Found::NoJobs, .. }))
    }

    /// Whether the first list is arriving.
    pub fn is_arriving(&self) -> bool {
        self.is_first() && self.in_flight.is_some()
    }
}

/// The list request under way: a page of it, and the pages before.
#[derive(Debug)]
pub struct InFlight {
    /// The current request.
    pub request: RequestId,
    /// The first day asked for.
    pub after: Option<Day>,
    /// The pages asked for so far, the current one last.
    pub pages: Vec<Endpoint>,
    /// Whether jobs that do not come are gone, rather than too old to be asked for.
    pub(crate) is_whole: bool,
    /// Whether all of it came.
    pub(crate) is_complete: bool,
    pub(crate) reader: ListReader,
    /// The jobs that came.
    pub(crate) seen: Seen,
    /// What they changed since it was last shown.
    pub(crate) diff: Diff,
    /// What they changed before.
    pub(crate) changes: Vec<Change>,
    /// Whether they changed anything.
    pub(crate) is_different: bool,
    pub(crate) problems: Vec<Problem>,
    /// When the list was good, if a gateway kept it because impact.com does not answer.
    pub(crate) as_of: Option<Timestamp>,
    /// When the server was last heard of.
    pub(crate) heard_at: Instant,
    /// When what came was last shown.
    pub(crate) shown_at: Option<Instant>,
}

impl InFlight {
    pub(crate) fn new(request: &Request, after: Option<Day>, is_whole: bool, now: Instant) -> Self {
        Self {
            request: request.id,
            after,
            pages: vec![request.endpoint.clone()],
            is_whole,
            is_complete: false,
            reader: ListReader::default(),
            seen: Seen::default(),
            diff: Diff::default(),
            changes: Vec::new(),
            is_different: false,
            problems: Vec::new(),
            as_of: None,
            heard_at: now,
            shown_at: None,
        }
    }
}

/// Why the list could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadFailure {
    /// What went wrong.
    pub error: ApiError,
    /// When.
    pub at: Timestamp,
    /// Failures in a row.
    pub tries: u32,
}

impl Model {
    /// The first day of the list when no filter looks further back.
    pub(crate) fn first_day(&self) -> Day {
        let days = i64::try_from(DEFAULT_DAYS).unwrap_or_default();
        self.config.created_after.unwrap_or_else(|| self.now.day(&*self.locale).plus_days(-days))
    }

    /// When the first of the days begins that the page set, and when the last ends.
    pub(crate) fn created_window(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        let zone = &*self.locale;
        let after = self.config.created_after.map(|it| it.start(zone));
        let before = self.config.created_before.map(|it| it.plus_days(1).start(zone));
        (after, before)
    }

    /// When the list is asked for next, by itself.
    pub(crate) fn schedule(&self) -> Option<Instant> {
        self.config.api.as_ref().ok()?;
        if self.load.in_flight.is_some() {
            return None;
        }
        next_request(&Situation {
            refresh: self.config.refresh,
            paused: self.paused,
            visible: self.visible,
            activity: self.activity(),
            outcome: self.outcome(),
            ended_at: self.load.ended_at.unwrap_or_default(),
            allowed_at: self.budget.allowed_at(self.instant),
            jitter: self.load.jitter,
        })
    }

    fn activity(&self) -> Activity {
        let counts = self.store.counts();
        let n = |is_counted: fn(AccountKind, &Status) -> bool| -> usize {
            let counted = Status::KNOWN.iter().filter(|it| is_counted(self.account(), it));
            counted.map(|it| counts.of(it)).sum()
        };
        if n(|_, status| status.is_active()) > 0 {
            Activity::Active { unchanged: self.load.unchanged }
        } else if n(AccountKind::is_final) < counts.all {
            Activity::Waiting
        } else {
            Activity::AllFinal
        }
    }

    fn outcome(&self) -> Outcome {
        match &self.load.failure {
            None => Outcome::Success,
            Some(failure) => match failure.error.retry() {
                Retry::Stop => Outcome::SignedOut,
                Retry::Seldom => Outcome::Refused,
                Retry::After(wait) => Outcome::Limited { wait },
                Retry::Backoff => Outcome::Failure { tries: failure.tries },
            },
        }
    }
}
