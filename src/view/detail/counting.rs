//! What the card says differently as time passes: each is drawn again with each tick, and nothing around it.

use yew::prelude::*;

use crate::core::time::Timestamp;
use crate::core::words::{detail, progress, timeline};
use crate::view::context::use_now;

/// The time from or to which is counted.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) at: Timestamp,
}

/// How long a job probably still runs: "about 1 min left".
#[component]
pub(super) fn TimeLeft(Props { at }: &Props) -> Html {
    let now = use_now();
    html! { progress::time_left(at.since(now)) }
}

/// When a step is due: "in about 9 min".
#[component]
pub(super) fn Ahead(Props { at }: &Props) -> Html {
    let now = use_now();
    html! { timeline::ahead(at.since(now)) }
}

/// When an error is tried again: "Next automatic retry in about 9 min".
#[component]
pub(super) fn NextRetry(Props { at }: &Props) -> Html {
    let now = use_now();
    html! { detail::next_retry_in(at.since(now)) }
}

/// For how long a job has shown no progress: "No progress for 34 min".
#[component]
pub(super) fn NoProgress(Props { at }: &Props) -> Html {
    let now = use_now();
    html! { detail::no_progress_for(now.since(*at)) }
}
