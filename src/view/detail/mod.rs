//! The detail card of the open job.

mod attributes;
mod progress;
mod timeline;

use std::rc::Rc;

use yew::prelude::*;

use super::badge::badge;
use super::empty::{copy_button, missing};
use super::icon::{Icon, icon};
use super::{Send, icon_button};
use crate::core::card::{self, Callout};
use crate::core::error::ApiError;
use crate::core::job::{Job, Status};
use crate::core::model::{Model, OpenState};
use crate::core::msg::{Copyable, Event, Step};
use crate::core::notice;

pub(super) fn detail(model: &Model, send: &Send) -> Html {
    let Some(open) = &model.open else { return Html::default() };
    let content = match &open.state {
        OpenState::Found(job) => found(model, job, open.is_expanded, send),
        OpenState::Loading => loading(send),
        OpenState::Missing => html! { <>{ alone(send) }{ missing(&open.id, model, send) }</> },
        OpenState::Failed(error) => html! { <>{ alone(send) }{ failed(error, send) }</> },
    };
    html! {
        <section class="detail" part="detail" aria-label="Job details" data-job-id={open.id.to_string()}
            onkeydown={keys(send)}>
            { content }
        </section>
    }
}

fn keys(send: &Send) -> Callback<KeyboardEvent> {
    send.on(|event: KeyboardEvent| {
        let reaction = match (&*event.key(), event.alt_key()) {
            ("Escape", _) => Event::JobClosed,
            ("ArrowUp", true) => Event::NeighbourOpened(Step::Previous),
            ("ArrowDown", true) => Event::NeighbourOpened(Step::Next),
            _ => return None,
        };
        event.prevent_default();
        event.stop_propagation();
        Some(reaction)
    })
}

fn found(model: &Model, job: &Rc<Job>, is_expanded: bool, send: &Send) -> Html {
    html! {
        // A new job starts at the top.
        <div class="d-scroll" key={job.id.to_string()}>
            { header(model, job, is_expanded, send) }
            { for card::callout(model, job).map(|it| callout(it, job, send)) }
            <div class="d-cols">
                <div class="col">{ progress::progress(model, job) }{ progress::result(model, job) }</div>
                <div class="col">{ timeline::timeline(model, job) }</div>
            </div>
            { attributes::attributes(model, job, send) }
        </div>
    }
}

fn close_button(send: &Send) -> Html {
    icon_button(Icon::Cross, "Close job details".into(), "close", send.press(Event::JobClosed))
}

/// The close button alone, where there is no header.
fn alone(send: &Send) -> Html {
    html! {
        <div class="d-line d-alone"><div class="d-tools">{ close_button(send) }</div></div>
    }
}

fn header(model: &Model, job: &Job, is_expanded: bool, send: &Send) -> Html {
    html! {
        <header class="d-head" part="detail-header">
            <div class="d-line">
                <span class="d-icon">{ icon(Icon::from(&job.job_type)) }</span>
                <div class="d-name">
                    <h3 tabindex="-1" data-focus="detail">{ job.job_type.label() }</h3>
                    <div class="d-sub">
                        <span class="mono" title={job.id.to_string()}>{ job.short_id().to_owned() }</span>
                        { copy_button(model, Copyable::JobId, send) }
                        if let Some(program) = &job.program_id {
                            <span>{ format!("Program {program}") }</span>
                        }
                    </div>
                </div>
                <div class="d-tools">
                    { icon_button(Icon::Link, "Copy link".into(), "as-link", send.press(Event::CopyPressed(Copyable::Link))) }
                    { icon_button(Icon::ArrowUp, "Previous job".into(), "", send.press(Event::NeighbourOpened(Step::Previous))) }
                    { icon_button(Icon::ArrowDown, "Next job".into(), "", send.press(Event::NeighbourOpened(Step::Next))) }
                    { close_button(send) }
                </div>
            </div>
            <div class="d-status">
                { badge(&job.status, false) }
                { message(job, is_expanded, send) }
            </div>
            { actions(model, job, send) }
            if let Some(why) = card::why_disabled(model, job) {
                <p class="d-hint">{ why }</p>
            }
        </header>
    }
}

