use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::core::job::account::AccountKind;
use crate::core::job::{Job, JobType, Status};
use crate::core::list::store::{Diff, Seen};
use crate::core::overview::{Axis, Bar, Part};
use crate::core::query::{Context, Query};
use crate::core::time::Zone;
use crate::core::words::job::NAMES;

/// Central European Time, in summer from 27 March 2022.
#[derive(Debug)]
struct Berlin;

impl Zone for Berlin {
    fn offset_minutes(&self, at: Timestamp) -> i32 {
        if at < Timestamp::from_millis(1_648_342_800_000) { 60 } else { 120 }
    }
}

fn now() -> Timestamp {
    DateTime::parse("2022-04-05T12:06:00+02:00").unwrap().at()
}

fn matcher(query: &str) -> Matcher {
    let context = Context {
        now: now(),
        zone: &Berlin,
        account: AccountKind::Partner,
        stalled_after: Duration::from_mins(10),
        retention: Duration::from_hours(24 * 30),
        known: None,
    };
    Matcher::new(&Query::parse(query, &NAMES), &context)
}

/// A job by its number, of which the rest follows from what it is at.
fn job(number: u8, variant: u16) -> Job {
    let statuses: Vec<Status> =
        Status::KNOWN.into_iter().chain([Status::Other("HELD".into())]).collect();
    let status = statuses[usize::from(variant) % statuses.len()].clone();
    let mut job = Job::new(&number.to_string(), JobType::ApiReport, status);
    let minutes = |n: u64| DateTime::new(now().minus(Duration::from_mins(n)), 120);
    // The last three weeks, some later than now, some without a date.
    let age = u64::from(variant) * 7 % (24 * 24 * 60);
    job.created = (!variant.is_multiple_of(11)).then(|| minutes(age.saturating_sub(60)));
    job.started = Some(minutes(age));
    let ended = Some(minutes(age.saturating_sub(u64::from(variant % 5))));
    (job.completed, job.failed, job.cancelled) = (ended, ended, ended);
    let reason = ["Node {} is full", "Row {} has no \"value{}\"", "Quota", "", "quota"];
    let message = reason[usize::from(variant) % 5].replace("{}", &variant.to_string());
    job.status_message = Some(message.as_str().into());
    job.program_id = Some(if variant.is_multiple_of(3) { "1".into() } else { "2".into() });
    job
}

fn load(store: &mut Store, jobs: &[(u8, u16)]) -> Vec<JobIndex> {
    let (mut seen, mut diff) = (Seen::default(), Diff::default());
    for (number, variant) in jobs {
        store.merge(job(*number, *variant), &mut seen, &mut diff);
    }
    store.remove_unseen(&seen, &mut diff);
    diff.touched
}

fn axis(days: u64) -> Axis {
    Axis::until_now(now().minus(Duration::from_hours(24 * days)), now(), &Berlin)
}

fn counter(days: u64) -> Counter {
    Counter::new(Tally::new(axis(days), AccountKind::Partner))
}

/// Everything that can be seen of a tally.
fn seen(tally: &Tally) -> impl PartialEq + std::fmt::Debug + use<> {
    let figures = [tally.figures(), tally.figures_before()]
        .map(|it| (it.share(), it.percentile(50), it.percentile(95)));
    let reasons = tally.reasons();
    // Which of two spellings is shown depends on which came first.
    let all: Vec<_> =
        reasons.most_frequent(99).iter().map(|it| (it.text.to_lowercase(), it.count)).collect();
    let all = std::collections::BTreeMap::from_iter(all);
    (tally.bars().to_vec(), tally.n_undated(), figures, reasons.n_failed(), reasons.len(), all)
}

#[test]
fn says_when_how_and_why() {
    let mut store = Store::default();
    let mut put = |id: &str, status: Status, minutes: u64, message: &str| {
        let mut job = Job::new(id, JobType::ApiReport, status);
        job.created = Some(DateTime::new(now().minus(Duration::from_mins(minutes)), 0));
        job.status_message = Some(message.into());
        store.put(job);
    };
    put("a", Status::Failed, 1, "Node 1 is full");
    put("b", Status::Error, 1, "Node 2 is full");
    put("c", Status::Failed, 60, "Quota");
    put("d", Status::Completed, 60, "Quota");
    put("e", Status::Queued, 60, "");
    put("f", Status::Cancelled, 90 * 24 * 60, "");
    let all = matcher("");
    let question = Question { others: &all, all: None, is_range_chosen: false, before: None };
    let mut counter = counter(1);
    assert!(!counter.count(&store, &question, 4));
    assert!(counter.count(&store, &question, 4));
    let tally = counter.tally();
    let bars = tally.bars();
    assert_eq!(bars.len(), 25);
    assert_eq!(bars[24], Bar::from_iter([(Part::Failed, 2)]));
    assert_eq!(
        bars[23],
        Bar::from_iter([(Part::Failed, 1), (Part::Completed, 1), (Part::Active, 1)])
    );
    assert_eq!((bars.iter().map(Bar::n_jobs).sum::<usize>(), tally.n_undated()), (5, 1));
    let reasons = tally.reasons().most_frequent(3);
    let reasons: Vec<_> = reasons.iter().map(|it| (&*it.text, it.count, it.term())).collect();
    assert_eq!(
        reasons,
        [
            ("Node … is full", 2, "reason:\"Node … is full\"".to_owned()),
            ("Quota", 1, "reason:\"Quota\"".to_owned()),
        ]
    );
}

