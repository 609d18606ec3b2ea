//! The status chips: how many jobs there are in each state, among those the other filters let through.

use std::rc::Rc;

use crate::core::app::model::Model;
use crate::core::job::Status;

/// One chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Its state; `None` for all of them.
    pub status: Option<Status>,
    /// How many jobs it would show; `None` before anything is loaded.
    pub count: Option<usize>,
    /// Whether it is chosen.
    pub is_pressed: bool,
}

impl Chip {
    /// The word in `data-status`: [`Status::key`], `all` for all of them.
    pub fn key(&self) -> &'static str {
        self.status.as_ref().map_or("all", Status::key)
    }
}

/// The chips, in order.
pub fn chips(model: &Model) -> Rc<[Chip]> {
    let (counts, pressed) = (&model.listing.counts, model.query.statuses());
    let is_loaded = model.load.loaded_at.is_some() || !model.store.is_empty();
    let count = |count: usize| is_loaded.then_some(count);
    let all = Chip { status: None, count: count(counts.all), is_pressed: pressed.is_empty() };
    let known = Status::KNOWN.into_iter().map(|status| Chip {
        count: count(counts.of(&status)),
        is_pressed: pressed.contains(&status),
        status: Some(status),
    });
    std::iter::once(all).chain(known).collect()
}
