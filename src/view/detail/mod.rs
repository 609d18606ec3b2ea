//! The detail card of the open job.

mod attributes;
mod progress;
mod timeline;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::Dispatch;
use super::button::{acts, framed, framed_icon, icon_button, named_icon_button, plain};
use super::controls::Icon;
use super::element::badge;
use super::element::icon;
use super::element::{El, On, el};
use super::empty::{blank, copy_button, missing};
use super::keys::consume;
use crate::core::api::error::ApiError;
use crate::core::app::event::{ActionEvent, Copyable, Event, JobEvent, LoadEvent, Step};
use crate::core::app::model::{Model, OpenState};
use crate::core::job::{Job, Status};
use crate::core::screen::card::{self, Callout};
use crate::core::words::notice;

pub(super) fn detail(model: &Model, dispatch: &Dispatch) -> Option<El> {
    let open = model.open.as_ref()?;
    let card = el("section")
        .class("detail")
        .part("detail")
        .label("Job details")
        .attr_shared("data-job-id", &open.id)
        .on(On::KeyDown, dispatch, key);
    Some(match &open.state {
        OpenState::Found(job) => card.child(found(model, job, open.is_expanded, dispatch)),
        OpenState::Loading => card.child(loading(dispatch)),
        OpenState::Missing => card.child(alone(dispatch)).child(missing(&open.id, model, dispatch)),
        OpenState::Failed(error) => card.child(alone(dispatch)).child(failed(error, dispatch)),
    })
}

fn key(event: &web_sys::Event) -> Option<Event> {
    let key: &KeyboardEvent = event.unchecked_ref();
    let reaction = match (&*key.key(), key.alt_key()) {
        ("Escape", _) => Event::Job(JobEvent::Closed),
        ("ArrowUp", true) => Event::Job(JobEvent::NeighbourOpened(Step::Previous)),
        ("ArrowDown", true) => Event::Job(JobEvent::NeighbourOpened(Step::Next)),
        _ => return None,
    };
    consume(event);
    Some(reaction)
}

fn found(model: &Model, job: &Rc<Job>, is_expanded: bool, dispatch: &Dispatch) -> El {
    let progress = el("div")
        .class("col")
        .maybe(progress::progress(model, job))
        .maybe(progress::result(model, job));
    let timeline = el("div").class("col").child(timeline::timeline(model, job));
    el("div")
        .class("d-scroll")
        // A new job starts at the top.
        .key(&job.id)
        .child(header(model, job, is_expanded, dispatch))
        .maybe(card::callout(model, job).map(|it| callout(it, job, dispatch)))
        .child(el("div").class("d-cols").child(progress).child(timeline))
        .child(attributes::attributes(model, job, dispatch))
}

/// A section under a heading, with something beside the heading.
fn section(title: &'static str, beside: Option<El>) -> El {
    let heading = el("div").class("sec-h").child(el("h4").text(title)).maybe(beside);
    el("section").class("sec").child(heading)
}

fn close_button(dispatch: &Dispatch) -> El {
    icon_button(
        Icon::Cross,
        "Close job details",
        "ibtn close",
        dispatch,
        Event::Job(JobEvent::Closed),
    )
}

/// A heading that the focus can go to.
fn heading() -> El {
    el("h3").attr("tabindex", "-1").attr("data-focus", "detail")
}

/// The close button alone, where there is no header.
fn alone(dispatch: &Dispatch) -> El {
    let tools = el("div").class("d-tools").child(close_button(dispatch));
    el("div").class("d-line d-alone").child(tools)
}

/// The way to the job above or below; at the ends of the list there is none.
fn neighbour(
    model: &Model,
    shape: Icon,
    label: &'static str,
    step: Step,
    dispatch: &Dispatch,
) -> El {
    if model.neighbour(step).is_some() {
        icon_button(shape, label, "ibtn", dispatch, Event::Job(JobEvent::NeighbourOpened(step)))
    } else {
        named_icon_button(shape, label.to_owned(), "ibtn").truth("aria-disabled", true)
    }
}

fn header(model: &Model, job: &Job, is_expanded: bool, dispatch: &Dispatch) -> El {
    let id =
        el("span").class("mono").attr_shared("title", &job.id).text_of(job.short_id().to_owned());
    let program = job.program_id.as_ref().map(|it| el("span").text_of(["Program ", it].concat()));
    let sub = el("div")
        .class("d-sub")
        .child(id)
        .child(copy_button(model, Copyable::JobId, dispatch))
        .maybe(program);
    let name =
        el("div").class("d-name").child(heading().text_shared(job.job_type.label())).child(sub);
    let tools = el("div")
        .class("d-tools")
        .child(icon_button(
            Icon::Link,
            "Copy link",
            "ibtn as-link",
            dispatch,
            Event::Action(ActionEvent::CopyPressed(Copyable::Link)),
        ))
        .child(neighbour(model, Icon::ArrowUp, "Previous job", Step::Previous, dispatch))
        .child(neighbour(model, Icon::ArrowDown, "Next job", Step::Next, dispatch))
        .child(close_button(dispatch));
    let line = el("div")
        .class("d-line")
        .child(el("span").class("d-icon").child(icon(Icon::from(&job.job_type))))
        .child(name)
        .child(tools);
    let status = el("div").class("d-status").child(badge(&job.status, false)).child(message(
        job,
        is_expanded,
        dispatch,
    ));
    el("header")
        .class("d-head")
        .part("detail-header")
        .child(line)
        .child(status)
        .child(actions(model, job, dispatch))
        .maybe(card::why_disabled(model, job).map(|why| el("p").class("d-hint").text_of(why)))
}

