//! A value of any JSON kind, read as text, number or truth, whichever an attribute wants.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A JSON value that should be a single one. Reading it never fails on well-formed JSON.
#[derive(Debug, PartialEq)]
pub(super) enum Scalar<'de> {
    /// `null`
    Null,
    /// Text; borrowed from the body where it has no escapes.
    Text(Cow<'de, str>),
    /// A whole number that is not negative.
    Number(u64),
    /// Any other number.
    Fraction(f64),
    /// `true` or `false`
    Bool(bool),
    /// An array or object where a single value was due.
    Nested,
}

impl Scalar<'_> {
    /// Whether this means "not set": `null` or blank text.
    pub(super) fn is_unset(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The value as it was sent, without quotes. `None` for an array or object.
    pub(super) fn as_sent(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Null => Some("".into()),
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Number(number) => Some(number.to_string().into()),
            Self::Fraction(number) => Some(print(*number).into()),
            Self::Bool(value) => Some(value.to_string().into()),
            Self::Nested => None,
        }
    }

    /// A whole number, also as text, with a fraction cut off.
    pub(super) fn as_number(&self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Fraction(number) => whole(*number),
            // A fraction is cut off; the standard library's own reading of it would add 20 KB.
            Self::Text(text) => {
                let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
                whole.parse().ok().filter(|_| fraction.bytes().all(|it| it.is_ascii_digit()))
            }
            _ => None,
        }
    }

    /// A truth value, also as text in any letter case.
    pub(super) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            Self::Text(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
            Self::Text(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }
}

/// A number that is not whole, to six places; the standard library's own printing of it would add 20 KB.
fn print(number: f64) -> String {
    let sign = if number < 0.0 { "-" } else { "" };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let millionths = (number.abs() * 1e6).round() as u64;
    let fraction = format!("{:06}", millionths % 1_000_000);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", millionths / 1_000_000)
}

/// The whole part of a number that fits.
fn whole(number: f64) -> Option<u64> {
    /// Above this not every whole number has its own `f64`.
    const MAX_EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (0.0..=MAX_EXACT).contains(&number).then_some(number as u64)
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "only negative numbers come here, and none is ever exact")]
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(u64::try_from(value).map_or(Scalar::Fraction(value as f64), Scalar::Number))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Fraction(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Nested)
    }
}
