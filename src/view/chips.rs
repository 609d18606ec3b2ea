//! The status chips with their counts.

use yew::prelude::*;

use super::Send;
use super::icon::{Icon, icon};
use crate::core::job::Status;
use crate::core::model::Model;
use crate::core::msg::Event;

pub(super) fn chips(model: &Model, send: &Send) -> Html {
    let pressed = model.query.statuses();
    let is_loaded = model.load.loaded_at.is_some();
    let chip = |key: &'static str, label: Html, count: usize, is_pressed: bool, event: Event| {
        html! {
            <button key={key} class="chip" part="chip" type="button" aria-pressed={is_pressed.to_string()} data-s={key}
                data-status={key} data-count={is_loaded.then(|| count.to_string())} onclick={send.press(event)}>
                { label }{ " " }
                <span class="n">{ is_loaded.then(|| model.locale.number(count as u64)) }</span>
            </button>
        }
    };
    html! {
        <div class="chips" part="chips" role="group" aria-label="Filter by status">
            <div class="chips-scroll">
                { chip("all", "All".into(), model.listing.counts.all, pressed.is_empty(), Event::AnyStatusPressed) }
                { for Status::KNOWN.iter().map(|status| {
                    let label = html! { <>{ icon(Icon::from(status)) }{ status.label() }</> };
                    let count = model.listing.counts.of(status);
                    let event = Event::StatusToggled(status.clone());
                    chip(status.key(), label, count, pressed.contains(status), event)
                }) }
            </div>
        </div>
    }
}
