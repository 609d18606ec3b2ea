//! Everything the widget knows. Changed by [`crate::core::app::update::update`] alone, read by the view.

use std::rc::Rc;

use crate::core::api::request::RequestId;
use crate::core::api::response::Headers;
use crate::core::app::address::{Address, UrlState};
use crate::core::app::announcer::Announcer;
use crate::core::app::clock::Clock;
use crate::core::app::config::{Attributes, Config};
use crate::core::app::event::{Action, Copyable, Menu, Size};
use crate::core::app::polling::Budget;
use crate::core::job::Job;
use crate::core::job::account::AccountKind;
use crate::core::job::progress::ProgressLog;
use crate::core::list::batch::Batch;
use crate::core::list::columns::{Column, Columns, Layout};
use crate::core::list::cursor::Cursor;
use crate::core::list::listing::{Listing, Motion};
use crate::core::list::selection::Selection;
use crate::core::list::slots::Slots;
use crate::core::list::sort::Sort;
use crate::core::list::store::Store;
use crate::core::list::window::{Segment, Viewport};
use crate::core::locale::Locale;
use crate::core::query::Query;
use crate::core::text::Texts;
use crate::core::time::{Instant, Timestamp};
use crate::core::words::job::NAMES;

mod candidates;
mod exporting;
mod facets;
mod filtering;
mod live;
mod load;
mod open;
mod overview;
mod random;
mod replay;
mod search;
mod toasts;
mod transfer;

pub use candidates::Candidates;
pub use exporting::{Exporting, Purpose};
pub use facets::Facets;
pub use live::{Live, Stage};
pub use load::{InFlight, Load, LoadFailure, SKELETON_AFTER, SKELETON_STAYS};
pub use open::{OpenJob, OpenPreview, OpenState, PreviewState};
pub use overview::Overview;
pub use random::Random;
pub use replay::{Replay, ReplayStage};
pub use search::Search;
pub use toasts::{Toast, Toasts};
pub use transfer::Transfer;

/// So many selected jobs can be asked for by their IDs: more would be a filter that nobody can read.
pub const MOST_SHOWN: usize = 100;

/// The state of one widget.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the page")]
pub struct Model {
    /// The time of the last message, as far as is known by the server's clock: for ages and dates.
    pub now: Timestamp,
    /// Its moment, by a clock that only goes forward: for waiting.
    pub instant: Instant,
    pub(crate) clock: Clock,
    /// How numbers and dates look.
    pub locale: Rc<dyn Locale>,
    /// Whether another way to write them, and another zone, is asked for and not there yet.
    pub(crate) awaits_locale: bool,
    /// What the page set, as written: to see what it changed.
    pub attributes: Attributes,
    /// What the page set, as read.
    pub config: Config,
    /// How the page's address is read and written.
    pub(crate) address: Address,
    /// What the page's address says, as far as this widget knows.
    pub(crate) url_state: UrlState,
    /// The part of the address that keeps it, all of it.
    pub(crate) url_part: String,
    /// The same as it was before each step that the person can go back from.
    pub(crate) left_url_parts: Vec<String>,
    /// The jobs.
    pub store: Store,
    /// Texts that jobs share.
    pub texts: Texts,
    /// How loading the list goes.
    pub load: Load,
    /// The text in the search box.
    pub query_text: String,
    /// The same, as filters. While somebody is in the box, what can be the beginning of a filter does nothing.
    pub query: Query,
    /// The search box while somebody is in it.
    pub search: Search,
    /// The order of the list.
    pub sort: Sort,
    /// The list as shown.
    pub listing: Listing,
    /// Its columns.
    pub layout: Layout,
    /// The column that is being moved to another place.
    pub lifted: Option<Lifted>,
    /// The part of the list in view.
    pub viewport: Viewport,
    /// The elements that show it.
    pub slots: Slots,
    /// How large the element is; `None` before that is known.
    pub size: Option<Size>,
    /// The overview.
    pub overview: Overview,
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
    /// What it offers.
    pub facets: Facets,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// Replays under way.
    pub replays: Vec<Replay>,
    /// Those of them, and of those that wait, that were asked for together.
    pub replaying: Batch,
    /// Downloads under way.
    pub transfers: Vec<Transfer>,
    /// Those of them, and of those that wait, that were asked for together.
    pub downloading: Batch,
    /// When a file was last saved.
    pub(crate) saved_at: Option<Instant>,
    /// Messages at the edge of the widget.
    pub toasts: Toasts,
    /// Whether the person paused live updates.
    pub paused: bool,
    /// Whether the page can be seen.
    pub visible: bool,
    /// Whether it is being printed.
    pub is_printing: bool,
    /// Whether the person hid the banner of the current failure.
    pub banner_hidden: bool,
    /// Progress as it was observed, for rates and estimates.
    pub progress: ProgressLog,
    /// Rows that just changed their state, until when each is marked.
    pub flashing: Vec<(Rc<str>, Instant)>,
    /// The list, while it is written.
    pub exporting: Option<Exporting>,
    /// What was just copied, and until when that is shown.
    pub copied: Option<(Copyable, Instant)>,
    /// What a screen reader is told.
    pub announcer: Announcer,
    /// Jobs that were replayed here: their changes are announced.
    pub replayed: Vec<Rc<str>>,
    /// The requests that may still be made.
    pub budget: Budget,
    /// When the list was last drawn up, or last followed the time.
    pub(crate) relisted_at: Instant,
    pub(crate) last_request: RequestId,
    pub(crate) random: Random,
}

