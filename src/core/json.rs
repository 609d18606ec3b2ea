//! A pull reader of JSON: the caller asks for the next key, item or value, and says which it wants to skip.
//!
//! Reading a list of jobs is a large part of what the widget does, so it owns its reader: nothing is built that is not
//! asked for, numbers keep the digits they came with, and it is a third of the size of a general one.

use std::borrow::Cow;

/// A single value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written.
    Number(&'a str),
    /// Text; borrowed where it has no escapes.
    Text(Cow<'a, str>),
    /// An array or object, skipped.
    Nested,
}

/// Why a text could not be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// It ends in the middle.
    CutShort,
    /// It is not JSON.
    Malformed,
    /// It is JSON, of another kind than was asked for.
    Unexpected,
}

type Result<T> = std::result::Result<T, JsonError>;

/// Nesting deeper than this is refused, so that no text can exhaust the stack.
const MAX_DEPTH: u32 = 100;

/// Reads a JSON text from front to back.
///
/// An object is read by [`Reader::open_object`] and then [`Reader::key`] until there is none; an array by
/// [`Reader::open_array`] and [`Reader::item`]. After a key or item comes exactly one value: opened, read by
/// [`Reader::scalar`] or passed over by [`Reader::skip`].
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Whether a comma must come before the next key or item.
    after_value: bool,
}

