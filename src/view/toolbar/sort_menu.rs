//! The menu of orders.

use yew::prelude::*;

use super::LEAVE;
use super::menu_option::MenuOption;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::list::sort::Sort;
use crate::core::words::{sort as orders, toolbar as words};
use crate::view::controls::Popover;

/// The order that is chosen.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) sort: Sort,
}

/// The menu of orders.
#[component]
pub(super) fn SortMenu(Props { sort: chosen }: &Props) -> Html {
    let option = |sort: Sort| {
        html! {
            <MenuOption
                role="menuitemradio"
                words={orders::label(sort)}
                is_chosen={sort == *chosen}
                sends={Event::from(FilterEvent::SortChosen(sort))}
            />
        }
    };
    html! {
        <Popover label={words::SORT} role="menu" class="menu-sort" leave={LEAVE}>
            { for Sort::MENU.into_iter().map(option) }
        </Popover>
    }
}