/// What stands over everything else until it is answered or closed.
#[derive(Debug)]
pub enum Dialog {
    /// Whether to do this with these jobs.
    Question(Action, Candidates),
    /// The keyboard shortcuts.
    Shortcuts,
}

/// A column that is being moved to another place.
#[derive(Clone, Debug, PartialEq)]
pub struct Lifted {
    /// The column.
    pub column: Column,
    /// What was chosen before, to go back to.
    pub before: Option<Columns>,
}

/// What touches the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The pointer is over it.
    pub pointer: bool,
    /// The focus is in it.
    pub focus: bool,
}

impl Model {
    /// A widget that knows nothing yet.
    pub fn new(locale: Rc<dyn Locale>) -> Self {
        let now = Timestamp::default();
        Self {
            now,
            instant: Instant::default(),
            clock: Clock::default(),
            locale,
            awaits_locale: false,
            attributes: Attributes::default(),
            config: Config::default(),
            address: Address::default(),
            url_state: UrlState::default(),
            url_part: String::new(),
            left_url_parts: Vec::new(),
            store: Store::default(),
            texts: Texts::default(),
            load: Load::default(),
            query_text: String::new(),
            query: Query::parse("", &NAMES),
            search: Search::default(),
            sort: Sort::default(),
            listing: Listing::default(),
            layout: Layout::default(),
            lifted: None,
            viewport: Viewport::default(),
            slots: Slots::default(),
            size: None,
            overview: Overview::default(),
            touch: Touched::default(),
            cursor: Cursor::default(),
            selection: Selection::default(),
            anchor: None,
            open: None,
            menu: None,
            facets: Facets::default(),
            dialog: None,
            replays: Vec::new(),
            replaying: Batch::default(),
            transfers: Vec::new(),
            downloading: Batch::default(),
            saved_at: None,
            toasts: Toasts::default(),
            paused: false,
            visible: true,
            is_printing: false,
            banner_hidden: false,
            progress: ProgressLog::default(),
            flashing: Vec::new(),
            exporting: None,
            copied: None,
            announcer: Announcer::default(),
            replayed: Vec::new(),
            budget: Budget::new(Instant::default()),
            relisted_at: Instant::default(),
            last_request: RequestId::default(),
            random: Random::new(1),
        }
    }

    /// Takes over the server's time from an answer.
    pub(crate) fn learn_time(&mut self, headers: &Headers) {
        self.clock.learn(headers, self.instant);
        self.now = self.clock.now(self.instant, self.now);
    }

    /// What time it will be, or was, at a moment.
    pub fn time_at(&self, instant: Instant) -> Timestamp {
        self.now.plus(instant.since(self.instant)).minus(self.instant.since(instant))
    }

    /// Whose jobs are shown.
    pub fn account(&self) -> AccountKind {
        self.config.account_kind()
    }

    /// Whether rows may move: not while somebody reads, points at or walks through them. The pointer alone does not
    /// hold up the first list.
    pub(crate) fn motion(&self) -> Motion {
        let Touched { pointer, focus } = self.touch;
        if pointer && !self.load.is_first() {
            Motion::Pointed
        } else if focus || self.viewport.scroll_top > 0.0 {
            Motion::Held
        } else {
            Motion::Free
        }
    }

    /// How many of the selected jobs match the filters.
    pub fn n_selected_matches(&self) -> usize {
        self.selection.places().iter().filter(|it| self.listing.matches(**it)).count()
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
        self.listing.row(self.store.index_of(id)?)
    }

    /// A job of the list, or the open one.
    pub(crate) fn job(&self, id: &str) -> Option<Rc<Job>> {
        let open = self.open_job().filter(|it| &*it.id == id);
        self.store.get(id).or(open).cloned()
    }

    /// Whether changes of a job are told: it is open, selected, or was replayed here.
    pub(crate) fn is_followed(&self, id: &Rc<str>) -> bool {
        self.store.index_of(id).is_some_and(|place| self.selection.contains(place))
            || self.open.as_ref().is_some_and(|it| it.id == *id)
            || self.replayed.contains(id)
    }

    /// Whether the result of a job is being downloaded, or waits for it.
    pub fn is_downloading(&self, id: &str) -> bool {
        self.downloading.waits(id) || self.transfers.iter().any(|it| &*it.id == id)
    }

    /// Whether a job counts as stalled.
    pub fn is_stalled(&self, job: &Job) -> bool {
        job.is_stalled(self.now, self.config.stalled_after)
    }
}
