//! The detail card of the open job.

mod attributes;
mod callout;
mod counting;
mod cut_note;
mod download;
mod failed;
mod found;
mod header;
mod loading;
mod message;
mod missing;
mod preview;
mod progress;
mod result;
mod section;
mod timeline;

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::context::use_dispatch;
use super::controls::{Icon, IconButton};
use super::hooks::use_focus_target;
use crate::core::app::effect::Target;
use crate::core::app::event::{Event, JobEvent, Step};
use crate::core::screen::detail::{Detail, State};
use crate::core::words::detail as words;
use failed::job_failed;
use found::JobFound;
use loading::job_loading;
use missing::job_missing;

/// The open job.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) detail: Detail,
}

/// The detail card of the open job.
#[component]
pub(super) fn DetailCard(Props { detail: Detail { id, state } }: &Props) -> Html {
    let dispatch = use_dispatch();
    let heading = use_focus_target(Target::DetailHeading);
    html! {
        <section
            class="detail"
            part="detail"
            aria-label={words::JOB_DETAILS}
            data-job-id={Rc::clone(id)}
            onkeydown={dispatch.on_key(key)}
        >
            { match state {
                State::Loading => job_loading(heading),
                State::Found(found) => html! { <JobFound {found} {heading} /> },
                State::Missing { is_copied } => job_missing(id, *is_copied, heading),
                State::Failed(error) => job_failed(error, heading),
            } }
        </section>
    }
}

fn key(event: KeyboardEvent) -> Option<JobEvent> {
    let reaction = match (&*event.key(), event.alt_key()) {
        ("Escape", _) => JobEvent::Closed,
        ("ArrowUp", true) => JobEvent::NeighbourOpened(Step::Previous),
        ("ArrowDown", true) => JobEvent::NeighbourOpened(Step::Next),
        _ => return None,
    };
    event.prevent_default();
    event.stop_propagation();
    Some(reaction)
}

fn close_button() -> Html {
    html! {
        <IconButton icon={Icon::Cross} label={words::CLOSE} class="close" sends={Event::Job(JobEvent::Closed)} />
    }
}

/// The close button alone, where there is no header.
fn close_line() -> Html {
    html! {
        <div class="d-line d-alone">
            <div class="d-tools">{ close_button() }</div>
        </div>
    }
}
