//! Reading JSON as leniently as the API may need it.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Deserialize;
use serde::de::{Error as _, IgnoredAny};
use serde_json::value::RawValue;
use serde_json::{Error, Result};

/// One value of an object, kept as it was sent until it is known what it should be. `null` and absent both mean "not
/// set".
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Field<'a>(#[serde(borrow)] Option<&'a RawValue>);

impl<'a> Field<'a> {
    /// The value as text: what a string says, a number or truth value as it was written, nothing when it is not set.
    ///
    /// # Errors
    /// The JSON of an array, an object, or a string that is no text because it has half a surrogate pair.
    pub(super) fn sent(self) -> std::result::Result<Cow<'a, str>, &'a str> {
        let json = self.0.map_or("", RawValue::get);
        match json.as_bytes().first() {
            Some(b'"') => string(json),
            Some(b'[' | b'{') => Err(json),
            _ => Ok(Cow::Borrowed(json)),
        }
    }

    /// What the value says, if it says something.
    pub(super) fn text(self) -> Option<Box<str>> {
        let sent = self.sent().ok()?;
        let text = sent.trim();
        (!text.is_empty()).then(|| text.into())
    }

    /// This one, or `other` when it is not set: for what the API spells in two ways.
    pub(super) fn or(self, other: Self) -> Self {
        let is_set = self.sent().map_or(true, |it| !it.trim().is_empty());
        if is_set { self } else { other }
    }
}

impl<'a> From<&'a RawValue> for Field<'a> {
    fn from(value: &'a RawValue) -> Self {
        Self((value.get() != "null").then_some(value))
    }
}

/// What a string says. Most have no escapes, and are borrowed without reading them a second time.
fn string(json: &str) -> std::result::Result<Cow<'_, str>, &str> {
    match json.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => Ok(Cow::Borrowed(plain)),
        _ => serde_json::from_str(json).map(Cow::Owned).map_err(|_| json),
    }
}

/// Reads an object. A derived struct alone would take an array for one, too.
pub(super) fn object<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T> {
    if json.trim_ascii_start().starts_with('{') {
        return serde_json::from_str(json);
    }
    serde_json::from_str::<IgnoredAny>(json)?;
    Err(Error::custom("not an object"))
}

/// Reads JSON whose strings may have what JSON wants escaped, which some servers do not do: first as it is, then as it
/// was probably meant.
///
/// # Errors
/// That of the first try.
pub(super) fn lenient<T>(json: &str, mut read: impl FnMut(&str) -> Result<T>) -> Result<T> {
    match read(json) {
        Err(error) if error.is_syntax() => read(&escaped(json)).map_err(|_| error),
        result => result,
    }
}

/// Bytes as text, with the replacement character where they are none.
pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    // Checking whole texts is several times as fast as looking for what is wrong in them.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Escapes control characters in strings, and backslashes that escape nothing.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len() + 16);
    let mut is_in_string = false;
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\0'..='\x1F' if is_in_string => {
                let _ = write!(escaped, "\\u{:04x}", u32::from(letter));
            }
            '\\' if is_in_string => {
                let is_escape = |it: &char| r#""\/bfnrtu"#.contains(*it);
                escaped.extend(['\\', letters.next_if(is_escape).unwrap_or('\\')]);
            }
            _ => {
                is_in_string ^= letter == '"';
                escaped.push(letter);
            }
        }
    }
    escaped
}
