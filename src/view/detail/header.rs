//! The head of the card: which job it is, its state, and what can be done.

use std::rc::Rc;

use yew::prelude::*;

use super::close_button;
use super::download::{Download, action};
use super::message::StatusMessage;
use crate::core::app::event::{ActionEvent, Copyable, Event, JobEvent, Step};
use crate::core::job::Job;
use crate::core::screen::detail::{Actions, Message, Neighbours};
use crate::core::words::job::{self as names, job_type};
use crate::core::words::{copy, detail as words};
use crate::view::controls::{Button, Icon, IconButton, copy_button, status_badge};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) job: Rc<Job>,
    pub(super) heading: NodeRef,
    pub(super) neighbours: Neighbours,
    pub(super) actions: Actions,
    pub(super) is_id_copied: bool,
    pub(super) is_message_copied: bool,
}

/// The head of the card: which job it is, its state, and what can be done.
#[component]
pub(super) fn DetailHeader(props: &Props) -> Html {
    let Props { job, heading, neighbours, actions, is_id_copied, is_message_copied } = props;
    html! {
        <header class="d-head" part="detail-header">
            <div class="d-line">
                <span class="d-icon">{ Icon::from(&job.job_type) }</span>
                <div class="d-name">
                    <h3 ref={heading} tabindex="-1">{ job_type(&job.job_type) }</h3>
                    <div class="d-sub">
                        <span class="mono" title={names::id(job)}>{ job.short_id() }</span>
                        { copy_button(Copyable::JobId, *is_id_copied) }
                        if let Some(program) = &job.program_id {
                            <span>{ words::program(program) }</span>
                        }
                    </div>
                </div>
                { tools(*neighbours) }
            </div>
            <div class="d-status">
                { status_badge(&job.status, false) }
                // Another job's message starts with its first lines again.
                <StatusMessage
                    key={&*job.id}
                    message={Message::of(job)}
                    is_copied={*is_message_copied}
                />
            </div>
            { buttons(&job.id, actions) }
            if let Some(why) = &actions.why_disabled {
                <p class="d-hint">{ why }</p>
            }
        </header>
    }
}

const COPY_LINK: Event = Event::Action(ActionEvent::CopyPressed(Copyable::Link));

/// What leads away from the job. At the ends of the list there is no next one.
fn tools(Neighbours { has_previous, has_next }: Neighbours) -> Html {
    let open = |step| Event::Job(JobEvent::NeighbourOpened(step));
    html! {
        <div class="d-tools">
            <IconButton icon={Icon::Link} label={copy::COPY_LINK} class="as-link" sends={COPY_LINK} />
            <IconButton
                icon={Icon::ArrowUp}
                label={words::PREVIOUS_JOB}
                sends={has_previous.then(|| open(Step::Previous))}
            />
            <IconButton
                icon={Icon::ArrowDown}
                label={words::NEXT_JOB}
                sends={has_next.then(|| open(Step::Next))}
            />
            { close_button() }
        </div>
    }
}

fn buttons(id: &Rc<str>, actions: &Actions) -> Html {
    let replay = actions.replay.map(|it| {
        let names = [words::REPLAY_JOB, words::REPLAYING];
        action(it, Icon::Replay, names, ActionEvent::ReplayPressed(Rc::clone(id)))
    });
    html! {
        <div class="d-actions" part="detail-actions">
            <Download
                job_id={id}
                button={actions.download}
                transfer={actions.transfer.clone()}
            />
            { replay.unwrap_or_default() }
            <Button class="grow as-link" icon={Icon::Link} words={copy::COPY_LINK} sends={COPY_LINK} />
        </div>
    }
}
