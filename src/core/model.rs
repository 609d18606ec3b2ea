//! Everything the widget knows. Changed by [`crate::core::update::update`] alone, read by the view.

use std::rc::Rc;
use std::time::Duration;

use crate::core::account::AccountKind;
use crate::core::address::{Address, Shown};
use crate::core::announcer::Announcer;
use crate::core::config::{Attributes, Config};
use crate::core::error::{ApiError, Retry};
use crate::core::grid::Cursor;
use crate::core::job::{Job, Status};
use crate::core::listing::{Listing, Motion};
use crate::core::locale::Locale;
use crate::core::msg::{Copyable, Menu, RequestId, Step};
use crate::core::poll::{Activity, Budget, Outcome, Refresh, Situation, next_request};
use crate::core::progress::ProgressLog;
use crate::core::query::{Context, Known, Matcher, Query};
use crate::core::selection::Selection;
use crate::core::slots::Slots;
use crate::core::sort::{Setting, Sort};
use crate::core::store::{Change, Diff, Place, Seen, Store};
use crate::core::text::Texts;
use crate::core::time::{Day, Timestamp};
use crate::core::window::{Segment, Viewport};
use crate::core::wire::{ListReader, Problem};

/// The state of one widget.
pub struct Model {
    /// The time of the last message.
    pub now: Timestamp,
    /// How numbers and dates look.
    pub locale: Rc<dyn Locale>,
    /// What the page set, as written: to see what it changed.
    pub attributes: Attributes,
    /// What the page set, as read.
    pub config: Config,
    /// How the page's address is read and written.
    pub(crate) address: Address,
    /// What the page's address says, as far as this widget knows.
    pub(crate) addressed: Shown,
    /// The jobs.
    pub store: Store,
    /// Texts that jobs share.
    pub texts: Texts,
    /// How loading the list goes.
    pub load: Load,
    /// The text in the search box.
    pub query_text: String,
    /// The same, as filters.
    pub query: Query,
    /// The order of the list.
    pub sort: Sort,
    /// The list as shown.
    pub listing: Listing,
    /// The part of the list in view.
    pub viewport: Viewport,
    /// The elements that show it.
    pub slots: Slots,
    /// What touches the list: the pointer, the focus.
    pub touch: Touched,
    /// The cell of the grid that has the focus, or gets it next.
    pub cursor: Cursor,
    /// The selected jobs.
    pub selection: Selection,
    /// Where a range of the selection starts.
    pub anchor: Option<Rc<str>>,
    /// The open job.
    pub open: Option<OpenJob>,
    /// The open menu.
    pub menu: Option<Menu>,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// Replays under way.
    pub replays: Vec<Replay>,
    /// Downloads under way.
    pub downloads: Vec<(RequestId, Rc<str>)>,
    /// Messages at the edge of the widget.
    pub toasts: Toasts,
    /// Whether the person paused live updates.
    pub paused: bool,
    /// Whether the page can be seen.
    pub visible: bool,
    /// Whether the person hid the banner of the current failure.
    pub banner_hidden: bool,
    /// Progress as it was observed, for rates and estimates.
    pub progress: ProgressLog,
    /// Rows that just changed their state, until when each is marked.
    pub flashing: Vec<(Rc<str>, Timestamp)>,
    /// What was just copied, and until when that is shown.
    pub copied: Option<(Copyable, Timestamp)>,
    /// What a screen reader is told.
    pub announcer: Announcer,
    /// Jobs that were replayed here: their changes are announced.
    pub replayed: Vec<Rc<str>>,
    /// The requests that may still be made.
    pub budget: Budget,
    /// When the list was last drawn up.
    pub(crate) relisted_at: Timestamp,
    pub(crate) last_request: RequestId,
    pub(crate) random: u64,
}

