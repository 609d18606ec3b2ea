//! What happened to the job, and what happens next.

use yew::prelude::*;

use super::counting::{Counted, Counting};
use super::section::section;
use crate::core::job::timeline::Step;
use crate::core::locale::Locale;
use crate::core::screen::detail;
use crate::core::words::timeline as words;
use crate::view::context::use_formats;
use crate::view::controls::{Ago, Icon};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) timeline: detail::Timeline,
}

/// What happened to the job, and what happens next.
#[component]
pub(super) fn Timeline(Props { timeline }: &Props) -> Html {
    let formats = use_formats();
    let zone = html! { <span class="note">{ &timeline.zone }</span> };
    let steps = html! {
        <ol class="tl" part="timeline">
            { for timeline.steps.iter().map(|it| step(it, &*formats)) }
        </ol>
    };
    section(words::TIMELINE, Some(zone), steps)
}

fn step(step: &Step, locale: &dyn Locale) -> Html {
    let ago_or_ahead = |at| {
        if step.is_next {
            html! { <Counting what={Counted::Ahead} {at} /> }
        } else {
            html! { <Ago {at} /> }
        }
    };
    html! {
        <li part="timeline-item" class={step.is_next.then_some("next")}>
            <span class="pt" data-s={step.status_key}>{ Icon::from(step.kind) }</span>
            <span class="what">{ words::label(step.kind) }</span>
            <span class="when">{ step.at.map(ago_or_ahead) }</span>
            <span class="abs">{ words::details(step, locale) }</span>
        </li>
    }
}
