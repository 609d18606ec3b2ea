//! What is before the colon, and whether there is one.

use super::guess::{Guess, choose};
use super::spelling::{is_space, plain, plain_text};
use super::{Filter, Mistake, value};

/// As many words as a date, number or length can have.
pub(super) const MOST_WORDS: usize = 6;

/// What is before a colon, and what a colon stands for.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) name_len: usize,
    pub(super) filter: Option<Filter>,
    /// Where the values begin.
    pub(super) values: usize,
}

/// Whether a term is a filter or excludes something: then it is no part of what is before it.
pub(super) fn begins_filter(term: &str) -> bool {
    let body = term.get(negation(term)..).unwrap_or_default();
    split_name(body).is_some() || (body.len() < term.len() && body.starts_with(|it| !is_space(it)))
}

/// How long the sign is that turns a term around. Keyboards make a dash of it, and some people are used to `!`.
pub(super) fn negation(term: &str) -> usize {
    let mut letters = term.chars();
    let sign = letters.next().unwrap_or_default();
    let is_sign = match (plain(sign), sign) {
        ('-', _) => true,
        ('!', _) | (_, '–' | '—') => {
            split_name(letters.as_str()).is_some_and(|it| it.filter.is_some())
        }
        _ => false,
    };
    if is_sign { sign.len_utf8() } else { 0 }
}

/// `status:failed` → `status` and `failed`. Not so for `10:30` and `https://…`, which are words. After the name of a
/// filter, `=` and comparisons do as well.
pub(super) fn split_name(body: &str) -> Option<Named> {
    let name_len = body.find(|it| !plain(it).is_ascii_alphabetic()).filter(|it| *it > 0)?;
    let (name, rest) = body.split_at_checked(name_len)?;
    let name = plain_text(name);
    let filter = Filter::from_name(&name);
    let sign_at = rest.find(|it| !is_space(it))?;
    let sign = rest.get(sign_at..)?.chars().next()?;
    let after = name_len + sign_at + sign.len_utf8();
    let values = match plain(sign) {
        ':' if filter.is_some() || (sign_at == 0 && !body.get(after..)?.starts_with("//")) => after,
        '=' if filter.is_some() => after,
        '<' | '>' | '≤' | '≥' if filter.is_some_and(Filter::is_interval) => name_len + sign_at,
        _ => return None,
    };
    Some(Named { name, name_len, filter, values })
}

/// Whether a word is the name of a filter or its beginning, and not also the word for a state.
pub(super) fn begins_a_name(word: &str) -> bool {
    let word = plain_text(word);
    let begins = |it: &str| it.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(&word));
    Filter::names().into_iter().any(begins)
        && !value::status_words().iter().any(|it| it.eq_ignore_ascii_case(&word))
}

/// There is no filter of this name.
pub(super) fn no_such_filter(written: &str, name: &str) -> Mistake {
    let names = Filter::names();
    let meant = match choose(name, &names) {
        Guess::One(at) => names.get(at).copied().into_iter().collect(),
        Guess::Perhaps(near) => near,
        Guess::None => Vec::new(),
    };
    Mistake::NoSuchFilter { name: written.into(), meant }
}
