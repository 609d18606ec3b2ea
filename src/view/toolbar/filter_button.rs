//! A button that opens a menu, and the menu.

use yew::prelude::*;

use super::created_menu::CreatedMenu;
use super::program_menu::ProgramMenu;
use super::sort_menu::SortMenu;
use super::type_menu::TypeMenu;
use crate::core::app::effect::Target;
use crate::core::app::event::{Leaving, Menu, OverlayEvent};
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::OpenMenu;
use crate::view::context::use_dispatch;
use crate::view::controls::Icon;
use crate::view::hooks::{use_focus_target, use_leaving};

/// What the button shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) button: screen::FilterButton,
    /// Its menu, while that is open.
    pub(super) open: Option<OpenMenu>,
}

/// A button that opens a menu, and the menu.
#[component]
pub(super) fn FilterButton(Props { button, open }: &Props) -> Html {
    let dispatch = use_dispatch();
    let node = use_focus_target(Target::MenuButton(button.menu));
    let (place, onfocusout) =
        use_leaving(open.is_some(), OverlayEvent::MenuLeft(Leaving::Away).into());
    html! {
        <span class="pos" ref={place} {onfocusout}>
            <button
                ref={node}
                class={classes!("fbtn", button.is_active.then_some("on"))}
                part="filter-button"
                type="button"
                aria-haspopup={if button.menu == Menu::Sort { "menu" } else { "dialog" }}
                aria-expanded={open.is_some().to_string()}
                onclick={dispatch.on_press(OverlayEvent::MenuToggled(button.menu))}
            >
                { lead(button.menu) }
                <span class="cut-text">{ button.label.clone() }</span>
                { Icon::ChevronDown.classed(classes!("i", "chev")) }
            </button>
            if let Some(menu) = open {
                { opened(menu) }
            }
        </span>
    }
}

fn lead(menu: Menu) -> Option<Html> {
    match menu {
        Menu::Created => Some(Icon::Calendar.into()),
        Menu::Sort => Some(Icon::Sort.into()),
        Menu::Type | Menu::Program | Menu::Sheet | Menu::Reasons => None,
    }
}

fn opened(menu: &OpenMenu) -> Html {
    match menu {
        OpenMenu::Type(choices) => html! { <TypeMenu choices={choices.clone()} /> },
        OpenMenu::Program(menu) => html! { <ProgramMenu menu={menu.clone()} /> },
        OpenMenu::Created(menu) => html! { <CreatedMenu menu={menu.clone()} /> },
        OpenMenu::Sort(sort) => html! { <SortMenu sort={*sort} /> },
    }
}
