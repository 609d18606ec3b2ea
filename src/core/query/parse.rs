//! From text to terms.

use std::ops::Range;

use super::name::{
    MOST_WORDS, Named, begins_a_name, begins_filter, negation, no_such_filter, split_name,
};
use super::quotes::{phrase, single_phrase};
use super::spelling::{is_comma, is_quote, is_single_quote, is_space};
use super::value::{self, Value};
use super::{Filter, Mistake, Names, Problem, Term, Typed};

/// Reads all terms of a filter text, in which the cursor is, or not.
pub(super) fn read(text: &str, cursor: Option<usize>, names: &Names) -> Vec<Term> {
    let reader = Reader { text, cursor, names };
    let mut terms = Vec::new();
    let mut at = reader.skip_spaces(0);
    while at < text.len() {
        let term = reader.term(at);
        at = reader.skip_spaces(term.span.end);
        terms.push(term);
    }
    terms
}

/// What a filter text is read with. Places are bytes of the text.
struct Reader<'a> {
    text: &'a str,
    cursor: Option<usize>,
    names: &'a Names,
}

/// A word or one of the values after a colon.
struct Part {
    /// What it says, without quotes and escapes.
    text: String,
    span: Range<usize>,
    is_quoted: bool,
    /// What closes it, if it was left open.
    closing: &'static str,
}

/// What comes after the colon.
struct Found {
    values: Vec<Value>,
    mistake: Option<Problem>,
    /// The one that the cursor is in.
    typed: Option<Typed>,
    end: usize,
    closing: &'static str,
}

