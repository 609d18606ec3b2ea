//! For how long something has been going on, kept up to date.

use yew::prelude::*;

use crate::core::time::Timestamp;
use crate::core::words::relative;
use crate::view::context::use_now;

/// Since when.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) since: Timestamp,
}

/// For how long something has been going on: "1 m 02 s". Drawn again with each tick.
#[component]
pub(crate) fn Elapsed(Props { since }: &Props) -> Html {
    let now = use_now();
    html! { relative::duration(now.since(*since)) }
}
