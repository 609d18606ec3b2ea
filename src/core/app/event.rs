//! What can happen to the widget, by subject: each part of [`crate::core::app::update`] takes the events of its own.

use std::rc::Rc;

use crate::core::api::request::RequestId;
use crate::core::api::response::{Answer, Response};
use crate::core::api::result_file::{NoResult, Progress};
use crate::core::app::config::{Attributes, Density};
use crate::core::export::Format;
use crate::core::job::{Attribute, JobType, Status};
use crate::core::list::columns::Column;
use crate::core::list::cursor::GridKey;
use crate::core::list::sort::{Sort, SortKey};
use crate::core::list::window::GridSize;
use crate::core::preview::Preview;
use crate::core::query::CreatedFilter;
use crate::core::text::Text;
use crate::core::time::{Instant, Timestamp};

/// Something that happened, and when: the core has no clock.
#[derive(Debug)]
pub struct Msg {
    /// When it happened, by a clock that only goes forward.
    pub at: Instant,
    /// What the viewer's clock said then.
    pub wall: Timestamp,
    /// What happened.
    pub event: Event,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The time given by [`crate::core::app::update::next_wake`] has come.
    Woken,
    /// In the page around the widget.
    Page(PageEvent),
    /// With a request.
    Network(NetworkEvent),
    /// To loading the list, by the person.
    Load(LoadEvent),
    /// To the filters and the order.
    Filter(FilterEvent),
    /// In the search box.
    Search(SearchEvent),
    /// To the rows.
    Grid(GridEvent),
    /// To the open job.
    Job(JobEvent),
    /// Something is to be done with jobs.
    Action(ActionEvent),
    /// To what the list looks like.
    View(ViewEvent),
    /// To what stands over the rest.
    Overlay(OverlayEvent),
    /// To the overview.
    Overview(OverviewEvent),
    /// A single-key shortcut.
    ShortcutPressed(Shortcut),
}

/// What the page and the browser do.
#[derive(Clone, Debug, PartialEq)]
pub enum PageEvent {
    /// The element came into a page.
    Connected {
        /// What the page set.
        attributes: Attributes,
        /// The page's address.
        address: PageAddress,
        /// A random number, so that widgets that fail together do not retry together.
        seed: u64,
        /// Whether the page can be seen.
        visible: bool,
    },
    /// The page changed an attribute. All of them, as they are now.
    AttributesChanged(Attributes),
    /// The person went back or forward in the page's history. The address, as it is now.
    AddressChanged(PageAddress),
    /// The page was shown or hidden.
    VisibilityChanged(bool),
    /// The page is about to be printed, or was.
    PrintingChanged(bool),
    /// The element has this size now. Larger text leaves less room: it is as wide as it would be with text of the usual size.
    Resized(Size),
    /// The person came back to the page from another window.
    WindowFocused,
    /// The browser gained or lost its connection.
    ConnectionChanged(bool),
}

/// What comes of requests.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkEvent {
    /// The answer to a request made in parts begins.
    Begun {
        /// Which request.
        request: RequestId,
        /// Its status and headers, without a body.
        response: Response,
    },
    /// A part of that answer arrived.
    Arrived {
        /// Which request.
        request: RequestId,
        /// The next bytes of its body.
        bytes: Vec<u8>,
    },
    /// A request was answered, or failed. What arrived in parts is not in the body again.
    Answered {
        /// Which request.
        request: RequestId,
        /// What came.
        answer: Answer,
    },
    /// More of a download came.
    Progressed {
        /// Which request.
        request: RequestId,
        /// How much has come.
        progress: Progress,
    },
    /// The beginning of a result is here, or what came is no result.
    Previewed {
        /// Which request.
        request: RequestId,
        /// What there is to show.
        result: Result<Preview, NoResult>,
    },
    /// All of a download is here, to be saved under a name, or what came is no result.
    Downloaded {
        /// Which request.
        request: RequestId,
        /// The file's name.
        result: Result<String, NoResult>,
    },
}

/// What the person wants of loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadEvent {
    /// Refresh now.
    RefreshPressed,
    /// The jobs that came are enough.
    Stopped,
    /// Pause or resume live updates.
    PauseToggled,
    /// The banner was hidden.
    BannerHidden,
    /// What could not be read is to be listed, or no longer.
    ProblemsToggled,
}

