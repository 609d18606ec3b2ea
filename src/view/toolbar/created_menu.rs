//! The menu for the time of creation: some spans, or two days.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::LEAVE;
use super::menu_option::MenuOption;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::query::{CreatedFilter, CreatedSpan};
use crate::core::screen::toolbar as screen;
use crate::core::words::toolbar as words;
use crate::view::context::use_dispatch;
use crate::view::controls::Popover;

/// What is chosen.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) menu: screen::CreatedMenu,
}

/// The menu for the time of creation.
#[component]
pub(super) fn CreatedMenu(Props { menu }: &Props) -> Html {
    let span = |span: CreatedSpan| {
        let filter = span.filter();
        let sends = Event::from(FilterEvent::CreatedChosen(filter));
        html! { <MenuOption words={words::last(span)} is_chosen={filter == menu.created} {sends} /> }
    };
    html! {
        <Popover label={words::FILTER_BY_CREATION} class="menu-created" leave={LEAVE}>
            <div role="radiogroup" aria-label={words::CREATED}>
                { for CreatedSpan::MENU.into_iter().map(span) }
            </div>
            <div class="ph">{ words::BETWEEN_TWO_DAYS }</div>
            <CreatedDays created={menu.created} />
            <div class="foot">{ menu.zone_note.clone() }</div>
        </Popover>
    }
}

/// Which days are chosen, if they are.
#[derive(PartialEq, Properties)]
pub(super) struct DaysProps {
    pub(super) created: Option<CreatedFilter>,
}

/// Two fields for the first and the last day.
#[component]
pub(super) fn CreatedDays(DaysProps { created }: &DaysProps) -> Html {
    let dispatch = use_dispatch();
    let (first, last) = created.map(CreatedFilter::days).unwrap_or_default();
    let [first, last] = [first, last].map(|day| day.map(|it| it.to_string()).unwrap_or_default());
    let choose = |first: &str, last: &str| {
        CreatedFilter::of_fields(first, last).map(|it| FilterEvent::CreatedChosen(Some(it)))
    };
    let choose_first = dispatch.filter({
        let last = last.clone();
        move |event| choose(&day(&event)?, &last)
    });
    let choose_last = dispatch.filter({
        let first = first.clone();
        move |event| choose(&first, &day(&event)?)
    });
    html! {
        <div class="days">
            { field(words::FROM, first, choose_first) }
            { field(words::TO, last, choose_last) }
        </div>
    }
}

fn field(label: &'static str, value: String, onchange: Callback<web_sys::Event>) -> Html {
    html! {
        <label class="day">
            <span>{ label }</span>
            <input class="field" type="date" {value} {onchange} />
        </label>
    }
}

/// What is in a field. Nothing, when it is empty or not whole.
fn day(event: &web_sys::Event) -> Option<String> {
    let input: HtmlInputElement = event.target_dyn_into()?;
    Some(input.value())
}
