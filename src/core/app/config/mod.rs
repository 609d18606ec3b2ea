//! What the page set: the element's attributes, read and checked.

mod attributes;
mod read;
mod warning;

pub use attributes::Attributes;
pub use warning::Warning;

use std::rc::Rc;
use std::time::Duration;

use crate::core::api::endpoint::Api;
use crate::core::app::address::{Address, SyncUrl, UrlState};
use crate::core::app::polling::Refresh;
use crate::core::job::account::AccountKind;
use crate::core::list::columns::Columns;
use crate::core::list::sort::Sort;
use crate::core::time::Day;

/// The settings of one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The API to ask, or why there is none.
    pub api: Result<Api, SetupError>,
    /// `query`: the filter text the page wants.
    pub query: Box<str>,
    /// `sort`
    pub sort: Sort,
    /// `created-after`: the first day to ask for. `None`: the last 90 days.
    pub created_after: Option<Day>,
    /// `created-before`: the last day to ask for.
    pub created_before: Option<Day>,
    /// `job`: the id of the job the page wants open.
    pub job: Option<Rc<str>>,
    /// `refresh`
    pub refresh: Refresh,
    /// `readonly`: no replay anywhere.
    pub read_only: bool,
    /// `columns`: those of the list. `None`: by its width.
    pub columns: Option<Columns>,
    /// `density`
    pub density: Density,
    /// `time-zone`: an IANA name, checked by the browser. `None`: the viewer's.
    pub time_zone: Option<Box<str>>,
    /// `lang`: the language of the element's place in the page. `None`: the viewer's.
    pub language: Option<Box<str>>,
    /// `sync-url`
    pub sync_url: SyncUrl,
    /// `shortcuts`: whether single keys do something.
    pub shortcuts: bool,
    /// `overview`
    pub overview: Showing,
    /// `id`: tells elements apart that write into the same address.
    pub id: Box<str>,
    /// `stalled-after`: for how long a running job may show no progress.
    pub stalled_after: Duration,
    /// `retention-days`: how long results are kept, as far as is known.
    pub retention: Duration,
}

/// When the overview is shown, unless the person wants it otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    /// Where there is room for it beside the list.
    #[default]
    Auto,
    /// Also where that leaves the list little.
    On,
    /// Not.
    Off,
}

impl Showing {
    /// The word in the attribute.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::On => "on",
            Self::Off => "off",
        }
    }
}

/// How high the rows are. The stylesheet reads it from the attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// As high as is usual.
    #[default]
    Comfortable,
    /// Less high.
    Compact,
}

impl Density {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// The word in the attribute.
    pub fn key(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }
}

/// Why the element cannot ask anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupError {
    /// `account-sid` is missing.
    NoAccountSid,
}

/// The documented retention of results, and how far back is asked when the page does not say.
pub const DEFAULT_DAYS: u64 = 90;
const DAY: Duration = Duration::from_hours(24);

impl Default for Config {
    fn default() -> Self {
        Self {
            api: Err(SetupError::NoAccountSid),
            query: Box::default(),
            sort: Sort::default(),
            created_after: None,
            created_before: None,
            job: None,
            refresh: Refresh::Auto,
            read_only: false,
            columns: None,
            density: Density::default(),
            time_zone: None,
            language: None,
            sync_url: SyncUrl::Off,
            shortcuts: true,
            overview: Showing::Auto,
            id: Box::default(),
            stalled_after: Duration::from_mins(10),
            retention: DAY * 90,
        }
    }
}

impl Config {
    /// How the element writes into the page's address.
    pub fn address(&self) -> Address {
        let default =
            UrlState { query: self.query.clone(), sort: self.sort, job: self.job.clone() };
        Address { part: self.sync_url, id: self.id.clone(), default }
    }

    /// How running jobs and results are judged: whose they are.
    pub fn account_kind(&self) -> AccountKind {
        self.api.as_ref().map(|api| api.account().kind).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
