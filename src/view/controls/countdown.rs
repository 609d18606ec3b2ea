//! A sentence that counts down, kept up to date.

use yew::prelude::*;

use crate::core::time::Timestamp;
use crate::core::words::countdown::{self, Awaited};
use crate::view::context::use_now;

/// To when, and what happens then.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) awaited: Awaited,
    pub(crate) until: Timestamp,
}

/// A sentence that counts down: "Next try in 5 s." Drawn again with each tick.
#[component]
pub(crate) fn Countdown(Props { awaited, until }: &Props) -> Html {
    let now = use_now();
    html! { countdown::sentence(*awaited, until.since(now)) }
}
