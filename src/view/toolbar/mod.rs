//! The toolbar: the title, whether the list is live, the search box and the filters.

mod column_list;
mod created_menu;
mod filter_bar;
mod filter_button;
mod filter_sheet;
mod live_indicator;
mod menu_option;
mod mistake;
mod program_menu;
mod search_box;
mod sheet_fields;
mod sort_menu;
mod suggestions;
mod type_menu;
mod view_menu;

pub(super) use filter_sheet::FilterSheet;

use yew::prelude::*;

use super::context::{Dispatch, use_dispatch};
use super::controls::Icon;
use crate::core::app::event::{Event, JobEvent, Leaving, OverlayEvent};
use crate::core::screen::toolbar as screen;
use crate::core::words::toolbar as words;
use filter_bar::FilterBar;
use live_indicator::LiveIndicator;
use search_box::SearchBox;

/// Leaves the open menu or sheet, and gives the focus back to its button.
const LEAVE: Event = Event::Overlay(OverlayEvent::MenuLeft(Leaving::Back));

/// What the toolbar shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) toolbar: screen::Toolbar,
    /// Whether a dialog or the sheet is over it.
    pub(super) is_covered: bool,
}

/// The toolbar.
#[component]
pub(super) fn Toolbar(Props { toolbar, is_covered }: &Props) -> Html {
    let dispatch = use_dispatch();
    let screen::Toolbar { is_read_only, live, search, filters } = toolbar;
    html! {
        <div class="top" part="top" inert={*is_covered}>
            { title(*is_read_only, &dispatch) }
            <LiveIndicator indicator={live.clone()} />
            <SearchBox search={search.clone()} />
            <FilterBar bar={filters.clone()} />
        </div>
    }
}

/// The title, and on narrow widgets the way back from an open job.
fn title(is_read_only: bool, dispatch: &Dispatch) -> Html {
    html! {
        <div class="title-wrap">
            <button class="back" part="back-button" type="button" onclick={dispatch.on_press(JobEvent::Closed)}>
                { Icon::Back }
                { words::JOBS }
            </button>
            <slot name="title">
                <h2 class="title" part="title">{ words::JOBS }</h2>
            </slot>
            if is_read_only {
                <span class="tag" part="read-only-tag" title={words::READ_ONLY_EXPLAINED}>
                    { Icon::Eye }
                    { words::READ_ONLY }
                </span>
            }
        </div>
    }
}
