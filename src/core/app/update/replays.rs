//! Replays, from the question to what became of them. One whose answer is lost is looked up and never sent again.

use std::rc::Rc;

use crate::core::api::endpoint::Endpoint;
use crate::core::api::error::ApiError;
use crate::core::api::request::{Method, Request, RequestId};
use crate::core::api::response::Answer;
use crate::core::api::wire::{self, ReplayAnswer};
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::event::{ActionEvent, Event};
use crate::core::app::model::{Model, Replay, ReplayStage};
use crate::core::job::Job;
use crate::core::words::replay as words;

use super::{changes, detail, list_request, rows};

/// The status with which a gateway answers a replay that it has passed on before: the browser sent it again, because the
/// connection broke before an answer came.
const ALREADY_SENT: u16 = 409;

/// Asks the page for each of them, but for those that somebody else replayed while the person was asked.
pub(super) fn ask(model: &mut Model, jobs: &[Rc<Job>], effects: &mut Vec<Effect>) {
    let (jobs, others): (Vec<_>, Vec<_>) =
        jobs.iter().cloned().partition(|it| possible(model, &it.id).is_ok());
    if let Some((first, Err(why))) = others.first().map(|it| (it, possible(model, &it.id))) {
        model.toasts.fail(words::none_sent(first, why, others.len(), &*model.locale));
    }
    model.replaying.ask(&jobs);
    effects.extend(jobs.iter().map(|it| {
        let id = || Rc::clone(&it.id);
        Effect::Ask(HostEvent::Replay(id()), Event::Action(ActionEvent::ReplayAllowed(id())))
    }));
}

pub(super) fn allowed(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    if model.replaying.admit(id) {
        go_on(model, effects);
    } else if let Err(trouble) = begin(model, id, effects) {
        model.toasts.fail(trouble);
    }
}

/// The job as it is now, and where to replay it; or why it can't be.
fn possible(model: &Model, id: &str) -> Result<(Rc<Job>, Endpoint), &'static str> {
    let job = model.job(id);
    let endpoint = model.config.api.as_ref().ok().and_then(|it| it.replay(id));
    match (job, endpoint) {
        (Some(job), Some(endpoint)) if model.can_replay(&job) => Ok((job, endpoint)),
        (job, _) => Err(words::why_not(job.as_deref())),
    }
}

/// Sends the request, or says why it can't be made.
fn begin(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) -> Result<(), String> {
    let (before, endpoint) = possible(model, id).map_err(words::not_sent)?;
    let idempotency_key = Some(model.random.key());
    let request = Request { idempotency_key, ..model.request(Method::Put, endpoint) };
    let stage = ReplayStage::Sent(request.id);
    model.replays.push(Replay { id: Rc::clone(id), before, stage, is_passed_on: false });
    effects.push(Effect::Send(request));
    Ok(())
}

pub(super) fn answered(
    model: &mut Model,
    request: RequestId,
    answer: Answer,
    effects: &mut Vec<Effect>,
) {
    let is_of = |it: &Replay| {
        let (ReplayStage::Sent(id) | ReplayStage::Checking(id) | ReplayStage::Reading(id)) =
            it.stage;
        id == request
    };
    let Some(place) = model.replays.iter().position(is_of) else { return };
    let replay = model.replays.remove(place);
    match replay.stage {
        ReplayStage::Sent(_) => sent(model, replay, answer, effects),
        ReplayStage::Checking(_) => checked(model, &replay, answer, effects),
        ReplayStage::Reading(_) => match read(model, answer) {
            Ok(job) => replayed(model, &replay, job, effects),
            // It was accepted; the list will show it.
            Err(_) => tell(model, &replay, &Rc::clone(&replay.id), effects),
        },
    }
    go_on(model, effects);
}

fn sent(model: &mut Model, mut replay: Replay, answer: Answer, effects: &mut Vec<Effect>) {
    let answer = answer
        .map_err(ApiError::from)
        .and_then(|it| wire::read_replay(&it, model.now, &mut model.texts));
    match answer {
        Ok(ReplayAnswer::Job(job)) => replayed(model, &replay, *job, effects),
        Ok(ReplayAnswer::Queued(id)) => {
            ask_again(model, replay, &id, ReplayStage::Reading, effects);
        }
        // It may have taken place all the same.
        Err(
            error @ (ApiError::Unreachable
            | ApiError::TimedOut
            | ApiError::Offline
            | ApiError::Server { .. }
            | ApiError::Refused { status: ALREADY_SENT, .. }
            | ApiError::Unreadable { .. }),
        ) => {
            replay.is_passed_on = error.status() == Some(ALREADY_SENT);
            let id = Rc::clone(&replay.id);
            if !model.replaying.has(&id) {
                model.toasts.tell(words::CHECKING, None, model.instant);
            }
            ask_again(model, replay, &id, ReplayStage::Checking, effects);
        }
        Err(error) => {
            let trouble = words::refused(&error);
            if error.stops_all() {
                model.replaying.give_up(&trouble);
            }
            fail(model, &replay.id, trouble);
        }
    }
}

