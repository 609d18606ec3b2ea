//! What a person does to jobs: replay, download, copy.

use std::rc::Rc;
use std::time::Duration;

use crate::core::announcer::Topic;
use crate::core::error::ApiError;
use crate::core::job::{Job, short_id};
use crate::core::model::{Dialog, Model, Replay, ReplayStage};
use crate::core::msg::{Copyable, Effect, Event, HostEvent, Method, Request, RequestId, Target};
use crate::core::notice;
use crate::core::response::Answer;
use crate::core::result_file::NoResult;
use crate::core::wire::{self, ReplayAnswer};

use super::{address, arrival, detail, grid, load};

/// How long a copied thing is marked.
const COPIED: Duration = Duration::from_millis(1_500);

pub(super) fn handle(model: &mut Model, event: Event, effects: &mut Vec<Effect>) {
    match event {
        Event::ReplayPressed(ids) => ask_for_replay(model, &ids, effects),
        Event::ReplayConfirmed => {
            let Some(Dialog::Replay(jobs)) = model.dialog.take() else { return };
            effects.push(Effect::Focus(Target::Opener));
            let ask = |job: &Rc<Job>| {
                let id = &job.id;
                Effect::Ask(HostEvent::Replay(Rc::clone(id)), Event::ReplayAllowed(Rc::clone(id)))
            };
            effects.extend(jobs.iter().map(ask));
        }
        Event::ReplayAllowed(id) => replay(model, &id, effects),
        Event::DialogLeft if model.dialog.take().is_some() => {
            effects.push(Effect::Focus(Target::Opener));
        }
        Event::DownloadPressed(ids) => {
            for id in &ids {
                ask_for_download(model, id, effects);
            }
        }
        Event::DownloadAllowed(id) => download(model, &id, effects),
        Event::CopyPressed(what) => copy(model, what, effects),
        Event::Copied { what, ok } => copied(model, what, ok),
        _ => {}
    }
}

fn job(model: &Model, id: &str) -> Option<Rc<Job>> {
    let open = model.open_job().filter(|it| &*it.id == id);
    model.store.get(id).or(open).cloned()
}

/// Whether changes of a job are told: it is open, selected, or was replayed here.
pub(super) fn is_followed(model: &Model, id: &Rc<str>) -> bool {
    model.store.place(id).is_some_and(|place| model.selection.contains(place))
        || model.open.as_ref().is_some_and(|it| it.id == *id)
        || model.replayed.contains(id)
}

fn ask_for_replay(model: &mut Model, ids: &[Rc<str>], effects: &mut Vec<Effect>) {
    let jobs: Vec<Rc<Job>> =
        ids.iter().filter_map(|id| job(model, id)).filter(|it| model.can_replay(it)).collect();
    if !jobs.is_empty() {
        model.dialog = Some(Dialog::Replay(jobs));
        model.menu = None;
        effects.push(Effect::Focus(Target::Dialog));
    }
}

fn replay(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    let (Ok(api), Some(before)) = (&model.config.api, job(model, id)) else { return };
    let Some(endpoint) = api.replay(id).filter(|_| model.can_replay(&before)) else { return };
    let request = model.request(Method::Put, endpoint);
    model.replays.push(Replay { id: Rc::clone(id), before, stage: ReplayStage::Sent(request.id) });
    effects.push(Effect::Send(request));
}

pub(super) fn replay_answered(
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
            Err(_) => tell_replayed(model, &replay, &Rc::clone(&replay.id), effects),
        },
    }
}

fn sent(model: &mut Model, replay: Replay, answer: Answer, effects: &mut Vec<Effect>) {
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
            ApiError::Unreachable
            | ApiError::TimedOut
            | ApiError::Offline
            | ApiError::Server { .. }
            | ApiError::Unreadable { .. },
        ) => {
            model.toasts.tell(notice::CHECKING_REPLAY.to_owned(), None, model.now);
            let id = Rc::clone(&replay.id);
            ask_again(model, replay, &id, ReplayStage::Checking, effects);
        }
        Err(error) => model.toasts.fail(notice::replay_refused(&error)),
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
    let Some(endpoint) = model.config.api.as_ref().ok().and_then(|api| api.job(id)) else { return };
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
        model.toasts.fail(notice::REPLAY_IN_DOUBT_NEW_JOB.to_owned());
        load::restart(model, effects);
        return;
    }
    match read(model, answer) {
        Ok(job) if took_place(&replay.before, &job) => replayed(model, replay, job, effects),
        Ok(_) => model.toasts.fail(notice::REPLAY_NOT_RECEIVED.to_owned()),
        Err(_) => model.toasts.fail(notice::REPLAY_IN_DOUBT.to_owned()),
    }
}

