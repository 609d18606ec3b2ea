//! All behaviour: what happens to the model, and what is to be done about it.

mod actions;
mod address;
mod arrival;
mod detail;
mod downloads;
mod filters;
mod grid;
mod load;
mod replays;
mod setup;
#[cfg(test)]
mod tests;

use std::rc::Rc;
use std::time::Duration;

use crate::core::app::model::{Dialog, Model, Stage};
use crate::core::app::msg::{
    Effect, Event, Leaving, Method, Msg, Request, RequestId, Shortcut, Target, Touch,
};
use crate::core::locale::Locale;
use crate::core::time::Timestamp;

/// Lets something happen. The effects are to be carried out in order.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    model.now = msg.at;
    let mut effects = Vec::new();
    if !matches!(msg.event, Event::Arrived { .. }) {
        arrival::show(model, &mut effects);
    }
    handle(model, msg.event, &mut effects);
    settle(model, &mut effects);
    model.assign_slots();
    effects
}

/// When [`Event::Woken`] is to be sent next, if nothing else happens before.
pub fn next_wake(model: &Model) -> Option<Timestamp> {
    let toasts = model.toasts.shown.iter().filter_map(|it| it.leaves_at);
    let toasts = toasts.min().filter(|_| !model.toasts.is_held);
    let times = [
        model.load.next_at,
        load::stage_change(model),
        load::silent_at(model),
        toasts,
        model.announcer.due_at(),
        model.copied.as_ref().map(|(_, until)| *until),
        model.flashing.iter().map(|(_, until)| *until).min(),
        next_second(model),
    ];
    times.into_iter().flatten().min()
}

/// Uses another way to write dates and numbers, and another zone for days.
pub fn use_locale(model: &mut Model, locale: Rc<dyn Locale>) {
    model.locale = locale;
    model.relist(model.motion());
    model.assign_slots();
}

/// Something on screen counts seconds: the age of the list, of young jobs, of running ones.
fn next_second(model: &Model) -> Option<Timestamp> {
    let counts =
        model.visible && !matches!(model.stage(), Stage::NotSetUp | Stage::Blank | Stage::Skeleton);
    counts.then(|| model.now.plus(Duration::from_secs(1)))
}

