//! The menu of programs, of which one can be chosen.

use yew::prelude::*;

use super::LEAVE;
use super::menu_option::MenuOption;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::Choice;
use crate::core::text::{Text, short};
use crate::core::words::toolbar as words;
use crate::view::controls::Popover;

/// The programs there are.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) menu: screen::ProgramMenu,
}

/// The menu of programs.
#[component]
pub(super) fn ProgramMenu(Props { menu }: &Props) -> Html {
    let option = |Choice { value, count, is_chosen }: &Choice<Text>| {
        let sends = Event::from(FilterEvent::ProgramChosen(Some(value.clone())));
        let words = short(value).into_owned();
        html! {
            <MenuOption key={&**value} {words} count={*count} is_chosen={*is_chosen} is_cut=true {sends} />
        }
    };
    let any = Event::from(FilterEvent::ProgramChosen(None));
    html! {
        <Popover label={words::FILTER_BY_PROGRAM} class="menu-program" leave={LEAVE}>
            <div class="scroll" role="radiogroup" aria-label={words::PROGRAM}>
                <MenuOption words={words::ANY_PROGRAM} is_chosen={menu.is_any} is_cut=true sends={any} />
                { for menu.choices.iter().map(option) }
            </div>
        </Popover>
    }
}