/// How loading the list goes.
#[derive(Debug, Default)]
pub struct Load {
    /// When loading was first asked for: the skeleton shows a little later.
    pub started_at: Option<Timestamp>,
    /// When the skeleton was first shown: it stays a little.
    pub skeleton_at: Option<Timestamp>,
    /// The request under way.
    pub in_flight: Option<InFlight>,
    /// When the list on screen was received; when a gateway kept it, when it was good.
    pub loaded_at: Option<Timestamp>,
    /// When all of it was last received, or loading it was stopped. Refreshes ask for what may have changed.
    pub(crate) whole_at: Option<Timestamp>,
    /// Why it could not be loaded since.
    pub failure: Option<LoadFailure>,
    /// Whether it is to be asked for at once.
    pub(crate) is_due: bool,
    /// When it is asked for next, by itself.
    pub next_at: Option<Timestamp>,
    /// When the last request ended.
    pub ended_at: Timestamp,
    /// A random number from 0 to 1, drawn then.
    pub jitter: f64,
    /// Refreshes in a row that changed nothing.
    pub unchanged: u32,
    /// The first day of the whole list.
    pub asked_after: Option<Day>,
    /// What could not be read in the list on screen.
    pub problems: Vec<Problem>,
}

impl Load {
    /// Whether the first list is not here yet, or not all of it.
    pub fn is_first(&self) -> bool {
        self.whole_at.is_none()
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
    /// Pages received, this one not counted.
    pub pages: u32,
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
    pub(crate) heard_at: Timestamp,
    /// When what came was last shown.
    pub(crate) shown_at: Timestamp,
}

impl InFlight {
    pub(crate) fn new(
        request: RequestId,
        after: Option<Day>,
        is_whole: bool,
        now: Timestamp,
    ) -> Self {
        Self {
            request,
            after,
            pages: 0,
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
            shown_at: Timestamp::default(),
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

/// What stands over everything else until it is answered or closed.
#[derive(Debug)]
pub enum Dialog {
    /// Whether to replay these jobs.
    Replay(Vec<Rc<Job>>),
    /// The keyboard shortcuts.
    Shortcuts,
}

/// What touches the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The pointer is over it.
    pub pointer: bool,
    /// The focus is in it.
    pub focus: bool,
}

/// The job in the detail card.
#[derive(Debug)]
pub struct OpenJob {
    /// Its id.
    pub id: Rc<str>,
    /// What is known of it.
    pub state: OpenState,
    /// Whether its status message is shown whole.
    pub is_expanded: bool,
    /// The request for it alone, when it is not in the list.
    pub request: Option<RequestId>,
    /// Its percentage when it was last announced.
    pub announced_percent: u8,
}

/// What is known of the open job.
#[derive(Debug, PartialEq)]
pub enum OpenState {
    /// It is being asked for.
    Loading,
    /// It is here.
    Found(Rc<Job>),
    /// The server does not know it, or this sign-in may not see it.
    Missing,
    /// It could not be asked for.
    Failed(ApiError),
}

/// A replay under way.
#[derive(Debug)]
pub struct Replay {
    /// The job.
    pub id: Rc<str>,
    /// The job before, to tell whether a lost replay took place.
    pub before: Rc<Job>,
    /// What was asked last.
    pub stage: ReplayStage,
}

/// How far a replay is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayStage {
    /// The replay was sent.
    Sent(RequestId),
    /// The answer to it was lost: the job is read, and nothing is sent again.
    Checking(RequestId),
    /// It was answered without the job, which is read.
    Reading(RequestId),
}

/// Messages at the edge of the widget, newest last.
#[derive(Debug, Default)]
pub struct Toasts {
    /// The messages.
    pub shown: Vec<Toast>,
    /// Whether one is looked at: nothing leaves meanwhile.
    pub is_held: bool,
    last_id: u32,
}

/// A message at the edge of the widget.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Its number.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// The job that can be opened from it.
    pub view: Option<Rc<str>>,
    /// When it leaves by itself. `None`: errors stay until they are dismissed.
    pub leaves_at: Option<Timestamp>,
}

impl Toasts {
    /// How long a message stays.
    const STAY: Duration = Duration::from_secs(6);
    /// How many are shown at once.
    const MOST: usize = 3;

    /// Shows a message for a while.
    pub fn tell(&mut self, text: String, view: Option<Rc<str>>, now: Timestamp) {
        self.push(text, view, Some(now.plus(Self::STAY)));
    }

    /// Shows an error until it is dismissed.
    pub fn fail(&mut self, text: String) {
        self.push(text, None, None);
    }

