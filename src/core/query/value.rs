//! What may stand after the colon.

use crate::core::job::{JobType, Status};
use crate::core::time::Day;

use super::interval::{Interval, Length, Point, number};
use super::suggest::{Guess, choose, nearest_beginning};
use super::text::Needle;
use super::{Key, Mistake, Names, trait_names};

/// One of the values of a term. The key says what it is compared with, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Status(Status),
    Type(JobType),
    /// Text for the attributes that are text; for status and type, one that is not documented.
    Text {
        text: Box<str>,
        /// Written in quotes. A program, id, account or status is then meant as a whole; without, by its beginning.
        is_quoted: bool,
    },
    Interval(Interval),
    Trait(Trait),
}

/// What `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trait {
    Active,
    Final,
    Stalled,
    Replayable,
    Downloadable,
}

impl Trait {
    pub(super) const ALL: [Self; 5] =
        [Self::Active, Self::Final, Self::Stalled, Self::Replayable, Self::Downloadable];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Final => "final",
            Self::Stalled => "stalled",
            Self::Replayable => "replayable",
            Self::Downloadable => "downloadable",
        }
    }
}

/// The values of a word: the text itself, and the documented types whose names have it.
pub(super) fn of_word(text: &str, names: &Names) -> Vec<Value> {
    let mut values = known_types(&Needle::new(text), Needle::is_in_name, names);
    values.push(Value::Text { text: text.into(), is_quoted: false });
    values
}

/// Reads one value of `key`. A value can stand for several: `type:a` is `ApiReport` and `UploadAds`, an ad upload.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn read(
    key: Key,
    text: &str,
    is_quoted: bool,
    names: &Names,
) -> Result<Vec<Value>, Mistake> {
    let value = match key {
        Key::Status => status(text, is_quoted)?,
        Key::Type => return types(text, is_quoted, names),
        Key::Program | Key::Id | Key::By | Key::Message | Key::Reason => {
            Value::Text { text: text.into(), is_quoted }
        }
        Key::Created | Key::Started | Key::Completed | Key::Failed | Key::Updated => {
            Value::Interval(date(text)?)
        }
        Key::Records | Key::Percent => Value::Interval(amount(key, text)?),
        Key::Duration => Value::Interval(duration(text)?),
        Key::Is => Value::Trait(is(text)?),
    };
    Ok(vec![value])
}

/// A status by its word or the beginning of it. Any other word is taken for one that is not documented, unless it
/// looks like a slip; in quotes it always is.
fn status(text: &str, is_quoted: bool) -> Result<Value, Mistake> {
    if let Some(status) = Status::from_api_name(text) {
        return Ok(Value::Status(status));
    }
    let word = Value::Text { text: text.into(), is_quoted };
    if is_quoted {
        return Ok(word);
    }
    match choose(text, &Status::KNOWN.each_ref().map(Status::key)) {
        Guess::One(at) => Ok(Status::KNOWN.into_iter().nth(at).map_or(word, Value::Status)),
        Guess::Perhaps(meant) => Err(Mistake::NotAStatus { text: text.into(), meant }),
        Guess::None => Ok(word),
    }
}

/// Types by the API's name or the name people read, or the beginning of either. Exactly the one that is named in
/// full; otherwise all that begin so, undocumented ones too.
fn types(text: &str, is_quoted: bool, names: &Names) -> Result<Vec<Value>, Mistake> {
    let whole = known_types(&Needle::exact(text), Needle::begins_name, names);
    if !whole.is_empty() {
        return Ok(whole);
    }
    let mut values = types_beginning_with(text, names);
    if values.is_empty()
        && !is_quoted
        && let Some(meant) = nearest_type(text, names)
    {
        return Err(Mistake::NotAType { text: text.into(), meant });
    }
    values.push(Value::Text { text: text.into(), is_quoted });
    Ok(values)
}

fn nearest_type(text: &str, names: &Names) -> Option<JobType> {
    let is_near = |name: &str| nearest_beginning(text, &[name]).is_some();
    let mut known = JobType::KNOWN.into_iter().zip(names.types);
    known.find(|(it, name)| is_near(it.api_name()) || is_near(name)).map(|(it, _)| it)
}

