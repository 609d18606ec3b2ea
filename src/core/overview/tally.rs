//! What is counted, and of which job.

use crate::core::job::Job;
use crate::core::job::account::AccountKind;
use crate::core::list::store::JobIndex;
use crate::core::query::reason;

use super::figures::Measure;
use super::{Axis, Bar, Figures, Part, Reasons};

/// Jobs, counted. It knows what each of them adds, so that one that changed is counted anew without looking at any other.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    axis: Axis,
    account: AccountKind,
    bars: Box<[Bar]>,
    n_undated: usize,
    figures: Figures,
    before: Figures,
    reasons: Reasons,
    /// By place.
    counted: Vec<Counted>,
}

/// Where a job counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// In the chart, which keeps its bars when a range of them is chosen.
    pub chart: bool,
    /// In the figures and reasons, which are about what is listed.
    pub list: bool,
    /// In what the figures are compared with.
    pub before: bool,
}

/// What a job adds.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    scope: Scope,
    bar: Option<(u16, Part)>,
    measure: Measure,
    has_failed: bool,
    reason: Option<u32>,
}

impl Tally {
    /// Nothing yet. Jobs will be counted on this axis.
    pub fn new(axis: Axis, account: AccountKind) -> Self {
        let bars = vec![Bar::default(); axis.n_bars()].into();
        Self { axis, account, bars, ..Self::default() }
    }

    /// What the bars stand for.
    pub fn axis(&self) -> &Axis {
        &self.axis
    }

    /// The bars, from the earliest on.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// How many jobs of the chart have no date of creation, or one that is not on the axis.
    pub fn n_undated(&self) -> usize {
        self.n_undated
    }

    /// The figures of the jobs that are listed.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The figures of those they are compared with.
    pub fn figures_before(&self) -> &Figures {
        &self.before
    }

    /// Why jobs that are listed fail.
    pub fn reasons(&self) -> &Reasons {
        &self.reasons
    }

    /// Counts the job at a place anew. `None` when there is none any more.
    pub fn set(&mut self, place: JobIndex, job: Option<(&Job, Scope)>) {
        let place = place as usize;
        let new = job.map_or_else(Counted::default, |(job, scope)| self.weigh(job, scope));
        if place >= self.counted.len() {
            self.counted.resize(place + 1, Counted::default());
        }
        let Some(slot) = self.counted.get_mut(place) else { return };
        let old = std::mem::replace(slot, new);
        self.take(old);
        let reason = job.map(|(job, _)| job).filter(|_| new.scope.list && new.has_failed);
        if let Some(job) = reason {
            let number = self.reasons.add(reason::of(job).as_deref());
            self.counted.get_mut(place).into_iter().for_each(|it| it.reason = number);
        }
        self.add(new);
    }

    fn weigh(&self, job: &Job, scope: Scope) -> Counted {
        if scope == Scope::default() {
            return Counted::default();
        }
        let part = Part::of(&job.status);
        let bar = job.created.and_then(|it| self.axis.bar_of(it.at()));
        let bar = bar.and_then(|it| u16::try_from(it).ok());
        Counted {
            scope,
            bar: bar.map(|it| (it, part)),
            measure: Measure::of(job, self.account),
            has_failed: part == Part::Failed,
            reason: None,
        }
    }

    fn add(&mut self, Counted { scope, bar, measure, .. }: Counted) {
        if scope.chart {
            match bar {
                Some((bar, part)) => {
                    self.bars.get_mut(usize::from(bar)).into_iter().for_each(|it| it.add(part));
                }
                None => self.n_undated += 1,
            }
        }
        if scope.list {
            self.figures.add(measure);
        }
        if scope.before {
            self.before.add(measure);
        }
    }

    fn take(&mut self, Counted { scope, bar, measure, has_failed, reason }: Counted) {
        if scope.chart {
            match bar {
                Some((bar, part)) => {
                    self.bars.get_mut(usize::from(bar)).into_iter().for_each(|it| it.take(part));
                }
                None => self.n_undated = self.n_undated.saturating_sub(1),
            }
        }
        if scope.list {
            self.figures.take(measure);
            if has_failed {
                self.reasons.take(reason);
            }
        }
        if scope.before {
            self.before.take(measure);
        }
    }
}
