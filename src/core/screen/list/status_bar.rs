//! The line below the list: how many jobs there are, and in which zone times are.

use crate::core::app::model::Model;
use crate::core::words::zone;

/// The line below the list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct StatusBar {
    /// How many jobs match.
    pub n_matches: usize,
    /// How many there are.
    pub n_jobs: usize,
    /// Whether there are filters.
    pub is_filtered: bool,
    /// Whether the first list is still arriving.
    pub is_arriving: bool,
    /// How many replays wait for their turn.
    pub n_replays_waiting: usize,
    /// How many downloads do.
    pub n_downloads_waiting: usize,
    /// "UTC−05:00"
    pub zone: String,
    /// Whether the page chose the zone.
    pub zone_is_set: bool,
    /// Whether there are keyboard shortcuts to list.
    pub has_shortcuts: bool,
}

/// The line below the list.
pub fn status_bar(model: &Model) -> StatusBar {
    StatusBar {
        n_matches: model.listing.n_matching_rows(),
        n_jobs: model.store.len(),
        is_filtered: !model.query.is_empty(),
        is_arriving: model.load.is_arriving(),
        n_replays_waiting: model.replaying.n_waiting(),
        n_downloads_waiting: model.downloading.n_waiting(),
        zone: zone::offset(&*model.locale, model.now),
        zone_is_set: model.locale.zone_is_set(),
        has_shortcuts: model.config.shortcuts,
    }
}
