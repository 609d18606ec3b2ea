//! The bar with what can be done with the selected jobs.

use crate::core::app::event::Action;
use crate::core::app::model::{MOST_SHOWN, Model};

/// What can be done with the selected jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// How many are selected.
    pub n_selected: usize,
    /// How many of them the filters hide.
    pub n_hidden: usize,
    /// Whether the filters can show just the selected jobs.
    pub can_show: bool,
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
    let n_selected = model.selection.len();
    let n_hidden = n_selected - model.n_selected_matches();
    Some(Bulk {
        n_selected,
        n_hidden,
        can_show: n_hidden > 0 && n_selected <= MOST_SHOWN,
        n_replayable: (!model.config.read_only).then(|| model.n_possible(Action::Replay)),
        n_downloadable: model.n_possible(Action::Download),
    })
}
