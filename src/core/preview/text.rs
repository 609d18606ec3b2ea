//! From bytes to text.

use std::borrow::Cow;

/// The bytes in UTF-8, without a byte order mark. What is no UTF-16 is left as it is.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, [u8]> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.into(),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // Without a mark: the first letter is ASCII.
        [first, 0, ..] if *first != 0 => utf_16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf_16(bytes, u16::from_be_bytes),
        _ => bytes.into(),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'_, [u8]> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(|it| unit(*it)));
    let text: String = letters.map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.into_bytes().into()
}

/// Whether there is nothing in it that no text has.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|it| !matches!(it, 0..=8 | 14..=26 | 28..=31)) && !bytes.starts_with(b"%PDF-")
}

/// A cell as text. What is no UTF-8 is taken for Latin-1, which old programs write.
pub(super) fn cell(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|it| char::from(*it)).collect(),
    }
}
