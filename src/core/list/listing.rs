//! The list as it is shown: which jobs match, in what order, and how many there are of each state.

use crate::core::list::sort::{self, Setting, Sort};
use crate::core::list::store::{Counts, JobIndex, Store};
use crate::core::query::Matcher;
use crate::core::query::entry::Entry;

/// The matching jobs in order, and the numbers on the status chips.
///
/// [`Listing::filter`], [`Listing::sort`] and [`Listing::follow`] find out, [`Listing::show`] makes the rows of it. A
/// refresh only follows the places of the [`Store`] that it touched.
#[derive(Debug, Default)]
pub struct Listing {
    /// The jobs shown, in order.
    pub rows: Vec<JobIndex>,
    /// How many jobs match but wait, so that nothing moves under the pointer.
    pub n_held: usize,
    /// How many rows no longer match, and stay because they are pointed at.
    pub n_left: usize,
    /// How many jobs match all filters but the one on the state.
    pub counts: Counts,
    /// How often the rows were made: another number may mean other rows.
    pub revision: u64,
    /// All jobs in order, the others included.
    order: Vec<JobIndex>,
    n_matches: usize,
    /// By place.
    verdicts: Vec<Verdict>,
    /// The filter text that they are about.
    text: Box<str>,
    /// What was found before the filters were narrowed, the widest first: for when the last letters are taken back.
    wider: Vec<(Box<str>, Vec<Verdict>)>,
}

/// Whether rows may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Everything takes its place.
    Free,
    /// Rows stay where they are; jobs that would come in between wait.
    Held,
    /// The same, and rows that no longer match stay too: another job would come under the pointer.
    Pointed,
}

/// What the filters say of a job, in a byte: there is one for each job, and more when filters are narrowed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Verdict(u8);

impl Verdict {
    /// It matches all filters.
    const MATCH: u8 = 0x80;

    fn of(entry: &Entry, matcher: &Matcher) -> Self {
        if !matcher.matches_ignoring_status(entry) {
            return Self::default();
        }
        let rank = u8::try_from(entry.status_rank()).unwrap_or(Self::MATCH - 2);
        let is_match = if matcher.matches_status(entry) { Self::MATCH } else { 0 };
        Self((rank + 1) | is_match)
    }

    fn is_match(self) -> bool {
        self.0 >= Self::MATCH
    }

    /// When it matches all filters but those on the state, the rank of its state.
    fn counted(self) -> Option<usize> {
        usize::from(self.0 & !Self::MATCH).checked_sub(1)
    }
}