/// What the person does to the filters and the order.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterEvent {
    /// All filters are to be these, as a text.
    QuerySet(String),
    /// Clear all filters.
    FiltersCleared,
    /// A filter was removed, by its place among the terms.
    TermRemoved(usize),
    /// The chip of a documented state was pressed.
    StatusToggled(Status),
    /// The chip of all other states was pressed.
    OtherStatusesToggled,
    /// The chip All was pressed.
    AnyStatusPressed,
    /// A type was checked or unchecked.
    TypeToggled(JobType),
    /// Any type.
    AnyTypePressed,
    /// A program was chosen; `None` for any.
    ProgramChosen(Option<Text>),
    /// A span of creation was chosen; `None` for all that is loaded.
    CreatedChosen(Option<CreatedFilter>),
    /// The selected jobs are to be shown, whatever the filters say.
    SelectionShown,
    /// An order was chosen from the menu.
    SortChosen(Sort),
    /// A column header was pressed.
    HeaderPressed(SortKey),
}

/// What the person does in the search box. Cursors are places in its text, in UTF-16 code units as the DOM counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchEvent {
    /// The text changed.
    Typed {
        /// The text.
        text: String,
        /// Where the cursor is.
        cursor: usize,
    },
    /// The cursor went elsewhere.
    CursorMoved(usize),
    /// Suggestions were asked for, where the cursor is.
    Opened(usize),
    /// The text was taken away by the button in the box.
    Cleared,
    /// The suggestions were closed.
    Closed,
    /// A key that moves among the suggestions.
    Moved(Step),
    /// A suggestion was chosen, by its place among them.
    Chosen(usize),
    /// A value was chosen, and another one is to follow.
    OneMoreAsked(usize),
    /// The focus left the box.
    Left,
    /// A mistake is to be mended, by the place of what was probably meant.
    Corrected(usize),
    /// A mistake is to stay.
    MistakeLeftAlone,
    /// An example of a filter is to be tried.
    ExamplePressed(&'static str),
}

/// What happens to the rows.
#[derive(Clone, Debug, PartialEq)]
pub enum GridEvent {
    /// The list was measured.
    Measured(GridSize),
    /// The list was scrolled to this many CSS pixels.
    Scrolled(f64),
    /// The pointer or the focus entered or left the list.
    Touched(Touch, bool),
    /// A row's checkbox was pressed.
    RowSelected {
        /// The job.
        id: Rc<str>,
        /// From the last selected row to this one.
        extend: bool,
    },
    /// The checkbox of all rows was pressed.
    AllSelected,
    /// The selection was cleared.
    SelectionCleared,
    /// A key that means something in the grid.
    KeyPressed(GridKey),
    /// A key that means something was pressed on the header of a column.
    HeaderKeyPressed {
        /// The column, from 1.
        column: u8,
        /// The key.
        key: GridKey,
    },
    /// A cell got the focus.
    CellFocused {
        /// The row, from 0.
        row: usize,
        /// The column, from 1.
        column: u8,
    },
    /// The new jobs that wait were asked for.
    NewJobsPressed,
}

/// What the person does with the open job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobEvent {
    /// A job was opened.
    Opened(Rc<str>),
    /// The open job was closed.
    Closed,
    /// The previous or next job was asked for.
    NeighbourOpened(Step),
}

/// What is to be done with jobs: replays, downloads, copies.
#[derive(Clone, Debug, PartialEq)]
pub enum ActionEvent {
    /// A replay was asked for: the dialog opens.
    ReplayPressed(Rc<str>),
    /// Something is to be done with the selected jobs.
    SelectionPressed(Action),
    /// Those that wait for their turn are not to be begun.
    WaitingStopped(Action),
    /// The question of the dialog was answered with yes.
    DialogConfirmed,
    /// The page let a replay through.
    ReplayAllowed(Rc<str>),
    /// A result was asked for.
    DownloadPressed(Rc<str>),
    /// The page let a download through.
    DownloadAllowed(Rc<str>),
    /// A download is not wanted any more.
    DownloadCancelled(Rc<str>),
    /// The beginning of the open job's result was asked for.
    PreviewPressed(Rc<str>),
    /// The page let it through.
    PreviewAllowed(Rc<str>),
    /// An attribute of the open job is to be saved as a file.
    SavePressed(Attribute),
    /// The list, or what is selected of it, is to be saved as a file.
    ExportPressed(Format),
    /// The page let that through.
    ExportAllowed(Format),
    /// Something is to be copied.
    CopyPressed(Copyable),
    /// Something was copied, or the browser refused.
    Copied {
        /// What.
        what: Copyable,
        /// Whether it is on the clipboard.
        ok: bool,
    },
}

/// What happens to menus, dialogs and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayEvent {
    /// A menu's button was pressed.
    MenuToggled(Menu),
    /// The open menu was left.
    MenuLeft(Leaving),
    /// A key that moves inside a menu.
    MenuMoved(Step),
    /// The dialog was left.
    DialogLeft,
    /// A toast was dismissed, by its number.
    ToastDismissed(u32),
    /// A toast is looked at, or no longer.
    ToastsHeld(bool),
}