#[test]
fn a_range_of_bars_is_about_the_list_and_not_the_chart() {
    let mut store = Store::default();
    load(&mut store, &(0..200).map(|it| (it, u16::from(it) * 13)).collect::<Vec<_>>());
    let (others, all) = (matcher("program:1"), matcher("program:1 created:<2d"));
    let count = |is_range_chosen, before| {
        let mut counter = counter(30);
        let question = Question { others: &others, all: Some(&all), is_range_chosen, before };
        counter.count(&store, &question, JobIndex::MAX);
        let tally = counter.tally();
        let in_chart: usize = tally.bars().iter().map(Bar::n_jobs).sum();
        (in_chart + tally.n_undated(), tally.reasons().n_failed(), tally.figures_before().share())
    };
    let n = |matcher: &Matcher| store.entries().filter(|it| matcher.matches(it)).count();
    let (chosen, typed) = (count(true, None), count(false, None));
    assert!(n(&all) < n(&others) && n(&all) > 0);
    assert_eq!((chosen.0, typed.0), (n(&others), n(&all)));
    assert_eq!((chosen.1, chosen.2), (typed.1, None));
    let before =
        (now().minus(Duration::from_hours(20 * 24)), now().minus(Duration::from_hours(48)));
    assert!(count(true, Some(before)).2.is_some());
}

const QUERIES: [&str; 5] = ["", "program:1", "status:failed", "-status:completed 2", "created:<7d"];

proptest! {
    /// Following changes, in the middle of counting or after it, gives what counting everything gives; and each job that
    /// matches is in exactly one bar, unless it has no date.
    #[test]
    fn following_is_counting(
        lists in proptest::collection::vec(
            proptest::collection::vec((0_u8..40, 0_u16..3_000), 0..40), 1..5),
        slices in proptest::collection::vec(0_u32..30, 5),
        query in proptest::sample::select(&QUERIES[..]),
        days in 1_u64..30,
    ) {
        let matcher = matcher(query);
        let before = Some((now().minus(Duration::from_hours(24 * days)), now()));
        let question = Question { others: &matcher, all: None, is_range_chosen: false, before };
        let mut store = Store::default();
        let mut counter = counter(days);
        for (list, slice) in lists.iter().zip(slices) {
            let touched = load(&mut store, list);
            counter.follow(&store, &touched, &question);
            counter.count(&store, &question, slice);
        }
        counter.count(&store, &question, JobIndex::MAX);
        let mut fresh = self::counter(days);
        prop_assert!(fresh.count(&store, &question, JobIndex::MAX));
        prop_assert_eq!(seen(counter.tally()), seen(fresh.tally()));
        let tally = counter.tally();
        let in_bars: usize = tally.bars().iter().map(Bar::n_jobs).sum();
        let matching: Vec<_> = store.entries().filter(|it| matcher.matches(it)).collect();
        prop_assert_eq!(in_bars + tally.n_undated(), matching.len());
        let start = tally.axis().time(0..=0).unwrap().start;
        let is_dated = |it: &&&Entry| it.job.created.is_some_and(|it| it.at() >= start);
        prop_assert_eq!(in_bars, matching.iter().filter(is_dated).count());
    }

    /// A press on a bar or on a reason asks for exactly the jobs it counts.
    #[test]
    fn what_is_pressed_is_what_is_found(
        jobs in proptest::collection::vec((0_u8..60, 0_u16..3_000), 0..60),
        days in 1_u64..40,
    ) {
        let mut store = Store::default();
        load(&mut store, &jobs);
        let all = matcher("");
        let question = Question { others: &all, all: None, is_range_chosen: false, before: None };
        let mut counter = counter(days);
        counter.count(&store, &question, JobIndex::MAX);
        let tally = counter.tally();
        let found = |term: &str| {
            let matcher = matcher(term);
            store.entries().filter(|it| matcher.matches(it)).count()
        };
        for (at, bar) in tally.bars().iter().enumerate() {
            let term = tally.axis().stretch(at..=at).unwrap().term();
            prop_assert_eq!(found(&term), bar.n_jobs(), "{}", term);
        }
        for reason in tally.reasons().most_frequent(99) {
            prop_assert_eq!(found(&reason.term()), reason.count, "{}", reason.term());
        }
    }
}
