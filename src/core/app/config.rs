//! What the page set: the element's attributes, read and checked.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use crate::core::api::endpoint::Api;
use crate::core::app::address::{Address, SyncUrl, UrlState};
use crate::core::app::polling::Refresh;
use crate::core::job::account::{Account, AccountKind};
use crate::core::list::columns::{Column, Columns};
use crate::core::list::sort::{Sort, SortKey};
use crate::core::time::Day;

/// The attributes of the element as the page wrote them, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(Box<str>, Box<str>)>);

impl Attributes {
    fn get(&self, name: &str) -> Option<&str> {
        self.as_written(name).map(str::trim)
    }

    fn as_written(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| &**it == name).map(|(_, value)| &**value)
    }
}

impl<N: Into<Box<str>>, V: Into<Box<str>>> FromIterator<(N, V)> for Attributes {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(attributes: I) -> Self {
        Self(attributes.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

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

/// A wrong attribute value. Prints what is wrong, what is allowed and what is used instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    attribute: &'static str,
    value: Box<str>,
    allowed: Box<str>,
    used: &'static str,
}

impl Warning {
    /// Reports the `value` of an attribute, in place of which `used` is used.
    pub fn new(attribute: &'static str, value: &str, allowed: &str, used: &'static str) -> Self {
        Self { attribute, value: value.into(), allowed: allowed.into(), used }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { attribute, value, allowed, used } = self;
        write!(
            f,
            "<impact-jobs> {attribute}=\"{value}\" is not allowed. Allowed: {allowed}. Used: {used}."
        )
    }
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
    /// Reads the attributes. A wrong value becomes a warning, and the default is used.
    pub fn read(attributes: &Attributes) -> (Self, Vec<Warning>) {
        let mut reader = Reader { attributes, warnings: Vec::new() };
        let config = reader.config();
        (config, reader.warnings)
    }

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

struct Reader<'a> {
    attributes: &'a Attributes,
    warnings: Vec<Warning>,
}

impl Reader<'_> {
    fn config(&mut self) -> Config {
        let default = Config::default();
        self.value("theme", "light, dark, system", "the page's color scheme", |it| {
            matches!(it, "light" | "dark" | "system").then_some(())
        });
        Config {
            api: self.api(),
            // With the space at its end: the next word may be on its way.
            query: self.attributes.as_written("query").unwrap_or_default().into(),
            sort: self.sort(),
            created_after: self.day("created-after", "the last 90 days"),
            created_before: self.day("created-before", "no end"),
            job: self.attributes.get("job").filter(|it| !it.is_empty()).map(Into::into),
            refresh: self.refresh(),
            read_only: self.attributes.get("readonly").is_some_and(|it| it != "false"),
            columns: self.columns(),
            density: self.density(),
            time_zone: self.attributes.get("time-zone").filter(|it| !it.is_empty()).map(Into::into),
            language: self.attributes.get("lang").filter(|it| !it.is_empty()).map(Into::into),
            sync_url: self.sync_url(),
            shortcuts: self.shortcuts(),
            overview: self.overview(),
            id: self.attributes.as_written("id").unwrap_or_default().into(),
            stalled_after: self
                .whole("stalled-after", "a number of minutes from 1", "10")
                .map_or(default.stalled_after, |minutes| Duration::from_mins(1) * minutes),
            retention: self
                .whole("retention-days", "a number of days from 1", "90")
                .map_or(default.retention, |days| DAY * days),
        }
    }

    fn api(&mut self) -> Result<Api, SetupError> {
        let kind = self.value("account-kind", "partner, brand, agency", "partner", |it| match it {
            "partner" => Some(AccountKind::Partner),
            "brand" => Some(AccountKind::Brand),
            "agency" => Some(AccountKind::Agency),
            _ => None,
        });
        let kind = kind.unwrap_or_default();
        let advertiser_id = self.attributes.get("advertiser-id").filter(|it| !it.is_empty());
        let kind = match (kind, advertiser_id) {
            (AccountKind::Agency, Some(_)) => AccountKind::AgencyForBrand,
            (_, Some(id)) => {
                self.warn(
                    "advertiser-id",
                    id,
                    "only with account-kind=\"agency\"",
                    "no advertiser",
                );
                kind
            }
            (_, None) => kind,
        };
        let sid = self
            .attributes
            .get("account-sid")
            .filter(|it| !it.is_empty())
            .ok_or(SetupError::NoAccountSid)?;
        let base = self.attributes.get("api-base").unwrap_or_default();
        let advertiser_id = advertiser_id.map(Into::into);
        Ok(Api::new(base, Account { kind, sid: sid.into(), advertiser_id }))
    }

