//! Results on their way: asked for, watched, and saved one after the other.

use std::rc::Rc;
use std::time::Duration;

use crate::core::api::request::{Method, Request, RequestId};
use crate::core::api::result_file::{NoResult, Progress};
use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::event::{ActionEvent, Event};
use crate::core::app::model::{Model, Transfer};
use crate::core::job::Job;
use crate::core::time::Instant;
use crate::core::words::download as words;

/// Files are saved no faster than this: Chromium drops what begins faster than ten times a second, and says nothing.
const PACE: Duration = Duration::from_millis(250);

/// Asks the page for each of them.
pub(super) fn ask(model: &mut Model, jobs: &[Rc<Job>], effects: &mut Vec<Effect>) {
    let Ok(api) = &model.config.api else { return };
    model.downloading.ask(jobs);
    effects.extend(jobs.iter().filter_map(|it| {
        let (id, url) = (Rc::clone(&it.id), api.result(&it.id)?.url().to_owned());
        let event = HostEvent::Download { id: Rc::clone(&id), url };
        Some(Effect::Ask(event, Event::Action(ActionEvent::DownloadAllowed(id))))
    }));
}

pub(super) fn allowed(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    if model.downloading.admit(id) {
        go_on(model, effects);
        return;
    }
    match begin(model, id, effects) {
        Ok(job) => model.announcer.say(Topic::Download, words::began(&job), model.instant),
        Err(trouble) => model.toasts.fail(trouble),
    }
}

/// Sends the request, or says why it can't be made.
fn begin(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) -> Result<Rc<Job>, String> {
    let job = model.job(id);
    let endpoint = model.config.api.as_ref().ok().and_then(|it| it.result(id));
    let (job, endpoint) = job.zip(endpoint).ok_or_else(|| words::gone(id))?;
    let request = Request { timeout: None, ..model.request(Method::Get, endpoint) };
    model.transfers.push(Transfer::new(request.id, Rc::clone(id), model.instant));
    effects.push(Effect::Download(request, Rc::clone(&job)));
    Ok(job)
}

/// Begins those whose turn it is, and tells how it went when there are no more.
fn go_on(model: &mut Model, effects: &mut Vec<Effect>) {
    while let Some(id) = model.downloading.turn() {
        if let Err(trouble) = begin(model, &id, effects) {
            model.downloading.end(&id, Err(trouble));
        }
    }
    if let Some(outcome) = model.downloading.outcome() {
        let text = words::ended(&outcome, &*model.locale);
        if outcome.troubles.is_empty() {
            model.toasts.tell(text, None, model.instant);
        } else {
            model.toasts.fail(text);
        }
    }
}

/// More of one came.
pub(super) fn progressed(model: &mut Model, request: RequestId, progress: Progress) {
    let now = model.instant;
    if let Some(transfer) = model.transfers.iter_mut().find(|it| it.request == request) {
        transfer.hear(progress, now);
    }
}

/// All of one is here, or what came is no result.
pub(super) fn arrived(
    model: &mut Model,
    request: RequestId,
    result: Result<String, NoResult>,
    effects: &mut Vec<Effect>,
) {
    let is_it = |it: &Transfer| it.request == request;
    match result {
        // Saved when it is its turn.
        Ok(name) => {
            if let Some(transfer) = model.transfers.iter_mut().find(|it| is_it(it)) {
                transfer.file_name = Some(name.into());
            }
        }
        Err(reason) => {
            let Some(transfer) = take(model, is_it) else { return };
            let trouble = words::no_result(&reason);
            let stops_all = matches!(reason, NoResult::Error(error) if error.stops_all());
            if stops_all && model.downloading.has(&transfer.id) {
                model.downloading.give_up(&trouble);
            }
            fail(model, &transfer.id, trouble, effects);
        }
    }
}

/// The first of this kind, which is over.
fn take(model: &mut Model, is_it: impl Fn(&Transfer) -> bool) -> Option<Transfer> {
    let place = model.transfers.iter().position(is_it)?;
    Some(model.transfers.remove(place))
}

/// What follows from the time: one of which nothing comes is given up, one that is here is saved.
pub(super) fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.instant;
    while let Some(transfer) = take(model, |it| it.stalls_at().is_some_and(|at| at <= now)) {
        effects.push(Effect::Abort(transfer.request));
        fail(model, &transfer.id, words::stalled(Transfer::SILENCE), effects);
    }
    if saves_at(model).is_some_and(|at| at <= now) {
        save(model, effects);
    }
}

/// When something happens to them by itself.
pub(super) fn next_at(model: &Model) -> Option<Instant> {
    let times = |it: &Transfer| [it.stalls_at(), it.shows_at().filter(|at| model.instant < *at)];
    let times = model.transfers.iter().flat_map(times);
    times.chain([saves_at(model)]).flatten().min()
}

/// When the next one is saved, if one is here.
fn saves_at(model: &Model) -> Option<Instant> {
    model.transfers.iter().find(|it| it.file_name.is_some())?;
    Some(model.saved_at.map_or(model.instant, |it| it.plus(PACE)))
}

fn save(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Transfer { request, id, file_name: Some(name), .. }) =
        take(model, |it| it.file_name.is_some())
    else {
        return;
    };
    model.saved_at = Some(model.instant);
    if model.downloading.has(&id) {
        model.downloading.end(&id, Ok(()));
    } else {
        model.toasts.tell(words::saved(&name), None, model.instant);
    }
    effects.push(Effect::Save(request, name));
    go_on(model, effects);
}

fn fail(model: &mut Model, id: &str, trouble: String, effects: &mut Vec<Effect>) {
    if model.downloading.has(id) {
        model.downloading.end(id, Err(trouble));
        go_on(model, effects);
    } else {
        model.toasts.fail(trouble);
    }
}

/// The person does not want it any more.
pub(super) fn cancel(model: &mut Model, id: &str, effects: &mut Vec<Effect>) {
    if !model.is_downloading(id) {
        return;
    }
    let transfer = take(model, |it| &*it.id == id);
    effects.extend(transfer.map(|it| Effect::Abort(it.request)));
    model.downloading.cancel(id);
    model.announcer.say(Topic::Download, words::CANCELLED.to_owned(), model.instant);
    go_on(model, effects);
}

/// Those that wait for their turn are not begun.
pub(super) fn stop_waiting(model: &mut Model, effects: &mut Vec<Effect>) {
    model.downloading.stop();
    go_on(model, effects);
}
