//! What is counted for the overview, of which jobs, and how it follows them.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::Model;
use crate::core::list::store::JobIndex;
use crate::core::overview::{Axis, Counter, Question, Tally};
use crate::core::query::Query;
use crate::core::time::{Day, Instant, Timestamp};

/// So many places are looked at at once: this takes a few milliseconds.
const SLICE: u32 = 5_000;

/// A count, and what it is about.
#[derive(Debug)]
pub(super) struct Count {
    counter: Counter,
    subject: Subject,
    /// What the subject followed from when it was last looked at.
    circumstances: Circumstances,
}

/// What is counted.
#[derive(Debug, PartialEq)]
struct Subject {
    /// All filters but those on the time of creation.
    others: Query,
    axis: Axis,
    chosen: Option<RangeInclusive<usize>>,
    /// The equally long time before, when the jobs of that time are loaded.
    before: Option<(Timestamp, Timestamp)>,
}

/// What makes it worth a look whether something else is to be counted.
#[derive(Debug, PartialEq, Eq)]
struct Circumstances {
    /// Bars begin when a clock shows a multiple of five minutes.
    five_minutes: i64,
    loaded_from: Option<Day>,
}

impl Model {
    /// Counts what the overview shows, as much of it as there is time for. What was counted before stays on screen until all
    /// is counted.
    pub(crate) fn count_overview(&mut self) {
        if !self.has_overview() {
            self.overview.summary = None;
            self.overview.count = None;
            return;
        }
        let circumstances = self.circumstances();
        let count = self.overview.count.take();
        let is_due = std::mem::take(&mut self.overview.is_due);
        let mut count = match count {
            Some(count) if !is_due && count.circumstances == circumstances => count,
            count => {
                let subject = self.subject();
                match count {
                    Some(count) if !is_due && count.subject == subject => {
                        Count { circumstances, ..count }
                    }
                    _ => {
                        let tally = Tally::new(subject.axis.clone(), self.account());
                        Count { counter: Counter::new(tally), subject, circumstances }
                    }
                }
            }
        };
        if !count.counter.is_done() {
            self.ask(&mut count, |count, model, question| {
                count.counter.count(&model.store, question, SLICE);
            });
            self.sum_up(&count);
        }
        self.overview.count = Some(count);
    }

    /// Follows jobs that are new, different, or gone.
    pub(crate) fn follow_in_overview(&mut self, touched: &[JobIndex]) {
        let Some(mut count) = self.overview.count.take() else { return };
        self.ask(&mut count, |count, model, question| {
            count.counter.follow(&model.store, touched, question);
        });
        self.sum_up(&count);
        self.overview.count = Some(count);
    }

    /// When there is more to count.
    pub(crate) fn overview_counts_at(&self) -> Option<Instant> {
        let count = self.overview.count.as_ref();
        let is_done = !self.overview.is_due && count.is_some_and(|it| it.counter.is_done());
        (self.has_overview() && !is_done).then_some(self.instant)
    }

    fn ask(&self, count: &mut Count, ask: impl FnOnce(&mut Count, &Self, &Question<'_>)) {
        let others = self.matcher(&count.subject.others);
        let is_created_asked = self.query != count.subject.others;
        let all = is_created_asked.then(|| self.matcher(&self.query));
        let question = Question {
            others: &others,
            all: all.as_ref(),
            is_range_chosen: count.subject.chosen.is_some(),
            before: count.subject.before,
        };
        ask(count, self, &question);
    }

    /// Shows what is counted, once all is.
    fn sum_up(&mut self, count: &Count) {
        if count.counter.is_done() {
            let summary = count.counter.tally().summary();
            if self.overview.summary.as_deref() != Some(&summary) {
                self.overview.summary = Some(Rc::new(summary));
            }
        }
    }

    fn circumstances(&self) -> Circumstances {
        const FIVE_MINUTES: i64 = 300_000;
        let asked = self.load.in_flight.as_ref().filter(|it| it.is_whole);
        Circumstances {
            five_minutes: self.now.as_millis().div_euclid(FIVE_MINUTES),
            loaded_from: self.load.asked_after.or_else(|| asked?.after),
        }
    }

    fn subject(&self) -> Subject {
        let range = self.chosen_range();
        let axis = range.map_or_else(|| self.axis(), |it| it.axis.clone());
        let chosen = range.map(|it| it.bars.clone());
        let bars = chosen.clone().unwrap_or(0..=axis.n_bars().saturating_sub(1));
        let before = axis.time(bars).map(|it| (it.start.minus(it.end.since(it.start)), it.start));
        let loaded_from = self.circumstances().loaded_from.map(|it| it.start(&*self.locale));
        let before = before.filter(|(start, _)| loaded_from.is_some_and(|it| it <= *start));
        Subject { others: self.query.without_created(), axis, chosen, before }
    }

    /// Bars for the time the filters ask for, else for all that is loaded.
    fn axis(&self) -> Axis {
        let (zone, now) = (&*self.locale, self.now);
        let (first, last) = self.query.created_bounds(now, zone);
        let first = first.unwrap_or_else(|| self.first_day().start(zone));
        let end = self.config.created_before.map(|it| it.plus_days(1).start(zone));
        let last = last.into_iter().chain(end.map(|it| it.minus(Self::MOMENT))).min();
        match last.filter(|it| *it < now) {
            Some(last) => Axis::new(first, last, zone),
            None => Axis::until_now(first, now, zone),
        }
    }

    const MOMENT: std::time::Duration = std::time::Duration::from_millis(1);
}