    fn sort(&mut self) -> Sort {
        let names = SortKey::NAMED.map(|(name, _)| name).join(", ");
        let allowed = format!("{names}, each also with - in front");
        self.value("sort", &allowed, "-created", Sort::parse).unwrap_or_default()
    }

    fn columns(&mut self) -> Option<Columns> {
        let text = self.attributes.get("columns").filter(|it| !it.is_empty())?;
        let columns = Columns::parse(text);
        if let Err(error) = &columns {
            let keys = Column::ALL.map(Column::key).join(", ");
            let allowed = format!("{keys}, each once, with spaces between; {error}");
            self.warn("columns", text, &allowed, "as many as the width has room for");
        }
        columns.ok()
    }

    fn density(&mut self) -> Density {
        let allowed = Density::ALL.map(Density::key).join(", ");
        let read = self.value("density", &allowed, "comfortable", |it| {
            Density::ALL.into_iter().find(|density| density.key() == it)
        });
        read.unwrap_or_default()
    }

    fn refresh(&mut self) -> Refresh {
        let read =
            self.value("refresh", "auto, off, a number of seconds from 1", "auto", |it| match it {
                "auto" => Some(Refresh::Auto),
                "off" => Some(Refresh::Off),
                seconds => seconds
                    .parse()
                    .ok()
                    .filter(|it| *it > 0)
                    .map(|it| Refresh::Every(Duration::from_secs(it))),
            });
        read.unwrap_or_default()
    }

    fn sync_url(&mut self) -> SyncUrl {
        let read = self.value("sync-url", "off, hash, query", "off", |it| match it {
            "off" => Some(SyncUrl::Off),
            "hash" => Some(SyncUrl::Hash),
            "query" => Some(SyncUrl::Query),
            _ => None,
        });
        read.unwrap_or_default()
    }

    fn shortcuts(&mut self) -> bool {
        let read = self.value("shortcuts", "on, off", "on", |it| match it {
            "on" => Some(true),
            "off" => Some(false),
            _ => None,
        });
        read.unwrap_or(true)
    }

    fn overview(&mut self) -> Showing {
        let read = self.value("overview", "auto, on, off", "auto", |it| match it {
            "auto" => Some(Showing::Auto),
            "on" => Some(Showing::On),
            "off" => Some(Showing::Off),
            _ => None,
        });
        read.unwrap_or_default()
    }

    fn day(&mut self, name: &'static str, used: &'static str) -> Option<Day> {
        self.value(name, "a day such as 2026-11-01", used, Day::parse)
    }

    fn whole(&mut self, name: &'static str, allowed: &str, used: &'static str) -> Option<u32> {
        self.value(name, allowed, used, |it| {
            it.parse().ok().filter(|it| (1..=1_000_000).contains(it))
        })
    }

    /// The value of an attribute. Absent and empty are no mistake.
    fn value<T>(
        &mut self,
        name: &'static str,
        allowed: &str,
        used: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.attributes.get(name).filter(|it| !it.is_empty())?;
        let value = read(text);
        if value.is_none() {
            self.warn(name, text, allowed, used);
        }
        value
    }

