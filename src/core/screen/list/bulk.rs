//! The bar with what can be done with the selected jobs.

use crate::core::app::event::Action;
use crate::core::app::model::Model;

/// What can be done with the selected jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// How many are selected.
    pub n_selected: usize,
    /// How many of them can be replayed; `None` where nothing can.
    pub n_replayable: Option<usize>,
    /// How many have a result to download.
    pub n_downloadable: usize,
}

/// What can be done with the selected jobs; `None` when none is selected.
pub fn bulk(model: &Model) -> Option<Bulk> {
    if model.selection.is_empty() {
        return None;
    }
    Some(Bulk {
        n_selected: model.selection.len(),
        n_replayable: (!model.config.read_only).then(|| model.n_possible(Action::Replay)),
        n_downloadable: model.n_possible(Action::Download),
    })
}
