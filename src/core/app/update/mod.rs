//! All behaviour: what happens to the model, and what is to be done about it.

mod actions;
mod address;
mod arrival;
mod changes;
mod copying;
mod detail;
mod downloads;
mod exports;
mod filters;
mod grid;
mod list_request;
mod load;
mod overlays;
mod overview;
mod previews;
mod replays;
mod rows;
mod search;
mod setup;
#[cfg(test)]
mod tests;
mod view;

use std::rc::Rc;
use std::time::Duration;

use crate::core::api::endpoint::Endpoint;
use crate::core::api::request::{Method, Request, RequestId};
use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{Event, Msg, NetworkEvent, PageEvent, Shortcut};
use crate::core::app::model::{Dialog, Model, Stage};
use crate::core::list::columns;
use crate::core::locale::Locale;
use crate::core::time::Instant;

/// Lets something happen. The effects are to be carried out in order.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    model.instant = msg.at;
    model.now = model.clock.now(msg.at, msg.wall);
    let mut effects = Vec::new();
    if !matches!(msg.event, Event::Network(NetworkEvent::Arrived { .. })) {
        changes::apply_arrived(model, &mut effects);
    }
    handle(model, msg.event, &mut effects);
    settle(model, &mut effects);
    model.count_facets();
    model.suggest();
    model.count_overview();
    model.assign_slots();
    effects
}

/// When [`Event::Woken`] is to be sent next, if nothing else happens before.
pub fn next_wake(model: &Model) -> Option<Instant> {
    let toasts = model.toasts.shown.iter().filter_map(|it| it.leaves_at);
    let toasts = toasts.min().filter(|_| !model.toasts.is_held);
    let times = [
        model.load.next_at,
        load::stage_change(model),
        load::silent_at(model),
        downloads::next_at(model),
        model.exporting.as_ref().map(|_| model.instant),
        toasts,
        model.announcer.due_at(),
        model.copied.as_ref().map(|(_, until)| *until),
        model.flashing.iter().map(|(_, until)| *until).min(),
        model.overview_counts_at(),
        next_second(model),
        model.search.is_counting().then_some(model.instant),
    ];
    times.into_iter().flatten().min()
}

/// Uses another way to write dates and numbers, and another zone for days. The effects are to be carried out in order.
pub fn use_locale(model: &mut Model, locale: Rc<dyn Locale>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let window = model.created_window();
    model.locale = locale;
    model.awaits_locale = false;
    if model.created_window() != window {
        load::window_moved(model, &mut effects);
    }
    load::settle(model, &mut effects);
    model.overview.rezone();
    model.relist(model.motion());
    model.count_facets();
    model.suggest();
    model.locate_open();
    model.assign_slots();
    effects
}

/// Where the focus goes when what had it is gone: to the list, or where there is none, to the search box.
pub fn resting_place(model: &Model) -> Target {
    if model.listing.rows.is_empty() {
        Target::Search
    } else {
        Target::Cell { row: model.cursor.row, column: columns::TYPE }
    }
}

/// Something on screen counts seconds: the age of the list, of young jobs, of running ones.
fn next_second(model: &Model) -> Option<Instant> {
    let counts =
        model.visible && !matches!(model.stage(), Stage::NotSetUp | Stage::Blank | Stage::Skeleton);
    let left = model.now.whole_second().plus(Duration::from_secs(1)).since(model.now);
    counts.then(|| model.instant.plus(left))
}

fn handle(model: &mut Model, event: Event, effects: &mut Vec<Effect>) {
    match event {
        Event::Woken => {
            filters::follow_time(model);
            exports::go_on(model, effects);
        }
        Event::Page(event) => page(model, event, effects),
        Event::Network(event) => network(model, event, effects),
        Event::Load(event) => load::handle(model, event, effects),
        Event::Filter(event) => filters::handle(model, event, effects),
        Event::Search(event) => search::handle(model, event, effects),
        Event::Grid(event) => grid::handle(model, event, effects),
        Event::Job(event) => detail::handle(model, event, effects),
        Event::Action(event) => actions::handle(model, event, effects),
        Event::View(event) => view::handle(model, event, effects),
        Event::Overlay(event) => overlays::handle(model, event, effects),
        Event::Overview(event) => overview::handle(model, event, effects),
        Event::ShortcutPressed(shortcut) => press(model, shortcut, effects),
    }
}

