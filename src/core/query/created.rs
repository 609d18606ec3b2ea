//! The creation date: what the menu shows and sets, and how far back the server has to be asked.

use std::time::Duration;

use crate::core::time::{Day, Timestamp, Zone};

use super::calendar::is_plausible;
use super::interval::{Interval, Point};
use super::length::Length;
use super::value::Value;
use super::{Filter, Query};

/// What the menu for the creation date shows and sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreatedFilter {
    /// Created less than this long ago.
    Within(Duration),
    /// Created on these days, both included; `None` leaves that side open.
    Between(Option<Day>, Option<Day>),
    /// Something the menu has no words for.
    Other,
}

impl CreatedFilter {
    /// These days, as two date fields have them: days or nothing. `None` while the year of one is still being typed, when
    /// it is `0002`.
    pub fn of_fields(first: &str, last: &str) -> Option<Self> {
        let day = |text: &str| match text {
            "" => Some(None),
            _ => Day::parse(text).filter(|it| is_plausible(*it)).map(Some),
        };
        Some(Self::Between(day(first)?, day(last)?))
    }

    /// The first and the last day, where it asks for days.
    pub fn days(self) -> (Option<Day>, Option<Day>) {
        match self {
            Self::Between(first, last) => (first, last),
            Self::Within(_) | Self::Other => (None, None),
        }
    }
}

/// A span of time that the menu for the creation date offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreatedSpan {
    /// The last 24 hours.
    Day,
    /// The last 7 days.
    Week,
    /// The last 30 days.
    Month,
    /// All that is loaded: the last 90 days, unless the page asks for others.
    All,
}

impl CreatedSpan {
    /// The spans in the order of the menu.
    pub const MENU: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::All];

    /// The filter that asks for this span.
    pub fn filter(self) -> Option<CreatedFilter> {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::All => return None,
        };
        Some(CreatedFilter::Within(Duration::from_hours(24 * days)))
    }

    /// The span that this filter asks for, if it is one of them.
    pub fn of(filter: Option<CreatedFilter>) -> Option<Self> {
        Self::MENU.into_iter().find(|it| it.filter() == filter)
    }
}

impl Query {
    /// What is asked of the creation date; `None` when nothing is.
    pub fn created(&self) -> Option<CreatedFilter> {
        if !self.terms.iter().any(|it| it.filter == Some(Filter::Created) && !it.values.is_empty())
        {
            return None;
        }
        let filter = match self.only_value(Filter::Created) {
            Some(Value::Interval(interval)) => created_filter(*interval),
            _ => None,
        };
        Some(filter.unwrap_or(CreatedFilter::Other))
    }

    /// Asks for this creation date alone, or for any when `None`. [`CreatedFilter::Other`] changes nothing.
    #[must_use]
    pub fn with_created(&self, created: Option<CreatedFilter>) -> Self {
        let text = match created {
            None | Some(CreatedFilter::Between(None, None)) => None,
            Some(CreatedFilter::Other) => return self.clone(),
            Some(CreatedFilter::Within(age)) => {
                let seconds = age.as_secs() + u64::from(age.subsec_nanos() > 0);
                Some(["created:<", &Length::print(seconds)].concat())
            }
            Some(CreatedFilter::Between(Some(from), Some(to))) if from == to => {
                Some(format!("created:{from}"))
            }
            Some(CreatedFilter::Between(from, to)) => {
                let day = |day: Option<Day>| day.map(|it| it.to_string()).unwrap_or_default();
                Some(["created:", &day(from), "..", &day(to)].concat())
            }
        };
        self.with_only(Filter::Created, text)
    }

    /// What is asked of the creation date, as it is written; `None` when nothing is.
    pub fn created_text(&self) -> Option<String> {
        let terms = self.terms.iter().filter(|it| it.filter == Some(Filter::Created));
        let terms: Vec<&str> = terms.map(|it| &*it.text).collect();
        (!terms.is_empty()).then(|| terms.join(" "))
    }

    /// Asks for a creation date alone, as [`Query::created_text`] has it, or for any when `None`.
    #[must_use]
    pub fn with_created_text(&self, text: Option<String>) -> Self {
        self.with_only(Filter::Created, text)
    }

    /// All but what is asked of the creation date, as it is read here: what is being typed stays what it is.
    #[must_use]
    pub fn without_created(&self) -> Self {
        let terms = self.terms.iter().filter(|it| it.filter != Some(Filter::Created)).cloned();
        Self { terms: terms.collect(), names: self.names }
    }

    /// The earliest and the latest creation time a job can have to match. How far back the server has to be asked, for one.
    /// `None` where the query sets no limit.
    pub fn created_bounds(
        &self,
        now: Timestamp,
        zone: &dyn Zone,
    ) -> (Option<Timestamp>, Option<Timestamp>) {
        let terms =
            self.terms.iter().filter(|it| it.filter == Some(Filter::Created) && !it.negated);
        let bounds = |value: &Value| match value {
            Value::Interval(interval) => {
                let span = interval.resolve(now, zone);
                (span.first, span.last)
            }
            _ => (i64::MIN, i64::MAX),
        };
        let (mut first, mut last) = (i64::MIN, i64::MAX);
        for term in terms.filter(|it| !it.values.is_empty()) {
            let any = term.values.iter().map(bounds);
            let any =
                any.fold((i64::MAX, i64::MIN), |(low, high), (a, b)| (low.min(a), high.max(b)));
            (first, last) = (first.max(any.0), last.min(any.1));
        }
        let at = |millis| Some(Timestamp::from_millis(millis));
        (at(first).filter(|_| first > i64::MIN), at(last).filter(|_| last < i64::MAX))
    }
}

fn created_filter(interval: Interval) -> Option<CreatedFilter> {
    if let Interval { low: Some((Point::Ago(age), _)), high: None } = interval {
        return Some(CreatedFilter::Within(Duration::from_millis(u64::try_from(age).ok()?)));
    }
    let first = match interval.low {
        None => None,
        Some((Point::Days(first, last), is_inclusive)) => {
            Some(if is_inclusive { first } else { last.plus_days(1) })
        }
        Some(_) => return None,
    };
    let last = match interval.high {
        None => None,
        Some((Point::Days(first, last), is_inclusive)) => {
            Some(if is_inclusive { last } else { first.plus_days(-1) })
        }
        Some(_) => return None,
    };
    Some(CreatedFilter::Between(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_not_asked_for_before_it_is_whole() {
        let day = Day::new(2026, 5, 1);
        for (first, last, expected) in [
            ("", "", Some((None, None))),
            ("2026-05-01", "", Some((day, None))),
            ("", "2026-05-01", Some((None, day))),
            ("0002-05-01", "", None),
            ("0020-05-01", "", None),
            ("0202-05-01", "", None),
            ("2026-05-01", "0202-05-01", None),
            ("1999-12-31", "", None),
            ("2101-01-01", "", None),
            ("20260-05-01", "", None),
            ("x", "", None),
        ] {
            let found = CreatedFilter::of_fields(first, last).map(CreatedFilter::days);
            assert_eq!(found, expected, "{first} {last}");
        }
    }
}
