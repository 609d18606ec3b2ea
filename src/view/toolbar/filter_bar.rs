//! The filter buttons, and on narrow widgets the one that opens all filters in a sheet.

use yew::prelude::*;

use super::filter_button::FilterButton;
use crate::core::app::effect::Target;
use crate::core::app::event::{Menu, OverlayEvent};
use crate::core::screen::toolbar as screen;
use crate::core::words::toolbar as words;
use crate::view::context::{Dispatch, Formats, use_dispatch, use_formats};
use crate::view::controls::Icon;
use crate::view::hooks::use_focus_target;

/// What the buttons show.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) bar: screen::FilterBar,
}

/// The filter buttons.
#[component]
pub(super) fn FilterBar(Props { bar }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let sheet_button_node = use_focus_target(Target::MenuButton(Menu::Sheet));
    let screen::FilterBar { buttons, open, n_active } = bar;
    let buttons = buttons.iter().map(|button| {
        let open = open.as_ref().filter(|it| it.menu() == button.menu).cloned();
        html! { <FilterButton button={button.clone()} {open} /> }
    });
    html! {
        <div class="filters" part="filters">
            { for buttons }
            { sheet_button(*n_active, sheet_button_node, &dispatch, &formats) }
        </div>
    }
}

/// The button that opens the sheet.
fn sheet_button(n_active: usize, node: NodeRef, dispatch: &Dispatch, formats: &Formats) -> Html {
    html! {
        <button
            ref={node}
            class="fbtn sheet-open"
            part="filter-button"
            type="button"
            aria-haspopup="dialog"
            aria-label={words::filters_and_sorting(n_active, &**formats)}
            onclick={dispatch.on_press(OverlayEvent::MenuToggled(Menu::Sheet))}
        >
            { Icon::Sliders }
            <span class="lbl">{ words::FILTERS }</span>
            if n_active > 0 {
                <span class="count-dot">{ n_active }</span>
            }
        </button>
    }
}
