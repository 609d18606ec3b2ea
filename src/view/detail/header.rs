//! The head of the card: which job it is, its state, and what can be done.

use std::rc::Rc;

use yew::prelude::*;

use super::close_button;
use super::message::StatusMessage;
use crate::core::app::event::{ActionEvent, Copyable, Event, JobEvent, Step};
use crate::core::job::Job;
use crate::core::screen::detail::{ActionButton, Actions, Availability, Message, Neighbours};
use crate::core::words::job::job_type;
use crate::core::words::{copy, detail as words};
use crate::view::controls::{Button, ButtonKind, Icon, IconButton, copy_button, status_badge};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) job: Rc<Job>,
    pub(super) heading: NodeRef,
    pub(super) neighbours: Neighbours,
    pub(super) actions: Actions,
    pub(super) is_id_copied: bool,
}

/// The head of the card: which job it is, its state, and what can be done.
#[component]
pub(super) fn DetailHeader(props: &Props) -> Html {
    let Props { job, heading, neighbours, actions, is_id_copied } = props;
    html! {
        <header class="d-head" part="detail-header">
            <div class="d-line">
                <span class="d-icon">{ Icon::from(&job.job_type) }</span>
                <div class="d-name">
                    <h3 ref={heading} tabindex="-1">{ job_type(&job.job_type) }</h3>
                    <div class="d-sub">
                        <span class="mono" title={Rc::clone(&job.id)}>{ job.short_id() }</span>
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
                <StatusMessage key={&*job.id} message={Message::of(job)} />
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

fn buttons(id: &Rc<str>, Actions { download, replay, .. }: &Actions) -> Html {
    let replay = replay.map(|it| {
        let names = [words::REPLAY_JOB, words::REPLAYING];
        action(it, Icon::Replay, names, ActionEvent::ReplayPressed(Rc::clone(id)))
    });
    let names = [words::DOWNLOAD_RESULT, words::DOWNLOADING];
    let download =
        action(*download, Icon::Download, names, ActionEvent::DownloadPressed(Rc::clone(id)));
    html! {
        <div class="d-actions" part="detail-actions">
            { download }
            { replay.unwrap_or_default() }
            <Button class="grow as-link" icon={Icon::Link} words={copy::COPY_LINK} sends={COPY_LINK} />
        </div>
    }
}

/// The button of an action, and its name meanwhile.
fn action(
    ActionButton { availability, is_main }: ActionButton,
    icon: Icon,
    [name, meanwhile]: [&'static str; 2],
    event: ActionEvent,
) -> Html {
    let words = if availability == Availability::UnderWay { meanwhile } else { name };
    let sends = (availability == Availability::Possible).then_some(Event::Action(event));
    let kind = if is_main { ButtonKind::Primary } else { ButtonKind::Framed };
    html! { <Button {kind} class="grow" {icon} {words} {sends} /> }
}