fn handle(model: &mut Model, event: Event, effects: &mut Vec<Effect>) {
    match event {
        Event::Connected { attributes, address, seed, visible } => {
            setup::connect(model, attributes, seed, visible, effects);
            address::adopt(model, &address, effects);
        }
        Event::AddressChanged(address) => address::follow(model, &address, effects),
        Event::AttributesChanged(attributes) => setup::change(model, attributes, effects),
        Event::Woken => filters::follow_time(model),
        Event::VisibilityChanged(visible) => load::show(model, visible),
        Event::ConnectionChanged(is_online) => load::connection_changed(model, is_online, effects),
        Event::Measured(viewport) => grid::measured(model, viewport, effects),
        Event::Scrolled(scroll_top) => model.viewport.scroll_top = scroll_top,
        Event::ListTouched(touch, is_on) => touched(model, touch, is_on),
        Event::Begun { request, response } => {
            if load::is_for(model, request) {
                arrival::begun(model, &response, effects);
            }
        }
        Event::Arrived { request, bytes } => {
            if load::is_for(model, request) {
                arrival::arrived(model, &bytes, effects);
            }
        }
        Event::LoadStopped => arrival::stop(model, effects),
        Event::Answered { request, answer } => {
            if load::is_for(model, request) {
                arrival::answered(model, answer, effects);
            } else if detail::is_for(model, request) {
                detail::answered(model, answer);
            } else {
                replays::answered(model, request, answer, effects);
            }
        }
        Event::Downloaded { request, result } => {
            downloads::ended(model, request, result, effects);
        }
        Event::RefreshPressed | Event::ShortcutPressed(Shortcut::Refresh) => {
            load::refresh_pressed(model, effects);
        }
        Event::ShortcutPressed(Shortcut::Search) => effects.push(Effect::Focus(Target::Search)),
        Event::ShortcutPressed(Shortcut::Help) => {
            model.dialog = Some(Dialog::Shortcuts);
            effects.push(Effect::Focus(Target::Dialog));
        }
        Event::PauseToggled => load::toggle_pause(model),
        Event::QueryTyped(_)
        | Event::FiltersCleared
        | Event::TermRemoved(_)
        | Event::StatusToggled(_)
        | Event::AnyStatusPressed
        | Event::TypeToggled(_)
        | Event::AnyTypePressed
        | Event::ProgramChosen(_)
        | Event::CreatedChosen(_)
        | Event::SortChosen(_)
        | Event::HeaderPressed(_) => filters::handle(model, event, effects),
        Event::MenuToggled(_) | Event::MenuLeft(_) | Event::MenuMoved(_) => {
            menus(model, &event, effects);
        }
        Event::RowSelected { .. }
        | Event::AllSelected
        | Event::SelectionCleared
        | Event::GridKey(_)
        | Event::CellFocused { .. }
        | Event::NewJobsPressed => grid::handle(model, event, effects),
        Event::JobOpened(id) => detail::open(model, &id, effects),
        Event::JobSet(id) => detail::set(model, id.as_ref(), effects),
        Event::JobClosed => detail::close(model, effects),
        Event::NeighbourOpened(step) => detail::open_neighbour(model, step, effects),
        Event::MessageExpanded => {
            if let Some(open) = &mut model.open {
                open.is_expanded = !open.is_expanded;
            }
        }
        Event::ReplayPressed(_)
        | Event::SelectionPressed(_)
        | Event::WaitingStopped(_)
        | Event::DialogConfirmed
        | Event::ReplayAllowed(_)
        | Event::DialogLeft
        | Event::DownloadPressed(_)
        | Event::DownloadAllowed(_)
        | Event::CopyPressed(_)
        | Event::Copied { .. } => actions::handle(model, event, effects),
        Event::BannerHidden => model.banner_hidden = true,
        Event::ToastDismissed(id) => model.toasts.shown.retain(|it| it.id != id),
        Event::ToastsHeld(is_held) => model.toasts.hold(is_held, model.now),
    }
}

/// What follows from the time, whatever happened.
fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    model.toasts.expire(now);
    model.flashing.retain(|(_, until)| now < *until);
    if model.copied.as_ref().is_some_and(|(_, until)| *until <= now) {
        model.copied = None;
    }
    load::settle(model, effects);
    address::write(model, effects);
    model.announcer.speak(now);
}

fn touched(model: &mut Model, touch: Touch, is_on: bool) {
    match touch {
        Touch::Pointer => model.touch.pointer = is_on,
        Touch::Focus => model.touch.focus = is_on,
    }
    if !is_on && model.listing.n_held > 0 {
        grid::change_rows(model, &mut Vec::new(), |model| model.listing.show(model.motion()));
    }
}

fn menus(model: &mut Model, event: &Event, effects: &mut Vec<Effect>) {
    match *event {
        Event::MenuToggled(menu) if model.menu == Some(menu) => {
            model.menu = None;
            effects.push(Effect::Focus(Target::MenuButton(menu)));
        }
        Event::MenuToggled(menu) => {
            model.menu = Some(menu);
            effects.push(Effect::Focus(Target::MenuStart));
        }
        Event::MenuLeft(leaving) => {
            if let (Some(menu), Leaving::Back) = (model.menu.take(), leaving) {
                effects.push(Effect::Focus(Target::MenuButton(menu)));
            }
        }
        Event::MenuMoved(step) => effects.push(Effect::MoveFocus(step)),
        _ => {}
    }
}

/// Nothing within this time counts as no answer.
const TIMEOUT: Duration = Duration::from_secs(30);

impl Model {
    /// A request with a number of its own, counted against the budget.
    fn request(
        &mut self,
        method: Method,
        endpoint: crate::core::api::endpoint::Endpoint,
    ) -> Request {
        self.last_request = RequestId(self.last_request.0.wrapping_add(1));
        self.budget.spend(self.now);
        Request { id: self.last_request, method, endpoint, timeout: Some(TIMEOUT), in_parts: false }
    }
}