/// The documented types one of whose names begins with `text`.
pub(super) fn types_beginning_with(text: &str, names: &Names) -> Vec<Value> {
    known_types(&Needle::new(text), Needle::begins_name, names)
}

fn known_types(needle: &Needle, accepts: fn(&Needle, &str) -> bool, names: &Names) -> Vec<Value> {
    let known = JobType::KNOWN.into_iter().zip(names.types);
    let found = known.filter(|(it, name)| accepts(needle, it.api_name()) || accepts(needle, name));
    found.map(|(it, _)| Value::Type(it)).collect()
}

fn date(text: &str) -> Result<Interval, Mistake> {
    if let Some(age) = Length::parse(text) {
        return Ok(Interval::within(age.millis));
    }
    Interval::parse(text, date_point).ok_or_else(|| Mistake::NotADate(text.into()))
}

fn date_point(text: &str) -> Option<Point> {
    if text.eq_ignore_ascii_case("today") {
        return Some(Point::DaysAgo(0));
    }
    if text.eq_ignore_ascii_case("yesterday") {
        return Some(Point::DaysAgo(1));
    }
    let age = || Length::parse(text).map(|it| Point::Ago(it.millis));
    Day::parse(text).map(Point::Day).or_else(|| minute(text)).or_else(age)
}

/// `2026-11-01T06:30`
fn minute(text: &str) -> Option<Point> {
    let (day, time) = text.split_once(['T', 't'])?;
    let (hour, minute) = time.split_once(':')?;
    let part = |text: &str, end: i64| {
        let number = number(text).filter(|it| text.len() == 2 && *it < end)?;
        u16::try_from(number).ok()
    };
    Some(Point::Minute(Day::parse(day)?, part(hour, 24)? * 60 + part(minute, 60)?))
}

fn amount(key: Key, text: &str) -> Result<Interval, Mistake> {
    if key == Key::Percent {
        let mistake = || Mistake::NotAPercentage(text.into());
        return Interval::parse(text, percent_point).ok_or_else(mistake);
    }
    Interval::parse(text, number_point).ok_or_else(|| Mistake::NotANumber(text.into()))
}

fn number_point(text: &str) -> Option<Point> {
    number(text).map(Point::Number)
}

fn percent_point(text: &str) -> Option<Point> {
    number_point(text.strip_suffix('%').unwrap_or(text))
}

/// A length alone is taken to the precision it was written with: `5m` is from 5 to less than 6 minutes.
fn duration(text: &str) -> Result<Interval, Mistake> {
    if let Some(Length { millis, unit }) = Length::parse(text) {
        let last = millis.saturating_add(unit - 1);
        return Ok(Interval::between(Point::Number(millis), Point::Number(last)));
    }
    Interval::parse(text, length_point).ok_or_else(|| Mistake::NotALength(text.into()))
}

fn length_point(text: &str) -> Option<Point> {
    Length::parse(text).map(|it| Point::Number(it.millis))
}

fn is(text: &str) -> Result<Trait, Mistake> {
    let not_a_trait = |meant| Err(Mistake::NotATrait { text: text.into(), meant });
    match choose(text, &trait_names()) {
        Guess::One(at) => Trait::ALL.get(at).copied().map_or_else(|| not_a_trait(Vec::new()), Ok),
        Guess::Perhaps(meant) => not_a_trait(meant),
        Guess::None => not_a_trait(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_can_have_a_time() {
        let day = Day::new(2026, 11, 1);
        for (text, minutes) in [
            ("2026-11-01T00:00", Some(0)),
            ("2026-11-01t06:30", Some(390)),
            ("2026-11-01T23:59", Some(1_439)),
            ("2026-11-01T24:00", None),
            ("2026-11-01T06:60", None),
            ("2026-11-01T6:30", None),
            ("2026-11-01T06:3", None),
            ("2026-11-01T06", None),
            ("2026-11-01T", None),
            ("2026-11-31T06:30", None),
            ("T06:30", None),
        ] {
            let expected = day.zip(minutes).map(|(day, minutes)| Point::Minute(day, minutes));
            assert_eq!(date_point(text), expected, "{text}");
        }
    }
}
