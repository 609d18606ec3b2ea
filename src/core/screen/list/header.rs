//! The header of the grid.

use crate::core::app::model::Model;
use crate::core::list::columns::Columns;
use crate::core::list::sort::Sort;

/// The header of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The columns.
    pub columns: Columns,
    /// The order of the rows.
    pub sort: Sort,
    /// What the checkbox of all rows shows.
    pub checked: Checked,
}

/// What the checkbox of all rows shows: it is about those that match the filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// None is.
    None,
    /// Some are.
    Some,
    /// All are.
    All,
}

/// The header of the grid.
pub fn header(model: &Model) -> Header {
    let checked = match model.n_selected_matches() {
        0 => Checked::None,
        n if n < model.listing.n_matching_rows() => Checked::Some,
        _ => Checked::All,
    };
    Header { columns: model.layout.columns.clone(), sort: model.sort, checked }
}
