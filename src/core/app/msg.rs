//! What can happen to the widget, and what it wants done about it.

use std::rc::Rc;
use std::time::Duration;

use crate::core::api::endpoint::Endpoint;
use crate::core::api::response::{Answer, Response};
use crate::core::api::result_file::NoResult;
use crate::core::app::address::{Address, Shown};
use crate::core::app::config::Attributes;
use crate::core::job::{Attribute, Job, JobType, Status};
use crate::core::list::cursor::GridKey;
use crate::core::list::sort::{Sort, SortKey};
use crate::core::list::store::Change;
use crate::core::list::window::Viewport;
use crate::core::query::CreatedFilter;
use crate::core::text::Text;
use crate::core::time::Timestamp;

/// Something that happened, and when: the core has no clock.
#[derive(Debug)]
pub struct Msg {
    /// When it happened, by the viewer's clock.
    pub at: Timestamp,
    /// What happened.
    pub event: Event,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    // From the page and the browser.
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
    /// The time given by [`crate::core::app::update::next_wake`] has come.
    Woken,
    /// The page was shown or hidden.
    VisibilityChanged(bool),
    /// The browser gained or lost its connection.
    ConnectionChanged(bool),
    /// The list was measured.
    Measured(Viewport),
    /// The list was scrolled to this many CSS pixels.
    Scrolled(f64),
    /// The pointer or the focus entered or left the list.
    ListTouched(Touch, bool),
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
    /// A download ended: saved under a name, or not.
    Downloaded {
        /// Which request.
        request: RequestId,
        /// The file's name.
        result: Result<String, NoResult>,
    },

    // From the person.
    /// Refresh now.
    RefreshPressed,
    /// The jobs that came are enough.
    LoadStopped,
    /// Pause or resume live updates.
    PauseToggled,
    /// The text in the search box changed.
    QueryTyped(String),
    /// Clear all filters.
    FiltersCleared,
    /// A filter was removed, by its place among the terms.
    TermRemoved(usize),
    /// A status chip was pressed.
    StatusToggled(Status),
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
    /// An order was chosen from the menu.
    SortChosen(Sort),
    /// A column header was pressed.
    HeaderPressed(SortKey),
    /// A single-key shortcut.
    ShortcutPressed(Shortcut),
    /// A menu's button was pressed.
    MenuToggled(Menu),
    /// The open menu was left.
    MenuLeft(Leaving),
    /// A key that moves inside a menu.
    MenuMoved(Step),
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
    /// A key in the grid.
    GridKey(GridKey),
    /// A cell of the grid got the focus.
    CellFocused {
        /// The row's place.
        row: usize,
        /// The column, from 1.
        column: u8,
    },
    /// The new jobs that wait were asked for.
    NewJobsPressed,
    /// A job was opened.
    JobOpened(Rc<str>),
    /// The page opened a job, or closed the open one. It is not told of its own doing.
    JobSet(Option<Rc<str>>),
    /// The open job was closed.
    JobClosed,
    /// The previous or next job was asked for.
    NeighbourOpened(Step),
    /// The whole status message was asked for.
    MessageExpanded,
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
    /// The dialog was left.
    DialogLeft,
    /// A result was asked for.
    DownloadPressed(Rc<str>),
    /// The page let a download through.
    DownloadAllowed(Rc<str>),
    /// Something is to be copied.
    CopyPressed(Copyable),
    /// Something was copied, or the browser refused.
    Copied {
        /// What.
        what: Copyable,
        /// Whether it is on the clipboard.
        ok: bool,
    },
    /// The banner was hidden.
    BannerHidden,
    /// A toast was dismissed, by its number.
    ToastDismissed(u32),
    /// A toast is looked at, or no longer.
    ToastsHeld(bool),
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
    /// All filters in a sheet, on narrow widgets.
    Sheet,
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
    /// What went wrong with the list, for the owner of the page.
    Technical,
    /// What could not be read in the list.
    Problems,
}

