//! What the core wants done: the browser layer performs it, and what comes of it is an event.

use std::rc::Rc;

use crate::core::api::request::{Request, RequestId};
use crate::core::app::address::{Address, UrlState};
use crate::core::app::config::{Density, Showing};
use crate::core::app::event::{Copyable, Event, Menu, Step};
use crate::core::export::Format;
use crate::core::job::Job;
use crate::core::list::columns::{Column, Columns};
use crate::core::list::store::Change;
use crate::core::time::Timestamp;

/// What the core wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Make a request; [`Answered`](super::event::NetworkEvent::Answered) follows, after `Begun` and `Arrived` if it is in parts.
    Send(Request),
    /// Fetch a result, check it with [`crate::core::api::result_file::check`] and keep it; [`Downloaded`](super::event::NetworkEvent::Downloaded) follows, after
    /// [`Progressed`](super::event::NetworkEvent::Progressed) now and then.
    Download(Request, Rc<Job>),
    /// Fetch the beginning of a result, check and read it; [`Previewed`](super::event::NetworkEvent::Previewed) follows.
    Preview(Request, Rc<Job>),
    /// Save the result that a request brought, as a file of this name.
    Save(RequestId, Rc<str>),
    /// Save a text as a file of this name.
    SaveText(String, String),
    /// Put what will be written of the list in these formats on the clipboard: now, while the browser still allows what
    /// the person pressed. [`Copied`](super::event::ActionEvent::Copied) follows.
    BeginCopy(Copyable, Box<[Format]>),
    /// The next piece of the list in a format.
    Write(Format, Vec<u8>),
    /// All is written: save it as a file of this name.
    SaveWritten(String),
    /// All is written for the clipboard.
    EndCopy,
    /// Give up a request, and what it brought. Nothing follows.
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
    /// Put the cursor of the search box at this place of its text, in UTF-16 code units, after drawing.
    PlaceCursor(usize),
    /// Scroll the list to this many CSS pixels, after drawing.
    ScrollList(f64),
    /// Put text on the clipboard; [`Copied`](super::event::ActionEvent::Copied) follows.
    Copy(Copyable, String),
    /// Keep what is shown in the page's address.
    WriteAddress {
        /// Where, and under which keys.
        address: Address,
        /// What.
        shown: UrlState,
        /// Whether the person can go back from here to what was shown before.
        is_step: bool,
    },
    /// Put a link to what is shown on the clipboard; [`Copied`](super::event::ActionEvent::Copied) follows.
    CopyLink(Address, UrlState),
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
    /// A header of the grid, by its column from 1: the control in it.
    Header(u8),
    /// The search box.
    Search,
    /// The heading of the detail card.
    DetailHeading,
    /// The preview of the open job's result.
    Preview,
    /// The chart of jobs over time.
    Chart,
    /// The button of a menu.
    MenuButton(Menu),
    /// The handle of a column in the menu.
    Handle(Column),
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
    /// The person changed what the list looks like.
    View {
        /// The columns they chose; `None` when they follow the width.
        columns: Option<Columns>,
        /// How high the rows are.
        density: Density,
        /// When the overview is shown.
        overview: Showing,
    },
    /// The list is about to be saved as a file. The page may say no.
    Export {
        /// The format of the file.
        format: Format,
        /// How many jobs there are.
        count: usize,
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
