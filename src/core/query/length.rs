//! Lengths of time as they are written.

use super::number::number;

/// A length of time: `90s`, `5m`, `1h30m`, `7d`, `2 weeks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) millis: i64,
    /// The smallest unit that was written, in milliseconds.
    pub(super) unit: i64,
}

const SECOND: i64 = 1_000;

impl Length {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut length = Self { millis: 0, unit: 0 };
        let mut rest = text;
        while !rest.is_empty() {
            let (amount, name, after) = amount_of(rest)?;
            length.unit = unit(name)?;
            let millis = amount.saturating_mul(length.unit);
            length.millis = length.millis.saturating_add(millis);
            rest = after;
        }
        (length.unit > 0).then_some(length)
    }

    /// As it is written, to the second: `7d`, `24h`, `90m`, `45s`. A day is `24h`.
    pub(super) fn print(seconds: u64) -> String {
        let (amount, unit) = match seconds {
            _ if seconds > 86_400 && seconds.is_multiple_of(86_400) => (seconds / 86_400, 'd'),
            _ if seconds >= 3_600 && seconds.is_multiple_of(3_600) => (seconds / 3_600, 'h'),
            _ if seconds >= 60 && seconds.is_multiple_of(60) => (seconds / 60, 'm'),
            _ => (seconds, 's'),
        };
        format!("{amount}{unit}")
    }
}

/// `2 weeks …` → 2, `weeks` and what follows.
pub(super) fn amount_of(text: &str) -> Option<(i64, &str, &str)> {
    let amount_end = text.find(|it: char| !it.is_ascii_digit() && !matches!(it, ',' | '_'))?;
    let (amount, rest) = text.split_at_checked(amount_end)?;
    let rest = rest.trim_start();
    let name_end = rest.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (name, after) = rest.split_at_checked(name_end)?;
    Some((number(amount)?, name, after.trim_start()))
}

/// Whether a unit is written as one of these, in any letter case.
pub(super) fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// A unit in milliseconds. `M` is a month, which is no length: months differ.
fn unit(name: &str) -> Option<i64> {
    let seconds = match name {
        "M" => return None,
        _ if is_any(name, &["s", "sec", "secs", "second", "seconds"]) => 1,
        _ if is_any(name, &["m", "min", "mins", "minute", "minutes"]) => 60,
        _ if is_any(name, &["h", "hr", "hrs", "hour", "hours"]) => 3_600,
        _ if is_any(name, &["d", "day", "days"]) => 86_400,
        _ if is_any(name, &["w", "wk", "wks", "week", "weeks"]) => 604_800,
        _ => return None,
    };
    Some(seconds * SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        for (text, expected) in [
            ("45s", Some((45_000, 1_000))),
            ("5m", Some((300_000, 60_000))),
            ("5 MIN", Some((300_000, 60_000))),
            ("1h30m", Some((5_400_000, 60_000))),
            ("1 hour 30 minutes", Some((5_400_000, 60_000))),
            ("7D", Some((604_800_000, 86_400_000))),
            ("2w", Some((1_209_600_000, 604_800_000))),
            ("2 weeks", Some((1_209_600_000, 604_800_000))),
            ("1,000s", Some((1_000_000, 1_000))),
            ("99999999999999w", Some((i64::MAX, 604_800_000))),
            ("", None),
            ("5", None),
            ("h", None),
            ("5x", None),
            ("5é", None),
            ("5M", None),
            ("1h30", None),
            ("-5m", None),
        ] {
            assert_eq!(Length::parse(text).map(|it| (it.millis, it.unit)), expected, "{text}");
        }
        for text in ["7d", "24h", "36h", "90m", "45s", "0s", "2d"] {
            let seconds = u64::try_from(Length::parse(text).unwrap().millis / SECOND).unwrap();
            assert_eq!(Length::print(seconds), text);
        }
    }
}
