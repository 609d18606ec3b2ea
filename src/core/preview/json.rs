//! The first records of a JSON document: an array of objects, or an object that has one, such as `{"Records":[…]}`.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::table::Rows;
use super::{Found, Kind, MOST_ROWS, text};

/// Reads the first records. `None` when there are none to be found.
pub(super) fn read(text: &[u8], is_whole: bool) -> Option<Found> {
    let mut records = Records::default();
    let mut document = serde_json::Deserializer::from_slice(text);
    let end = Document(&mut records).deserialize(&mut document);
    let is_enough = records.is_enough();
    let is_broken = match end {
        Ok(()) => !records.is_found,
        Err(error) => {
            !is_enough && (!error.is_eof() || (is_whole && records.rows.cells.is_empty()))
        }
    };
    if is_broken {
        return None;
    }
    let n_bytes = if is_enough { 0 } else { text.len() };
    Some(Found { kind: Kind::Json, rows: records.rows, n_bytes, is_enough })
}

#[derive(Default)]
struct Records {
    rows: Rows,
    is_found: bool,
}

impl Records {
    fn is_enough(&self) -> bool {
        self.rows.cells.len() >= MOST_ROWS
    }

    /// Takes an object; `false` when it is none.
    fn add(&mut self, object: &str) -> bool {
        let mut document = serde_json::Deserializer::from_str(object);
        self.rows.cells.push(Vec::new());
        let is_object = Record(&mut self.rows).deserialize(&mut document).is_ok();
        if !is_object {
            self.rows.cells.pop();
        }
        is_object
    }
}

/// The whole document.
struct Document<'a>(&'a mut Records);

/// What may be the array of records.
struct List<'a>(&'a mut Records);

/// One record.
struct Record<'a>(&'a mut Rows);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        List(self.0).visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_key::<IgnoredAny>()?.is_some() {
            object.next_value_seed(List(&mut *self.0))?;
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut is_list = self.0.rows.cells.is_empty();
        let mut is_empty = true;
        while let Some(element) = list.next_element::<&RawValue>()? {
            is_empty = false;
            is_list = is_list && self.0.add(element.get());
            self.0.is_found |= is_list;
            if is_list && self.0.is_enough() {
                // The rest is not needed, and mostly not here yet.
                return Err(A::Error::custom("enough"));
            }
        }
        self.0.is_found |= is_empty;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Record<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Record<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Rows { names, cells } = self.0;
        while let Some((name, value)) = object.next_entry::<Cow<'de, str>, &RawValue>()? {
            let place = names.iter().position(|it| *it == name).unwrap_or_else(|| {
                names.push(name.into_owned());
                names.len() - 1
            });
            let row = cells.last_mut().into_iter();
            row.for_each(|row| put(row, place, cell(value.get())));
        }
        Ok(())
    }
}

fn put(row: &mut Vec<String>, place: usize, text: String) {
    if row.len() <= place {
        row.resize(place + 1, String::new());
    }
    row.get_mut(place).into_iter().for_each(|it| it.clone_from(&text));
}

/// A text without its quotes, nothing for `null`, everything else as it is written.
fn cell(value: &str) -> String {
    match value {
        "null" => String::new(),
        _ => serde_json::from_str(value).unwrap_or_else(|_| text::cell(value.as_bytes())),
    }
}
