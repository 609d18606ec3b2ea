//! There are no jobs.

use yew::prelude::*;

use super::blank::blank;
use crate::core::app::event::{Event, LoadEvent};
use crate::core::words::empty as words;
use crate::view::controls::{Button, Icon};

/// There are no jobs.
pub(super) fn no_jobs() -> Html {
    let content = html! {
        <>
            { art() }
            <h3>{ words::NO_JOBS }</h3>
            <p>{ words::WHERE_JOBS_COME_FROM }</p>
            <div class="acts">
                <Button
                    icon={Icon::Refresh}
                    words={words::CHECK_AGAIN}
                    sends={Event::from(LoadEvent::RefreshPressed)}
                />
                <slot name="empty-action"></slot>
            </div>
        </>
    };
    blank("status", content)
}

/// Three rows, the last of which is near.
fn art() -> Html {
    html! {
        <svg class="art" width="104" height="72" viewBox="0 0 104 72" aria-hidden="true">
            <g opacity=".45">
                <rect class="dash" x="18" y="8" width="68" height="16" rx="4" />
                <circle cx="28" cy="16" r="3" />
                <path d="M37 16h22" />
            </g>
            <g opacity=".75">
                <rect class="dash" x="11" y="28" width="82" height="16" rx="4" />
                <circle cx="21" cy="36" r="3" />
                <path d="M30 36h30M80 36h5" />
            </g>
            <rect x="4" y="48" width="96" height="18" rx="4" />
            <circle cx="15" cy="57" r="3.4" />
            <path d="M25 57h36M84 57h8" />
        </svg>
    }
}