impl Reader<'_> {
    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    fn skip_spaces(&self, at: usize) -> usize {
        self.text.len() - self.rest(at).trim_start_matches(is_space).len()
    }

    /// Whether the cursor is in a part of the text, or right behind it.
    fn is_in(&self, span: &Range<usize>) -> bool {
        self.cursor.is_some_and(|it| span.start <= it && it <= span.end)
    }

    /// The same of a part that can go on after a space, with nothing behind the cursor.
    fn is_in_or_after(&self, span: &Range<usize>) -> bool {
        let is_last = self.cursor == Some(self.text.len());
        self.is_in(span) || (is_last && self.skip_spaces(span.end) == self.text.len())
    }

    /// Reads the term that begins at `start`.
    fn term(&self, start: usize) -> Term {
        let n_signs = negation(self.rest(start));
        let body = start + n_signs;
        let mut term = Term { negated: n_signs > 0, ..Term::default() };
        let (end, closing) = match split_name(self.rest(body)) {
            Some(named) => self.filter(&named, body, &mut term),
            None => self.word(body, &mut term),
        };
        let written = self.text.get(start..end).unwrap_or_default();
        term.text = [written, closing].concat().into();
        term.span = start..end;
        term
    }

    /// Reads a word into `term`, and returns its end and what closes it.
    fn word(&self, start: usize, term: &mut Term) -> (usize, &'static str) {
        let word = self.part(start, is_space);
        let is_typed = self.is_in(&word.span);
        let is_name = is_typed && !word.is_quoted && begins_a_name(&word.text);
        if !word.text.is_empty() && !is_name {
            term.values = value::of_word(&word.text, self.names);
        }
        let (end, closing) = (word.span.end, word.closing);
        term.typed = is_typed.then_some(Typed { span: word.span, is_value: false });
        (end, closing)
    }

    /// Reads a filter into `term`, and returns its end and what closes it.
    fn filter(&self, named: &Named, start: usize, term: &mut Term) -> (usize, &'static str) {
        let values_at = start + named.values;
        let name = start..start + named.name_len;
        let found = self.values(named.filter, values_at);
        let typed_name = || Typed { span: start..values_at, is_value: false };
        let is_in_name = self.is_in(&name) || (named.filter.is_none() && found.typed.is_some());
        term.filter = named.filter;
        term.typed = if is_in_name { Some(typed_name()) } else { found.typed.clone() };
        term.problem = self.verdict(named, name, &found).filter(|_| term.typed.is_none());
        if term.problem.is_none() && found.mistake.is_none() {
            term.values = found.values;
        }
        (found.end, found.closing)
    }

    /// What is wrong with a filter.
    fn verdict(&self, named: &Named, name: Range<usize>, values: &Found) -> Option<Problem> {
        let Some(filter) = named.filter else {
            let written = self.text.get(name.clone()).unwrap_or_default();
            return Some(Problem { span: name, mistake: no_such_filter(written, &named.name) });
        };
        if values.mistake.is_some() || !values.values.is_empty() {
            return values.mistake.clone();
        }
        let end = name.start + named.values;
        let written = self.text.get(name.clone()).unwrap_or_default().into();
        let mistake = Mistake::NoValue { name: written, example: filter.example() };
        Some(Problem { span: name.start..end, mistake })
    }

    /// Reads `a,"b c", d`.
    fn values(&self, filter: Option<Filter>, start: usize) -> Found {
        let mut found =
            Found { values: Vec::new(), mistake: None, typed: None, end: start, closing: "" };
        loop {
            let start = self.value_start(found.end);
            let is_quoted = self.rest(start).starts_with(is_quote);
            let part = match filter {
                Some(filter) if filter.is_interval() && !is_quoted => self.longest(filter, start),
                _ => self.value_part(start),
            };
            (found.end, found.closing) = (part.span.end, part.closing);
            let is_typed = self.is_in(&part.span);
            let span = part.span.clone();
            let n_values = found.values.len();
            let has_words = part.text.is_empty() || filter.is_some_and(Filter::is_interval);
            self.take(filter, part, &mut found);
            // What is no value yet can go on after a space.
            let goes_on = has_words && found.values.len() == n_values;
            if is_typed || (goes_on && self.is_in_or_after(&span)) {
                found.typed = Some(Typed { span, is_value: true });
            }
            let next = self.skip_spaces(found.end);
            match self.rest(next).chars().next().filter(|it| is_comma(*it)) {
                Some(comma) => found.end = next + comma.len_utf8(),
                None => return found,
            }
        }
    }

    fn take(&self, filter: Option<Filter>, part: Part, found: &mut Found) {
        let Some(filter) = filter else { return };
        let is_typed = self.is_in(&part.span) && !part.is_quoted;
        if part.text.is_empty() || found.mistake.is_some() {
            return;
        }
        if is_typed && !value::is_whole(filter, &part.text, self.names) {
            return;
        }
        match value::read(filter, &part.text, part.is_quoted, self.names) {
            Ok(values) => found.values.extend(values),
            Err(mistake) => found.mistake = Some(Problem { span: part.said(), mistake }),
        }
    }

    /// Where the value begins that belongs to what ends at `at`: after the spaces there, unless something else begins.
    fn value_start(&self, at: usize) -> usize {
        let start = self.skip_spaces(at);
        let is_typed = start > at && self.is_in(&(at..start));
        let is_other = start == self.text.len() || begins_filter(self.rest(start));
        if is_typed || is_other { at } else { start }
    }

    /// One value that is a text: a phrase, or up to a comma or space. `=` before it says no more than the colon.
    fn value_part(&self, start: usize) -> Part {
        let rest = self.rest(start);
        let start = start + rest.len() - rest.trim_start_matches(['=', '＝']).len();
        self.part(start, |it| is_comma(it) || is_space(it))
    }

    /// A date, number or length: as many words as make sense together. When none do, all that could be part of it.
    fn longest(&self, filter: Filter, start: usize) -> Part {
        let part = |end: usize| Part {
            text: self.text.get(start..end).unwrap_or_default().to_owned(),
            span: start..end,
            is_quoted: false,
            closing: "",
        };
        let (ends, last) = self.ends(start);
        for end in ends.into_iter().rev() {
            let part = part(end);
            if value::read(filter, &part.text, false, self.names).is_ok() {
                return part;
            }
        }
        part(last)
    }

    /// Where a value that begins at `start` can end, and where it has to.
    fn ends(&self, start: usize) -> (Vec<usize>, usize) {
        let mut ends = Vec::new();
        let (mut at, mut n_words) = (start, 0);
        let mut end = start;
        while at < self.text.len()
            && !(at > start
                && (begins_filter(self.rest(at)) || self.rest(at).starts_with(is_quote)))
        {
            let word = self.rest(at);
            let word = word.split(is_space).next().unwrap_or_default();
            end = at + word.len();
            if n_words < MOST_WORDS {
                let commas = word.char_indices().filter(|(_, it)| is_comma(*it));
                ends.extend(commas.map(|(comma, _)| at + comma).take(MOST_WORDS));
                ends.push(end);
            }
            // What looks like a filter is no date, and what follows is none of it.
            if self.is_in(&(start..end)) || begins_filter(self.rest(start)) {
                break;
            }
            n_words += 1;
            at = self.skip_spaces(end);
        }
        (ends, end)
    }

    fn part(&self, start: usize, ends: fn(char) -> bool) -> Part {
        let rest = self.rest(start);
        let first = rest.chars().next();
        if let Some(open) = first.filter(|it| is_quote(*it)) {
            let (text, closing, after) = phrase(rest, open);
            let span = start..self.text.len() - after.len();
            return Part { text, span, is_quoted: true, closing };
        }
        if first.is_some_and(is_single_quote)
            && let Some((text, len)) = single_phrase(rest, ends)
        {
            let span = start..start + len;
            return Part { text, span, is_quoted: true, closing: "" };
        }
        let len = rest.find(ends).unwrap_or(rest.len());
        let text = rest.get(..len).unwrap_or_default().to_owned();
        Part { text, span: start..start + len, is_quoted: false, closing: "" }
    }
}

impl Part {
    /// The place of what a mistake is said of: the first of what could be several values.
    fn said(&self) -> Range<usize> {
        let len = if self.is_quoted { None } else { self.text.find(is_comma) };
        let end = len.filter(|it| *it > 0).map_or(self.span.end, |it| self.span.start + it);
        self.span.start..end
    }
}
