//! The filter language of the search box: `status:failed type:click -program:3629 created:<7d "daily quota"`.
//!
//! A [`Query`] is a list of terms that all must match. A term is a word, a `"phrase"` or `key:value`, and `-` before it
//! turns it around. `key:a,b` matches any of its values. A job has one status, type, program, id and creator, so
//! several terms with the same of these keys are alternatives too: `status:failed status:error` shows both.
//!
//! A mistake never empties the list: a faulty term is kept as it was written, explained by a [`Problem`] and left out
//! of matching. What the controls do is a change to the text, made by the `with_…` and `without_…` methods.

mod created;
mod edit;
pub mod entry;
mod interval;
pub mod letters;
mod matcher;
mod mistake;
mod names;
mod narrow;
mod parse;
pub mod reason;
mod suggest;
mod text;
mod value;

pub use created::{CreatedFilter, CreatedSpan};
pub use matcher::{Context, Known, Matcher};
pub use mistake::{Mistake, Problem};
pub use names::Names;

use std::fmt;

use value::{Trait, Value};

/// A parsed filter text. Prints in a normal form: its terms as they were written, one space between them.
///
/// Two queries are equal when they print the same.
#[derive(Clone, Debug)]
pub struct Query {
    terms: Vec<Term>,
    /// What jobs are called where it was typed.
    names: &'static Names,
}

#[derive(Clone, Debug)]
struct Term {
    /// As written; a phrase that was left open is closed.
    text: Box<str>,
    /// `None` for a word, and for a filter that does not exist.
    key: Option<Key>,
    negated: bool,
    /// Any of them must match. Empty when the term says nothing, or nothing that can be understood.
    values: Vec<Value>,
    problem: Option<Problem>,
}

impl Query {
    /// Reads a filter text. This never fails: what cannot be understood is in [`Query::problems`].
    pub fn parse(text: &str, names: &'static Names) -> Self {
        Self { terms: parse::terms(text, names), names }
    }

    /// The mistakes, in the order of the text. Faulty terms do not take part in matching.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.terms.iter().filter_map(|term| term.problem.as_ref())
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
        for (position, term) in self.terms().enumerate() {
            if position > 0 {
                f.write_str(" ")?;
            }
            f.write_str(term)?;
        }
        Ok(())
    }
}

/// What may stand before the colon, in the order in which it is offered.
pub fn filter_names() -> [&'static str; 16] {
    Key::ALL.map(Key::name)
}

/// What may stand after `is:`.
pub fn trait_names() -> [&'static str; 5] {
    Trait::ALL.map(Trait::name)
}

/// What a filter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Status,
    Type,
    Program,
    Id,
    By,
    Message,
    Reason,
    Created,
    Started,
    Completed,
    Failed,
    Updated,
    Records,
    Percent,
    Duration,
    Is,
}

impl Key {
    /// In the order in which they are offered.
    const ALL: [Self; 16] = [
        Self::Status,
        Self::Type,
        Self::Program,
        Self::Id,
        Self::By,
        Self::Message,
        Self::Reason,
        Self::Created,
        Self::Started,
        Self::Completed,
        Self::Failed,
        Self::Updated,
        Self::Records,
        Self::Percent,
        Self::Duration,
        Self::Is,
    ];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name))
    }

    /// As it is written before the colon.
    fn name(self) -> &'static str {
        self.example().split_once(':').map_or("", |(name, _)| name)
    }

    /// The whole of a filter, for example.
    fn example(self) -> &'static str {
        match self {
            Self::Status => "status:failed",
            Self::Type => "type:ClickExport",
            Self::Program => "program:3629",
            Self::Id => "id:d8807a9f",
            Self::By => "by:IRx",
            Self::Message => "message:timeout",
            Self::Reason => "reason:\"Quota exceeded on node …\"",
            Self::Created => "created:<24h",
            Self::Started => "started:<24h",
            Self::Completed => "completed:<24h",
            Self::Failed => "failed:<24h",
            Self::Updated => "updated:<24h",
            Self::Records => "records:>1000",
            Self::Percent => "percent:>50",
            Self::Duration => "duration:>5m",
            Self::Is => "is:stalled",
        }
    }

    /// Whether a job has exactly one of these, so that several terms can only be meant as alternatives.
    fn is_single_valued(self) -> bool {
        matches!(
            self,
            Self::Status | Self::Type | Self::Program | Self::Id | Self::By | Self::Reason
        )
    }
}

#[cfg(test)]
mod tests;
