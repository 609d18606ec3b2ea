//! The columns of the list, which the grid and rows in waiting have in common.

use yew::prelude::*;

use crate::core::list::columns::Column;

/// Where a cell is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its `aria-colindex`.
    pub(super) index: u8,
    pub(super) column: Column,
}

/// The class of its cells, which makes it as wide as it is.
pub(super) fn class(column: Column) -> &'static str {
    match column {
        Column::Status => "c-status",
        Column::Type => "c-type",
        Column::Id => "c-id",
        Column::Program => "c-program",
        Column::Created => "c-created",
        Column::Duration => "c-duration",
        Column::Progress => "c-progress",
        Column::Message => "c-message",
        Column::By => "c-by",
        Column::Completed => "c-completed",
        Column::Updated => "c-updated",
        Column::Records => "c-records",
    }
}

/// The classes of a grid that hide columns.
pub(super) fn hiding(hidden: &[Column]) -> Classes {
    let class = |it: &Column| match it {
        Column::Status | Column::Type => "",
        Column::Id => "no-id",
        Column::Program => "no-program",
        Column::Created => "no-created",
        Column::Duration => "no-duration",
        Column::Progress => "no-progress",
        Column::Message => "no-message",
        Column::By => "no-by",
        Column::Completed => "no-completed",
        Column::Updated => "no-updated",
        Column::Records => "no-records",
    };
    hidden.iter().map(class).collect()
}
