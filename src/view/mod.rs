//! What the widget looks like: functions of the model that return elements, and send events back. No fetch, no timers,
//! no storage and no clock here, and no decisions either: those are the core's.

mod banner;
mod button;
mod chips;
mod context;
#[allow(unused_imports, dead_code, reason = "the rest of the view comes to use them")]
mod controls;
mod detail;
mod dialog;
mod element;
mod empty;
mod filters;
#[allow(unused_imports, dead_code, reason = "the rest of the view comes to use them")]
mod hooks;
mod keys;
mod list;
mod live;
mod search;
mod sheet;
mod toasts;

pub use context::Dispatch;
pub use hooks::FocusTargets;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::core::app::event::{Event, JobEvent, Menu, Shortcut};
use crate::core::app::model::{Live, Model};
use crate::core::locale::Locale;
use crate::core::screen;
use crate::core::time::Timestamp;
use crate::core::words::relative;
use chips::StatusChips;
use context::{Clock, Formats};
use controls::Icon;
use element::icon;
use element::{El, On, el};
use list::ListPane;

/// The whole widget, with what its components ask for around it.
pub fn app(model: &Model, dispatch: &Dispatch, targets: &FocusTargets) -> Html {
    let formats = Formats(Rc::clone(&model.locale));
    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
            <ContextProvider<Formats> context={formats}>
                <ContextProvider<Clock> context={Clock(model.now)}>
                    <ContextProvider<FocusTargets> context={targets.clone()}>
                        { root(model, dispatch) }
                    </ContextProvider<FocusTargets>>
                </ContextProvider<Clock>>
            </ContextProvider<Formats>>
        </ContextProvider<Dispatch>>
    }
}

fn root(model: &Model, dispatch: &Dispatch) -> Html {
    let is_covered = model.dialog.is_some() || model.menu == Some(Menu::Sheet);
    let class = match (model.open.is_some(), matches!(model.live(), Live::Live)) {
        (true, true) => "app has-detail",
        (true, false) => "app has-detail not-live",
        (false, true) => "app",
        (false, false) => "app not-live",
    };
    let (scrim, sheet) = sheet::sheet(model, dispatch).unzip();
    let are_on = model.config.shortcuts && model.dialog.is_none();
    el("div")
        .class(class)
        .part("root")
        .on(On::KeyDown, dispatch, move |event| if are_on { shortcut(event) } else { None })
        .child(top(model, dispatch).attr_if(is_covered, "inert", "inert"))
        .child(frame(model, dispatch).attr_if(is_covered, "inert", "inert"))
        .child(toasts::toasts(model, dispatch))
        .maybe(scrim)
        .maybe(sheet)
        .maybe(dialog::dialog(model, dispatch))
        .child(
            el("div")
                .class("sr")
                .role("status")
                .attr("aria-live", "polite")
                .text_of(model.announcer.text().to_owned()),
        )
        .into()
}

fn top(model: &Model, dispatch: &Dispatch) -> El {
    let back = el("button")
        .class("back")
        .part("back-button")
        .attr("type", "button")
        .on_press(dispatch, Event::Job(JobEvent::Closed))
        .child(icon(Icon::Back))
        .text("Jobs");
    let title =
        el("slot").attr("name", "title").child(el("h2").class("title").part("title").text("Jobs"));
    el("div")
        .class("top")
        .part("top")
        .child(el("div").class("title-wrap").child(back).child(title).maybe(read_only(model)))
        .child(live::live(model, dispatch))
        .child(search::search(model, dispatch))
        .child(filters::filters(model, dispatch))
}

fn read_only(model: &Model) -> Option<El> {
    model.config.read_only.then(|| {
        el("span")
            .class("tag")
            .part("read-only-tag")
            .attr("title", "This page shows jobs but can’t replay them.")
            .child(icon(Icon::Eye))
            .text("Read-only")
    })
}

fn frame(model: &Model, dispatch: &Dispatch) -> El {
    el("div")
        .class("frame")
        .child(html! { <StatusChips chips={screen::chips::chips(model)} /> })
        .maybe(banner::banner(model, dispatch))
        .child(
            el("div")
                .class("body")
                .child(html! { <ListPane pane={screen::list::list_pane(model)} /> })
                .maybe(detail::detail(model, dispatch)),
        )
}

/// Single keys, while the focus is in the widget and not in a field.
fn shortcut(event: &web_sys::Event) -> Option<Event> {
    let key: &KeyboardEvent = event.unchecked_ref();
    if key.ctrl_key() || key.meta_key() || key.alt_key() || keys::is_field(event) {
        return None;
    }
    let shortcut = match &*key.key() {
        "/" => Shortcut::Search,
        "r" | "R" => Shortcut::Refresh,
        "?" => Shortcut::Help,
        _ => return None,
    };
    event.prevent_default();
    Some(Event::ShortcutPressed(shortcut))
}

/// When something was: "3 min ago", "7 Jun".
fn ago(at: Timestamp, now: Timestamp, locale: &dyn Locale) -> String {
    relative::ago_in(at, now, locale)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