    fn push(&mut self, text: String, view: Option<Rc<str>>, leaves_at: Option<Timestamp>) {
        self.shown.retain(|it| it.text != text);
        self.last_id += 1;
        self.shown.push(Toast { id: self.last_id, text, view, leaves_at });
        if self.shown.len() > Self::MOST {
            self.shown.remove(0);
        }
    }

    /// Lets messages go whose time has come.
    pub fn expire(&mut self, now: Timestamp) {
        if !self.is_held {
            self.shown.retain(|it| it.leaves_at.is_none_or(|at| now < at));
        }
    }

    /// Looked at, or no longer: what was about to leave stays a little.
    pub fn hold(&mut self, is_held: bool, now: Timestamp) {
        self.is_held = is_held;
        if !is_held {
            let soon = now.plus(Self::STAY / 2);
            for toast in &mut self.shown {
                toast.leaves_at = toast.leaves_at.map(|at| at.max(soon));
            }
        }
    }
}

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

/// The skeleton shows after this time, so that a quick answer does not flicker …
pub const SKELETON_AFTER: Duration = Duration::from_millis(150);
/// … and stays at least this long, for the same reason.
pub const SKELETON_STAYS: Duration = Duration::from_millis(400);

impl Model {
    /// A widget that knows nothing yet.
    pub fn new(locale: Rc<dyn Locale>) -> Self {
        let now = Timestamp::default();
        Self {
            now,
            locale,
            attributes: Attributes::default(),
            config: Config::default(),
            address: Address::default(),
            addressed: Shown::default(),
            store: Store::default(),
            texts: Texts::default(),
            load: Load::default(),
            query_text: String::new(),
            query: Query::default(),
            sort: Sort::default(),
            listing: Listing::default(),
            viewport: Viewport::default(),
            slots: Slots::default(),
            touch: Touched::default(),
            cursor: Cursor::default(),
            selection: Selection::default(),
            anchor: None,
            open: None,
            menu: None,
            dialog: None,
            replays: Vec::new(),
            downloads: Vec::new(),
            toasts: Toasts::default(),
            paused: false,
            visible: true,
            banner_hidden: false,
            progress: ProgressLog::default(),
            flashing: Vec::new(),
            copied: None,
            announcer: Announcer::default(),
            replayed: Vec::new(),
            budget: Budget::new(now),
            relisted_at: now,
            last_request: RequestId::default(),
            random: 1,
        }
    }

    /// Whose jobs are shown.
    pub fn account(&self) -> AccountKind {
        self.config.account_kind()
    }

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
                (ApiError::RateLimited { .. }, _) => Live::Limited(self.limited_until(failure)),
                (_, Retry::Stop) => Live::Stopped,
                _ if self.is_paused() => Live::Paused,
                (ApiError::Unreachable, _) if self.load.loaded_at.is_none() => Live::Offline,
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

    fn limited_until(&self, failure: &LoadFailure) -> Timestamp {
        match failure.error.retry() {
            Retry::At(at) => at,
            // The server did not say: the time the schedule chose.
            _ => self.load.next_at.unwrap_or(failure.at),
        }
    }

    /// What a matcher needs to know.
    pub fn matcher(&self, query: &Query) -> Matcher {
        Matcher::new(
            query,
            &Context {
                now: self.now,
                zone: &*self.locale,
                account: self.account(),
                stalled_after: self.config.stalled_after,
                known: Some(Known { texts: &self.texts, id_letters: self.store.id_letters() }),
            },
        )
    }

    /// Draws up the list anew.
    pub(crate) fn relist(&mut self, motion: Motion) {
        let matcher = self.matcher(&self.query);
        self.listing.filter(&self.store, &matcher, &self.query_text);
        self.listing.sort(&self.store, self.sort, self.setting());
        self.listing.show(motion);
        self.relisted_at = self.now;
    }

    /// Takes over filters that a person or the page changed.
    pub(crate) fn refilter(&mut self, text: String) {
        let query = Query::parse(&text);
        let narrows = query.narrows(&self.query);
        let matcher = self.matcher(&query);
        if matcher.depends_on_time() {
            self.listing.filter(&self.store, &matcher, &text);
        } else {
            self.listing.refilter(&self.store, &matcher, &text, narrows);
        }
        self.listing.show(Motion::Free);
        self.query = query;
        self.query_text = text;
    }