/// What happens to the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverviewEvent {
    /// It is to be shown, or no longer. Where there is no room for it over the list, it is shown in place of the list.
    Toggled,
    /// The chart was measured.
    ChartMeasured(Size),
    /// Bars of the chart were chosen. Those that are chosen already no longer are.
    BarsChosen {
        /// From this one.
        first: usize,
        /// To this one.
        last: usize,
    },
    /// No bars are to be chosen.
    BarsTakenBack,
    /// A figure was pressed: its filter is to be there, or no longer.
    FigurePressed {
        /// Which of the three.
        figure: usize,
        /// Its filter.
        term: Rc<str>,
    },
    /// A reason was pressed: its filter is to be there, or no longer.
    ReasonPressed(Rc<str>),
}

/// How large something is, in whole CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// What the person changes of the list's looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewEvent {
    /// A column is to be shown, or no longer.
    ColumnToggled(Column),
    /// A column was taken up, to be moved, or put down.
    ColumnLifted(Column),
    /// A column was taken to another place among the columns, from 0.
    ColumnMoved(Column, usize),
    /// A column was moved by one place, backwards or forwards.
    ColumnStepped(Column, Step),
    /// The column that was taken up is put down: here, or where it was before.
    ColumnDropped {
        /// Whether it stays where it is.
        stays: bool,
    },
    /// As many columns as the width has room for.
    ColumnsReset,
    /// Another height of rows.
    DensityChosen(Density),
}

impl From<PageEvent> for Event {
    fn from(event: PageEvent) -> Self {
        Self::Page(event)
    }
}

impl From<NetworkEvent> for Event {
    fn from(event: NetworkEvent) -> Self {
        Self::Network(event)
    }
}

impl From<LoadEvent> for Event {
    fn from(event: LoadEvent) -> Self {
        Self::Load(event)
    }
}

impl From<FilterEvent> for Event {
    fn from(event: FilterEvent) -> Self {
        Self::Filter(event)
    }
}

impl From<SearchEvent> for Event {
    fn from(event: SearchEvent) -> Self {
        Self::Search(event)
    }
}

impl From<GridEvent> for Event {
    fn from(event: GridEvent) -> Self {
        Self::Grid(event)
    }
}

impl From<JobEvent> for Event {
    fn from(event: JobEvent) -> Self {
        Self::Job(event)
    }
}

impl From<ActionEvent> for Event {
    fn from(event: ActionEvent) -> Self {
        Self::Action(event)
    }
}

impl From<ViewEvent> for Event {
    fn from(event: ViewEvent) -> Self {
        Self::View(event)
    }
}

impl From<OverlayEvent> for Event {
    fn from(event: OverlayEvent) -> Self {
        Self::Overlay(event)
    }
}

impl From<OverviewEvent> for Event {
    fn from(event: OverviewEvent) -> Self {
        Self::Overview(event)
    }
}

/// The parts of the page's address that can keep what is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageAddress {
    /// What follows `?`.
    pub query: String,
    /// What follows `#`.
    pub hash: String,
}

/// A single key that does something wherever the focus is in the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// `/`: to the search box.
    Search,
    /// `R`: refresh.
    Refresh,
    /// `?`: the dialog that lists the shortcuts.
    Help,
}

/// What touches the list, so that nothing may move in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// The pointer is over it.
    Pointer,
    /// The focus is in it.
    Focus,
}

/// A menu or popover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Job types.
    Type,
    /// Programs.
    Program,
    /// Time of creation.
    Created,
    /// Order.
    Sort,
    /// Columns, and what else there is to the list.
    View,
    /// All filters in a sheet, on narrow widgets.
    Sheet,
    /// All reasons to fail, in the overview.
    Reasons,
}

/// How a menu was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// By Escape or its close button: the focus goes back to the button that opened it.
    Back,
    /// By going elsewhere: the focus stays there.
    Away,
}

/// A move in an ordered set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Step {
    Previous,
    Next,
    First,
    Last,
}

/// What can be done with several jobs at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Action {
    Replay,
    Download,
}

/// What can be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copyable {
    /// The whole id of the open job.
    JobId,
    /// A link to the open job in this page.
    Link,
    /// All attributes of the open job as JSON.
    Json,
    /// One attribute of the open job.
    Attribute(Attribute),
    /// What a cell of the list says, whole.
    Cell,
    /// The list, or what is selected of it: so many jobs.
    List(usize),
    /// What went wrong with the list, for the owner of the page.
    Technical,
    /// What could not be read in the list.
    Problems,
}
