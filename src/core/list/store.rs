//! The jobs that are loaded.

use std::rc::Rc;

use hashbrown::HashTable;

use crate::core::job::{Job, Status};
use crate::core::query::Undocumented;
use crate::core::query::entry::Entry;
use crate::core::query::letters::Letters;
use crate::core::text::hash;

/// Where a job is in the [`Store`]. It keeps its place until it leaves; the place is then given to another.
pub type JobIndex = u32;

/// All loaded jobs, each held once. A job that did not change keeps its identity (`Rc::ptr_eq`) across refreshes, so
/// that its row is not drawn again.
#[derive(Debug, Default)]
pub struct Store {
    jobs: Vec<Option<Entry>>,
    free: Vec<JobIndex>,
    /// Their indices, by id.
    index: HashTable<JobIndex>,
    counts: Counts,
    id_letters: Letters,
    undocumented: Undocumented,
}

/// What a refresh changed.
#[derive(Debug, Default, PartialEq)]
pub struct Diff {
    /// Where a job is new, different, or gone.
    pub touched: Vec<JobIndex>,
    /// Jobs that are in another state than before.
    pub changes: Vec<Change>,
}

/// A job that moved from one state to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The job as it is now.
    pub job: Rc<Job>,
    /// The state it was in.
    pub from: Status,
}

/// The jobs that a list had, to know in the end which have gone.
#[derive(Debug, Default)]
pub struct Seen {
    /// By place.
    places: Vec<bool>,
    has_jobs: bool,
}

impl Seen {
    /// Whether the job at this place was in the list.
    pub fn contains(&self, place: JobIndex) -> bool {
        self.places.get(place as usize) == Some(&true)
    }

    /// Whether the list had no job.
    pub fn is_empty(&self) -> bool {
        !self.has_jobs
    }

    /// Counts a job as one that the list had: what comes of it later is not taken over.
    pub fn insert(&mut self, place: JobIndex) {
        let place = place as usize;
        if place >= self.places.len() {
            self.places.resize(place + 1, false);
        }
        if let Some(seen) = self.places.get_mut(place) {
            *seen = true;
        }
    }
}

/// Numbers of jobs by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In any state.
    pub all: usize,
    /// By [`Status::rank`]: the last is for all that are not documented.
    by_rank: [usize; Status::KNOWN.len() + 1],
}

impl Counts {
    /// In one of the documented states.
    pub fn of(&self, status: &Status) -> usize {
        self.by_rank.get(status.rank()).copied().unwrap_or_default()
    }

    /// In all states that are not documented.
    pub fn others(&self) -> usize {
        let [.., others] = self.by_rank;
        others
    }

    /// Counts `n` jobs in the state of this [`Status::rank`].
    pub fn add(&mut self, rank: usize, n: usize) {
        self.all += n;
        if let Some(count) = self.by_rank.get_mut(rank) {
            *count += n;
        }
    }

    /// Takes back one that was added.
    pub fn take(&mut self, rank: usize) {
        self.all -= 1;
        if let Some(count) = self.by_rank.get_mut(rank) {
            *count -= 1;
        }
    }
}

impl Store {
    /// How many jobs there are.
    pub fn len(&self) -> usize {
        self.counts.all
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many jobs there are in each state.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The letters in the ids of all jobs.
    pub fn id_letters(&self) -> &Letters {
        &self.id_letters
    }

    /// The undocumented states and types that jobs have or had.
    pub fn undocumented(&self) -> &Undocumented {
        &self.undocumented
    }

    /// The jobs, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<Job>> {
        self.entries().map(|it| &it.job)
    }