/// Whether a job ran or was queued again since.
fn took_place(before: &Job, after: &Job) -> bool {
    after.status.is_active() || after.started != before.started || after.status != before.status
}

fn replayed(model: &mut Model, replay: &Replay, job: Job, effects: &mut Vec<Effect>) {
    let new_id = Rc::clone(&job.id);
    let diff = model.store.put(job);
    let motion = model.motion();
    grid::change_rows(model, effects, |model| model.follow(&diff.touched, motion));
    arrival::note_changes(model, &diff.changes);
    arrival::tell_changes(diff.changes, effects);
    if let Some(job) = model.store.get(&new_id).cloned() {
        detail::take(model, &job);
    }
    if new_id != replay.id {
        detail::open(model, &new_id, effects);
    }
    tell_replayed(model, replay, &new_id, effects);
}

fn tell_replayed(model: &mut Model, replay: &Replay, new_id: &Rc<str>, effects: &mut Vec<Effect>) {
    let text = if *new_id == replay.id {
        format!("Replay started. Job {} is queued again.", short_id(new_id))
    } else {
        format!("Replay started as new job {}.", short_id(new_id))
    };
    model.toasts.tell(text, Some(Rc::clone(new_id)), model.now);
    model.replayed.push(Rc::clone(new_id));
    effects.push(Effect::Emit(HostEvent::Replayed {
        id: Rc::clone(&replay.id),
        new_id: Rc::clone(new_id),
    }));
    // What is under way was asked before the replay and would show the job as it was.
    load::restart(model, effects);
}

fn ask_for_download(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    let is_under_way = model.downloads.iter().any(|(_, it)| it == id);
    let is_downloadable = job(model, id).is_some_and(|it| it.is_downloadable());
    let Some(endpoint) = model.config.api.as_ref().ok().and_then(|api| api.result(id)) else {
        return;
    };
    if is_downloadable && !is_under_way {
        let event = HostEvent::Download { id: Rc::clone(id), url: endpoint.url().to_owned() };
        effects.push(Effect::Ask(event, Event::DownloadAllowed(Rc::clone(id))));
    }
}

fn download(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    let (Ok(api), Some(job)) = (&model.config.api, job(model, id)) else { return };
    let Some(endpoint) = api.result(id) else { return };
    let request = Request { timeout: None, ..model.request(Method::Get, endpoint) };
    model.downloads.push((request.id, Rc::clone(id)));
    effects.push(Effect::Download(request, job));
}

pub(super) fn downloaded(model: &mut Model, request: RequestId, result: Result<String, NoResult>) {
    model.downloads.retain(|(it, _)| *it != request);
    match result {
        Ok(name) => model.toasts.tell(format!("Download started: {name}"), None, model.now),
        Err(error) => model.toasts.fail(notice::no_result(&error)),
    }
}

fn copy(model: &mut Model, what: Copyable, effects: &mut Vec<Effect>) {
    let job = model.open_job().cloned();
    let open_id = model.open.as_ref().map(|it| Rc::clone(&it.id));
    let text = match &what {
        Copyable::Link => {
            effects.push(address::link(model));
            return;
        }
        Copyable::JobId => open_id.map(|it| it.to_string()),
        Copyable::Json => job.map(|it| notice::as_json(&it)),
        Copyable::Attribute(attribute) => job.and_then(|it| it.attribute(*attribute)),
        Copyable::Technical => notice::technical(model),
        Copyable::Problems => {
            Some(model.load.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        }
    };
    effects.extend(text.map(|text| Effect::Copy(what, text)));
}

fn copied(model: &mut Model, what: Copyable, ok: bool) {
    if !ok {
        model.toasts.fail(notice::COPY_REFUSED.to_owned());
        return;
    }
    let text = match &what {
        Copyable::Link => "Link copied".to_owned(),
        Copyable::JobId => "Copied job ID".to_owned(),
        Copyable::Json => "Copied job as JSON".to_owned(),
        Copyable::Attribute(attribute) => format!("Copied {attribute}"),
        Copyable::Technical | Copyable::Problems => "Copied technical details".to_owned(),
    };
    if what == Copyable::Link {
        model.toasts.tell(text.clone(), None, model.now);
    } else {
        model.announcer.say(Topic::Copied, text, model.now);
    }
    model.copied = Some((what, model.now.plus(COPIED)));
}
