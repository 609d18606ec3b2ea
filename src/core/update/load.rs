//! Loading the list: asking, reading, following pages, and coping with what goes wrong.

use std::rc::Rc;
use std::time::Duration;

use crate::core::announcer::Topic;
use crate::core::config::DEFAULT_DAYS;
use crate::core::endpoint::DateWindow;
use crate::core::error::ApiError;
use crate::core::job::Job;
use crate::core::listing::Motion;
use crate::core::model::{InFlight, Live, LoadFailure, Model, SKELETON_AFTER, SKELETON_STAYS};
use crate::core::msg::{Effect, HostEvent, Method, RequestId};
use crate::core::notice;
use crate::core::poll::{self, FASTEST};
use crate::core::response::{self, Answer, RateLimit};
use crate::core::store::Diff;
use crate::core::time::{Day, Timestamp};
use crate::core::wire::{self, Page, Problem, ProblemKind};

use super::{actions, detail, grid};

/// Pages one refresh may ask for. With the documented default of 1,000 a page this is more than a browser can hold.
const MAX_PAGES: u32 = 100;

/// How long a row is marked after its job changed its state.
const FLASH: Duration = Duration::from_millis(1_400);

/// What follows from the time: the skeleton, an answer that was kept back, the next request.
pub(super) fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    if let Some(started_at) = model.load.started_at
        && model.load.skeleton_at.is_none()
        && now >= started_at.plus(SKELETON_AFTER)
    {
        model.load.skeleton_at = Some(now);
    }
    if skeleton_leaves_at(model).is_none_or(|at| now >= at)
        && let Some(jobs) = model.load.kept.take()
    {
        take_over(model, jobs, effects);
    }
    model.load.next_at = model.schedule();
    if model.load.is_due || model.load.next_at.is_some_and(|at| at <= now) {
        start(model, effects);
    }
}

/// When the stage changes by itself.
pub(super) fn stage_change(model: &Model) -> Option<Timestamp> {
    match (model.load.started_at, model.load.skeleton_at) {
        (Some(started_at), None) => Some(started_at.plus(SKELETON_AFTER)),
        _ => skeleton_leaves_at(model).filter(|_| model.load.kept.is_some()),
    }
}

fn skeleton_leaves_at(model: &Model) -> Option<Timestamp> {
    model.load.skeleton_at.map(|at| at.plus(SKELETON_STAYS))
}

pub(super) fn show(model: &mut Model, visible: bool) {
    let returned = visible && !model.visible;
    model.visible = visible;
    if returned {
        ask_soon(model);
    }
}

pub(super) fn connection_changed(model: &mut Model, is_online: bool, effects: &mut Vec<Effect>) {
    if is_online {
        let was_cut = model.load.failure.as_ref().is_some_and(|it| {
            matches!(it.error, ApiError::Offline | ApiError::Unreachable | ApiError::TimedOut)
        });
        model.load.is_due |= was_cut && model.visible && !model.is_paused();
    } else {
        if let Some(in_flight) = model.load.in_flight.take() {
            effects.push(Effect::Abort(in_flight.request));
        }
        fail(model, ApiError::Offline, effects);
    }
}

/// At once, unless the list is only just loaded or there is a reason not to ask.
fn ask_soon(model: &mut Model) {
    let is_barred = model.is_paused()
        || matches!(model.live(), Live::Limited(_) | Live::Stopped | Live::Offline);
    model.load.is_due |= !is_barred && model.now.since(model.load.ended_at) >= FASTEST;
}

pub(super) fn refresh_pressed(model: &mut Model, effects: &mut Vec<Effect>) {
    // A limit is kept even when a person is impatient: asking again would only make it longer.
    if !matches!(model.live(), Live::Limited(until) if model.now < until) {
        start(model, effects);
    }
}

pub(super) fn toggle_pause(model: &mut Model) {
    model.paused = !model.paused;
    let text = if model.paused { "Live updates paused" } else { "Live updates resumed" };
    model.announcer.say(Topic::Live, text.to_owned(), model.now);
    if !model.paused {
        ask_soon(model);
    }
}