impl Listing {
    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self { revision: self.revision + 1, ..Self::default() };
    }

    /// Asks the filters about every job. Returns whether they say something else of any.
    pub fn filter(&mut self, store: &Store, matcher: &Matcher, text: &str) -> bool {
        self.wider.clear();
        self.text = text.into();
        self.ask(store, matcher, None)
    }

    /// Asks filters that a person changed. When they only narrow those before, the jobs that did not match are not asked
    /// again; when they are what they were before they were narrowed, none is. Nothing else may have changed.
    pub fn refilter(&mut self, store: &Store, matcher: &Matcher, text: &str, narrows: bool) {
        /// One byte each for 100,000 jobs.
        const MOST: usize = 16;
        if let Some(place) = self.wider.iter().position(|(it, _)| **it == *text) {
            let known = self.wider.drain(place..).next();
            (self.text, self.verdicts) = known.unwrap_or_default();
            self.count();
        } else if narrows {
            let verdicts = std::mem::take(&mut self.verdicts);
            let before = std::mem::replace(&mut self.text, text.into());
            self.ask(store, matcher, Some(&verdicts));
            if self.wider.len() < MOST {
                self.wider.push((before, verdicts));
            }
        } else {
            self.filter(store, matcher, text);
        }
    }

    fn ask(&mut self, store: &Store, matcher: &Matcher, wider: Option<&[Verdict]>) -> bool {
        let mut says_else = false;
        self.verdicts.resize(store.end(), Verdict::default());
        for ((place, entry), verdict) in store.slots().zip(&mut self.verdicts) {
            let was_in = |it: &[Verdict]| it.get(place) != Some(&Verdict::default());
            let new = match entry {
                Some(entry) if wider.is_none_or(was_in) => Verdict::of(entry, matcher),
                _ => Verdict::default(),
            };
            says_else |= std::mem::replace(verdict, new) != new;
        }
        self.count();
        says_else
    }

    fn count(&mut self) {
        let mut numbers = [0; 1 << u8::BITS];
        for verdict in &self.verdicts {
            numbers[usize::from(verdict.0)] += 1;
        }
        (self.counts, self.n_matches) = (Counts::default(), 0);
        for (verdict, n) in (0..=u8::MAX).map(Verdict).zip(numbers) {
            if let Some(rank) = verdict.counted() {
                self.counts.add(rank, n);
            }
            if verdict.is_match() {
                self.n_matches += n;
            }
        }
    }

    /// Puts all jobs in order.
    pub fn sort(&mut self, store: &Store, order: Sort, setting: Setting) {
        let all = store.places().collect();
        self.order = sort::sort(all, store, order, setting);
    }

    /// Follows the jobs at these places, which are new, different, or gone. The rest must be as it was, so where time
    /// alone moves jobs, [`Listing::filter`] and [`Listing::sort`] come first.
    pub fn follow(
        &mut self,
        store: &Store,
        touched: &[JobIndex],
        matcher: &Matcher,
        order: Sort,
        setting: Setting,
    ) {
        let mut is_touched = vec![false; store.end()];
        self.wider.clear();
        self.verdicts.resize(store.end(), Verdict::default());
        let mut moved = Vec::new();
        for place in touched {
            let Some(flag) = is_touched.get_mut(*place as usize) else { continue };
            if std::mem::replace(flag, true) {
                continue;
            }
            let entry = store.entry(*place);
            self.judge(*place, entry.map_or_else(Verdict::default, |it| Verdict::of(it, matcher)));
            if entry.is_some() {
                moved.push(*place);
            }
        }
        let moved = sort::sort(moved, store, order, setting);
        let mut rest = std::mem::take(&mut self.order);
        rest.retain(|place| is_touched.get(*place as usize) != Some(&true));
        self.order = sort::merge(&rest, &moved, store, order, setting);
    }

    /// The number of the row with the job at a place.
    pub fn row(&self, place: JobIndex) -> Option<usize> {
        self.rows.iter().position(|it| *it == place)
    }

    /// How many of the rows match.
    pub fn n_matching_rows(&self) -> usize {
        self.rows.len() - self.n_left
    }

    /// Whether the job at a place matches all filters.
    pub fn matches(&self, place: JobIndex) -> bool {
        self.verdicts.get(place as usize).is_some_and(|it| it.is_match())
    }

    fn judge(&mut self, place: JobIndex, verdict: Verdict) {
        let Some(slot) = self.verdicts.get_mut(place as usize) else { return };
        let old = std::mem::replace(slot, verdict);
        if let Some(rank) = old.counted() {
            self.counts.take(rank);
        }
        if let Some(rank) = verdict.counted() {
            self.counts.add(rank, 1);
        }
        self.n_matches += usize::from(verdict.is_match());
        self.n_matches -= usize::from(old.is_match());
    }

    /// Makes the rows of what was found.
    pub fn show(&mut self, motion: Motion) {
        let Self { rows, order, verdicts, .. } = self;
        let matches =
            |place: &JobIndex| verdicts.get(*place as usize).is_some_and(|it| it.is_match());
        if motion != Motion::Free && !rows.is_empty() {
            if motion == Motion::Held {
                rows.retain(matches);
            } else {
                let mut is_there = vec![false; verdicts.len()];
                for place in &*order {
                    is_there.get_mut(*place as usize).into_iter().for_each(|it| *it = true);
                }
                rows.retain(|place| is_there.get(*place as usize) == Some(&true));
            }
            let mut is_shown = vec![false; verdicts.len()];
            for place in &*rows {
                is_shown.get_mut(*place as usize).into_iter().for_each(|it| *it = true);
            }
            // What comes after all that is shown moves nothing.
            let is_new = |place: &&JobIndex| is_shown.get(**place as usize) == Some(&false);
            let n_after = order.iter().rev().take_while(is_new).count();
            let after = order.get(order.len() - n_after..).unwrap_or_default();
            rows.extend(after.iter().copied().filter(matches));
        } else {
            rows.clear();
            rows.extend(order.iter().copied().filter(matches));
        }
        self.n_left = rows.iter().filter(|it| !matches(it)).count();
        self.n_held = self.n_matches - self.n_matching_rows();
        self.revision += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::core::job::account::AccountKind;
    use crate::core::job::{Job, JobType, Status};
    use crate::core::list::sort::SortKey;
    use crate::core::list::store::{Diff, Seen};
    use crate::core::query::{Context, Query};
    use crate::core::time::{DateTime, FixedZone, Timestamp};
    use crate::core::words::job::NAMES;
    use proptest::prelude::*;

    const SETTING: Setting =
        Setting { now: Timestamp::from_millis(0), stalled_after: Duration::from_mins(10) };

    fn matcher(query: &str) -> Matcher {
        let context = Context {
            now: SETTING.now,
            zone: &FixedZone(0),
            account: AccountKind::Partner,
            stalled_after: SETTING.stalled_after,
            retention: Duration::from_hours(90 * 24),
            known: None,
        };
        Matcher::new(&parse(query), &context)
    }

    fn parse(query: &str) -> Query {
        Query::parse(query, &NAMES)
    }

    /// Whose number is its age.
    fn job(number: u8, status: u8) -> Job {
        let status = Status::KNOWN[usize::from(status) % 6].clone();
        let job_type = JobType::KNOWN[usize::from(number) % 5].clone();
        let mut job = Job::new(&format!("id-{number:02}"), job_type, status);
        let at = Timestamp::from_millis(-60_000 * i64::from(number));
        job.created = Some(DateTime::new(at, 0));
        job.program_id = Some(format!("{}", number % 3).as_str().into());
        job
    }

    fn load(store: &mut Store, jobs: &[(u8, u8)]) -> Diff {
        let (mut seen, mut diff) = (Seen::default(), Diff::default());
        for (number, status) in jobs {
            store.merge(job(*number, *status), &mut seen, &mut diff);
        }
        store.remove_unseen(&seen, &mut diff);
        diff
    }

    fn drawn_up(store: &Store, query: &str, order: Sort) -> Listing {
        let mut listing = Listing::default();
        listing.filter(store, &matcher(query), query);
        listing.sort(store, order, SETTING);
        listing.show(Motion::Free);
        listing
    }

    fn ids(listing: &Listing, store: &Store) -> String {
        let id = |place: &JobIndex| store.at(*place).map_or("gone", |it| &it.id[3..]).to_owned();
        listing.rows.iter().map(id).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_comes_in_between_waits_and_what_comes_after_does_not() {
        let mut store = Store::default();
        load(&mut store, &[(5, 0), (7, 0)]);
        let mut listing = drawn_up(&store, "-status:failed", Sort::default());
        let diff = load(&mut store, &[(3, 0), (5, 1), (6, 0), (7, 0), (8, 0), (9, 4)]);
        let order = Sort::default();
        listing.follow(&store, &diff.touched, &matcher("-status:failed"), order, SETTING);
        listing.show(Motion::Held);
        assert_eq!((ids(&listing, &store).as_str(), listing.n_held), ("05 07 08", 2));
        listing.show(Motion::Free);
        assert_eq!((ids(&listing, &store).as_str(), listing.n_held), ("03 05 06 07 08", 0));
        let diff = load(&mut store, &[(7, 0)]);
        listing.follow(&store, &diff.touched, &matcher("-status:failed"), order, SETTING);
        listing.show(Motion::Held);
        assert_eq!((ids(&listing, &store).as_str(), listing.n_held), ("07", 0));
    }

    #[test]
    fn what_is_pointed_at_stays_until_it_is_gone() {
        let mut store = Store::default();
        load(&mut store, &[(5, 0), (6, 0), (7, 0)]);
        let (query, order) = ("-status:failed", Sort::default());
        let mut listing = drawn_up(&store, query, order);
        let diff = load(&mut store, &[(4, 0), (5, 4), (7, 0)]);
        listing.follow(&store, &diff.touched, &matcher(query), order, SETTING);
        listing.show(Motion::Pointed);
        assert_eq!(ids(&listing, &store), "05 07", "a job that is gone cannot be shown");
        assert_eq!((listing.n_held, listing.n_left), (1, 1));
        listing.show(Motion::Held);
        assert_eq!(ids(&listing, &store), "07");
        assert_eq!((listing.n_held, listing.n_left), (1, 0));
        listing.show(Motion::Free);
        assert_eq!(ids(&listing, &store), "04 07");
    }

    #[test]
    fn rows_that_are_made_again_are_another_revision() {
        let mut store = Store::default();
        load(&mut store, &[(5, 0)]);
        let mut listing = drawn_up(&store, "", Sort::default());
        let before = listing.revision;
        listing.clear();
        assert!(listing.rows.is_empty());
        listing.show(Motion::Free);
        assert!(listing.revision > before);
    }

    const QUERIES: [&str; 12] = [
        "",
        "id",
        "id-1",
        "id-1 2",
        "type:click",
        "type:click type:api",
        "status:failed",
        "status:failed id-1",
        "program:1",
        "program:1 program:2",
        "-program:1",
        "click -program:1 is:active",
    ];

    fn any_query() -> impl Strategy<Value = &'static str> {
        proptest::sample::select(&QUERIES[..])
    }

    fn any_jobs() -> impl Strategy<Value = Vec<(u8, u8)>> {
        proptest::collection::vec((0_u8..30, 0_u8..6), 0..30)
    }

    proptest! {
        /// Following what a list changed gives the listing that is drawn up from nothing.
        #[test]
        fn following_is_drawing_up(
            lists in proptest::collection::vec(any_jobs(), 1..5),
            query in any_query(),
            key in 0..SortKey::NAMED.len(),
            descending in any::<bool>(),
        ) {
            let order = Sort { key: SortKey::NAMED[key].1, descending };
            let mut store = Store::default();
            let mut listing = Listing::default();
            for list in lists {
                let diff = load(&mut store, &list);
                listing.follow(&store, &diff.touched, &matcher(query), order, SETTING);
                listing.show(Motion::Free);
                let expected = drawn_up(&store, query, order);
                prop_assert_eq!(ids(&listing, &store), ids(&expected, &store));
                prop_assert_eq!(listing.counts, expected.counts);
                prop_assert_eq!(listing.n_held, 0);
            }
        }

        /// Whatever a refresh says, rows that are pointed at keep their order, and only jobs that are gone leave.
        #[test]
        fn pointed_rows_stay(before in any_jobs(), after in any_jobs(), query in any_query()) {
            let mut store = Store::default();
            load(&mut store, &before);
            let mut listing = drawn_up(&store, query, Sort::default());
            let rows = listing.rows.clone();
            let diff = load(&mut store, &after);
            listing.follow(&store, &diff.touched, &matcher(query), Sort::default(), SETTING);
            listing.show(Motion::Pointed);
            let stay = rows.into_iter().filter(|it| store.at(*it).is_some());
            prop_assert!(stay.zip(&listing.rows).all(|(a, b)| a == *b) || listing.rows.is_empty());
            let matching = drawn_up(&store, query, Sort::default()).rows.len();
            prop_assert_eq!(listing.n_matching_rows() + listing.n_held, matching);
        }

        /// Filtering what is left gives what filtering everything gives, whenever the query says that it does.
        #[test]
        fn narrowing_is_filtering(jobs in any_jobs(), wide in any_query(), narrow in any_query()) {
            let mut store = Store::default();
            load(&mut store, &jobs);
            let mut listing = drawn_up(&store, wide, Sort::default());
            let narrows = parse(narrow).narrows(&parse(wide));
            for query in [narrow, wide] {
                listing.refilter(&store, &matcher(query), query, narrows && query == narrow);
                listing.show(Motion::Free);
                let expected = drawn_up(&store, query, Sort::default());
                prop_assert_eq!(ids(&listing, &store), ids(&expected, &store), "{} in {}", query, wide);
                prop_assert_eq!(listing.counts, expected.counts);
            }
        }
    }
}