/// Tells requests apart, so that a late answer to an old one is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestId(pub u32);

/// A request to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// To tell its answer by.
    pub id: RequestId,
    /// Read or replay.
    pub method: Method,
    /// Where to.
    pub endpoint: Endpoint,
    /// When to give up. `None` for answers that may be large.
    pub timeout: Option<Duration>,
    /// Whether the body of the answer is wanted as it arrives.
    pub in_parts: bool,
}

/// The HTTP methods of the four operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// List, get, download.
    Get,
    /// Replay, with an empty body.
    Put,
}

/// What the core wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Make a request; [`Event::Answered`] follows, after [`Event::Begun`] and [`Event::Arrived`] if it is in parts.
    Send(Request),
    /// Fetch a result, check it with [`crate::core::api::result_file::check`] and save it; [`Event::Downloaded`] follows.
    Download(Request, Rc<Job>),
    /// Give up a request. Nothing follows.
    Abort(RequestId),
    /// Tell the page.
    Emit(HostEvent),
    /// Ask the page; unless it says no, this event follows.
    Ask(HostEvent, Event),
    /// Show a value in an attribute of the element; `None` removes it.
    Reflect(&'static str, Option<Box<str>>),
    /// Warn the page's developer in the console.
    Warn(String),
    /// Move the focus, after drawing.
    Focus(Target),
    /// Move the focus among the options of the open menu.
    MoveFocus(Step),
    /// Scroll the list to this many CSS pixels, after drawing.
    ScrollList(f64),
    /// Put text on the clipboard; [`Event::Copied`] follows.
    Copy(Copyable, String),
    /// Keep what is shown in the page's address.
    WriteAddress {
        /// Where, and under which keys.
        address: Address,
        /// What.
        shown: Shown,
        /// Whether the person can go back from here to what was shown before.
        is_step: bool,
    },
    /// Put a link to what is shown on the clipboard; [`Event::Copied`] follows.
    CopyLink(Address, Shown),
    /// Write dates and numbers as the page's settings say; a time zone the browser does not know is reported and left.
    UseLocale {
        /// A BCP 47 tag. `None`: the viewer's.
        language: Option<Box<str>>,
        /// An IANA name. `None`: the viewer's.
        time_zone: Option<Box<str>>,
    },
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A cell of the grid.
    Cell {
        /// The row's place.
        row: usize,
        /// The column, from 1.
        column: u8,
    },
    /// The search box.
    Search,
    /// The heading of the detail card.
    DetailHeading,
    /// The button of a menu.
    MenuButton(Menu),
    /// The first option of the open menu.
    MenuStart,
    /// The first button of the dialog.
    Dialog,
    /// What had the focus when the dialog opened.
    Opener,
}

/// What the page is told, as `impact-jobs-…` events.
#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The widget is there.
    Ready,
    /// The list was loaded.
    Load {
        /// Jobs loaded.
        count: usize,
        /// When.
        at: Timestamp,
        /// What could not be read.
        problems: Vec<String>,
    },
    /// The list could not be loaded.
    Error {
        /// One of the names in [`crate::core::api::error::ApiError::kind`].
        kind: &'static str,
        /// HTTP status, if there was an answer.
        status: Option<u16>,
        /// What went wrong, for people.
        message: String,
    },
    /// Jobs changed their state in a refresh.
    Change(Vec<Change>),
    /// A job was opened, or closed.
    Open(Option<Rc<str>>),
    /// The filters changed.
    Query {
        /// The filter text.
        query: String,
        /// How many jobs match.
        matches: usize,
    },
    /// A job is about to be replayed. The page may say no.
    Replay(Rc<str>),
    /// A job was replayed.
    Replayed {
        /// The job that was replayed.
        id: Rc<str>,
        /// The job that runs now: the same, or a new one.
        new_id: Rc<str>,
    },
    /// A result is about to be downloaded. The page may say no.
    Download {
        /// The job.
        id: Rc<str>,
        /// Where its result is.
        url: String,
    },
}
