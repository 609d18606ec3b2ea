//! The filters leave no job.

use yew::prelude::*;

use super::blank::blank;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::screen::list::NoMatch as Filters;
use crate::core::words::empty as words;
use crate::view::context::{use_dispatch, use_formats};
use crate::view::controls::{Button, ButtonKind, Icon};

/// The filters.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) filters: Filters,
}

/// The filters leave no job: each can be removed.
#[component]
pub(super) fn NoMatch(Props { filters }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let terms = filters.terms.iter().enumerate().map(|(place, term)| {
        html! {
            <button
                type="button"
                aria-label={words::remove_filter(term)}
                onclick={dispatch.on_press(FilterEvent::TermRemoved(place))}
            >
                <span class="cut-text">{ &**term }</span>
                { Icon::Cross }
            </button>
        }
    });
    let content = html! {
        <>
            { art() }
            <h3>{ words::NO_MATCH }</h3>
            <p>{ words::remove_filters(filters.n_jobs, &*formats) }</p>
            <div class="query">{ for terms }</div>
            <div class="acts">
                <Button
                    kind={ButtonKind::Primary}
                    icon={Icon::Cross}
                    words={words::CLEAR_FILTERS}
                    sends={Event::from(FilterEvent::FiltersCleared)}
                />
            </div>
        </>
    };
    blank("status", content)
}

/// Rows under a magnifying glass that finds nothing.
fn art() -> Html {
    html! {
        <svg class="art" width="104" height="72" viewBox="0 0 104 72" aria-hidden="true">
            <g opacity=".5">
                <rect class="dash" x="6" y="12" width="70" height="14" rx="4" />
                <rect class="dash" x="6" y="30" width="52" height="14" rx="4" />
                <rect class="dash" x="6" y="48" width="62" height="14" rx="4" />
            </g>
            <circle class="ground" cx="72" cy="36" r="16" />
            <path class="thick" d="m84 48 11 11M66 36h12" />
        </svg>
    }
}
