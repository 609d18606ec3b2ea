//! The shapes in which an error says what went wrong.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::json::{Field, lenient, object};

/// An error in JSON.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct WireError<'a> {
    #[serde(borrow)]
    message: Field<'a>,
    #[serde(rename = "message")]
    lower_case_message: Field<'a>,
    errors: Option<&'a RawValue>,
}

/// What an error in one of the JSON shapes says, with what its `Errors` add.
pub(super) fn in_json(json: &str) -> Option<Box<str>> {
    lenient(json, |json| object::<WireError<'_>>(json).map(WireError::text)).ok().flatten()
}

impl WireError<'_> {
    fn text(self) -> Option<Box<str>> {
        let message = self.message.or(self.lower_case_message).text()?;
        let mut details = Vec::new();
        if let Some(errors) = self.errors {
            read_details(errors, &mut details, 0);
        }
        if details.is_empty() {
            return Some(message);
        }
        Some([&*message, " (", &details.join("; "), ")"].concat().into())
    }
}

/// Errors are no more deeply nested than this.
const MAX_DEPTH: u8 = 4;

/// The value of `Errors`: an array of `{"Field", "Message"}`, or the same wrapped in `{"Error": …}`.
fn read_details(errors: &RawValue, details: &mut Vec<String>, depth: u8) {
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "PascalCase", default)]
    struct Detail<'a> {
        #[serde(borrow)]
        error: Option<&'a RawValue>,
        field: Field<'a>,
        message: Field<'a>,
    }

    match errors.get().as_bytes().first() {
        Some(b'[' | b'{') if depth == MAX_DEPTH => {}
        Some(b'[') => {
            let errors: Vec<&RawValue> = serde_json::from_str(errors.get()).unwrap_or_default();
            for error in errors {
                read_details(error, details, depth + 1);
            }
        }
        Some(b'{') => {
            let detail: Detail<'_> = serde_json::from_str(errors.get()).unwrap_or_default();
            if let Some(error) = detail.error {
                read_details(error, details, depth + 1);
            }
            let parts: Vec<_> =
                [detail.field.text(), detail.message.text()].into_iter().flatten().collect();
            if !parts.is_empty() {
                details.push(parts.join(": "));
            }
        }
        _ => details.extend(Field::from(errors).text().map(String::from)),
    }
}

/// The text of `<Message>` in the API's XML error.
pub(super) fn in_xml(body: &[u8]) -> Option<Box<str>> {
    let text = std::str::from_utf8(body).ok()?;
    let mut elements = text.split('<');
    elements.find(|it| it.starts_with("ImpactRadiusResponse"))?;
    elements.find(|it| *it == "Status>ERROR")?;
    let message = elements.find_map(|it| it.strip_prefix("Message>"))?;
    Some(unescaped(message.trim()).into())
}

/// The five entities that XML knows by itself.
fn unescaped(text: &str) -> String {
    const ENTITIES: [(&str, char); 5] =
        [("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\''), ("amp;", '&')];
    let mut parts = text.split('&');
    let mut unescaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some((letter, rest)) =
            ENTITIES.into_iter().find_map(|(name, letter)| Some((letter, part.strip_prefix(name)?)))
        {
            unescaped.push(letter);
            unescaped.push_str(rest);
        } else {
            unescaped.push('&');
            unescaped.push_str(part);
        }
    }
    unescaped
}