/// The server's words, as text, at most six lines until they are asked for.
fn message(job: &Job, is_expanded: bool, send: &Send) -> Html {
    /// About six lines of the narrowest card.
    const LONG: usize = 240;
    let text = match (&job.status_message, &job.status) {
        (Some(text), _) => text.to_string(),
        (None, Status::Queued) => "Waiting to start. No message yet.".into(),
        (None, _) => String::new(),
    };
    let is_long = text.chars().count() > LONG || text.lines().count() > 6;
    html! {
        <div class="d-message">
            <p part="status-message" class={classes!((is_long && !is_expanded).then_some("clamped"))}>{ text }</p>
            if is_long {
                <button class="link" type="button" aria-expanded={is_expanded.to_string()}
                    onclick={send.press(Event::MessageExpanded)}>
                    { if is_expanded { "Show less" } else { "Show all" } }
                </button>
            }
        </div>
    }
}

fn actions(model: &Model, job: &Job, send: &Send) -> Html {
    let ids = || vec![Rc::clone(&job.id)];
    let is_downloading = model.downloads.iter().any(|(_, it)| *it == job.id);
    let can_download = job.is_downloadable() && !is_downloading;
    let can_replay = model.can_replay(job);
    let is_replaying = model.replays.iter().any(|it| it.id == job.id);
    let button = |shape: Icon, label: &'static str, class: &'static str, is_main: bool, is_possible: bool, event: Event| {
        html! {
            <button class={classes!("btn", "grow", class, is_main.then_some("primary"))} type="button"
                part={if is_main { "button button-primary" } else { "button" }}
                aria-disabled={(!is_possible).then_some("true")} onclick={is_possible.then(|| send.press(event))}>
                { icon(shape) }<span>{ label }</span>
            </button>
        }
    };
    let download_label = if is_downloading { "Downloading …" } else { "Download result" };
    let replay_label = if is_replaying { "Replaying …" } else { "Replay job" };
    let replay_is_main = can_replay && !job.is_downloadable();
    html! {
        <div class="d-actions" part="detail-actions">
            { button(Icon::Download, download_label, "", can_download, can_download, Event::DownloadPressed(ids())) }
            if !model.config.read_only {
                { button(Icon::Replay, replay_label, "", replay_is_main, can_replay, Event::ReplayPressed(ids())) }
            }
            { button(Icon::Link, "Copy link", "as-link", false, true, Event::CopyPressed(Copyable::Link)) }
        </div>
    }
}

fn callout(callout: Callout, job: &Job, send: &Send) -> Html {
    let Callout { status_key, is_warning, title, text, can_check } = callout;
    html! {
        <div class="callouts">
            <div class="callout" part={format!("callout callout-{status_key}")} data-s={status_key} role="note">
                { icon(if is_warning { Icon::Warning } else { Icon::from(&job.status) }) }
                <div><p class="t">{ title }</p><p>{ text }</p></div>
                if can_check {
                    <button class="btn small" part="button" type="button" onclick={send.press(Event::RefreshPressed)}>
                        { "Check now" }
                    </button>
                }
            </div>
        </div>
    }
}

fn failed(error: &ApiError, send: &Send) -> Html {
    html! {
        <div class="blank" part="empty" role="alert">
            <h3 tabindex="-1" data-focus="detail">{ "This job could not be loaded" }</h3>
            <p>{ format!("{}.", notice::sentence(error)) }</p>
            <div class="acts">
                <button class="btn" part="button" type="button" onclick={send.press(Event::RefreshPressed)}>
                    { icon(Icon::Refresh) }<span>{ "Try again" }</span>
                </button>
            </div>
        </div>
    }
}

fn loading(send: &Send) -> Html {
    html! {
        <div class="d-scroll waiting" aria-busy="true">
            <header class="d-head">
                <div class="d-line">
                    <span class="sk"></span>
                    <h3 class="d-name" tabindex="-1" data-focus="detail">
                        <span class="sr">{ "Job is loading" }</span><span class="sk"></span><span class="sk"></span>
                    </h3>
                    <div class="d-tools">{ close_button(send) }</div>
                </div>
                <div class="d-status"><span class="sk"></span><span class="sk"></span></div>
            </header>
            <div class="sec">{ for std::iter::repeat_n(html! { <span class="sk"></span> }, 5) }</div>
        </div>
    }
}