/// Reads a job that a replay left in doubt.
fn ask_again(
    model: &mut Model,
    mut replay: Replay,
    id: &str,
    stage: fn(RequestId) -> ReplayStage,
    effects: &mut Vec<Effect>,
) {
    let Some(endpoint) = model.config.api.as_ref().ok().and_then(|api| api.job(id)) else {
        return fail(model, &replay.id, words::IN_DOUBT.to_owned());
    };
    let request = model.request(Method::Get, endpoint);
    replay.stage = stage(request.id);
    model.replays.push(replay);
    effects.push(Effect::Send(request));
}

fn read(model: &mut Model, answer: Answer) -> Result<Job, ApiError> {
    wire::read_job(&answer?, model.now, &mut model.texts).map(|(job, _)| job)
}

/// The job as it is after a replay whose answer was lost.
fn checked(model: &mut Model, replay: &Replay, answer: Answer, effects: &mut Vec<Effect>) {
    if model.account().replay_makes_new_job() {
        // The old job stays as it is, so it cannot tell.
        fail(model, &replay.id, words::IN_DOUBT_NEW_JOB.to_owned());
        list_request::restart(model, effects);
        return;
    }
    match read(model, answer) {
        Ok(job) if took_place(&replay.before, &job) => replayed(model, replay, job, effects),
        Ok(_) if !replay.is_passed_on => fail(model, &replay.id, words::NOT_RECEIVED.to_owned()),
        // What was passed on may have reached impact.com, and not have begun yet.
        Ok(_) | Err(_) => fail(model, &replay.id, words::IN_DOUBT.to_owned()),
    }
}

/// Whether a job ran or was queued again since.
fn took_place(before: &Job, after: &Job) -> bool {
    after.status.is_active() || after.started != before.started || after.status != before.status
}

fn replayed(model: &mut Model, replay: &Replay, job: Job, effects: &mut Vec<Effect>) {
    let new_id = Rc::clone(&job.id);
    let diff = model.store.put(job);
    if let (Some(load), Some(place)) = (&mut model.load.in_flight, model.store.index_of(&new_id)) {
        // What is under way was asked before the replay, and several replays leave it under way.
        load.seen.insert(place);
    }
    let motion = model.motion();
    rows::change(model, effects, |model| model.follow(&diff.touched, motion));
    changes::note(model, &diff.changes);
    changes::tell(diff.changes, effects);
    if let Some(job) = model.store.get(&new_id).cloned() {
        detail::take(model, &job);
    }
    if new_id != replay.id && !model.replaying.has(&replay.id) {
        detail::open(model, &new_id, effects);
    }
    tell(model, replay, &new_id, effects);
}

fn tell(model: &mut Model, replay: &Replay, new_id: &Rc<str>, effects: &mut Vec<Effect>) {
    model.replayed.push(Rc::clone(new_id));
    effects.push(Effect::Emit(HostEvent::Replayed {
        id: Rc::clone(&replay.id),
        new_id: Rc::clone(new_id),
    }));
    if model.replaying.has(&replay.id) {
        model.replaying.end(&replay.id, Ok(()));
        return;
    }
    let text = if *new_id == replay.id {
        words::queued_again(new_id)
    } else {
        words::started_as_new_job(new_id)
    };
    model.toasts.tell(text, Some(Rc::clone(new_id)), model.instant);
    // What is under way was asked before the replay and would show the job as it was.
    list_request::restart(model, effects);
}

fn fail(model: &mut Model, id: &str, trouble: String) {
    if model.replaying.has(id) {
        model.replaying.end(id, Err(trouble));
    } else {
        model.toasts.fail(trouble);
    }
}

/// Begins those whose turn it is, and tells how it went when there are no more.
fn go_on(model: &mut Model, effects: &mut Vec<Effect>) {
    while let Some(id) = model.replaying.turn() {
        if let Err(trouble) = begin(model, &id, effects) {
            model.replaying.end(&id, Err(trouble));
        }
    }
    if let Some(outcome) = model.replaying.outcome() {
        let locale = &*model.locale;
        if let Some(text) = words::started(&outcome, locale) {
            model.toasts.tell(text, None, model.instant);
        }
        if let Some(text) = words::problems(&outcome, locale) {
            model.toasts.fail(text);
        }
        if outcome.n_done > 0 {
            list_request::restart(model, effects);
        }
    }
}
