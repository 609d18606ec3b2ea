//! What a value that is offered or typed means.

use crate::core::time::{Timestamp, Zone};

use super::Filter;
use super::value::interval;

/// Between two moments, of which either can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moments {
    /// From when.
    pub start: Option<Timestamp>,
    /// Until when, itself not included.
    pub end: Option<Timestamp>,
}

impl Filter {
    /// When what it asks for was. `None` for a filter that is not on a date, and for what is no date.
    pub fn moments(self, value: &str, now: Timestamp, zone: &dyn Zone) -> Option<Moments> {
        let asked = self.is_date().then(|| interval(self, value))?;
        let span = asked.ok()?.resolve(now, zone);
        let moment = |it: i64| Some(Timestamp::from_millis(it));
        Some(Moments {
            start: moment(span.first).filter(|_| span.first > i64::MIN),
            end: span.last.checked_add(1).and_then(moment),
        })
    }

    /// Whether this is a date, number or length that it can compare with.
    pub fn can_compare_with(self, value: &str) -> bool {
        self.is_interval() && interval(self, value).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{DateTime, FixedZone};

    #[test]
    fn dates_mean_moments() {
        let now = DateTime::parse("2026-11-24T12:00:00-05:00").unwrap().at();
        let at = |it: &str| (!it.is_empty()).then(|| DateTime::parse(it).unwrap().at());
        for (value, start, end) in [
            ("<24h", "2026-11-23T12:00:00.001-05:00", ""),
            ("2026-11-01", "2026-11-01T00:00:00-05:00", "2026-11-02T00:00:00-05:00"),
            ("<2026-11-01", "", "2026-11-01T00:00:00-05:00"),
            (">=2026-11-01", "2026-11-01T00:00:00-05:00", ""),
            ("last month", "2026-10-01T00:00:00-05:00", "2026-11-01T00:00:00-05:00"),
        ] {
            let expected = Some(Moments { start: at(start), end: at(end) });
            assert_eq!(Filter::Created.moments(value, now, &FixedZone(-300)), expected, "{value}");
        }
        assert_eq!(Filter::Created.moments("soon", now, &FixedZone(0)), None);
        assert_eq!(Filter::Duration.moments(">5m", now, &FixedZone(0)), None);
        assert!(Filter::Duration.can_compare_with(">5m"));
        assert!(!Filter::Status.can_compare_with("failed"));
    }
}
