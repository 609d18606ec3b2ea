//! The header of the grid.

use crate::core::app::model::Model;
use crate::core::list::sort::Sort;

/// The header of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The order of the rows.
    pub sort: Sort,
    /// What the checkbox of all rows shows.
    pub checked: Checked,
}

/// What the checkbox of all rows shows.
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
    let (n, n_selected) = (model.listing.rows.len(), model.selection.len());
    let checked = if n_selected == 0 || n_selected > n {
        Checked::None
    } else if n_selected < n {
        Checked::Some
    } else {
        Checked::All
    };
    Header { sort: model.sort, checked }
}
