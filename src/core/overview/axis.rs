//! Time, cut into bars.

use std::ops::{Range, RangeInclusive};

use crate::core::time::{Day, Timestamp, Zone};

use super::Step;

/// A time, cut into bars by the clock and the calendar of a zone. Bars follow each other without a gap; where clocks are
/// put forward or back, the bar that is in is shorter or longer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    step: Option<Step>,
    /// Where bars begin, and the end of the last.
    edges: Box<[Edge]>,
    ends_now: bool,
}

/// Where a bar begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edge {
    at: Timestamp,
    /// What the clock shows there: the day and the minutes since its midnight.
    shown: (Day, u16),
}

/// What bars from one to another stand for, as a clock shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// These days, both included.
    Days(Day, Day),
    /// From a minute of a day to the last before another: days and minutes since midnight.
    Minutes((Day, u16), (Day, u16)),
}

impl Axis {
    /// Bars for the time from `first` to `last`, both included.
    pub fn new(first: Timestamp, last: Timestamp, zone: &dyn Zone) -> Self {
        let last = last.max(first);
        let step = Step::of(last.since(first));
        let edges = match step {
            Step::Minutes(minutes) => by_minutes(minutes, first, last, zone),
            Step::Days(days) => by_days(days.into(), first.day(zone), last.day(zone), zone),
        };
        Self { step: Some(step), edges: without_empty(edges), ends_now: false }
    }

    /// Bars for the time from `first` until now. The last takes what is dated later too, by a clock that is not quite right.
    pub fn until_now(first: Timestamp, now: Timestamp, zone: &dyn Zone) -> Self {
        Self { ends_now: true, ..Self::new(first, now, zone) }
    }

    /// How much time a bar stands for; `None` when there are no bars.
    pub fn step(&self) -> Option<Step> {
        self.step
    }

    /// Whether the last bar is the present one.
    pub fn ends_now(&self) -> bool {
        self.ends_now
    }