impl<'a> Reader<'a> {
    /// Reads this text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, after_value: false }
    }

    /// The first byte of what comes next.
    ///
    /// # Errors
    /// [`JsonError::CutShort`] when nothing does.
    pub fn peek(&mut self) -> Result<u8> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let space = rest.iter().take_while(|it| matches!(it, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.at += space;
        rest.get(space).copied().ok_or(JsonError::CutShort)
    }

    /// Goes into an object.
    ///
    /// # Errors
    /// [`JsonError::Unexpected`] when another kind of value comes next.
    pub fn open_object(&mut self) -> Result<()> {
        self.open(b'{')
    }

    /// Goes into an array.
    ///
    /// # Errors
    /// [`JsonError::Unexpected`] when another kind of value comes next.
    pub fn open_array(&mut self) -> Result<()> {
        self.open(b'[')
    }

    /// The next key of the object; `None` at its end.
    ///
    /// # Errors
    /// When the text is not JSON, or ends.
    pub fn key(&mut self) -> Result<Option<Cow<'a, str>>> {
        if self.ends(b'}')? {
            return Ok(None);
        }
        let key = self.string()?;
        self.pass(b':')?;
        self.after_value = false;
        Ok(Some(key))
    }

    /// Whether the array has another item.
    ///
    /// # Errors
    /// When the text is not JSON, or ends.
    pub fn item(&mut self) -> Result<bool> {
        let has_item = !self.ends(b']')?;
        self.after_value = !has_item;
        Ok(has_item)
    }

    /// The next value, if it is a single one; an array or object is passed over.
    ///
    /// # Errors
    /// When the text is not JSON, or ends.
    pub fn scalar(&mut self) -> Result<Scalar<'a>> {
        let scalar = match self.peek()? {
            b'{' | b'[' => {
                self.skip()?;
                Scalar::Nested
            }
            b'"' => Scalar::Text(self.string()?),
            b't' => self.literal("true", Scalar::Bool(true))?,
            b'f' => self.literal("false", Scalar::Bool(false))?,
            b'n' => self.literal("null", Scalar::Null)?,
            _ => Scalar::Number(self.number()?),
        };
        self.after_value = true;
        Ok(scalar)
    }

    /// Passes over the next value.
    ///
    /// # Errors
    /// When the text is not JSON, or ends.
    pub fn skip(&mut self) -> Result<()> {
        self.skip_at(0)
    }

    /// Nothing but white space may follow.
    ///
    /// # Errors
    /// [`JsonError::Malformed`] when something does.
    pub fn end(&mut self) -> Result<()> {
        match self.peek() {
            Err(JsonError::CutShort) => Ok(()),
            _ => Err(JsonError::Malformed),
        }
    }

    fn skip_at(&mut self, depth: u32) -> Result<()> {
        if depth > MAX_DEPTH {
            return Err(JsonError::Malformed);
        }
        match self.peek()? {
            b'{' => {
                self.open_object()?;
                while self.key()?.is_some() {
                    self.skip_at(depth + 1)?;
                }
            }
            b'[' => {
                self.open_array()?;
                while self.item()? {
                    self.skip_at(depth + 1)?;
                }
            }
            _ => {
                self.scalar()?;
            }
        }
        Ok(())
    }

    fn open(&mut self, bracket: u8) -> Result<()> {
        if self.peek()? != bracket {
            self.skip()?;
            return Err(JsonError::Unexpected);
        }
        self.at += 1;
        self.after_value = false;
        Ok(())
    }

    /// Whether the object or array ends here; passes over the comma when it does not.
    fn ends(&mut self, bracket: u8) -> Result<bool> {
        let next = self.peek()?;
        if next == bracket {
            self.at += 1;
            self.after_value = true;
            return Ok(true);
        }
        if self.after_value {
            self.pass(b',')?;
            if self.peek()? == bracket {
                return Err(JsonError::Malformed);
            }
        }
        Ok(false)
    }

    fn pass(&mut self, byte: u8) -> Result<()> {
        if self.peek()? != byte {
            return Err(JsonError::Malformed);
        }
        self.at += 1;
        Ok(())
    }

    fn literal(&mut self, word: &str, scalar: Scalar<'a>) -> Result<Scalar<'a>> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(scalar)
        } else if word.as_bytes().starts_with(rest) {
            Err(JsonError::CutShort)
        } else {
            Err(JsonError::Malformed)
        }
    }

    fn number(&mut self) -> Result<&'a str> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_part = |it: &u8| matches!(it, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(|it| is_part(it)).count();
        let number = rest.get(..length).unwrap_or_default();
        self.at += length;
        match is_number(number.as_bytes()) {
            true => Ok(number),
            // One more digit would make it one.
            false if length == rest.len() && is_number(&[number.as_bytes(), b"0"].concat()) => {
                Err(JsonError::CutShort)
            }
            false => Err(JsonError::Malformed),
        }
    }

    fn string(&mut self) -> Result<Cow<'a, str>> {
        self.pass(b'"')?;
        let rest = self.text.get(self.at..).unwrap_or_default();
        let plain = rest.bytes().take_while(|it| !matches!(it, b'"' | b'\\' | 0..=0x1F)).count();
        let text = rest.get(..plain).unwrap_or_default();
        self.at += plain;
        match rest.as_bytes().get(plain) {
            Some(b'"') => {
                self.at += 1;
                Ok(Cow::Borrowed(text))
            }
            Some(b'\\') => self.escaped(text.to_owned()).map(Cow::Owned),
            Some(_) => Err(JsonError::Malformed),
            None => Err(JsonError::CutShort),
        }
    }

    /// The rest of a text that has escapes, after what was plain.
    fn escaped(&mut self, mut text: String) -> Result<String> {
        loop {
            let letter = self.letter()?;
            match letter {
                '"' => return Ok(text),
                '\\' => {
                    let letter = match self.letter()? {
                        'b' => '\u{8}',
                        'f' => '\u{C}',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'u' => self.code_point()?,
                        letter @ ('"' | '\\' | '/') => letter,
                        _ => return Err(JsonError::Malformed),
                    };
                    text.push(letter);
                }
                '\0'..='\x1F' => return Err(JsonError::Malformed),
                letter => text.push(letter),
            }
        }
    }

    fn letter(&mut self) -> Result<char> {
        let letter =
            self.text.get(self.at..).and_then(|it| it.chars().next()).ok_or(JsonError::CutShort)?;
        self.at += letter.len_utf8();
        Ok(letter)
    }

    /// `00e4`, or a pair of surrogates; half a pair becomes the replacement character.
    fn code_point(&mut self) -> Result<char> {
        let first = self.hex()?;
        if !(0xD800..0xDC00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or('\u{FFFD}'));
        }
        let before = self.at;
        if self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u") {
            self.at += 2;
            let second = self.hex()?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or('\u{FFFD}'));
            }
            self.at = before;
        }
        Ok('\u{FFFD}')
    }

    fn hex(&mut self) -> Result<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + self.letter()?.to_digit(16).ok_or(JsonError::Malformed)?;
        }
        Ok(code)
    }
}

