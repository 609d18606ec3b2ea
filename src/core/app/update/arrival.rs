//! What comes of asking for the list: jobs as they arrive, the end of the list, and what goes wrong.

use std::time::Duration;

use crate::core::api::error::{ApiError, Found};
use crate::core::api::response::{self, Answer, RateLimit, Response};
use crate::core::api::wire::{Page, Problem, ProblemKind};
use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::model::{InFlight, LoadFailure, Model};
use crate::core::app::polling;
use crate::core::job::{Job, Status};
use crate::core::time::Timestamp;
use crate::core::words::{count, error as error_words, problem as problem_words};

use super::{changes, detail, list_request};

/// Pages one refresh may ask for. With the documented default of 1,000 a page this is more than a browser can hold.
const MAX_PAGES: usize = 100;

/// Jobs that arrive are shown in this pace: each time, all rows are gone through.
const PACE: Duration = Duration::from_millis(100);

/// The answer begins.
pub(super) fn begun(model: &mut Model, response: &Response, effects: &mut Vec<Effect>) {
    model.learn_time(&response.headers);
    model.budget.learn(&RateLimit::read(&response.headers, model.now), model.instant);
    let as_of = response::as_of(&response.headers);
    let Some(load) = &mut model.load.in_flight else { return };
    load.heard_at = model.instant;
    load.as_of = as_of.or(load.as_of);
    if as_of.is_some_and(|at| model.load.loaded_at.is_some_and(|it| at <= it)) {
        // What a gateway kept is no newer than what is on screen.
        list_request::abort(model, effects);
        fail(model, ApiError::Unreachable, effects);
    }
}

/// A part of the answer came.
pub(super) fn arrived(model: &mut Model, bytes: &[u8], effects: &mut Vec<Effect>) {
    let Some(load) = &mut model.load.in_flight else { return };
    load.heard_at = model.instant;
    let is_due = load.shown_at.is_none_or(|at| model.instant.since(at) >= PACE);
    feed(model, bytes);
    if is_due {
        changes::apply_arrived(model, effects);
    }
}

fn feed(model: &mut Model, bytes: &[u8]) {
    if let Some(load) = &mut model.load.in_flight {
        let jobs = load.reader.feed(bytes, &mut model.texts);
        merge(model, jobs);
    }
}

/// The answer ended, or there is none.
pub(super) fn answered(model: &mut Model, answer: Answer, effects: &mut Vec<Effect>) {
    let page = answer.map_err(ApiError::from).and_then(|mut response| {
        begun(model, &response, effects);
        if response.is_ok() {
            // So that jobs count that came before the body breaks off.
            let body = std::mem::take(&mut response.body);
            feed(model, &body);
        }
        let reader = model.load.in_flight.as_mut().map(|it| std::mem::take(&mut it.reader));
        let page = reader.map(|it| it.finish(&response, model.now, &mut model.texts));
        page.transpose()
    });
    match page {
        Ok(Some(page)) => add_page(model, page, effects),
        Ok(None) => {}
        Err(error) => {
            changes::apply_arrived(model, effects);
            if let Some(load) = model.load.in_flight.take() {
                changes::tell(load.changes, effects);
            }
            fail(model, error, effects);
        }
    }
}

/// Takes over jobs of the list.
fn merge(model: &mut Model, jobs: Vec<Job>) {
    let (after, before) = model.created_window();
    let is_in_window = |at: Timestamp| {
        after.is_none_or(|after| after <= at) && before.is_none_or(|before| at < before)
    };
    let Some(load) = &mut model.load.in_flight else { return };
    for job in jobs {
        if job.created.is_none_or(|it| is_in_window(it.at())) {
            if job.status == Status::Running {
                model.progress.observe(&job, model.now);
            }
            model.store.merge(job, &mut load.seen, &mut load.diff);
        }
    }
}

fn add_page(model: &mut Model, page: Page, effects: &mut Vec<Effect>) {
    merge(model, page.jobs);
    let (Some(load), Ok(api)) = (&mut model.load.in_flight, &model.config.api) else { return };
    load.problems.extend(page.problems);
    let next = page.next.map(|link| api.next_page(&link));
    let problem = match next {
        None => None,
        Some(Ok(page)) if load.pages.contains(&page) => Some(ProblemKind::RepeatedPage),
        Some(Ok(_)) if load.pages.len() >= MAX_PAGES => Some(ProblemKind::TooManyPages),
        Some(Err(_)) => Some(ProblemKind::NextPage),
        Some(Ok(endpoint)) => {
            let request = list_request::request(model, endpoint);
            changes::apply_arrived(model, effects);
            if let Some(load) = &mut model.load.in_flight {
                load.request = request.id;
                load.pages.push(request.endpoint.clone());
            }
            effects.push(Effect::Send(request));
            return;
        }
    };
    load.problems.extend(problem.map(|kind| Problem { job: None, kind }));
    load.is_complete = true;
}

