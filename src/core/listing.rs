//! The list as it is shown: which jobs match, in what order, and how many there are of each state.

use std::collections::HashSet;
use std::rc::Rc;

use crate::core::job::{Job, Status};
use crate::core::query::Matcher;
use crate::core::sort::{self, Setting, Sort};
use crate::core::store::Store;

/// The matching jobs in order, and the numbers on the status chips.
#[derive(Debug, Default)]
pub struct Listing {
    /// The jobs shown, in order.
    pub rows: Vec<Rc<Job>>,
    /// Jobs that match but wait, so that nothing moves under the pointer.
    pub held: Vec<Rc<str>>,
    /// How many jobs match all filters but the one on the state.
    pub counts: Counts,
}

/// Numbers of jobs by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In any state.
    pub all: usize,
    by_status: [usize; 6],
}

impl Counts {
    /// In one of the documented states.
    pub fn of(&self, status: &Status) -> usize {
        let place = Status::KNOWN.iter().position(|it| it == status);
        place.and_then(|it| self.by_status.get(it)).copied().unwrap_or_default()
    }

    fn add(&mut self, status: &Status) {
        self.all += 1;
        let place = Status::KNOWN.iter().position(|it| it == status);
        if let Some(count) = place.and_then(|it| self.by_status.get_mut(it)) {
            *count += 1;
        }
    }
}

/// Whether rows may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Everything takes its place.
    Free,
    /// Rows stay where they are; jobs that would come in wait.
    Held,
}

impl Listing {
    /// Draws up the list anew.
    pub fn refresh(
        &mut self,
        store: &Store,
        matcher: &Matcher,
        order: Sort,
        setting: Setting,
        motion: Motion,
    ) {
        let mut counts = Counts::default();
        let mut found = Vec::with_capacity(self.rows.len());
        for job in store.iter() {
            if matcher.matches_ignoring_status(job) {
                counts.add(&job.status);
                if matcher.matches_status(job) {
                    found.push(Rc::clone(job));
                }
            }
        }
        self.counts = counts;
        self.held.clear();
        if motion == Motion::Free || self.rows.is_empty() {
            sort::sort(&mut found, order, setting);
            self.rows = found;
        } else {
            self.update_in_place(store, found);
        }
    }

    fn update_in_place(&mut self, store: &Store, matches: Vec<Rc<Job>>) {
        let ids = |rows: &[Rc<Job>]| -> HashSet<Rc<str>> {
            rows.iter().map(|it| Rc::clone(&it.id)).collect()
        };
        let (shown, matching) = (ids(&self.rows), ids(&matches));
        self.held =
            matches.iter().map(|it| Rc::clone(&it.id)).filter(|it| !shown.contains(it)).collect();
        self.rows.retain_mut(|row| match store.get(&row.id) {
            Some(job) if matching.contains(&row.id) => {
                *row = Rc::clone(job);
                true
            }
            _ => false,
        });
    }

    /// The place of a job among the rows.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|it| &*it.id == id)
    }
}
