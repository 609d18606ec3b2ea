//! A button that opens a menu, and the menu.

use yew::prelude::*;

use super::created_menu::CreatedMenu;
use super::program_menu::ProgramMenu;
use super::sort_menu::SortMenu;
use super::type_menu::TypeMenu;
use super::view_menu::view_menu;
use crate::core::app::effect::Target;
use crate::core::app::event::{Leaving, Menu, OverlayEvent};
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::OpenMenu;
use crate::view::context::{Dispatch, Formats, use_dispatch, use_formats};
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
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let node = use_focus_target(Target::MenuButton(button.menu));
    let (place, onfocusout) =
        use_leaving(open.is_some(), OverlayEvent::MenuLeft(Leaving::Away).into());
    let is_view = button.menu == Menu::View;
    let view = is_view.then_some("view");
    html! {
        <span class={classes!("pos", view)} ref={place} {onfocusout}>
            <button
                ref={node}
                class={classes!("fbtn", view, button.is_active.then_some("on"))}
                part={if is_view { "view-button" } else { "filter-button" }}
                type="button"
                aria-haspopup={if button.menu == Menu::Sort { "menu" } else { "dialog" }}
                aria-label={is_view.then(|| button.label.clone())}
                aria-expanded={open.is_some().to_string()}
                onclick={dispatch.on_press(OverlayEvent::MenuToggled(button.menu))}
            >
                { lead(button.menu) }
                <span class="lbl cut-text">{ button.label.clone() }</span>
                if !is_view {
                    { Icon::ChevronDown.classed(classes!("i", "chev")) }
                }
            </button>
            if let Some(menu) = open {
                { opened(menu, &dispatch, &formats) }
            }
        </span>
    }
}

fn lead(menu: Menu) -> Option<Html> {
    match menu {
        Menu::Created => Some(Icon::Calendar.into()),
        Menu::Sort => Some(Icon::Sort.into()),
        Menu::View => Some(Icon::Columns.into()),
        Menu::Type | Menu::Program | Menu::Sheet | Menu::Reasons => None,
    }
}

fn opened(menu: &OpenMenu, dispatch: &Dispatch, formats: &Formats) -> Html {
    match menu {
        OpenMenu::Type(choices) => html! { <TypeMenu choices={choices.clone()} /> },
        OpenMenu::Program(menu) => html! { <ProgramMenu menu={menu.clone()} /> },
        OpenMenu::Created(menu) => html! { <CreatedMenu menu={menu.clone()} /> },
        OpenMenu::View(menu) => view_menu(menu, dispatch, formats),
        OpenMenu::Sort(sort) => html! { <SortMenu sort={*sort} /> },
    }
}