/// Asks for the list, unless that is under way.
pub(super) fn start(model: &mut Model, effects: &mut Vec<Effect>) {
    model.load.is_due = false;
    let Ok(api) = &model.config.api else { return };
    if model.load.in_flight.is_some() {
        return;
    }
    let after = first_day(model);
    let window = DateWindow { after, before: model.config.created_before };
    let endpoint = api.list(window, &*model.locale);
    let request = model.request(Method::Get, endpoint);
    if model.load.loaded_at.is_none() && model.load.failure.is_none() {
        model.load.started_at.get_or_insert(model.now);
    }
    model.load.next_at = None;
    model.load.as_of = None;
    model.load.in_flight = Some(InFlight {
        request: request.id,
        after,
        pages: 0,
        jobs: Vec::new(),
        problems: Vec::new(),
    });
    effects.push(Effect::Send(request));
}

/// Asks again from the start, because what is under way was asked before something changed.
pub(super) fn restart(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(in_flight) = model.load.in_flight.take() {
        effects.push(Effect::Abort(in_flight.request));
    }
    start(model, effects);
}

/// The first day to ask for: what the page set, else 90 days back; earlier when a filter looks further back.
fn first_day(model: &Model) -> Option<Day> {
    if model.config.created_after.is_some() {
        return model.config.created_after;
    }
    let default =
        model.now.day(&*model.locale).plus_days(-i64::try_from(DEFAULT_DAYS).unwrap_or_default());
    let wanted =
        model.query.earliest_created(model.now, &*model.locale).map(|at| at.day(&*model.locale));
    Some(wanted.map_or(default, |it| it.min(default)))
}

/// Whether the filters look further back than the list on screen goes.
pub(super) fn reaches_further_back(model: &Model) -> bool {
    let asked = model.load.in_flight.as_ref().map_or(model.load.asked_after, |it| it.after);
    model.load.loaded_at.is_some()
        && asked.is_some_and(|asked| first_day(model).is_some_and(|it| it < asked))
}

pub(super) fn is_for(model: &Model, request: RequestId) -> bool {
    model.load.in_flight.as_ref().is_some_and(|it| it.request == request)
}

pub(super) fn answered(model: &mut Model, answer: Answer, effects: &mut Vec<Effect>) {
    match read(model, answer) {
        Ok(page) => add_page(model, page, effects),
        Err(error) => {
            model.load.in_flight = None;
            fail(model, error, effects);
        }
    }
}

fn read(model: &mut Model, answer: Answer) -> Result<Page, ApiError> {
    let response = answer?;
    model.budget.learn(&RateLimit::read(&response.headers, model.now));
    model.load.as_of = response::as_of(&response.headers).or(model.load.as_of);
    wire::read_list(&response, model.now, &mut model.interner)
}

fn add_page(model: &mut Model, page: Page, effects: &mut Vec<Effect>) {
    let (Some(mut load), Ok(api)) = (model.load.in_flight.take(), &model.config.api) else {
        return;
    };
    load.pages += 1;
    load.jobs.extend(page.jobs);
    load.problems.extend(page.problems);
    let next = page.next.map(|link| api.next_page(&link));
    let problem = match next {
        None => None,
        Some(Ok(_)) if load.pages >= MAX_PAGES => Some(ProblemKind::TooManyPages),
        Some(Err(_)) => Some(ProblemKind::NextPage),
        Some(Ok(endpoint)) => {
            let request = model.request(Method::Get, endpoint);
            load.request = request.id;
            model.load.in_flight = Some(load);
            effects.push(Effect::Send(request));
            return;
        }
    };
    load.problems.extend(problem.map(|kind| Problem { job: None, kind }));
    finish(model, load, effects);
}

fn finish(model: &mut Model, load: InFlight, effects: &mut Vec<Effect>) {
    model.load.problems = load.problems;
    model.load.asked_after = load.after;
    end_request(model);
    let stays = model.load.loaded_at.is_none()
        && skeleton_leaves_at(model).is_some_and(|at| model.now < at);
    if stays {
        model.load.kept = Some(load.jobs);
    } else {
        take_over(model, load.jobs, effects);
    }
}

fn end_request(model: &mut Model) {
    model.load.ended_at = model.now;
    model.load.jitter = model.draw();
}

