//! The menu for what the list looks like, and for the list as a file.

use std::rc::Rc;

use crate::core::app::config::Density;
use crate::core::app::model::Model;
use crate::core::list::columns::{Column, has_columns};

/// What the menu shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewMenu {
    /// The columns in order, then the others. None where rows have two lines.
    pub columns: Rc<[ColumnChoice]>,
    /// How high the rows are.
    pub density: Density,
    /// The overview; `None` where a job is open in place of the list.
    pub overview: Option<OverviewChoice>,
    /// How many jobs are saved or copied.
    pub n_jobs: usize,
    /// How many of them because they are selected: all or none.
    pub n_selected: usize,
}

/// How the overview can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverviewChoice {
    /// Over the list, switched on or off.
    Over(bool),
    /// In place of the list, which it is or not.
    Alone(bool),
}

/// A column in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    /// The column.
    pub column: Column,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// Whether it is chosen and does not fit.
    pub has_no_room: bool,
    /// Whether it is being moved.
    pub is_lifted: bool,
}

pub(super) fn view_menu(model: &Model) -> ViewMenu {
    let layout = &model.layout;
    let choice = |column| {
        let is_chosen = layout.columns.contains(column);
        ColumnChoice {
            column,
            is_chosen,
            has_no_room: is_chosen && !layout.shown.contains(column),
            is_lifted: model.lifted.as_ref().is_some_and(|it| it.column == column),
        }
    };
    let offered = layout.columns.offered().filter(|_| has_columns(model.viewport.width));
    ViewMenu {
        columns: offered.map(choice).collect(),
        density: model.config.density,
        overview: overview(model),
        n_jobs: model.n_exported(),
        n_selected: model.selection.len(),
    }
}

fn overview(model: &Model) -> Option<OverviewChoice> {
    match (model.has_overview_room(), model.open.is_some()) {
        (true, _) => Some(OverviewChoice::Over(model.is_overview_wanted())),
        (false, false) => Some(OverviewChoice::Alone(model.is_overview_alone())),
        (false, true) => None,
    }
}
