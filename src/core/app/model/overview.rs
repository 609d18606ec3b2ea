//! The overview: where it is shown.

use crate::core::app::config::Showing;
use crate::core::app::event::Size;

use super::Model;

/// The state of the overview.
#[derive(Debug, Default)]
pub struct Overview {
    /// Whether the person wants it over the list, whatever the page says.
    pub(crate) wish: Option<bool>,
    /// Whether the person wants it in place of the list, where there is no room over it.
    pub(crate) is_wanted_alone: bool,
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
    fn is_overview_wanted(&self) -> bool {
        self.overview.wish.unwrap_or(self.config.overview != Showing::Off)
    }

    /// Shows the overview, or no longer.
    pub(crate) fn toggle_overview(&mut self) {
        if self.has_overview_room() {
            self.overview.wish = Some(!self.is_overview_wanted());
        } else {
            self.overview.is_wanted_alone = !self.overview.is_wanted_alone;
        }
    }
}
