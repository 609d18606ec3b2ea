//! Until when the result is there.

use yew::prelude::*;

use super::section::section;
use crate::core::screen::detail::Expiry;
use crate::core::words::detail as words;
use crate::view::context::use_formats;
use crate::view::controls::Icon;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) expiry: Expiry,
}

/// Until when the result is there.
#[component]
pub(super) fn ResultLine(Props { expiry }: &Props) -> Html {
    let formats = use_formats();
    let is_near = expiry.is_near();
    let (before, after) = match expiry.days_left {
        Some(days) => words::result_until(days),
        None => (words::RESULT_REMOVED, String::new()),
    };
    let line = html! {
        <p class={classes!("result-line", is_near.then_some("near"))} data-s={is_near.then_some("error")}>
            { Icon::Calendar }
            <span>{ before }<b>{ formats.day_with_year(expiry.at) }</b>{ after }</span>
        </p>
    };
    section(words::RESULT, None, line)
}