    /// The jobs with what a search looks at first, in no order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.jobs.iter().flatten()
    }

    /// The places of the jobs, from the lowest on.
    pub fn places(&self) -> impl Iterator<Item = JobIndex> {
        (0..).zip(&self.jobs).filter_map(|(place, job)| job.as_ref().map(|_| place))
    }

    /// All places from 0 on, also those without a job.
    pub(crate) fn slots(&self) -> impl Iterator<Item = (usize, Option<&Entry>)> {
        self.jobs.iter().map(Option::as_ref).enumerate()
    }

    /// All places are below this number.
    pub fn end(&self) -> usize {
        self.jobs.len()
    }

    /// The job at a place.
    pub fn at(&self, place: JobIndex) -> Option<&Rc<Job>> {
        self.entry(place).map(|it| &it.job)
    }

    /// The job at a place with what a search looks at first.
    pub fn entry(&self, place: JobIndex) -> Option<&Entry> {
        self.jobs.get(place as usize)?.as_ref()
    }

    /// The job with this id.
    pub fn get(&self, id: &str) -> Option<&Rc<Job>> {
        self.at(self.index_of(id)?)
    }

    /// Where the job with this id is.
    pub fn index_of(&self, id: &str) -> Option<JobIndex> {
        let is_it = |index: &JobIndex| self.at(*index).is_some_and(|it| *it.id == *id);
        self.index.find(hash(id), is_it).copied()
    }

    /// Takes over a job of a list. Of two with the same id in one list the first stays.
    pub fn merge(&mut self, job: Job, seen: &mut Seen, diff: &mut Diff) {
        seen.has_jobs = true;
        let place = self.index_of(&job.id);
        if place.is_none_or(|it| !seen.contains(it)) {
            seen.insert(self.put_at(place, job, diff));
        }
    }

    /// Takes over a single job.
    pub fn put(&mut self, job: Job) -> Diff {
        let mut diff = Diff::default();
        self.put_at(self.index_of(&job.id), job, &mut diff);
        diff
    }

    /// Lets the jobs go that a whole list did not have.
    pub fn remove_unseen(&mut self, seen: &Seen, diff: &mut Diff) {
        for (place, slot) in (0..).zip(&mut self.jobs) {
            if seen.contains(place) {
                continue;
            }
            if let Some(Entry { job, .. }) = slot.take() {
                if let Ok(entry) = self.index.find_entry(hash(&job.id), |it| *it == place) {
                    entry.remove();
                }
                self.counts.take(job.status.rank());
                self.free.push(place);
                diff.touched.push(place);
            }
        }
    }

    /// Puts a job where the one with its id is, and keeps that one if it is equal.
    fn put_at(&mut self, place: Option<JobIndex>, job: Job, diff: &mut Diff) -> JobIndex {
        let place = place.unwrap_or_else(|| self.enter(&job.id));
        let Some(slot) = self.jobs.get_mut(place as usize) else { return place };
        if slot.as_ref().is_some_and(|it| *it.job == job) {
            return place;
        }
        self.counts.add(job.status.rank(), 1);
        self.undocumented.add(&job);
        let job = Rc::new(job);
        if let Some(Entry { job: old, .. }) = slot.replace(Entry::new(Rc::clone(&job))) {
            self.counts.take(old.status.rank());
            if old.status != job.status {
                diff.changes.push(Change { job, from: old.status.clone() });
            }
        }
        diff.touched.push(place);
        place
    }

    /// A place for a job that is not there yet.
    fn enter(&mut self, id: &str) -> JobIndex {
        let place = self.free.pop().unwrap_or_else(|| {
            self.jobs.push(None);
            JobIndex::try_from(self.jobs.len() - 1).unwrap_or(JobIndex::MAX)
        });
        let jobs = &self.jobs;
        let rehash = |it: &JobIndex| {
            jobs.get(*it as usize).and_then(Option::as_ref).map_or(0, |it| hash(it.id()))
        };
        self.index.insert_unique(hash(id), place, rehash);
        self.id_letters.add(id);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::JobType;
    use proptest::prelude::*;

    fn job(id: &str, status: Status) -> Job {
        Job::new(id, JobType::ApiReport, status)
    }

    fn load(store: &mut Store, jobs: impl IntoIterator<Item = Job>) -> Diff {
        let (mut seen, mut diff) = (Seen::default(), Diff::default());
        for job in jobs {
            store.merge(job, &mut seen, &mut diff);
        }
        store.remove_unseen(&seen, &mut diff);
        diff
    }

    fn store() -> Store {
        let mut store = Store::default();
        let jobs =
            [job("a", Status::Running), job("b", Status::Queued), job("c", Status::Completed)];
        load(&mut store, jobs);
        store
    }

    fn ids(store: &Store) -> String {
        let mut ids: Vec<&str> = store.iter().map(|it| &*it.id).collect();
        ids.sort_unstable();
        ids.concat()
    }

    #[test]
    fn says_what_changed() {
        let mut store = store();
        let jobs =
            [job("d", Status::Queued), job("a", Status::Completed), job("c", Status::Completed)];
        let diff = load(&mut store, jobs);
        let changes: Vec<_> =
            diff.changes.iter().map(|it| (&*it.job.id, &it.from, &it.job.status)).collect();
        assert_eq!(changes, [("a", &Status::Running, &Status::Completed)]);
        assert_eq!(diff.touched, [3, 0, 1], "d is new, a is different, b is gone");
        assert_eq!(ids(&store), "acd");
        assert!(store.get("b").is_none() && store.at(1).is_none());
        assert_eq!(store.counts().of(&Status::Completed), 2);
    }

    #[test]
    fn equal_jobs_keep_their_identity() {
        let mut store = store();
        let before: Vec<_> = store.iter().cloned().collect();
        let diff = load(&mut store, before.iter().map(|it| Job::clone(it)));
        assert_eq!(diff, Diff::default());
        assert!(store.iter().zip(&before).all(|(a, b)| Rc::ptr_eq(a, b)));
    }

    #[test]
    fn a_doubled_id_is_shown_once() {
        let mut store = Store::default();
        load(&mut store, [job("a", Status::Running), job("a", Status::Failed)]);
        assert_eq!(ids(&store), "a");
        assert_eq!(store.get("a").map(|it| it.status.clone()), Some(Status::Running));
    }

    #[test]
    fn a_single_job_takes_its_place_or_one_that_is_free() {
        let mut store = store();
        assert_eq!(store.put(job("b", Status::Running)).changes.len(), 1);
        load(&mut store, [job("a", Status::Running), job("c", Status::Completed)]);
        assert_eq!(store.put(job("n", Status::Queued)).touched, [1]);
        assert_eq!((ids(&store).as_str(), store.end()), ("acn", 3));
    }

    #[test]
    fn a_job_that_counts_as_seen_stays_as_it_is() {
        let mut store = store();
        let (mut seen, mut diff) = (Seen::default(), Diff::default());
        for id in ["a", "b"] {
            seen.insert(store.index_of(id).unwrap());
        }
        assert!(seen.is_empty(), "the list had none yet");
        store.merge(job("a", Status::Failed), &mut seen, &mut diff);
        assert!(!seen.is_empty());
        store.remove_unseen(&seen, &mut diff);
        assert_eq!((ids(&store).as_str(), diff.touched, diff.changes), ("ab", vec![2], vec![]));
    }

    fn list() -> impl Strategy<Value = Vec<(u8, bool)>> {
        proptest::collection::vec((0u8..40, any::<bool>()), 0..60)
    }

    proptest! {
        /// Whatever came before, after a whole list the store has what it would have from that list alone.
        #[test]
        fn a_whole_list_leaves_nothing_of_what_was(lists in proptest::collection::vec(list(), 1..5)) {
            let mut store = Store::default();
            let status = |runs| if runs { Status::Running } else { Status::Failed };
            for list in &lists {
                let jobs = || list.iter().map(|(id, runs)| job(&id.to_string(), status(*runs)));
                load(&mut store, jobs());
                let mut fresh = Store::default();
                load(&mut fresh, jobs());
                prop_assert_eq!(store.len(), fresh.len());
                prop_assert_eq!(store.counts(), fresh.counts());
                for job in fresh.iter() {
                    prop_assert_eq!(store.get(&job.id), Some(job));
                }
            }
        }
    }
}
