//! Terms side by side in one text.

use super::Names;
use super::name::{MOST_WORDS, begins_filter};
use super::parse::read;
use super::quotes::quoted;

/// Puts terms side by side so that each reads as it did alone. A filter takes in the words after it that can be part of its
/// value; where that would be another term, there is an empty value in between or the word is in quotes.
pub(super) fn join<'a>(terms: impl IntoIterator<Item = &'a str>, names: &Names) -> String {
    let mut text = String::new();
    // Where the last filter begins, and how many terms there are from there on.
    let (mut start, mut n_terms) = (0, 0);
    for term in terms {
        if begins_filter(term) || n_terms > MOST_WORDS {
            n_terms = 0;
        }
        let end = text.len();
        if end > 0 {
            text.push(' ');
        }
        if n_terms == 0 {
            start = text.len();
        }
        text.push_str(term);
        n_terms += 1;
        if n_terms > 1 && text.get(start..).is_some_and(|it| read(it, None, names).len() < n_terms)
        {
            text.truncate(end);
            if text.ends_with([':', ',', '：', '，', '、', '،']) {
                text.push_str("\"\" ");
                text.push_str(term);
            } else {
                text.push(' ');
                text.push_str(&quoted(term));
            }
        }
    }
    text
}
