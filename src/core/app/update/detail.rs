//! The open job: opening, closing, and keeping it up to date even when it is not in the list.

use std::rc::Rc;

use crate::core::api::error::ApiError;
use crate::core::api::request::{Method, RequestId};
use crate::core::api::response::Answer;
use crate::core::api::wire;
use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, HostEvent, Target};
use crate::core::app::event::{JobEvent, Step};
use crate::core::app::model::{Model, OpenJob, OpenState};
use crate::core::job::Job;
use crate::core::words;

use super::{previews, resting_place, rows};

pub(super) fn handle(model: &mut Model, event: JobEvent, effects: &mut Vec<Effect>) {
    match event {
        JobEvent::Opened(id) => open(model, &id, effects),
        JobEvent::Closed => close(model, effects),
        JobEvent::NeighbourOpened(step) => open_neighbour(model, step, effects),
    }
}

/// The person opens a job.
pub(super) fn open(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    if model.open.as_ref().is_none_or(|it| it.id != *id) {
        show(model, id, effects);
        // First the attribute: what a page does when it is told of this has the last word.
        effects.push(reflect(model));
        effects.push(Effect::Emit(HostEvent::Open(Some(Rc::clone(id)))));
    }
    model.menu = None;
    effects.push(Effect::Focus(Target::DetailHeading));
}

/// The page opens a job, or closes it: the focus stays where it is.
pub(super) fn set(model: &mut Model, id: Option<&Rc<str>>, effects: &mut Vec<Effect>) {
    if model.open.as_ref().map(|it| &it.id) == id {
        return;
    }
    if let Some(id) = id {
        show(model, id, effects);
    } else {
        previews::forget(model, effects);
        model.open = None;
    }
    effects.push(reflect(model));
}

/// The person closes the open job: the focus goes back to its row.
pub(super) fn close(model: &mut Model, effects: &mut Vec<Effect>) {
    previews::forget(model, effects);
    let Some(open) = model.open.take() else { return };
    if let Some(place) = model.row_of(&open.id) {
        model.cursor.row = place;
        rows::reveal(model, place, effects);
    }
    effects.push(reflect(model));
    effects.push(Effect::Emit(HostEvent::Open(None)));
    effects.push(Effect::Focus(resting_place(model)));
}

fn open_neighbour(model: &mut Model, step: Step, effects: &mut Vec<Effect>) {
    // What arrived since the last event may have moved it.
    model.locate_open();
    let Some(job) = model.neighbour(step) else { return };
    let id = Rc::clone(&job.id);
    open(model, &id, effects);
    if let Some(place) = model.row_of(&id) {
        model.cursor.row = place;
        rows::reveal(model, place, effects);
    }
}

fn show(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    let state =
        model.store.get(id).map_or(OpenState::Loading, |job| OpenState::Found(Rc::clone(job)));
    previews::forget(model, effects);
    let percent = if let OpenState::Found(job) = &state { job.percent.unwrap_or(0) } else { 0 };
    model.open = Some(OpenJob {
        id: Rc::clone(id),
        state,
        row: None,
        revision: 0,
        request: None,
        preview: None,
        announced_percent: percent,
    });
    if let Some(place) = model.row_of(id) {
        model.cursor.row = place;
    }
    if model.load.loaded_at.is_some() || model.load.failure.is_some() {
        ask(model, effects);
    }
}

fn reflect(model: &mut Model) -> Effect {
    let id = model.open.as_ref().map(|it| Rc::clone(&it.id));
    model.config.job.clone_from(&id);
    Effect::Reflect("job", id.as_deref().map(Into::into))
}

/// The jobs are others now: what was known of the open one counts no more.
pub(super) fn forget(model: &mut Model) {
    if let Some(open) = &mut model.open {
        open.state = OpenState::Loading;
        open.request = None;
        open.preview = None;
    }
}

/// After the list was loaded, or was not: the open job as it is now.
pub(super) fn follow(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(open) = &mut model.open else { return };
    if let Some(job) = model.store.get(&open.id) {
        let job = Rc::clone(job);
        open.state = OpenState::Found(Rc::clone(&job));
        announce_progress(model, &job);
    } else {
        ask(model, effects);
    }
}

/// Asks for the open job alone, when the list does not have it and it may still change.
fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(open) = &model.open else { return };
    let needs_asking = match &open.state {
        _ if open.request.is_some() || model.store.get(&open.id).is_some() => false,
        OpenState::Loading | OpenState::Failed(_) => true,
        OpenState::Found(job) => !model.account().is_final(&job.status),
        OpenState::Missing => false,
    };
    let Ok(api) = &model.config.api else { return };
    if !needs_asking {
        return;
    }
    match api.job(&open.id) {
        Some(endpoint) => {
            let request = model.request(Method::Get, endpoint);
            if let Some(open) = &mut model.open {
                open.request = Some(request.id);
            }
            effects.push(Effect::Send(request));
        }
        None => set_state(model, OpenState::Missing),
    }
}

pub(super) fn is_for(model: &Model, request: RequestId) -> bool {
    model.open.as_ref().is_some_and(|it| it.request == Some(request))
}

pub(super) fn answered(model: &mut Model, answer: Answer) {
    if let Some(open) = &mut model.open {
        open.request = None;
    }
    let job = answer
        .map_err(ApiError::from)
        .and_then(|it| wire::read_job(&it, model.now, &mut model.texts));
    match job {
        Ok((job, _)) => {
            let job = Rc::new(job);
            model.progress.observe(&job, model.now);
            set_state(model, OpenState::Found(Rc::clone(&job)));
            announce_progress(model, &job);
        }
        // A job that is here stays, as old as it is.
        Err(_) if model.open_job().is_some() => {}
        Err(ApiError::NotFound) => set_state(model, OpenState::Missing),
        Err(error) => set_state(model, OpenState::Failed(error)),
    }
}

fn set_state(model: &mut Model, state: OpenState) {
    if let Some(open) = &mut model.open {
        open.state = state;
    }
}

/// Shows a job that an action brought, if it is the open one.
pub(super) fn take(model: &mut Model, job: &Rc<Job>) {
    if let Some(open) = &mut model.open
        && open.id == job.id
    {
        open.state = OpenState::Found(Rc::clone(job));
    }
}

/// A quarter at a time: more would be chatter.
fn announce_progress(model: &mut Model, job: &Job) {
    let (Some(open), Some(percent)) = (&mut model.open, job.percent) else { return };
    let quarter = |percent: u8| percent / 25;
    if !job.status.is_active() || percent < open.announced_percent {
        open.announced_percent = percent;
    } else if quarter(percent) > quarter(open.announced_percent) {
        open.announced_percent = percent;
        if percent < 100 {
            let text = words::progress::percent(quarter(percent) * 25);
            model.announcer.say(Topic::Progress, text, model.instant);
        }
    }
}