/// Shows what came.
fn take_over(model: &mut Model, jobs: Vec<Job>, effects: &mut Vec<Effect>) {
    let as_of = model.load.as_of;
    if as_of.is_some_and(|at| model.load.loaded_at.is_some_and(|it| at <= it)) {
        // What a gateway kept is no newer than what is on screen.
        fail(model, ApiError::Unreachable, effects);
        return;
    }
    let window = (model.config.created_after, model.config.created_before);
    let locale = Rc::clone(&model.locale);
    let is_in_window = |job: &Job| {
        let Some(day) = job.created.map(|it| it.at().day(&*locale)) else { return true };
        window.0.is_none_or(|after| after <= day) && window.1.is_none_or(|before| day <= before)
    };
    let diff = model.store.replace_all(jobs.into_iter().filter(is_in_window));
    model.interner.prune();
    let is_first = model.load.loaded_at.is_none();
    let loaded_at = as_of.unwrap_or(model.now);
    model.load.loaded_at = Some(loaded_at);
    model.load.started_at = None;
    model.load.skeleton_at = None;
    if as_of.is_none() {
        model.load.failure = None;
        model.banner_hidden = false;
    }
    model.load.unchanged =
        if diff.is_different { 0 } else { model.load.unchanged.saturating_add(1) };

    let n_held = model.listing.held.len();
    let motion = if is_first { Motion::Free } else { model.motion() };
    grid::relist(model, motion, effects);
    apply_diff(model, diff, is_first, effects);
    if model.listing.held.len() > n_held {
        let text = notice::new_jobs(model.listing.held.len(), &*model.locale);
        model.announcer.say(Topic::NewJobs, text, model.now);
    }
    if is_first {
        let text = notice::jobs(model.store.len(), &*model.locale);
        model.announcer.say(Topic::Loaded, text, model.now);
    }
    effects.push(Effect::Emit(HostEvent::Load {
        count: model.store.len(),
        at: loaded_at,
        problems: model.load.problems.iter().map(ToString::to_string).collect(),
    }));
    if as_of.is_some() {
        // There is a list, and still nobody reached impact.com: said, waited for and tried again like that.
        fail(model, ApiError::Unreachable, effects);
    } else {
        detail::follow(model, effects);
    }
}

/// What follows from jobs that are new or different, wherever they came from.
pub(super) fn apply_diff(model: &mut Model, diff: Diff, is_first: bool, effects: &mut Vec<Effect>) {
    let now = model.now;
    model.store.iter().for_each(|it| model.progress.observe(it, now));
    model.progress.retain(|id| model.store.get(id).is_some());
    let is_selected = |id: &Rc<str>| model.store.get(id).is_some();
    model.selection.retain(is_selected);
    for change in &diff.changes {
        let id = &change.job.id;
        model.flashing.retain(|(it, _)| it != id);
        model.flashing.push((Rc::clone(id), now.plus(FLASH)));
        if actions::is_followed(model, id) {
            let text =
                format!("{} {}", change.job.name(), change.job.status.label().to_ascii_lowercase());
            model.announcer.say(Topic::StatusChange, text, now);
        }
    }
    if !diff.changes.is_empty() && !is_first {
        effects.push(Effect::Emit(HostEvent::Change(diff.changes)));
    }
}

fn fail(model: &mut Model, error: ApiError, effects: &mut Vec<Effect>) {
    end_request(model);
    model.load.started_at = None;
    model.load.skeleton_at = None;
    model.load.kept = None;
    let tries = model.load.failure.as_ref().map_or(0, |it| it.tries) + 1;
    let is_news = model.load.failure.as_ref().is_none_or(|it| it.error.kind() != error.kind());
    model.banner_hidden &= !is_news;
    effects.push(Effect::Emit(HostEvent::Error {
        kind: error.kind(),
        status: error.status(),
        message: notice::sentence(&error),
    }));
    // A limit without a time: the hour the limits count in is over after an hour at the latest, so waits grow.
    let error = match error {
        ApiError::RateLimited { resume_at: None } => {
            let wait = poll::backoff(tries + 3, 1.0);
            ApiError::RateLimited { resume_at: Some(model.now.plus(wait)) }
        }
        other => other,
    };
    model.load.failure = Some(LoadFailure { error, at: model.now, tries });
    detail::follow(model, effects);
}
