//! The overview: where it is shown, what is counted for it, and what is chosen in it.

mod count;

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::{Model, Stage};
use crate::core::app::config::Showing;
use crate::core::app::event::Size;
use crate::core::overview::{Axis, Summary};
use count::Count;

/// The state of the overview.
#[derive(Debug, Default)]
pub struct Overview {
    /// Whether the person wants it in place of the list, where there is no room over it.
    is_wanted_alone: bool,
    /// How large the chart is; nothing before that is known.
    pub chart: Size,
    /// What is shown: what was counted last. `None` before anything is.
    pub summary: Option<Rc<Summary>>,
    /// The count that goes on, or that follows the jobs.
    count: Option<Count>,
    /// Whether something has changed that makes other jobs count.
    is_due: bool,
    range: Option<ChosenRange>,
    /// The filters of the figures that were pressed. Figures change with the filter, and so does what a press asks for.
    figures: [Option<Rc<str>>; 3],
}

/// A range of bars that was chosen in the chart. It keeps its bars, and counts without the range.
#[derive(Debug)]
struct ChosenRange {
    axis: Axis,
    bars: RangeInclusive<usize>,
    /// The filter that asks for it. When the query has another one, the range is no longer chosen.
    term: String,
    /// What was asked of the creation date before.
    before: Option<String>,
}

impl Overview {
    /// Makes it count anew.
    pub(super) fn expire(&mut self) {
        self.is_due = true;
    }

    /// Its bars are in another zone now: what was chosen of the old ones is asked for like any other time.
    pub(crate) fn rezone(&mut self) {
        self.range = None;
    }

    /// Forgets what is counted and chosen: other jobs come.
    pub(crate) fn start_over(&mut self) {
        (self.summary, self.count, self.range) = (None, None, None);
    }
}

impl Model {
    /// Whether the overview is on screen, over the list or in its place.
    pub fn is_overview_shown(&self) -> bool {
        if self.has_overview_room() { self.is_overview_wanted() } else { self.is_overview_alone() }
    }

    /// Whether the overview is shown in place of the list.
    pub fn is_overview_alone(&self) -> bool {
        self.overview.is_wanted_alone && self.open.is_none() && !self.has_overview_room()
    }

    /// Whether there is room for the overview over the list: where there is none, it is shown in its place.
    pub fn has_overview_room(&self) -> bool {
        const WIDTH: u32 = 900;
        const HEIGHT: u32 = 560;
        let is_enough = |it: Size| {
            it.width >= WIDTH && (it.height >= HEIGHT || self.config.overview == Showing::On)
        };
        self.size.is_some_and(is_enough)
    }

    /// Whether the overview is wanted over the list.
    pub fn is_overview_wanted(&self) -> bool {
        self.config.overview != Showing::Off
    }

    /// Whether the overview has anything to show.
    pub fn has_overview(&self) -> bool {
        self.is_overview_shown() && !matches!(self.stage(), Stage::NotSetUp | Stage::Failed)
    }

    /// Shows the overview in place of the list, or the list again.
    pub(crate) fn toggle_overview_alone(&mut self) {
        self.overview.is_wanted_alone = !self.overview.is_wanted_alone;
    }

    /// The bars that were chosen in the chart.
    pub fn chosen_bars(&self) -> Option<RangeInclusive<usize>> {
        self.chosen_range().map(|it| it.bars.clone())
    }

    fn chosen_range(&self) -> Option<&ChosenRange> {
        let is_asked_for =
            |it: &&ChosenRange| self.query.created_text().is_some_and(|text| text == it.term);
        self.overview.range.as_ref().filter(is_asked_for)
    }

    /// The filters when these bars are chosen. `None` when there are no such bars.
    pub(crate) fn choose_bars(&mut self, bars: RangeInclusive<usize>) -> Option<String> {
        let axis = self.overview.summary.as_ref()?.axis.clone();
        let term = axis.stretch(bars.clone())?.term();
        let before = match self.chosen_range() {
            Some(range) => range.before.clone(),
            None => self.query.created_text(),
        };
        let query = self.query.with_created_text(Some(term.clone()));
        self.overview.range = Some(ChosenRange { axis, bars, term, before });
        Some(query.to_string())
    }

    /// The filters without the chosen bars. `None` when none are.
    pub(crate) fn take_bars_back(&self) -> Option<String> {
        let range = self.chosen_range()?;
        Some(self.query.with_created_text(range.before.clone()).to_string())
    }

    /// The filter that a figure was pressed for, while it is there.
    pub fn pressed_figure(&self, figure: usize) -> Option<&Rc<str>> {
        self.overview.figures.get(figure)?.as_ref().filter(|it| self.query.has_term(it))
    }

    /// The filters when a figure is pressed, for which its `term` asks.
    pub(crate) fn press_figure(&mut self, figure: usize, term: Rc<str>) -> String {
        let term = self.pressed_figure(figure).cloned().unwrap_or(term);
        let query = self.query.with_term_toggled(&term).to_string();
        self.overview.figures.get_mut(figure).into_iter().for_each(|it| *it = Some(term.clone()));
        query
    }
}
