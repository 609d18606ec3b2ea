//! What the widget looks like: functions of the model that return elements, and send events back. No fetch, no timers,
//! no storage and no clock here, and no decisions either: those are the core's.

mod badge;
mod banner;
mod bulk;
mod button;
mod chips;
mod detail;
mod dialog;
mod element;
mod empty;
mod filters;
mod icon;
mod list;
mod live;
mod row;
mod search;
mod send;
mod sheet;
mod toasts;

pub use send::Send;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::Html;

use crate::core::app::event::{Event, JobEvent, Menu, Shortcut};
use crate::core::app::model::{Live, Model, Stage};
use crate::core::locale::Locale;
use crate::core::time::Timestamp;
use crate::core::words::relative::{self, Ago};
use element::{El, On, el};
use icon::{Icon, icon};

/// The whole widget.
pub fn app(model: &Model, send: &Send) -> Html {
    let is_covered = model.dialog.is_some() || model.menu == Some(Menu::Sheet);
    let class = match (model.open.is_some(), matches!(model.live(), Live::Live)) {
        (true, true) => "app has-detail",
        (true, false) => "app has-detail not-live",
        (false, true) => "app",
        (false, false) => "app not-live",
    };
    let (scrim, sheet) = sheet::sheet(model, send).unzip();
    let are_on = model.config.shortcuts && model.dialog.is_none();
    el("div")
        .class(class)
        .part("root")
        .on(On::KeyDown, send, move |event| if are_on { shortcut(event) } else { None })
        .child(top(model, send).attr_if(is_covered, "inert", "inert"))
        .child(frame(model, send).attr_if(is_covered, "inert", "inert"))
        .child(toasts::toasts(model, send))
        .maybe(scrim)
        .maybe(sheet)
        .maybe(dialog::dialog(model, send))
        .child(
            el("div")
                .class("sr")
                .role("status")
                .attr("aria-live", "polite")
                .text_of(model.announcer.text().to_owned()),
        )
        .into()
}

fn top(model: &Model, send: &Send) -> El {
    let back = el("button")
        .class("back")
        .part("back-button")
        .attr("type", "button")
        .on_press(send, Event::Job(JobEvent::Closed))
        .child(icon(Icon::Back))
        .text("Jobs");
    let title =
        el("slot").attr("name", "title").child(el("h2").class("title").part("title").text("Jobs"));
    el("div")
        .class("top")
        .part("top")
        .child(el("div").class("title-wrap").child(back).child(title).maybe(read_only(model)))
        .child(live::live(model, send))
        .child(search::search(model, send))
        .child(filters::filters(model, send))
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

fn frame(model: &Model, send: &Send) -> El {
    let list = el("section").class("list").part("list").label("Job list");
    let stage = model.stage();
    let list = match stage {
        Stage::Ready => list::list(list, model, send),
        Stage::Skeleton => list.child(list::skeleton()),
        Stage::Blank => list.child(el("div").class("grid").truth("aria-busy", true)),
        Stage::NoJobs => list.child(empty::no_jobs(send)),
        Stage::NoMatch => list.child(empty::no_match(model, send)),
        Stage::Failed | Stage::NotSetUp => list.maybe(empty::failed(model, send)),
    };
    let has_bar = matches!(stage, Stage::Ready | Stage::NoMatch | Stage::NoJobs);
    let list = list.maybe(has_bar.then(|| list::status_bar(model, send)));
    el("div")
        .class("frame")
        .child(chips::chips(model, send))
        .maybe(banner::banner(model, send))
        .child(el("div").class("body").child(list).maybe(detail::detail(model, send)))
}

/// Single keys, while the focus is in the widget and not in a field.
fn shortcut(event: &web_sys::Event) -> Option<Event> {
    let key: &KeyboardEvent = event.unchecked_ref();
    if key.ctrl_key() || key.meta_key() || key.alt_key() || send::is_field(event) {
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
    match relative::ago(at, now, locale) {
        Ago::Words(words) => words,
        Ago::Date(at) => locale.day(at),
        Ago::DateWithYear(at) => locale.day_with_year(at),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