/// The list is at its end.
pub(super) fn finish(model: &mut Model, effects: &mut Vec<Effect>) {
    if comes_empty(model) {
        // A server that loses its jobs for a moment sends an empty list as well: it is asked for once more.
        if !model.load.doubts_empty() {
            model.load.in_flight = None;
            let error = ApiError::Unreadable { found: Found::NoJobs, start: Box::default() };
            return fail(model, error, effects);
        }
        let text = count::all_gone(model.store.len(), &*model.locale);
        model.toasts.tell(text, None, model.instant);
    }
    if let Some(load) = model.load.in_flight.as_mut().filter(|it| it.is_whole) {
        model.store.remove_unseen(&load.seen, &mut load.diff);
    }
    let n_held = model.listing.n_held;
    changes::apply_arrived(model, effects);
    let Some(load) = model.load.in_flight.take() else { return };
    if model.listing.n_held > n_held && !model.load.is_first() {
        let text = count::new_jobs(model.listing.n_held, &*model.locale);
        model.announcer.say(Topic::NewJobs, text, model.instant);
    }
    model.load.unchanged =
        if load.is_different { 0 } else { model.load.unchanged.saturating_add(1) };
    model.progress.retain(|id| model.store.get(id).is_some());
    model.selection.retain(|place| model.store.at(place).is_some());
    loaded(model, load, effects);
}

/// Whether the whole list is here and has no job, where there were some.
fn comes_empty(model: &Model) -> bool {
    let load = model.load.in_flight.as_ref();
    !model.store.is_empty() && load.is_some_and(|it| it.is_whole && it.seen.is_empty())
}

/// The person has enough of the first list.
pub(super) fn stop(model: &mut Model, effects: &mut Vec<Effect>) {
    if !model.load.is_arriving() || model.store.is_empty() {
        return;
    }
    changes::apply_arrived(model, effects);
    let Some(mut load) = model.load.in_flight.take() else { return };
    effects.push(Effect::Abort(load.request));
    load.problems.push(Problem { job: None, kind: ProblemKind::Stopped });
    loaded(model, load, effects);
}

/// The list is on screen.
fn loaded(model: &mut Model, load: InFlight, effects: &mut Vec<Effect>) {
    end_request(model);
    let loaded_at = load.as_of.unwrap_or(model.now);
    model.load.loaded_at = Some(loaded_at);
    changes::tell(load.changes, effects);
    if load.is_whole {
        if model.load.is_first() {
            let text = count::jobs(model.store.len(), &*model.locale);
            model.announcer.say(Topic::Loaded, text, model.instant);
        }
        model.load.whole_at = Some(model.instant);
        model.load.asked_after = load.after;
        model.load.problems = load.problems;
        model.texts.prune();
    } else {
        // What is known of jobs that were not asked for is still so.
        let store = &model.store;
        let is_old = |it: &Problem| {
            let place = it.job.as_ref().and_then(|id| store.index_of(id));
            place.is_none_or(|place| !load.seen.contains(place))
        };
        model.load.problems.retain(is_old);
        model.load.problems.extend(load.problems.into_iter().filter(|it| it.job.is_some()));
    }
    effects.push(Effect::Emit(HostEvent::Load {
        count: model.store.len(),
        at: loaded_at,
        problems: model.load.problems.iter().map(problem_words::sentence).collect(),
    }));
    if load.as_of.is_some() {
        // There is a list, and still nobody reached impact.com: said, waited for and tried again like that.
        fail(model, ApiError::Unreachable, effects);
    } else {
        model.load.failure = None;
        model.banner_hidden = false;
        detail::follow(model, effects);
    }
}

fn end_request(model: &mut Model) {
    model.load.ended_at = Some(model.instant);
    model.load.jitter = model.random.number();
}

pub(super) fn fail(model: &mut Model, error: ApiError, effects: &mut Vec<Effect>) {
    end_request(model);
    model.load.started_at = None;
    model.load.skeleton_at = None;
    let tries = model.load.failure.as_ref().map_or(0, |it| it.tries) + 1;
    let is_news = model.load.failure.as_ref().is_none_or(|it| it.error.kind() != error.kind());
    model.banner_hidden &= !is_news;
    effects.push(Effect::Emit(HostEvent::Error {
        kind: error.kind(),
        status: error.status(),
        message: error_words::sentence(&error),
    }));
    let error = match error {
        ApiError::RateLimited { resume_after, is_hourly } => {
            let wait = polling::limited_wait(resume_after, tries);
            ApiError::RateLimited { resume_after: Some(wait), is_hourly }
        }
        other => other,
    };
    model.load.failure = Some(LoadFailure { error, at: model.now, tries });
    detail::follow(model, effects);
}
