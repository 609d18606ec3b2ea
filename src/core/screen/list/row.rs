//! One row of the grid.

use std::rc::Rc;
use std::time::Duration;

use super::progress::{ProgressCell, progress_cell};
use crate::core::app::model::Model;
use crate::core::job::{Job, Status};
use crate::core::list::columns::Columns;
use crate::core::list::cursor::Cursor;
use crate::core::screen::detail::Availability;
use crate::core::time::Timestamp;

/// One row of the grid. Nothing in it changes with each second.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the row")]
pub struct Row {
    /// The number of the element that shows it.
    pub slot: u32,
    /// Its place among the matches, from 0.
    pub index: usize,
    /// Its columns.
    pub columns: Columns,
    /// The job.
    pub job: Rc<Job>,
    /// How long the job runs.
    pub run: Run,
    /// What its progress cell says.
    pub progress: ProgressCell,
    /// Whether it is selected.
    pub is_selected: bool,
    /// Whether the job is open.
    pub is_open: bool,
    /// Whether the job no longer matches the filters, and stays while it is pointed at.
    pub has_left: bool,
    /// Whether the job just changed its state.
    pub is_flashing: bool,
    /// The column that Tab stops at, in the row where it does.
    pub tab_stop: Option<u8>,
    /// Whether the job can be replayed now; `None` where nothing can.
    pub can_replay: Option<bool>,
    /// Whether its result can be downloaded.
    pub download: Availability,
}

/// How long a job runs, or ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Not known, or not yet.
    Unknown,
    /// It has been running since then.
    Since(Timestamp),
    /// It took this long.
    Took(Duration),
}

impl Row {
    /// The `tabindex` of the cell in a column: the grid is one Tab stop.
    pub fn tab_index(&self, column: u8) -> &'static str {
        if self.tab_stop == Some(column) { "0" } else { "-1" }
    }

    /// Whether the status is shown without a tint: it calls for nothing.
    pub fn is_quiet(&self) -> bool {
        !matches!(self.job.status, Status::Running | Status::Error | Status::Failed)
    }
}

/// The row at a place among the matches; `None` when there is none, or it is not drawn.
pub(super) fn row(model: &Model, index: usize, tab_stop: Cursor) -> Option<Row> {
    let place = *model.listing.rows.get(index)?;
    let job = model.store.at(place)?;
    Some(Row {
        slot: model.slots.of(index)?,
        index,
        columns: model.layout.columns.clone(),
        job: Rc::clone(job),
        run: run(model, job),
        progress: progress_cell(model, job),
        is_selected: model.selection.contains(place),
        is_open: model.open.as_ref().is_some_and(|it| it.id == job.id),
        has_left: !model.listing.matches(place),
        is_flashing: model.flashing.iter().any(|(it, _)| *it == job.id),
        tab_stop: (tab_stop.row == index).then_some(tab_stop.column),
        can_replay: (!model.config.read_only).then(|| model.can_replay(job)),
        download: Availability::new(model.is_downloading(&job.id), job.is_downloadable()),
    })
}

fn run(model: &Model, job: &Job) -> Run {
    match (&job.status, job.started) {
        (Status::Running, Some(started)) => Run::Since(started.at()),
        _ => job.duration(model.now).map_or(Run::Unknown, Run::Took),
    }
}