/// Whether this is a number in JSON: an optional minus, digits without a leading zero, a fraction, an exponent.
fn is_number(text: &[u8]) -> bool {
    fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
        text.split_at(text.iter().take_while(|it| it.is_ascii_digit()).count())
    }
    let (whole, mut rest) = split_digits(text.strip_prefix(b"-").unwrap_or(text));
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with(b"0")) {
        return false;
    }
    if let Some(after_point) = rest.strip_prefix(b".") {
        let (fraction, after) = split_digits(after_point);
        if fraction.is_empty() {
            return false;
        }
        rest = after;
    }
    match rest {
        [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] => {
            let (exponent, after) = split_digits(exponent);
            !exponent.is_empty() && after.is_empty()
        }
        rest => rest.is_empty(),
    }
}

/// Text as a JSON string, in quotes.
pub fn quoted(text: &str) -> String {
    const HEX: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\0'..='\x1F' => {
                let code = u32::from(letter) as usize;
                quoted.push_str("\\u00");
                quoted.extend([code >> 4, code & 15].iter().filter_map(|it| HEX.get(*it)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<()> {
        let mut reader = Reader::new(text);
        reader.skip()?;
        reader.end()
    }

    fn scalar(text: &str) -> Result<Scalar<'_>> {
        let mut reader = Reader::new(text);
        let scalar = reader.scalar()?;
        reader.end().map(|()| scalar)
    }

    #[test]
    fn reads_objects_and_arrays_in_order() {
        let mut reader = Reader::new(r#" { "a" : 1 , "b" : [ true , { } ] , "c" : null } "#);
        reader.open_object().unwrap();
        assert_eq!(reader.key().unwrap().as_deref(), Some("a"));
        assert_eq!(reader.scalar(), Ok(Scalar::Number("1")));
        assert_eq!(reader.key().unwrap().as_deref(), Some("b"));
        reader.open_array().unwrap();
        assert_eq!(reader.item(), Ok(true));
        assert_eq!(reader.scalar(), Ok(Scalar::Bool(true)));
        assert_eq!(reader.item(), Ok(true));
        assert_eq!(reader.scalar(), Ok(Scalar::Nested));
        assert_eq!(reader.item(), Ok(false));
        assert_eq!(reader.key().unwrap().as_deref(), Some("c"));
        assert_eq!(reader.scalar(), Ok(Scalar::Null));
        assert_eq!(reader.key(), Ok(None));
        assert_eq!(reader.end(), Ok(()));
    }

    #[test]
    fn reads_text_with_escapes() {
        let text = |json: &str| match scalar(json) {
            Ok(Scalar::Text(text)) => text.into_owned(),
            other => panic!("{json}: {other:?}"),
        };
        assert_eq!(text(r#""plain ä""#), "plain ä");
        assert_eq!(text(r#""a\"b\\c\/d\n\t\r\b\f""#), "a\"b\\c/d\n\t\r\u{8}\u{C}");
        assert_eq!(text(r#""\u00e4\uD83D\uDE00""#), "ä😀");
        assert_eq!(text(r#""\uD83D x\uDE00""#), "\u{FFFD} x\u{FFFD}");
        assert_eq!(text(r#""\uD83DA""#), "\u{FFFD}A");
    }

    #[test]
    fn says_whether_a_text_is_cut_short_or_no_json() {
        for text in [
            "",
            " ",
            "{",
            "[",
            "[1",
            "[1,",
            "{\"a\"",
            "{\"a\":",
            "\"a",
            "\"\\u00",
            "tru",
            "[{\"a\":nul",
            "-",
            "1.",
            "2e",
        ] {
            assert_eq!(all(text), Err(JsonError::CutShort), "{text}");
        }
        for text in [
            "x",
            "[1,]",
            "{\"a\":1,}",
            "{,}",
            "[,1]",
            "{a:1}",
            "01x",
            "1.x",
            "[1 2]",
            "{\"a\" 1}",
            "\"\n\"",
            "nul}",
            "1 1",
            "--1",
            "]",
        ] {
            assert_eq!(all(text), Err(JsonError::Malformed), "{text}");
        }
    }

    #[test]
    fn a_value_of_another_kind_is_passed_over() {
        let mut reader = Reader::new("[1,{}]");
        assert_eq!(reader.open_object(), Err(JsonError::Unexpected));
        assert_eq!(reader.end(), Ok(()));
    }

    #[test]
    fn no_depth_exhausts_the_stack() {
        assert_eq!(all(&"[".repeat(100_000)), Err(JsonError::Malformed));
        let deep = 90;
        assert_eq!(all(&format!("{}{}", "[".repeat(deep), "]".repeat(deep))), Ok(()));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        fn json() -> impl Strategy<Value = serde_json::Value> {
            let leaf = prop_oneof![
                Just(serde_json::Value::Null),
                any::<bool>().prop_map(Into::into),
                any::<i64>().prop_map(Into::into),
                any::<i32>().prop_map(|it| (f64::from(it) / 8.0).into()),
                ".{0,12}".prop_map(Into::into),
            ];
            leaf.prop_recursive(4, 24, 4, |inner| {
                prop_oneof![
                    proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                    proptest::collection::vec((".{0,6}", inner), 0..4)
                        .prop_map(|it| serde_json::Value::Object(it.into_iter().collect())),
                ]
            })
        }

        /// What the reader makes of a text, as another library's value.
        fn rebuild(reader: &mut Reader<'_>) -> Result<serde_json::Value> {
            Ok(match reader.peek()? {
                b'{' => {
                    reader.open_object()?;
                    let mut object = serde_json::Map::new();
                    while let Some(key) = reader.key()? {
                        object.insert(key.into_owned(), rebuild(reader)?);
                    }
                    object.into()
                }
                b'[' => {
                    reader.open_array()?;
                    let mut array = Vec::new();
                    while reader.item()? {
                        array.push(rebuild(reader)?);
                    }
                    array.into()
                }
                _ => match reader.scalar()? {
                    Scalar::Null | Scalar::Nested => serde_json::Value::Null,
                    Scalar::Bool(value) => value.into(),
                    Scalar::Number(number) => serde_json::from_str(number).unwrap(),
                    Scalar::Text(text) => text.into_owned().into(),
                },
            })
        }

        proptest! {
            #[test]
            fn reads_what_another_library_writes(value in json(), is_pretty in any::<bool>()) {
                let text = if is_pretty { format!("{value:#}") } else { value.to_string() };
                let mut reader = Reader::new(&text);
                let rebuilt = rebuild(&mut reader);
                prop_assert_eq!(rebuilt, Ok(value));
                prop_assert_eq!(reader.end(), Ok(()));
            }

            #[test]
            fn agrees_with_another_library_on_what_is_json(text in r#"[\[\]{}:,"\\ntrue0-9.eE+ -]{0,24}"#) {
                prop_assert_eq!(all(&text).is_ok(), serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok(), "{}", text);
            }

            #[test]
            fn quoted_text_reads_back(text in ".*") {
                let json = quoted(&text);
                prop_assert_eq!(scalar(&json), Ok(Scalar::Text(text.clone().into())));
                let other: String = serde_json::from_str(&json).unwrap();
                prop_assert_eq!(other, text);
            }
        }
    }
}
