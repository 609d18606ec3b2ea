//! Phrases and values in quotes.

use super::name::{MOST_WORDS, begins_filter};
use super::spelling::{is_comma, is_quote, is_single_quote, is_space, plain_text};

/// `text` so that it reads as one value: in quotes where it would fall apart otherwise.
pub(super) fn quoted_if_needed(text: &str) -> String {
    let breaks = |it: char| is_space(it) || is_comma(it) || is_quote(it) || is_single_quote(it);
    if text.contains(breaks) || text.starts_with('=') || plain_text(text) != text {
        quoted(text)
    } else {
        text.to_owned()
    }
}

/// `text` in quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}

/// Reads a phrase, in which `\"` is a quote and `\\` a backslash. One that is left open reaches to the end.
pub(super) fn phrase(rest: &str, open: char) -> (String, &'static str, &str) {
    let mut text = String::new();
    let mut is_escaped = false;
    let mut letters = rest.chars();
    letters.next();
    while let Some(letter) = letters.next() {
        if is_escaped {
            if letter != '\\' && !is_quote(letter) {
                text.push('\\');
            }
            text.push(letter);
            is_escaped = false;
        } else if letter == '\\' {
            is_escaped = true;
        } else if letter == '"' || (open != '"' && is_quote(letter)) {
            return (trimmed(text, open), "", letters.as_str());
        } else {
            text.push(letter);
        }
    }
    if is_escaped {
        text.push('\\');
        return (text, "\\\"", "");
    }
    (trimmed(text, open), "\"", "")
}

/// French quotes stand apart from what they are around.
fn trimmed(text: String, open: char) -> String {
    if open == '«' { text.trim_matches(is_space).to_owned() } else { text }
}

/// Reads a phrase in single quotes, and how long it is. An apostrophe begins none: there has to be another one where the
/// phrase can end.
pub(super) fn single_phrase(rest: &str, ends: fn(char) -> bool) -> Option<(String, usize)> {
    let mut quotes = rest.char_indices().skip(1).filter(|(_, it)| is_single_quote(*it));
    let (at, close) = quotes.find(|(at, it)| {
        let after = rest.get(at + it.len_utf8()..).unwrap_or_default();
        after.is_empty() || after.starts_with(ends)
    })?;
    let open = rest.chars().next()?.len_utf8();
    let text = rest.get(open..at)?;
    let mut words = text.split(is_space);
    let is_phrase = words.next().is_some_and(|it| !it.is_empty() || text.is_empty())
        && words.clone().count() < MOST_WORDS
        && !words.any(begins_filter);
    is_phrase.then(|| (text.to_owned(), at + close.len_utf8()))
}