fn page(model: &mut Model, event: PageEvent, effects: &mut Vec<Effect>) {
    match event {
        PageEvent::Connected { attributes, address, seed, visible } => {
            setup::connect(model, attributes, seed, visible, effects);
            address::adopt(model, &address, effects);
        }
        PageEvent::AttributesChanged(attributes) => setup::change(model, attributes, effects),
        PageEvent::AddressChanged(address) => address::follow(model, &address, effects),
        PageEvent::VisibilityChanged(visible) => load::visibility_changed(model, visible),
        PageEvent::PrintingChanged(is_printing) => model.is_printing = is_printing,
        PageEvent::Resized(size) => model.size = Some(size),
        PageEvent::WindowFocused => load::ask_after_sign_in(model),
        PageEvent::ConnectionChanged(is_online) => {
            load::connection_changed(model, is_online, effects);
        }
    }
}

/// What belongs to a request that is no longer waited for is dropped.
fn network(model: &mut Model, event: NetworkEvent, effects: &mut Vec<Effect>) {
    match event {
        NetworkEvent::Begun { request, response } => {
            if list_request::is_for(model, request) {
                arrival::begun(model, &response, effects);
            }
        }
        NetworkEvent::Arrived { request, bytes } => {
            if list_request::is_for(model, request) {
                arrival::arrived(model, &bytes, effects);
            }
        }
        NetworkEvent::Answered { request, answer } => {
            if list_request::is_for(model, request) {
                arrival::answered(model, answer, effects);
            } else if detail::is_for(model, request) {
                detail::answered(model, answer);
            } else {
                replays::answered(model, request, answer, effects);
            }
        }
        NetworkEvent::Progressed { request, progress } => {
            downloads::progressed(model, request, progress);
        }
        NetworkEvent::Previewed { request, result } => previews::arrived(model, request, result),
        NetworkEvent::Downloaded { request, result } => {
            downloads::arrived(model, request, result, effects);
        }
    }
}

fn press(model: &mut Model, shortcut: Shortcut, effects: &mut Vec<Effect>) {
    match shortcut {
        Shortcut::Refresh => load::refresh_pressed(model, effects),
        Shortcut::Search => search::enter(model, effects),
        Shortcut::Help => {
            model.dialog = Some(Dialog::Shortcuts);
            effects.push(Effect::Focus(Target::Dialog));
        }
    }
}

/// What follows from the time, whatever happened.
fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.instant;
    model.toasts.expire(now);
    model.flashing.retain(|(_, until)| now < *until);
    if model.copied.as_ref().is_some_and(|(_, until)| *until <= now) {
        model.copied = None;
    }
    load::settle(model, effects);
    downloads::settle(model, effects);
    model.locate_open();
    if model.stage() != Stage::Ready && model.viewport.scroll_top > 0.0 {
        // The list that comes next begins at its top, and nobody will say so.
        model.viewport.scroll_top = 0.0;
        effects.push(Effect::ScrollList(0.0));
    }
    view::settle(model, effects);
    address::write(model, effects);
    model.announcer.speak(now, &*model.locale);
}

/// Nothing within this time counts as no answer.
const TIMEOUT: Duration = Duration::from_secs(30);

impl Model {
    /// A request with a number of its own, counted against the budget.
    fn request(&mut self, method: Method, endpoint: Endpoint) -> Request {
        self.last_request = RequestId(self.last_request.0.wrapping_add(1));
        self.budget.spend(self.instant);
        Request {
            id: self.last_request,
            method,
            endpoint,
            timeout: Some(TIMEOUT),
            in_parts: false,
            idempotency_key: None,
        }
    }
}