    fn warn(&mut self, attribute: &'static str, value: &str, allowed: &str, used: &'static str) {
        self.warnings.push(Warning::new(attribute, value, allowed, used));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attributes: &[(&str, &str)]) -> (Config, Vec<String>) {
        let (config, warnings) = Config::read(&attributes.iter().copied().collect());
        (config, warnings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn nothing_set_is_all_defaults_and_no_warning() {
        assert_eq!(read(&[]), (Config::default(), vec![]));
        assert_eq!(
            read(&[("refresh", ""), ("sort", " "), ("theme", ""), ("job", "")]),
            (Config::default(), vec![])
        );
    }

    #[test]
    fn reads_every_attribute() {
        let (config, warnings) = read(&[
            ("api-base", "/impact"),
            ("account-kind", "agency"),
            ("account-sid", "IRx1"),
            ("advertiser-id", "12"),
            ("query", "status:failed"),
            ("sort", "-duration"),
            ("created-after", "2026-11-01"),
            ("created-before", "2026-11-07"),
            ("job", "a1"),
            ("refresh", "20"),
            ("readonly", ""),
            ("theme", "dark"),
            ("time-zone", "Europe/Berlin"),
            ("stalled-after", "5"),
            ("retention-days", "30"),
            ("density", "compact"),
            ("columns", "id message"),
            ("lang", "de-CH"),
            ("sync-url", "query"),
            ("shortcuts", "off"),
            ("overview", "off"),
            ("id", "jobs"),
        ]);
        assert_eq!(warnings, [""; 0]);
        let api = config.api.as_ref().unwrap();
        assert_eq!(api.account().kind, AccountKind::AgencyForBrand);
        assert_eq!(api.job("a1").unwrap().url(), "/impact/Agencies/IRx1/Advertisers/12/Jobs/a1");
        assert_eq!(
            (&*config.query, config.sort.to_string().as_str()),
            ("status:failed", "-duration")
        );
        assert_eq!(
            (config.created_after, config.created_before),
            (Day::new(2026, 11, 1), Day::new(2026, 11, 7))
        );
        assert_eq!(config.refresh, Refresh::Every(Duration::from_secs(20)));
        assert!(config.read_only);
        assert_eq!(config.density, Density::Compact);
        assert_eq!(config.columns, Columns::parse("status type id message").ok());
        assert_eq!(config.time_zone.as_deref(), Some("Europe/Berlin"));
        assert_eq!((config.stalled_after, config.retention), (Duration::from_mins(5), DAY * 30));
        assert_eq!(config.language.as_deref(), Some("de-CH"));
        assert_eq!((config.sync_url, config.shortcuts), (SyncUrl::Query, false));
        assert_eq!(config.overview, Showing::Off);
        let address = config.address();
        assert_eq!((address.part, &*address.id), (SyncUrl::Query, "jobs"));
        assert_eq!(address.default.job.as_deref(), Some("a1"));
    }

    #[track_caller]
    fn check_warning(name: &str, value: &str, expected: &str) {
        let (config, warnings) = read(&[(name, value)]);
        assert_eq!(warnings, [expected]);
        assert_eq!(config, Config::default(), "the default is used");
    }

    #[test]
    fn wrong_values_are_reported_and_the_default_is_used() {
        check_warning(
            "account-kind",
            "publisher",
            "<impact-jobs> account-kind=\"publisher\" is not allowed. Allowed: partner, brand, agency. Used: partner.",
        );
        check_warning(
            "refresh",
            "0",
            "<impact-jobs> refresh=\"0\" is not allowed. Allowed: auto, off, a number of seconds from 1. Used: auto.",
        );
        check_warning(
            "created-after",
            "01.11.2026",
            "<impact-jobs> created-after=\"01.11.2026\" is not allowed. Allowed: a day such as 2026-11-01. \
             Used: the last 90 days.",
        );
        check_warning(
            "advertiser-id",
            "12",
            "<impact-jobs> advertiser-id=\"12\" is not allowed. Allowed: only with account-kind=\"agency\". \
             Used: no advertiser.",
        );
        for (name, value) in [
            ("sort", "newest"),
            ("stalled-after", "-5"),
            ("retention-days", "x"),
            ("theme", "blue"),
            ("density", "tight"),
            ("columns", "id size"),
            ("columns", "id id"),
            ("sync-url", "yes"),
            ("shortcuts", "no"),
            ("overview", "yes"),
        ] {
            assert_eq!(read(&[(name, value)]).1.len(), 1, "{name}");
        }
    }
}