    /// How many bars there are.
    pub fn n_bars(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// The bar of a moment.
    pub fn bar_of(&self, at: Timestamp) -> Option<usize> {
        let place = self.edges.partition_point(|it| it.at <= at);
        let is_late = place == self.edges.len();
        let bar = if is_late && self.ends_now { self.n_bars() } else { place }.checked_sub(1)?;
        (bar < self.n_bars()).then_some(bar)
    }

    /// The time of bars: its first moment, and the one after its last.
    pub fn time(&self, bars: RangeInclusive<usize>) -> Option<Range<Timestamp>> {
        let (start, end) = self.ends(bars)?;
        Some(start.at..end.at)
    }

    /// What bars stand for.
    pub fn stretch(&self, bars: RangeInclusive<usize>) -> Option<Stretch> {
        let (start, end) = self.ends(bars)?;
        Some(match (start.shown, end.shown) {
            ((first, 0), (after, 0)) => Stretch::Days(first, after.plus_days(-1)),
            (start, (day, 0)) => Stretch::Minutes(start, (day.plus_days(-1), 1_439)),
            (start, (day, minute)) => Stretch::Minutes(start, (day, minute - 1)),
        })
    }

    /// What the clock shows where each bar begins.
    pub fn starts(&self) -> impl ExactSizeIterator<Item = (Day, u16)> {
        self.edges.iter().take(self.n_bars()).map(|it| it.shown)
    }

    fn ends(&self, bars: RangeInclusive<usize>) -> Option<(&Edge, &Edge)> {
        let (first, last) = bars.into_inner();
        Some((self.edges.get(first)?, self.edges.get(last + 1)?))
    }
}

impl Stretch {
    /// The filter that asks for jobs of this time.
    pub fn term(self) -> String {
        let minute =
            |(day, minute): (Day, u16)| format!("{day}T{:02}:{:02}", minute / 60, minute % 60);
        match self {
            Self::Days(first, last) if first == last => format!("created:{first}"),
            Self::Days(first, last) => format!("created:{first}..{last}"),
            Self::Minutes(first, last) => format!("created:{}..{}", minute(first), minute(last)),
        }
    }
}

/// The clock shows multiples of these minutes.
fn by_minutes(minutes: u16, first: Timestamp, last: Timestamp, zone: &dyn Zone) -> Vec<Edge> {
    const DAY: u16 = 1_440;
    let (mut day, shown) = first.clock(zone);
    let mut minute = shown / minutes * minutes;
    let mut edges = vec![edge(day, minute, zone)];
    while edges.last().is_some_and(|it| it.at <= last) {
        minute += minutes;
        if minute >= DAY {
            (day, minute) = (day.plus_days(1), 0);
        }
        edges.push(edge(day, minute, zone));
    }
    edges
}

/// Counted back from the last day. The first bar may have fewer.
fn by_days(days: i64, first: Day, last: Day, zone: &dyn Zone) -> Vec<Edge> {
    let mut start = last.plus_days(1);
    let mut edges = vec![edge(start, 0, zone)];
    while start > first {
        start = start.plus_days(-days).max(first);
        edges.push(edge(start, 0, zone));
    }
    edges.reverse();
    edges
}

fn edge(day: Day, minute: u16, zone: &dyn Zone) -> Edge {
    Edge { at: day.moment(minute, zone), shown: (day, minute) }
}

/// Where clocks are put forward over a whole bar, there is none.
fn without_empty(mut edges: Vec<Edge>) -> Box<[Edge]> {
    edges.dedup_by(|next, edge| {
        let is_empty = next.at == edge.at;
        if is_empty {
            *edge = *next;
        }
        is_empty
    });
    edges.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{DateTime, FixedZone};
    use proptest::prelude::*;
    use std::time::Duration;

    fn at(text: &str) -> Timestamp {
        DateTime::parse(text).unwrap().at()
    }

    /// Central European Time in 2026, in summer from 29 March to 25 October.
    #[derive(Debug)]
    struct Berlin;

    impl Zone for Berlin {
        fn offset_minutes(&self, moment: Timestamp) -> i32 {
            let summer = at("2026-03-29T01:00:00Z")..at("2026-10-25T01:00:00Z");
            if summer.contains(&moment) { 120 } else { 60 }
        }
    }

    const NOW: &str = "2022-08-24T12:06:00-05:00";
    const ZONE: FixedZone = FixedZone(-300);

    fn back(hours: u64) -> Axis {
        Axis::until_now(at(NOW).minus(Duration::from_hours(hours)), at(NOW), &ZONE)
    }

    fn terms(axis: &Axis) -> Vec<String> {
        (0..axis.n_bars()).map(|bar| axis.stretch(bar..=bar).unwrap().term()).collect()
    }

    #[track_caller]
    fn check(axis: &Axis, n: usize, first: &str, second: &str, last: &str) {
        let terms = terms(axis);
        let found =
            [&terms[0], &terms[1], &terms[n - 1]].map(|it| it.trim_start_matches("created:"));
        assert_eq!((terms.len(), found), (n, [first, second, last]));
    }

    #[test]
    fn bars_end_now_and_the_first_is_cut() {
        check(&back(90 * 24), 46, "2022-05-26", "2022-05-27..2022-05-28", "2022-08-23..2022-08-24");
        check(&back(30 * 24), 31, "2022-07-25", "2022-07-26", "2022-08-24");
        check(
            &back(7 * 24),
            29,
            "2022-08-17T12:00..2022-08-17T17:59",
            "2022-08-17T18:00..2022-08-17T23:59",
            "2022-08-24T12:00..2022-08-24T17:59",
        );
        check(
            &back(24),
            25,
            "2022-08-23T12:00..2022-08-23T12:59",
            "2022-08-23T13:00..2022-08-23T13:59",
            "2022-08-24T12:00..2022-08-24T12:59",
        );
    }

    #[test]
    fn several_bars_are_one_stretch() {
        let axis = back(7 * 24);
        for (bars, term) in [
            (0..=1, "created:2022-08-17T12:00..2022-08-17T23:59"),
            (2..=5, "created:2022-08-18"),
            (2..=9, "created:2022-08-18..2022-08-19"),
            (1..=5, "created:2022-08-17T18:00..2022-08-18T23:59"),
        ] {
            assert_eq!(axis.stretch(bars.clone()).unwrap().term(), term, "{bars:?}");
        }
        assert_eq!((axis.stretch(0..=29), axis.time(29..=29)), (None, None));
    }

    #[test]
    fn what_is_dated_later_than_now_is_in_the_last_bar() {
        let axis = back(24);
        let late = at(NOW).plus(Duration::from_hours(30));
        assert_eq!(axis.bar_of(late), Some(24));
        assert_eq!(axis.bar_of(at(NOW).minus(Duration::from_hours(25))), None);
        let past = Axis::new(at(NOW).minus(Duration::from_hours(24)), at(NOW), &ZONE);
        assert_eq!(past.bar_of(late), None);
        assert_eq!(Axis::default().bar_of(late), None);
    }

    #[test]
    fn a_bar_of_hours_is_longer_or_shorter_where_clocks_change() {
        let hours = |axis: &Axis| -> Vec<u64> {
            let length =
                |bar| axis.time(bar..=bar).map(|it| it.end.since(it.start).as_secs() / 3_600);
            (0..axis.n_bars()).filter_map(length).collect()
        };
        let day = |from: &str, to: &str| Axis::new(at(from), at(to), &Berlin);
        let week = day("2026-03-26T00:00:00+01:00", "2026-04-02T00:00:00+02:00");
        let mut expected = vec![6; 29];
        expected[12] = 5;
        assert_eq!(hours(&week), expected);
        let spring = day("2026-03-29T00:00:00+01:00", "2026-03-30T01:30:00+02:00");
        assert_eq!(spring.step(), Some(Step::Minutes(60)));
        assert_eq!(
            spring.stretch(2..=2).unwrap().term(),
            "created:2026-03-29T03:00..2026-03-29T03:59"
        );
        let autumn = day("2026-10-25T00:00:00+02:00", "2026-10-25T23:30:00+01:00");
        assert_eq!(hours(&autumn)[..4], [1, 1, 2, 1]);
    }

    proptest! {
        /// Every moment of the time is in exactly one bar, and bars follow each other in each zone.
        #[test]
        fn bars_are_all_of_the_time(
            start in 0_u64..400 * 24 * 60,
            minutes in 0_u64..400 * 24 * 60,
            inside in 0.0..=1.0_f64,
            offset in -48..=56_i32,
        ) {
            let zones: [&dyn Zone; 2] = [&Berlin, &FixedZone(offset * 15)];
            let first = at("2026-01-01T00:00:00Z").plus(Duration::from_mins(start));
            let last = first.plus(Duration::from_mins(minutes));
            let between = first.plus(Duration::from_mins(minutes).mul_f64(inside));
            for zone in zones {
                let axis = Axis::new(first, last, zone);
                prop_assert!((1..=132).contains(&axis.n_bars()), "{} bars", axis.n_bars());
                for moment in [first, between, last] {
                    let bar = axis.bar_of(moment).unwrap();
                    prop_assert!(axis.time(bar..=bar).unwrap().contains(&moment));
                }
                for bar in 1..axis.n_bars() {
                    let (one, next) = (axis.time(bar - 1..=bar - 1).unwrap(), axis.time(bar..=bar).unwrap());
                    prop_assert!(one.start < one.end && one.end == next.start);
                }
            }
        }
    }
}
