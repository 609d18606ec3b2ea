//! Names of the API as words, for those that are not documented.

/// `BulkLinkImport` → "Bulk link import", `BULK_LINK` → "Bulk link".
pub(super) fn split_into_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut previous = ' ';
    for letter in name.chars() {
        let is_gap = letter == '_' || letter == '-' || letter.is_whitespace();
        if is_gap || (letter.is_ascii_uppercase() && previous.is_ascii_lowercase()) {
            words.push(' ');
        }
        if !is_gap {
            words.push(letter);
        }
        previous = letter;
    }
    sentence_case(&words)
}

/// Names of the API are ASCII; other letters stay as they are.
fn sentence_case(words: &str) -> String {
    let mut words = words.trim().to_ascii_lowercase();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
