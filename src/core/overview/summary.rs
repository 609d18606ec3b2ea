//! What a count says, in few numbers: it compares, and is cheap to keep while the count goes on.

use std::time::Duration;

use super::figures::Figures;
use super::reasons::Reason;
use super::{Axis, Bar, Tally};

/// What a count says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What the bars stand for.
    pub axis: Axis,
    /// From the earliest on.
    pub bars: Box<[Bar]>,
    /// Of the jobs that are listed.
    pub figures: FigureValues,
    /// Of those they are compared with.
    pub before: FigureValues,
    /// The most frequent reasons to fail, and how often.
    pub reasons: Box<[Reason]>,
    /// How many reasons there are in all.
    pub n_reasons: usize,
    /// How many of the listed jobs failed, also of those that do not say why.
    pub n_failed: usize,
}

/// The figures. `None` where there are too few jobs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureValues {
    /// How many completed, in tenths of a percent.
    pub share: Option<u16>,
    /// How long half of them took at most.
    pub median: Option<Duration>,
    /// How long nearly all of them took at most.
    pub most_within: Option<Duration>,
}

/// More reasons are not listed.
const MOST_REASONS: usize = 50;

impl Tally {
    /// What it says.
    pub fn summary(&self) -> Summary {
        let reasons = self.reasons();
        Summary {
            axis: self.axis().clone(),
            bars: self.bars().into(),
            figures: self.figures().values(),
            before: self.figures_before().values(),
            reasons: reasons.most_frequent(MOST_REASONS).into(),
            n_reasons: reasons.len(),
            n_failed: reasons.n_failed(),
        }
    }
}

impl Figures {
    /// What they are.
    fn values(&self) -> FigureValues {
        FigureValues {
            share: self.share(),
            median: self.percentile(50),
            most_within: self.percentile(95),
        }
    }
}
