use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::core::app::event::Size;
use crate::core::job::account::AccountKind;
use crate::core::job::{Job, JobType, Status};
use crate::core::locale::PlainLocale;
use crate::core::overview::{Axis, Bar, Part, Scope, Summary, Tally};
use crate::core::time::{DateTime, FixedZone, Timestamp};

const LOCALE: PlainLocale = PlainLocale(FixedZone(-300));
const SIZE: Size = Size { width: 710, height: 72 };

fn now() -> Timestamp {
    DateTime::parse("2022-08-24T12:06:00-05:00").unwrap().at()
}

fn axis(hours: u64) -> Axis {
    Axis::until_now(now().minus(Duration::from_hours(hours)), now(), &LOCALE)
}

/// A job that was created so many hours ago and took so many seconds.
fn job(status: Status, hours: u64, seconds: u64, message: &str) -> Job {
    let created = now().minus(Duration::from_hours(hours));
    let at = |it: Timestamp| Some(DateTime::new(it, -300));
    let ended = at(created.plus(Duration::from_secs(seconds)));
    Job {
        created: at(created),
        started: at(created),
        completed: ended,
        failed: ended,
        status_message: Some(message.into()),
        ..Job::new("a", JobType::ApiReport, status)
    }
}

fn count(hours: u64, jobs: impl IntoIterator<Item = (Job, Scope)>) -> Summary {
    let mut tally = Tally::new(axis(hours), AccountKind::Partner);
    for (place, (job, scope)) in (0..).zip(jobs) {
        tally.set(place, Some((&job, scope)));
    }
    tally.summary()
}

const LISTED: Scope = Scope { chart: true, list: true, before: false };
const BEFORE: Scope = Scope { chart: false, list: false, before: true };

#[test]
fn the_chart_says_when_there_were_how_many() {
    let failed = |hours| (job(Status::Failed, hours, 1, ""), LISTED);
    let done = |hours| (job(Status::Completed, hours, 1, ""), LISTED);
    let jobs = [failed(40 * 24), failed(40 * 24), done(40 * 24), done(1), failed(1), done(2)];
    let summary = count(90 * 24, jobs);
    let chart = chart(&summary, SIZE, &LOCALE).unwrap();
    assert_eq!(
        (&*chart.step, &*chart.sentence),
        (
            "2 days a bar",
            "Bar chart of 6 jobs from 26 May to 24 Aug, 2 days a bar, at most 3 jobs. 3 failed, most on \
             Thu 14 – Fri 15 Jul."
        )
    );
    let bar = chart.bars.iter().find(|it| it.title.ends_with("3 jobs")).unwrap();
    assert_eq!(
        (&*bar.title, &*bar.parts),
        ("Thu 14 – Fri 15 Jul · 3 jobs", "1 completed, 2 failed")
    );
    assert_eq!(&*chart.bars[0].name, "Thu 26 May: no jobs");
    assert_eq!(chart.bars[45].title.split(" · ").next(), Some("Tue 23 – Wed 24 Aug"));
    assert_eq!((&*chart.top, chart.end), ("5", Some("Today")));
    let labels: Vec<_> = chart.labels.iter().map(|it| (it.x, &*it.text)).collect();
    assert_eq!(labels, [(115, "1 Jun"), (325, "1 Jul"), (542, "1 Aug")]);
    assert_eq!(range_label(&summary, &(24..=26), &LOCALE).as_deref(), Some("12 – 17 Jul · 3 jobs"));
    assert_eq!(range_label(&summary, &(24..=46), &LOCALE), None);
    assert_eq!(super::chart(&Summary::default(), SIZE, &LOCALE), None);
}

#[test]
fn a_chart_of_hours_says_hours() {
    let summary = count(24, [(job(Status::Running, 0, 1, ""), LISTED)]);
    let chart = chart(&summary, SIZE, &LOCALE).unwrap();
    assert_eq!(&*chart.bars[24].name, "Wed 24 Aug, 12:00 – 13:00: 1 job, 1 running or queued");
    assert_eq!((&*chart.step, chart.end), ("1 hour a bar", Some("Now")));
    let labels: Vec<_> = chart.labels.iter().map(|it| &*it.text).collect();
    assert_eq!(labels, ["12:00", "18:00", "24 Aug", "06:00"]);
}

