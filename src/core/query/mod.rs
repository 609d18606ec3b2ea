//! The filter language of the search box: `status:failed type:click -program:3629 created:<7d "daily quota"`.
//!
//! A [`Query`] is a list of terms that all must match. A term is a word, a `"phrase"` or `filter:value`, and `-` before it
//! turns it around. `filter:a,b` matches any of its values. A job has one status, type, program, id and creator, so
//! several terms with the same of these filters are alternatives too: `status:failed status:error` shows both.
//!
//! A value takes in the words after it that make sense with it (`created:last week`, `records:> 1 000`), and what other
//! keyboards make of the same signs is the same (`spelling`).
//!
//! A mistake never empties the list: a faulty term is kept as it was written, explained by a [`Problem`] and left out
//! of matching. What the controls do is a change to the text, made by the `with_…` and `without_…` methods.

mod calendar;
mod complete;
mod created;
mod edit;
pub mod entry;
mod filter;
mod guess;
mod interval;
mod join;
mod length;
pub mod letters;
mod matcher;
mod meaning;
mod mistake;
mod name;
mod names;
mod narrow;
mod number;
mod parse;
mod period;
mod quotes;
pub mod reason;
mod spelling;
mod text;
mod traits;
mod undocumented;
mod value;

pub use complete::{Completion, Place, Subject, begins};
pub use created::{CreatedFilter, CreatedSpan};
pub use filter::Filter;
pub use matcher::{Context, Known, Matcher};
pub use meaning::Moments;
pub use mistake::{Mistake, Problem};
pub use names::Names;
pub use traits::Trait;
pub use undocumented::Undocumented;
pub use value::status_words;

use std::fmt;
use std::ops::Range;

use value::Value;

/// A parsed filter text. Prints in a normal form: its terms as they were written, one space between them.
///
/// Two queries are equal when they print the same.
#[derive(Clone, Debug)]
pub struct Query {
    terms: Vec<Term>,
    /// What jobs are called where it was typed.
    names: &'static Names,
}

#[derive(Clone, Debug, Default)]
struct Term {
    /// As written; a phrase that was left open is closed.
    text: Box<str>,
    /// Where it is, in bytes of the text that was parsed.
    span: Range<usize>,
    /// `None` for a word, and for a filter that does not exist.
    filter: Option<Filter>,
    negated: bool,
    /// Any of them must match. Empty when the term says nothing, or nothing that can be understood.
    values: Vec<Value>,
    problem: Option<Problem>,
    /// What of it is being typed, where the cursor is in it: the word, the filter's name with its colon, or one value. As
    /// long as that can be the beginning of something else it does nothing.
    typed: Option<Typed>,
}

/// What is being typed of a term.
#[derive(Clone, Debug)]
struct Typed {
    /// Where it is, in bytes of the text that was parsed.
    span: Range<usize>,
    is_value: bool,
}

impl Query {
    /// Reads a filter text. This never fails: what cannot be understood is in [`Query::problems`].
    pub fn parse(text: &str, names: &'static Names) -> Self {
        Self { terms: parse::read(text, None, names), names }
    }

    /// Reads a filter text while it is being typed, with the cursor at this byte. The term the cursor is in does nothing
    /// while it can be the beginning of a filter, or its last value the beginning of another, and it is no mistake.
    pub fn parse_typing(text: &str, cursor: usize, names: &'static Names) -> Self {
        Self { terms: parse::read(text, Some(cursor), names), names }
    }

    /// The terms as they print, in order. Their positions are what [`Query::without_term`] takes.
    pub fn terms(&self) -> impl ExactSizeIterator<Item = &str> {
        self.terms.iter().map(|term| &*term.text)
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.terms().eq(other.terms())
    }
}

impl Eq for Query {}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&join::join(self.terms(), self.names))
    }
}

#[cfg(test)]
mod tests;
