//! What the widget looks like: functions of the model that return elements, and send events back. No fetch, no timers,
//! no storage and no clock here, and no decisions either: those are the core's.

mod badge;
mod banner;
mod chips;
mod dialog;
mod detail;
mod empty;
mod filters;
mod icon;
mod live;
mod list;
mod row;
mod search;
mod send;
mod sheet;
mod toasts;

pub use send::Send;

use yew::prelude::*;

use crate::core::model::{Live, Model, Stage};
use crate::core::msg::{Event, Menu, Shortcut};
use icon::{Icon, icon};

/// The whole widget.
pub fn app(model: &Model, send: &Send) -> Html {
    let is_covered = model.dialog.is_some() || model.menu == Some(Menu::Sheet);
    let has_detail = model.open.is_some();
    let is_live = matches!(model.live(), Live::Live);
    html! {
        <div class={classes!("app", has_detail.then_some("has-detail"), (!is_live).then_some("not-live"))} part="root"
            onkeydown={shortcuts(send)}>
            <div class="top" part="top" inert={is_covered}>
                <div class="title-wrap">
                    <button class="back" part="back-button" type="button" onclick={send.press(Event::JobClosed)}>
                        { icon(Icon::Back) }{ "Jobs" }
                    </button>
                    <slot name="title"><h2 class="title" part="title">{ "Jobs" }</h2></slot>
                    if model.config.read_only {
                        <span class="tag" part="read-only-tag" title="This page shows jobs but can’t replay them.">
                            { icon(Icon::Eye) }{ "Read-only" }
                        </span>
                    }
                </div>
                { live::live(model, send) }
                { search::search(model, send) }
                { filters::filters(model, send) }
            </div>
            <div class="frame" inert={is_covered}>
                { chips::chips(model, send) }
                { banner::banner(model, send) }
                <div class="body">
                    <section class="list" part="list" aria-label="Job list">
                        { place_of_list(model, send) }
                        if matches!(model.stage(), Stage::Ready | Stage::NoMatch | Stage::NoJobs) {
                            { list::status_bar(model) }
                        }
                    </section>
                    { detail::detail(model, send) }
                </div>
            </div>
            { toasts::toasts(model, send) }
            { sheet::sheet(model, send) }
            { dialog::dialog(model, send) }
            <div class="sr" role="status" aria-live="polite">{ model.announcer.text().to_owned() }</div>
        </div>
    }
}

fn place_of_list(model: &Model, send: &Send) -> Html {
    match model.stage() {
        Stage::Ready => list::list(model, send),
        Stage::Skeleton => list::skeleton(),
        Stage::Blank => html! { <div class="grid" aria-busy="true"></div> },
        Stage::NoJobs => empty::no_jobs(send),
        Stage::NoMatch => empty::no_match(model, send),
        Stage::Failed | Stage::NotSetUp => empty::failed(model, send),
    }
}

/// Single keys, while the focus is in the widget and not in a field.
fn shortcuts(send: &Send) -> Callback<KeyboardEvent> {
    send.on(|event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || send::is_field(&event) {
            return None;
        }
        let shortcut = match &*event.key() {
            "/" => Shortcut::Search,
            "r" | "R" => Shortcut::Refresh,
            _ => return None,
        };
        event.prevent_default();
        Some(Event::ShortcutPressed(shortcut))
    })
}

/// A button that shows only an icon.
pub(crate) fn icon_button(shape: Icon, label: AttrValue, class: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class={classes!("ibtn", class)} part="icon-button" type="button" aria-label={label.clone()}
            title={label} {onclick}>
            { icon(shape) }
        </button>
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
