//! Asking for the list: since which day, and once at a time.

use std::time::Duration;

use crate::core::api::endpoint::{DateWindow, Endpoint};
use crate::core::api::request::{Method, Request, RequestId};
use crate::core::app::effect::Effect;
use crate::core::app::model::{InFlight, Model};
use crate::core::time::Day;

use super::changes;

/// After this time a refresh asks for the whole list again, to see which jobs are gone.
const WHOLE_EVERY: Duration = Duration::from_mins(15);

/// So long without a request means that the page slept, and that anything can have happened.
const SLEPT: Duration = Duration::from_mins(6);

/// Asks for the jobs that may have changed; for all of them when that was long ago.
pub(super) fn start(model: &mut Model, effects: &mut Vec<Effect>) {
    let is_known = model.load.whole_at.is_some_and(|at| model.instant.since(at) < WHOLE_EVERY)
        && model.load.ended_at.is_some_and(|at| model.instant.since(at) < SLEPT)
        && !reaches_further_back(model)
        && !model.load.doubts_empty();
    let since = if is_known { changing_since(model) } else { None };
    ask(model, since, effects);
}

/// Asks again, because what is under way was asked before something changed.
pub(super) fn restart(model: &mut Model, effects: &mut Vec<Effect>) {
    abort(model, effects);
    start(model, effects);
}

/// Asks for what the filters look further back for than the list goes. After a failure the next try does.
pub(super) fn reach_back(model: &mut Model, effects: &mut Vec<Effect>) {
    if reaches_further_back(model) && model.load.failure.is_none() {
        restart(model, effects);
    }
}

/// Gives up the request under way. What came of it stays.
pub(super) fn abort(model: &mut Model, effects: &mut Vec<Effect>) {
    changes::apply_arrived(model, effects);
    if let Some(load) = model.load.in_flight.take() {
        effects.push(Effect::Abort(load.request));
        changes::tell(load.changes, effects);
    }
}

/// Asks for the list from a day on, or for all of it, unless that is under way.
pub(super) fn ask(model: &mut Model, since: Option<Day>, effects: &mut Vec<Effect>) {
    model.load.is_due = false;
    let Ok(api) = &model.config.api else { return };
    if model.load.in_flight.is_some() {
        return;
    }
    let first = first_day(model);
    let since = since.filter(|since| first < *since);
    let after = since.or(Some(first));
    let window = DateWindow { after, before: model.config.created_before };
    let endpoint = api.list(window, &*model.locale);
    let request = request(model, endpoint);
    if model.load.loaded_at.is_none() && model.load.failure.is_none() {
        model.load.started_at.get_or_insert(model.instant);
    }
    model.load.next_at = None;
    model.load.asked_at = Some(model.instant);
    model.load.in_flight = Some(InFlight::new(&request, after, since.is_none(), model.instant));
    effects.push(Effect::Send(request));
}

/// A list may be long: it is read in parts, and given up only when none comes any more.
pub(super) fn request(model: &mut Model, endpoint: Endpoint) -> Request {
    let request = model.request(Method::Get, endpoint);
    Request { timeout: None, in_parts: true, ..request }
}

/// The first day of the whole list: what the page set, else 90 days back; earlier when a filter looks further back.
fn first_day(model: &Model) -> Day {
    let first = model.first_day();
    if model.config.created_after.is_some() {
        return first;
    }
    let (wanted, _) = model.query.created_bounds(model.now, &*model.locale);
    wanted.map_or(first, |it| it.day(&*model.locale).min(first))
}

/// The first day with a job that may still change: that of the oldest that is not final, and at least the whole last
/// day. `None` when a job does not say when it was created.
fn changing_since(model: &Model) -> Option<Day> {
    let account = model.account();
    let mut first = model.now.minus(Duration::from_hours(24));
    for job in model.store.iter().filter(|it| !account.is_final(&it.status)) {
        first = first.min(job.created?.at());
    }
    Some(first.day(&*model.locale))
}

/// Whether the filters look further back than the list on screen goes.
fn reaches_further_back(model: &Model) -> bool {
    let whole = model.load.in_flight.as_ref().filter(|it| it.is_whole);
    let asked = whole.map_or(model.load.asked_after, |it| it.after);
    model.load.loaded_at.is_some() && asked.is_some_and(|asked| first_day(model) < asked)
}

pub(super) fn is_for(model: &Model, request: RequestId) -> bool {
    model.load.in_flight.as_ref().is_some_and(|it| it.request == request)
}