#[test]
fn labels_are_few_and_have_room() {
    for hours in [1, 6, 24, 72, 7 * 24, 30 * 24, 60 * 24, 90 * 24, 365 * 24, 9 * 365 * 24] {
        for width in [340, 710, 1_500] {
            let size = Size { width, height: 72 };
            let chart = chart(&count(hours, []), size, &LOCALE).unwrap();
            let labels = &chart.labels;
            assert!((1..=4).contains(&labels.len()), "{hours} h, {width} px: {labels:?}");
            assert!(
                labels.iter().all(|it| it.x + 84 <= width),
                "{hours} h, {width} px: {labels:?}"
            );
        }
    }
}

#[test]
fn figures_are_compared_with_the_time_before() {
    let now = (0..60).map(|it| (job(Status::Completed, 1, it, ""), LISTED));
    let failed = (0..2).map(|_| (job(Status::Failed, 1, 0, ""), LISTED));
    let before = (0..60).map(|it| (job(Status::Completed, 30, it * 4 / 3, ""), BEFORE));
    let summary = count(24, now.chain(failed).chain(before));
    let said: Vec<_> = figures(&summary)
        .iter()
        .map(|it| {
            format!(
                "{} | {} | {}",
                it.name,
                it.change.as_ref().unwrap().text(),
                it.term.as_ref().unwrap()
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "Completed 96.8 percent, 3.2 points worse than in the equally long time before | 3.2 pts worse | \
             status:completed",
            "Median 28 s, 10 s faster than in the equally long time before | 10 s faster | duration:>28s",
            "95% within 56 s, 18 s faster than in the equally long time before | 18 s faster | duration:>56s",
        ]
    );
}

#[test]
fn of_few_jobs_no_figure_is_said() {
    let jobs = |n| (0..n).map(|_| (job(Status::Completed, 1, 250, ""), LISTED));
    for it in figures(&count(24, jobs(4))) {
        assert_eq!(
            (&*it.value, it.change.unwrap().text(), it.term),
            ("–", "Under 5 jobs".to_owned(), None)
        );
    }
    let figures = figures(&count(24, jobs(5)));
    assert_eq!(figures.clone().map(|it| it.change), [None, None, None]);
    assert_eq!(figures[1].term.as_deref(), Some("duration:>4m10s"));
}

#[test]
fn reasons_are_shares_of_all_that_failed() {
    let jobs = ["Node 1", "Node 2", "Node 3", "Quota", "Slow", "Gone", ""];
    let summary = count(24, jobs.map(|it| (job(Status::Failed, 1, 1, it), LISTED)));
    let reasons = reasons(&summary, &LOCALE).unwrap();
    let first = &reasons.all[0];
    assert_eq!((&*first.name, first.percent), ("Node …, 3 jobs", 43));
    assert_eq!(
        (reasons.more.as_deref(), &*reasons.title),
        (Some("All 4"), "Why they fail · 7 jobs")
    );
    assert_eq!(super::reasons(&Summary::default(), &LOCALE), None);
}

proptest! {
    /// Every part of a bar can be seen, has a gap to the next, and none leaves the plot.
    #[test]
    fn bars_stay_in_the_plot(
        bars in proptest::collection::vec(proptest::array::uniform4(prop_oneof![Just(0_u32), 1..9_u32, 0..9_999_u32]), 1..132),
        width in 100_u32..1_600,
        height in prop_oneof![Just(72_u32), Just(148)],
    ) {
        let bars: Vec<Bar> = bars.into_iter().map(|it| Part::ALL.into_iter().zip(it).collect()).collect();
        let plot = Plot::new(&bars, Size { width, height });
        let most = bars.iter().map(Bar::n_jobs).max().unwrap();
        prop_assert!(plot.top >= most && plot.top <= (most * 5 / 2).max(1));
        for (at, bar) in bars.iter().enumerate() {
            prop_assert!(plot.pitch < 2 || plot.x(at) + plot.pitch <= width);
            let middle = f64::from(plot.x(at)) + f64::from(plot.pitch) / 2.0;
            prop_assert_eq!(plot.bar_at(middle, bars.len()), at);
            let segments = plot.segments(bar);
            let parts: Vec<_> = segments.iter().map(|it| it.part).collect();
            let expected: Vec<_> = Part::ALL.into_iter().filter(|it| bar.of(*it) > 0).collect();
            prop_assert_eq!(parts, expected);
            let mut foot = plot.foot();
            for segment in &segments {
                let least = if segment.part == Part::Failed { 4 } else { 3 };
                prop_assert!(segment.height >= least, "{segments:?}");
                prop_assert_eq!(segment.y + segment.height, foot);
                foot = segment.y - 1;
            }
        }
    }
}
