//! From text to terms.

use super::suggest::{Guess, choose};
use super::{Key, Mistake, Names, Problem, Term, filter_names, value};

/// Reads all terms of a filter text.
pub(super) fn terms(text: &str, names: &Names) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (term, after) = term(rest, text.len() - rest.len(), names);
        terms.push(term);
        rest = after.trim_start();
    }
    terms
}

/// `text` so that it reads as one value: in quotes where it would fall apart otherwise.
pub(super) fn quoted_if_needed(text: &str) -> String {
    let breaks = |it: char| it.is_whitespace() || it == ',' || is_quote(it);
    if text.contains(breaks) { quoted(text) } else { text.to_owned() }
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

/// A word or one of the values after a colon.
struct Part<'a> {
    /// What it says, without quotes and escapes.
    text: String,
    /// How it is written.
    source: &'a str,
    is_quoted: bool,
}

/// Reads the term `source` begins with, and returns what comes after it. `source` begins at byte `start` of the text.
fn term<'a>(source: &'a str, start: usize, names: &Names) -> (Term, &'a str) {
    let (negated, body) = source.strip_prefix('-').map_or((false, source), |body| (true, body));
    let key_start = start + source.len() - body.len();
    let keyed = split_key(body);
    let (parts, closing, after) = if let Some((_, values)) = keyed {
        parts(values)
    } else {
        let (word, closing, after) = part(body, char::is_whitespace);
        (vec![word], closing, after)
    };
    let written = source.strip_suffix(after).unwrap_or(source);
    let text = [written, closing].concat().into();
    let mut term = Term { text, key: None, negated, values: Vec::new(), problem: None };
    match keyed {
        None => {
            if let Some(word) = parts.first().filter(|it| !it.text.is_empty()) {
                term.values = value::of_word(&word.text, names);
            }
        }
        Some((name, values)) => {
            let values_start = key_start + body.len() - values.len();
            term.key = Key::from_name(name);
            let values_at = (key_start, values_start);
            match filter(term.key, name, &parts, values_at, names) {
                Ok(values) => term.values = values,
                Err(problem) => term.problem = Some(problem),
            }
        }
    }
    (term, after)
}

/// `status:failed` → `status` and `failed`. Not so for `10:30` and `https://…`, which are words.
fn split_key(body: &str) -> Option<(&str, &str)> {
    let (name, values) = body.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphabetic());
    let is_address = values.starts_with("//") && Key::from_name(name).is_none();
    (is_name && !is_address).then_some((name, values))
}

/// Reads `a,"b c",d` and returns what closes it, if it was left open, and what comes after it.
fn parts(values: &str) -> (Vec<Part<'_>>, &'static str, &str) {
    let mut parts = Vec::new();
    let mut rest = values;
    loop {
        let (part, closing, after) = part(rest, |it| it == ',' || it.is_whitespace());
        parts.push(part);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None => return (parts, closing, after),
        }
    }
}

fn part(rest: &str, ends: fn(char) -> bool) -> (Part<'_>, &'static str, &str) {
    if let Some(open) = rest.chars().next().filter(|it| is_quote(*it)) {
        let (text, closing, after) = phrase(rest, open);
        let source = rest.strip_suffix(after).unwrap_or(rest);
        return (Part { text, source, is_quoted: true }, closing, after);
    }
    let end = rest.find(ends).unwrap_or(rest.len());
    let (source, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    (Part { text: source.to_owned(), source, is_quoted: false }, "", after)
}

/// Reads a phrase, in which `\"` is a quote and `\\` a backslash. One that is left open reaches to the end.
fn phrase(rest: &str, open: char) -> (String, &'static str, &str) {
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
            return (text, "", letters.as_str());
        } else {
            text.push(letter);
        }
    }
    if is_escaped {
        text.push('\\');
        return (text, "\\\"", "");
    }
    (text, "\"", "")
}

/// Keyboards of telephones write curly quotes.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„')
}

fn filter(
    key: Option<Key>,
    name: &str,
    parts: &[Part<'_>],
    (key_start, values_start): (usize, usize),
    names: &Names,
) -> Result<Vec<value::Value>, Problem> {
    let name_span = key_start..key_start + name.len();
    let key =
        key.ok_or_else(|| Problem { span: name_span.clone(), mistake: no_such_filter(name) })?;
    let mut values = Vec::new();
    let mut start = values_start;
    for part in parts {
        let end = start + part.source.len();
        if !part.text.is_empty() {
            let read = value::read(key, &part.text, part.is_quoted, names);
            values.extend(read.map_err(|mistake| Problem { span: start..end, mistake })?);
        }
        start = end + 1; // the comma
    }
    if values.is_empty() {
        let mistake = Mistake::NoValue { name: name.into(), example: key.example() };
        return Err(Problem { span: name_span.start..values_start, mistake });
    }
    Ok(values)
}

fn no_such_filter(name: &str) -> Mistake {
    let names = filter_names();
    let meant = match choose(name, &names) {
        Guess::One(at) => names.get(at).copied().into_iter().collect(),
        Guess::Perhaps(near) => near,
        Guess::None => Vec::new(),
    };
    Mistake::NoSuchFilter { name: name.into(), meant }
}