/// The server's words, as text, at most six lines until they are asked for.
fn message(job: &Job, is_expanded: bool, dispatch: &Dispatch) -> El {
    /// About six lines of the narrowest card.
    const LONG: usize = 240;
    let text = match (&job.status_message, &job.status) {
        (Some(text), _) => &**text,
        (None, Status::Queued) => "Waiting to start. No message yet.",
        (None, _) => "",
    };
    let is_long = text.chars().count() > LONG || text.lines().count() > 6;
    let more = is_long.then(|| {
        plain("link")
            .truth("aria-expanded", is_expanded)
            .on_press(dispatch, Event::Job(JobEvent::MessageExpanded))
            .text(if is_expanded { "Show less" } else { "Show all" })
    });
    let text = el("p")
        .part("status-message")
        .attr_if(is_long && !is_expanded, "class", "clamped")
        .text_of(text.to_owned());
    el("div").class("d-message").child(text).maybe(more)
}

fn actions(model: &Model, job: &Job, dispatch: &Dispatch) -> El {
    let id = || Rc::clone(&job.id);
    let is_downloading = model.is_downloading(&job.id);
    let is_replaying = model.is_replaying(&job.id);
    let can_download = job.is_downloadable() && !is_downloading;
    let can_replay = model.can_replay(job);
    let download = action(
        can_download,
        can_download.then(|| Event::Action(ActionEvent::DownloadPressed(id()))),
        dispatch,
    )
    .child(icon(Icon::Download))
    .child(el("span").text(if is_downloading { "Downloading …" } else { "Download result" }));
    let replay = (!model.config.read_only).then(|| {
        let is_main = can_replay && !job.is_downloadable();
        action(
            is_main,
            can_replay.then(|| Event::Action(ActionEvent::ReplayPressed(id()))),
            dispatch,
        )
        .child(icon(Icon::Replay))
        .child(el("span").text(if is_replaying { "Replaying …" } else { "Replay job" }))
    });
    let link = framed(
        "btn grow as-link",
        dispatch,
        Event::Action(ActionEvent::CopyPressed(Copyable::Link)),
    )
    .child(icon(Icon::Link))
    .child(el("span").text("Copy link"));
    el("div").class("d-actions").part("detail-actions").child(download).maybe(replay).child(link)
}

/// A button of the card; disabled where there is nothing it can do.
fn action(is_main: bool, event: Option<Event>, dispatch: &Dispatch) -> El {
    let (class, part) = if is_main {
        ("btn grow primary", "button button-primary")
    } else {
        ("btn grow", "button")
    };
    let button = plain(class).part(part);
    match event {
        Some(event) => button.on_press(dispatch, event),
        None => button.truth("aria-disabled", true),
    }
}

fn callout(callout: Callout, job: &Job, dispatch: &Dispatch) -> El {
    let Callout { status_key, is_warning, title, text, can_check } = callout;
    let words = el("div").child(el("p").class("t").text_of(title)).child(el("p").text_of(text));
    let check = can_check.then(|| {
        framed("btn small", dispatch, Event::Load(LoadEvent::RefreshPressed)).text("Check now")
    });
    let callout = el("div")
        .class("callout")
        .attr_of("part", ["callout callout-", status_key].concat())
        .attr("data-s", status_key)
        .role("note")
        .child(icon(if is_warning { Icon::Warning } else { Icon::from(&job.status) }))
        .child(words)
        .maybe(check);
    el("div").class("callouts").child(callout)
}

fn failed(error: &ApiError, dispatch: &Dispatch) -> El {
    blank("alert")
        .child(heading().text("This job could not be loaded"))
        .child(el("p").text_of([&*notice::sentence(error), "."].concat()))
        .child(acts().child(framed_icon(
            Icon::Refresh,
            "Try again",
            dispatch,
            Event::Load(LoadEvent::RefreshPressed),
        )))
}

fn loading(dispatch: &Dispatch) -> El {
    let bone = || el("span").class("sk");
    let name = heading()
        .class("d-name")
        .child(el("span").class("sr").text("Job is loading"))
        .child(bone())
        .child(bone());
    let tools = el("div").class("d-tools").child(close_button(dispatch));
    let line = el("div").class("d-line").child(bone()).child(name).child(tools);
    let status = el("div").class("d-status").child(bone()).child(bone());
    el("div")
        .class("d-scroll waiting")
        .truth("aria-busy", true)
        .child(el("header").class("d-head").child(line).child(status))
        .child((0..5).fold(el("div").class("sec"), |section, _| section.child(bone())))
}
