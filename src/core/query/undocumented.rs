//! The states and types that jobs have and no documentation names. A filter can ask for those, and a word that is none of
//! them is a mistake.

use crate::core::job::{Job, JobType, Status};
use crate::core::text::Text;

use super::text::Needle;
use super::value::Value;
use super::{Filter, Mistake, Names, Problem, Query, Term};

/// The states and types that are not documented, of all jobs there were: a filter on one stays what it is when the last such
/// job moves on.
#[derive(Clone, Debug, Default)]
pub struct Undocumented {
    states: Vec<Text>,
    types: Vec<Text>,
}

/// More are not told apart: then any word can be one of them.
const MOST: usize = 200;

impl Undocumented {
    /// Adds those of a job.
    pub fn add(&mut self, job: &Job) {
        if let Status::Other(name) = &job.status {
            insert(&mut self.states, name);
        }
        if let JobType::Other(name) = &job.job_type {
            insert(&mut self.types, name);
        }
    }

    /// Whether the name of one begins with `text`, or is shown so.
    fn knows(&self, filter: Filter, text: &str, names: &Names) -> bool {
        let (known, no_name) = match filter {
            Filter::Status => (&self.states, names.no_status),
            _ => (&self.types, names.no_type),
        };
        let needle = Needle::new(text);
        let begins = |it: &Text| needle.begins_name(if it.is_empty() { no_name } else { it });
        known.len() >= MOST || known.iter().any(begins)
    }
}

fn insert(names: &mut Vec<Text>, name: &Text) {
    if names.len() < MOST && !names.contains(name) {
        names.push(name.clone());
    }
}

impl Query {
    /// The mistakes, in the order of the text. Faulty terms do not take part in matching. Where it is known what states and
    /// types the jobs have, words for others are mistakes too.
    pub fn problems(&self, known: Option<&Undocumented>) -> impl Iterator<Item = Problem> {
        self.terms.iter().filter_map(move |term| {
            let unknown = || term.unknown(known?, self).filter(|_| term.typed.is_none());
            term.problem.clone().or_else(unknown)
        })
    }

    /// Whether jobs in some states are asked for, and others are not shown.
    pub fn asks_for_any_status(&self, known: Option<&Undocumented>) -> bool {
        let asks = |it: &&Term| it.asks_for(Filter::Status);
        let is_right = |it: &Term| known.is_none_or(|known| it.unknown(known, self).is_none());
        self.terms.iter().filter(asks).any(is_right)
    }
}

impl Term {
    /// Whether it asks for a state or type by a word that is not documented.
    pub(super) fn has_undocumented(&self) -> bool {
        matches!(self.filter, Some(Filter::Status | Filter::Type))
            && self.values.iter().any(|it| matches!(it, Value::Text { is_quoted: false, .. }))
    }

    /// Its mistake, when it asks for a state or type that no job has.
    pub(super) fn unknown(&self, known: &Undocumented, query: &Query) -> Option<Problem> {
        let filter = self.filter.filter(|_| self.has_undocumented())?;
        let text = self.values.iter().find_map(|value| match value {
            Value::Text { text, is_quoted: false }
                if !query.stands_for_others(filter, value)
                    && !known.knows(filter, text, query.names) =>
            {
                Some(text.clone())
            }
            _ => None,
        })?;
        let mistake = match filter {
            Filter::Status => Mistake::NotAStatus { text, meant: Vec::new() },
            _ => Mistake::NotAType { text, meant: None },
        };
        Some(Problem { span: self.span.clone(), mistake })
    }
}
