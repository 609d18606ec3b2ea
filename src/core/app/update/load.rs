//! When the list is asked for, and what of it.

use std::time::Duration;

use crate::core::api::error::{ApiError, Retry};
use crate::core::app::announcer::Topic;
use crate::core::app::effect::Effect;
use crate::core::app::event::LoadEvent;
use crate::core::app::model::{Live, Model, SKELETON_AFTER, SKELETON_STAYS};
use crate::core::app::polling::FASTEST;
use crate::core::time::Instant;
use crate::core::words::live as words;

use super::{arrival, list_request};

/// A list of which nothing comes for this long counts as lost.
const SILENCE: Duration = Duration::from_secs(30);

pub(super) fn handle(model: &mut Model, event: LoadEvent, effects: &mut Vec<Effect>) {
    match event {
        LoadEvent::RefreshPressed => refresh_pressed(model, effects),
        LoadEvent::Stopped => arrival::stop(model, effects),
        LoadEvent::PauseToggled => toggle_pause(model),
        LoadEvent::BannerHidden => model.banner_hidden = true,
        LoadEvent::ProblemsToggled => model.load.problems_listed = !model.load.problems_listed,
    }
}

/// What follows from the time: the skeleton, an answer that does not come, the next request.
pub(super) fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.instant;
    if has_news(model) {
        if skeleton_leaves_at(model).is_none_or(|at| now >= at) {
            model.load.started_at = None;
            model.load.skeleton_at = None;
            if is_complete(model) {
                arrival::finish(model, effects);
            }
        }
    } else if model.load.started_at.is_some_and(|at| now >= at.plus(SKELETON_AFTER)) {
        model.load.skeleton_at.get_or_insert(now);
    }
    if silent_at(model).is_some_and(|at| now >= at) {
        list_request::abort(model, effects);
        arrival::fail(model, ApiError::TimedOut, effects);
    }
    model.load.next_at = model.schedule();
    if model.load.is_due {
        // Whatever made it due, by itself nothing asks more often than this.
        let floor = model.load.asked_at.map_or(now, |it| it.plus(FASTEST));
        model.load.next_at = Some(model.load.next_at.map_or(floor, |it| it.min(floor)));
    }
    // Days begin at other times in another zone.
    if !model.awaits_locale && model.load.next_at.is_some_and(|at| at <= now) {
        list_request::start(model, effects);
    }
}

/// When the stage changes by itself.
pub(super) fn stage_change(model: &Model) -> Option<Instant> {
    match (model.load.started_at, model.load.skeleton_at) {
        (Some(started_at), None) => Some(started_at.plus(SKELETON_AFTER)),
        _ => skeleton_leaves_at(model).filter(|_| has_news(model)),
    }
}

fn skeleton_leaves_at(model: &Model) -> Option<Instant> {
    model.load.skeleton_at.map(|at| at.plus(SKELETON_STAYS))
}

/// Whether there is something to show in place of the skeleton.
fn has_news(model: &Model) -> bool {
    model.load.loaded_at.is_some() || !model.store.is_empty() || is_complete(model)
}

fn is_complete(model: &Model) -> bool {
    model.load.in_flight.as_ref().is_some_and(|it| it.is_complete)
}

/// When the request under way counts as lost.
pub(super) fn silent_at(model: &Model) -> Option<Instant> {
    let load = model.load.in_flight.as_ref().filter(|it| !it.is_complete)?;
    Some(load.heard_at.plus(SILENCE))
}

pub(super) fn visibility_changed(model: &mut Model, visible: bool) {
    let returned = visible && !model.visible;
    model.visible = visible;
    if returned {
        ask_soon(model);
        ask_after_sign_in(model);
    }
}

/// The person is back, perhaps signed in. What the sign-in held up goes on, also when it is only just refused.
pub(super) fn ask_after_sign_in(model: &mut Model) {
    let failure = model.load.failure.as_ref();
    model.load.is_due |= model.visible && failure.is_some_and(|it| it.error.retry() == Retry::Stop);
}

pub(super) fn connection_changed(model: &mut Model, is_online: bool, effects: &mut Vec<Effect>) {
    if is_online {
        let was_cut = model.load.failure.as_ref().is_some_and(|it| {
            matches!(it.error, ApiError::Offline | ApiError::Unreachable | ApiError::TimedOut)
        });
        // Also while nothing is asked by itself: the list says that it waits for the connection.
        model.load.is_due |= was_cut && model.visible;
    } else {
        list_request::abort(model, effects);
        arrival::fail(model, ApiError::Offline, effects);
    }
}

/// At once, unless the list is only just loaded or there is a reason not to ask.
fn ask_soon(model: &mut Model) {
    let is_barred = model.is_paused() || matches!(model.live(), Live::Limited(_) | Live::Offline);
    let is_new = |at| model.instant.since(at) < FASTEST;
    model.load.is_due |= !is_barred && !model.load.ended_at.is_some_and(is_new);
}

/// The days that the page set are at other times now, so what was asked for is not what it wants.
pub(super) fn window_moved(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.load.asked_at.is_some() {
        list_request::abort(model, effects);
        refresh_pressed(model, effects);
    }
}

/// Who asks for the list wants all of it.
pub(super) fn refresh_pressed(model: &mut Model, effects: &mut Vec<Effect>) {
    // A limit is kept even when a person is impatient: asking again would only make it longer.
    if matches!(model.live(), Live::Limited(until) if model.now < until) {
        return;
    }
    if model.load.in_flight.as_ref().is_some_and(|it| !it.is_whole) {
        list_request::abort(model, effects);
    }
    list_request::ask(model, None, effects);
}

fn toggle_pause(model: &mut Model) {
    model.paused = !model.paused;
    let text = if model.paused { words::UPDATES_PAUSED } else { words::UPDATES_RESUMED };
    model.announcer.say(Topic::Live, text.to_owned(), model.instant);
    if !model.paused {
        ask_soon(model);
    }
}
