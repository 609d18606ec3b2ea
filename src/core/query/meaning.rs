//! What a value that is offered or typed means.

use crate::core::time::{Timestamp, Zone};

use super::Key;
use super::value::interval;

/// Between two moments, of which either can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moments {
    /// From when.
    pub start: Option<Timestamp>,
    /// Until when, itself not included.
    pub end: Option<Timestamp>,
}

/// When what a filter on a date asks for was. `None` for any other filter, and for what is no date.
pub fn moments(filter: &str, value: &str, now: Timestamp, zone: &dyn Zone) -> Option<Moments> {
    let key = Key::from_name(filter).filter(|it| it.is_date())?;
    let span = interval(key, value).ok()?.resolve(now, zone);
    let moment = |it: i64| Some(Timestamp::from_millis(it));
    Some(Moments {
        start: moment(span.first).filter(|_| span.first > i64::MIN),
        end: span.last.checked_add(1).and_then(moment),
    })
}

/// Whether this is a date, number or length that a filter can compare with.
pub fn is_interval(filter: &str, value: &str) -> bool {
    let key = Key::from_name(filter).filter(|it| it.is_interval());
    key.is_some_and(|it| interval(it, value).is_ok())
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
            assert_eq!(moments("created", value, now, &FixedZone(-300)), expected, "{value}");
        }
        assert_eq!(moments("created", "soon", now, &FixedZone(0)), None);
        assert_eq!(moments("duration", ">5m", now, &FixedZone(0)), None);
        assert!(is_interval("duration", ">5m") && !is_interval("status", "failed"));
    }
}