    /// Takes over an order.
    pub(crate) fn order(&mut self, sort: Sort) {
        self.sort = sort;
        self.listing.sort(&self.store, sort, self.setting());
        self.listing.show(Motion::Free);
    }

    /// Follows jobs that are new, different, or gone.
    pub(crate) fn follow(&mut self, touched: &[Place], motion: Motion) {
        let (matcher, setting) = (self.matcher(&self.query), self.setting());
        self.listing.follow(&self.store, touched, &matcher, self.sort, setting);
        if matcher.depends_on_time() {
            self.listing.filter(&self.store, &matcher, &self.query_text);
        }
        if self.sort.key.depends_on_time() {
            self.listing.sort(&self.store, self.sort, setting);
        }
        self.listing.show(motion);
    }

    fn setting(&self) -> Setting {
        Setting { now: self.now, stalled_after: self.config.stalled_after }
    }

    /// Whether rows may move: not while somebody reads, points at or walks through them. The pointer alone does not
    /// hold up the first list.
    pub(crate) fn motion(&self) -> Motion {
        let Touched { pointer, focus } = self.touch;
        let is_touched = focus || (pointer && !self.load.is_first());
        if is_touched || self.viewport.scroll_top > 0.0 { Motion::Held } else { Motion::Free }
    }

    /// The list from top to bottom: rows that are drawn, and gaps for those that are not.
    pub fn segments(&self) -> Vec<Segment> {
        let pinned = self.touch.focus.then_some(self.cursor.row);
        self.viewport.segments(self.listing.rows.len(), pinned)
    }

    /// Gives the rows that are drawn their elements.
    pub(crate) fn assign_slots(&mut self) {
        let place = |row: usize| self.listing.rows.get(row).map(|it| (row, *it));
        let mut rows = Vec::new();
        for segment in self.segments() {
            if let Segment::Rows(drawn) = segment {
                rows.extend(drawn.filter_map(place));
            }
        }
        let focused = if self.touch.focus { place(self.cursor.row) } else { None };
        self.slots.assign(&rows, focused.map(|(_, place)| place));
    }

    /// The job in a row.
    pub fn row(&self, row: usize) -> Option<&Rc<Job>> {
        self.store.at(*self.listing.rows.get(row)?)
    }

    /// The row of a job.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.listing.row(self.store.place(id)?)
    }

    /// When the list is asked for next, by itself.
    pub(crate) fn schedule(&self) -> Option<Timestamp> {
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
            ended_at: self.load.ended_at,
            allowed_at: self.budget.allowed_at(self.now),
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
                Retry::Stop => Outcome::Refused,
                Retry::At(until) => Outcome::Limited { until },
                Retry::Backoff => Outcome::Failure { tries: failure.tries },
            },
        }
    }

    /// The open job, if it is here.
    pub fn open_job(&self) -> Option<&Rc<Job>> {
        match &self.open.as_ref()?.state {
            OpenState::Found(job) => Some(job),
            _ => None,
        }
    }

    /// The job above or below the open one in the list.
    pub fn neighbour(&self, step: Step) -> Option<&Rc<Job>> {
        let row = self.row_of(&self.open.as_ref()?.id)?;
        self.row(match step {
            Step::Previous => row.checked_sub(1)?,
            Step::Next => row + 1,
            Step::First => 0,
            Step::Last => self.listing.rows.len().checked_sub(1)?,
        })
    }

    /// Whether a job may be replayed here and now.
    pub fn can_replay(&self, job: &Job) -> bool {
        !self.config.read_only
            && self.account().can_replay(job)
            && !self.replays.iter().any(|it| it.id == job.id)
    }

    /// Whether a job counts as stalled.
    pub fn is_stalled(&self, job: &Job) -> bool {
        job.is_stalled(self.now, self.config.stalled_after)
    }

    /// A random number from 0 to 1.
    pub(crate) fn draw(&mut self) -> f64 {
        // xorshift64: good enough to spread retries.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let number = (self.random >> 11) as f64;
        number / 9_007_199_254_740_992.0
    }
}
