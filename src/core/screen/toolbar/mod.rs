//! The toolbar: the title, the live indicator, the search box and the filters.

mod filters;
mod live;
mod menus;
mod search;
mod sheet;
mod suggestions;
mod view_menu;

pub use filters::{FilterBar, FilterButton};
pub use live::{DataAge, LiveIndicator, PauseButton};
pub use menus::{Choice, CreatedMenu, OpenMenu, ProgramMenu};
pub use search::{SearchBox, SearchProblem};
pub use sheet::{FilterSheet, sheet};
pub use suggestions::{Group, Kind, Suggestion, Suggestions, ValueIcon};
pub use view_menu::{ColumnChoice, OverviewChoice, ViewMenu};

use crate::core::app::model::Model;

/// What the toolbar shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Toolbar {
    /// Whether jobs can't be replayed because the page said so.
    pub is_read_only: bool,
    /// The live indicator.
    pub live: LiveIndicator,
    /// The search box.
    pub search: SearchBox,
    /// The filter buttons.
    pub filters: FilterBar,
}

/// The toolbar as it is now.
pub fn toolbar(model: &Model) -> Toolbar {
    Toolbar {
        is_read_only: model.config.read_only,
        live: live::indicator(model),
        search: search::search_box(model),
        filters: filters::filter_bar(model),
    }
}
