//! From attributes to settings.

use std::time::Duration;

use super::{Attributes, Config, DAY, Density, SetupError, Showing, Warning};
use crate::core::api::endpoint::Api;
use crate::core::app::address::SyncUrl;
use crate::core::app::polling::Refresh;
use crate::core::job::account::{Account, AccountKind};
use crate::core::list::columns::{Column, Columns};
use crate::core::list::sort::{Sort, SortKey};
use crate::core::time::Day;

impl Config {
    /// Reads the attributes. A wrong value becomes a warning, and the default is used.
    pub fn read(attributes: &Attributes) -> (Self, Vec<Warning>) {
        let mut reader = Reader { attributes, warnings: Vec::new() };
        let config = reader.config();
        (config, reader.warnings)
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
