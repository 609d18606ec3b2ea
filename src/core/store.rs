//! The jobs that are loaded.

use std::collections::HashMap;
use std::rc::Rc;

use crate::core::job::{Job, Status};

/// All loaded jobs, each held once. A job that did not change keeps its identity (`Rc::ptr_eq`) across refreshes, so
/// that its row is not drawn again.
#[derive(Debug, Default)]
pub struct Store {
    jobs: Vec<Rc<Job>>,
    places: HashMap<Rc<str>, usize>,
}

/// What a refresh changed.
#[derive(Debug, Default, PartialEq)]
pub struct Diff {
    /// Jobs that were not there before.
    pub added: Vec<Rc<str>>,
    /// Jobs that are in another state than before.
    pub changes: Vec<Change>,
    /// Whether anything at all is different, a percent or a message included.
    pub is_different: bool,
}

/// A job that moved from one state to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The job as it is now.
    pub job: Rc<Job>,
    /// The state it was in.
    pub from: Status,
}

impl Store {
    /// How many jobs there are.
    pub fn len(&self) -> usize {
        self.jobs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    /// The jobs, in the server's order.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<Job>> {
        self.jobs.iter()
    }

    /// The job with this id.
    pub fn get(&self, id: &str) -> Option<&Rc<Job>> {
        self.places.get(id).and_then(|place| self.jobs.get(*place))
    }

    /// Takes over a whole list. Jobs that are not in it leave; of two with the same id the first stays.
    pub fn replace_all(&mut self, jobs: impl IntoIterator<Item = Job>) -> Diff {
        let mut old = std::mem::take(self);
        let mut diff = Diff::default();
        for job in jobs {
            if self.places.contains_key(&job.id) {
                continue;
            }
            let job = diff.compare(old.get(&job.id), job);
            old.places.remove(&job.id);
            self.push(job);
        }
        diff.is_different |= !old.places.is_empty();
        diff
    }

    /// Takes over one job: in the place of the one with its id, else at the front, where new jobs are.
    pub fn put(&mut self, job: Job) -> Diff {
        let mut diff = Diff::default();
        let place = self.places.get(&job.id).copied();
        let job = diff.compare(self.get(&job.id), job);
        if let Some(slot) = place.and_then(|place| self.jobs.get_mut(place)) {
            *slot = job;
        } else {
            let rest = std::mem::take(self).jobs;
            self.push(job);
            for job in rest {
                self.push(job);
            }
        }
        diff
    }

    fn push(&mut self, job: Rc<Job>) {
        self.places.insert(Rc::clone(&job.id), self.jobs.len());
        self.jobs.push(job);
    }
}

impl Diff {
    /// The job to keep: the old one where it is equal.
    fn compare(&mut self, old: Option<&Rc<Job>>, new: Job) -> Rc<Job> {
        match old {
            Some(old) if **old == new => Rc::clone(old),
            Some(old) => {
                let job = Rc::new(new);
                self.is_different = true;
                if job.status != old.status {
                    self.changes.push(Change { job: Rc::clone(&job), from: old.status.clone() });
                }
                job
            }
            None => {
                self.is_different = true;
                self.added.push(Rc::clone(&new.id));
                Rc::new(new)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::JobType;

    fn job(id: &str, status: Status) -> Job {
        Job::new(id, JobType::ApiReport, status)
    }

    fn store() -> Store {
        let mut store = Store::default();
        store.replace_all([
            job("a", Status::Running),
            job("b", Status::Queued),
            job("c", Status::Completed),
        ]);
        store
    }

    fn ids(store: &Store) -> String {
        store.iter().map(|it| &*it.id).collect()
    }

    #[test]
    fn says_what_changed() {
        let mut store = store();
        let jobs =
            [job("d", Status::Queued), job("a", Status::Completed), job("c", Status::Completed)];
        let diff = store.replace_all(jobs);
        assert_eq!(diff.added, ["d".into()]);
        let changes: Vec<_> =
            diff.changes.iter().map(|it| (&*it.job.id, &it.from, &it.job.status)).collect();
        assert_eq!(changes, [("a", &Status::Running, &Status::Completed)]);
        assert!(diff.is_different);
        assert_eq!(ids(&store), "dac");
        assert!(store.get("b").is_none());
    }

    #[test]
    fn equal_jobs_keep_their_identity() {
        let mut store = store();
        let before: Vec<_> = store.iter().cloned().collect();
        let diff = store.replace_all(before.iter().map(|it| Job::clone(it)).collect::<Vec<_>>());
        assert_eq!(diff, Diff::default());
        assert!(store.iter().zip(&before).all(|(a, b)| Rc::ptr_eq(a, b)));
    }

    #[test]
    fn a_removed_job_is_a_difference() {
        let mut store = store();
        let diff = store.replace_all([job("a", Status::Running), job("b", Status::Queued)]);
        assert!(diff.is_different && diff.added.is_empty() && diff.changes.is_empty());
    }

    #[test]
    fn a_doubled_id_is_shown_once() {
        let mut store = store();
        store.replace_all([job("a", Status::Running), job("a", Status::Failed)]);
        assert_eq!(ids(&store), "a");
        assert_eq!(store.get("a").map(|it| it.status.clone()), Some(Status::Running));
    }

    #[test]
    fn one_job_takes_its_place_or_the_front() {
        let mut store = store();
        assert_eq!(store.put(job("b", Status::Running)).changes.len(), 1);
        assert_eq!(store.put(job("n", Status::Queued)).added, ["n".into()]);
        assert_eq!(ids(&store), "nabc");
        assert!(
            store.iter().all(|it| store.get(&it.id).is_some_and(|found| Rc::ptr_eq(found, it)))
        );
    }
}
