//! The button that lets new jobs in.

use yew::prelude::*;

use crate::core::app::event::GridEvent;
use crate::core::words::count;
use crate::view::context::{use_dispatch, use_formats};
use crate::view::controls::Icon;

/// How many there are.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) n: usize,
}

/// The button that lets new jobs in: they wait while somebody reads.
#[component]
pub(super) fn NewJobsButton(Props { n }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    html! {
        <button
            class="new-jobs"
            part="new-jobs"
            type="button"
            onclick={dispatch.on_press(GridEvent::NewJobsPressed)}
        >
            { Icon::ArrowUp }
            { count::new_jobs(*n, &*formats) }
        </button>
    }
}
