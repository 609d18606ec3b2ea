//! The overview: a chart of jobs over time, three figures, and why jobs fail.

mod chart;
mod drag;
mod figures;
mod plot;
mod reasons;

use std::ops::RangeInclusive;
use std::rc::Rc;

use crate::core::app::event::{Menu, Size};
use crate::core::app::model::{Model, Stage};
use crate::core::overview::Summary;

pub use chart::{Chart, ChartBar, Label, chart, range_label};
pub use drag::{Drag, extended, stepped};
pub use figures::{Change, Figure, figures};
pub use plot::{Plot, Segment};
pub use reasons::{Reason, Reasons, SHOWN, reasons};

/// The overview. What it says in words is worked out where it is drawn, which is seldom.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// What was counted; `None` while nothing is.
    pub summary: Option<Rc<Summary>>,
    /// Whether it is too early to show that something is awaited.
    pub is_blank: bool,
    /// How large the chart is.
    pub size: Size,
    /// The bars that are chosen.
    pub chosen: Option<RangeInclusive<usize>>,
    /// The filters of the figures that are pressed.
    pub pressed: [Option<Rc<str>>; 3],
    /// Those of reasons that are.
    pub pressed_reasons: Rc<[Rc<str>]>,
    /// Whether all reasons are shown over the list.
    pub are_all_reasons_open: bool,
    /// How many jobs the list has, in place of which it is shown. `None` over the list.
    pub in_place_of: Option<usize>,
}

/// The overview, where it is shown.
pub fn overview(model: &Model) -> Option<Overview> {
    if !model.has_overview() {
        return None;
    }
    let stage = model.stage();
    let is_waiting = matches!(stage, Stage::Blank | Stage::Skeleton);
    let summary = model.overview.summary.clone().filter(|_| !is_waiting);
    let reasons = model.query.terms().filter(|it| it.starts_with("reason:"));
    Some(Overview {
        is_blank: stage == Stage::Blank,
        size: model.overview.chart,
        chosen: model.chosen_bars(),
        pressed: [0, 1, 2].map(|it| model.pressed_figure(it).cloned()),
        pressed_reasons: reasons.map(Into::into).collect(),
        are_all_reasons_open: model.menu == Some(Menu::Reasons),
        in_place_of: model.is_overview_alone().then(|| model.listing.n_matching_rows()),
        summary,
    })
}

#[cfg(test)]
mod tests;
