//! Counting all jobs in slices, and those that changed at once.

use std::ops::Range;

use crate::core::list::store::{JobIndex, Store};
use crate::core::query::Matcher;
use crate::core::query::entry::Entry;
use crate::core::time::{DateTime, Timestamp};

use super::{Scope, Tally};

/// Counts all jobs of a store, as many at a time as there is time for.
#[derive(Debug, Default)]
pub struct Counter {
    tally: Tally,
    /// Jobs at lower places are counted.
    next: JobIndex,
    is_done: bool,
}

/// Which jobs are asked about.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// All filters but those on the time of creation.
    pub others: &'a Matcher,
    /// All filters; `None` when they are the same.
    pub all: Option<&'a Matcher>,
    /// Whether a range of bars is chosen, so that the chart counts without it.
    pub is_range_chosen: bool,
    /// The time the figures are compared with.
    pub before: Option<(Timestamp, Timestamp)>,
}

impl Question<'_> {
    /// Where a job counts.
    pub fn scope(&self, entry: &Entry) -> Scope {
        if !self.others.matches(entry) {
            return Scope::default();
        }
        let list = self.all.is_none_or(|it| it.matches(entry));
        let created = entry.job.created.map(DateTime::at);
        let is_before = |(start, end): (Timestamp, Timestamp)| {
            created.is_some_and(|it| Range { start, end }.contains(&it))
        };
        Scope {
            chart: list || self.is_range_chosen,
            list,
            before: self.before.is_some_and(is_before),
        }
    }
}

impl Counter {
    /// Begins to count.
    pub fn new(tally: Tally) -> Self {
        Self { tally, next: 0, is_done: false }
    }

    /// What is counted so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Whether all jobs are counted.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// Counts at so many places more. Returns whether all jobs are counted.
    pub fn count(&mut self, store: &Store, question: &Question<'_>, n_places: u32) -> bool {
        let all = JobIndex::try_from(store.end()).unwrap_or(JobIndex::MAX);
        let end = self.next.saturating_add(n_places).min(all);
        for place in self.next..end {
            self.set(place, store, question);
        }
        self.next = end;
        self.is_done = end == all;
        self.is_done
    }

    /// Follows the jobs at these places, which are new, different, or gone. Where jobs are not counted yet, they will be.
    pub fn follow(&mut self, store: &Store, touched: &[JobIndex], question: &Question<'_>) {
        for place in touched {
            if *place < self.next {
                self.set(*place, store, question);
            }
        }
        if self.is_done {
            // Those that are new since then.
            self.count(store, question, JobIndex::MAX);
        }
    }

    fn set(&mut self, place: JobIndex, store: &Store, question: &Question<'_>) {
        let entry = store.entry(place);
        self.tally.set(place, entry.map(|it| (&*it.job, question.scope(it))));
    }
}

#[cfg(test)]
mod tests;
