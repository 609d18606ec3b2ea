//! What may stand after the colon.

use crate::core::job::{JobType, Status};

use super::calendar;
use super::guess::{Guess, choose, nearest_beginning};
use super::interval::{Interval, Point};
use super::length::Length;
use super::number::{count, number};
use super::spelling::{plain_interval, plain_text};
use super::text::Needle;
use super::traits::Trait;
use super::{Filter, Mistake, Names};

/// One of the values of a term. The filter says what it is compared with, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Status(Status),
    /// Any state that is not documented.
    OtherStatus,
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

/// The word for all states that are not documented.
pub(super) const OTHER: &str = "other";

/// The words for states, in the order of the status chips.
pub fn status_words() -> [&'static str; Status::KNOWN.len() + 1] {
    let mut words = [OTHER; Status::KNOWN.len() + 1];
    for (word, status) in words.iter_mut().zip(&Status::KNOWN) {
        *word = status.key();
    }
    words
}

/// The values of a word: the text itself, and the documented types whose names have it. In full width it is meant plain
/// too.
pub(super) fn of_word(text: &str, names: &Names) -> Vec<Value> {
    let plain = plain_text(text);
    let mut values = known_types(&Needle::new(&plain), Needle::is_in_name, names);
    if plain != text {
        values.push(Value::Text { text: plain.into(), is_quoted: false });
    }
    values.push(Value::Text { text: text.into(), is_quoted: false });
    values
}

/// Reads one value of `filter`. A value can stand for several: `type:a` is `ApiReport` and `UploadAds`, an ad upload.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn read(
    filter: Filter,
    text: &str,
    is_quoted: bool,
    names: &Names,
) -> Result<Vec<Value>, Mistake> {
    let is_as_written = is_quoted || filter == Filter::Message;
    let text = &*if is_as_written { text.to_owned() } else { plain_text(text) };
    let value = match filter {
        Filter::Status => status(text, is_quoted)?,
        Filter::Type => return types(text, is_quoted, names),
        Filter::Message if !is_quoted => return Ok(of_message(text)),
        Filter::Program | Filter::Id | Filter::By | Filter::Message | Filter::Reason => {
            Value::Text { text: text.into(), is_quoted }
        }
        Filter::Is | Filter::Has => Value::Trait(job_trait(filter, text)?),
        _ => Value::Interval(interval(filter, text)?),
    };
    Ok(vec![value])
}

fn of_message(text: &str) -> Vec<Value> {
    let plain = plain_text(text);
    let mut texts = vec![plain];
    if texts.iter().all(|it| it != text) {
        texts.push(text.to_owned());
    }
    let value = |it: String| Value::Text { text: it.into(), is_quoted: false };
    texts.into_iter().map(value).collect()
}

/// Whether a value is all that it can be, or would be another one with more letters. Of types the beginning is enough.
pub(super) fn is_whole(filter: Filter, text: &str, names: &Names) -> bool {
    let plain = plain_text(text);
    let is_one_of = |words: &[&str]| words.iter().any(|it| it.eq_ignore_ascii_case(&plain));
    match (filter, read(filter, text, false, names)) {
        (_, Err(_)) => false,
        (Filter::Status, Ok(values)) => {
            is_one_of(&status_words())
                || Status::from_api_name(&plain).is_some()
                || matches!(*values, [Value::Text { .. }])
        }
        (Filter::Is | Filter::Has, _) => is_one_of(&filter.trait_names()),
        (_, Ok(values)) => match *values {
            // A month or a year is the beginning of a day.
            [Value::Interval(interval)] if interval.has_days() => calendar::ends_in_day(&plain),
            _ => true,
        },
    }
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
    match choose(text, &status_words()) {
        Guess::One(at) => {
            Ok(Status::KNOWN.into_iter().nth(at).map_or(Value::OtherStatus, Value::Status))
        }
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
        return Err(Mistake::NotAType { text: text.into(), meant: Some(meant) });
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

pub(super) fn interval(filter: Filter, text: &str) -> Result<Interval, Mistake> {
    let reads_hyphens = !filter.is_date();
    let plain = &*plain_interval(text, reads_hyphens);
    let found = match filter {
        Filter::Percent => Interval::parse(plain, percent_point),
        Filter::Records => Interval::parse(plain, |it| count(it).map(Point::Number)),
        Filter::Duration => duration(plain),
        _ => calendar::date(plain),
    };
    found.ok_or_else(|| match filter {
        Filter::Percent => Mistake::NotAPercentage(text.into()),
        Filter::Records => Mistake::NotANumber(text.into()),
        Filter::Duration => Mistake::NotALength(text.into()),
        _ => Mistake::NotADate(text.into()),
    })
}

fn percent_point(text: &str) -> Option<Point> {
    let number = number(text.strip_suffix('%').unwrap_or(text).trim_end())?;
    (number <= 100).then_some(Point::Number(number))
}

/// A length alone is taken to the precision it was written with: `5m` is from 5 to less than 6 minutes.
fn duration(text: &str) -> Option<Interval> {
    if let Some(Length { millis, unit }) = Length::parse(text) {
        let last = millis.saturating_add(unit - 1);
        return Some(Interval::between(Point::Number(millis), Point::Number(last)));
    }
    Interval::parse(text, |it| Length::parse(it).map(|it| Point::Number(it.millis)))
}

fn job_trait(filter: Filter, text: &str) -> Result<Trait, Mistake> {
    let not_a_trait = |meant| Mistake::NotATrait { filter, text: text.into(), meant };
    match choose(text, &filter.trait_names()) {
        Guess::One(at) => filter.traits().get(at).copied().ok_or_else(|| not_a_trait(Vec::new())),
        Guess::Perhaps(meant) => Err(not_a_trait(meant)),
        Guess::None => Err(not_a_trait(Vec::new())),
    }
}
