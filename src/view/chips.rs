//! The status chips with their counts.

use super::Send;
use super::button::plain;
use super::element::{El, el};
use super::icon::{Icon, icon};
use crate::core::app::event::{Event, FilterEvent};
use crate::core::app::model::Model;
use crate::core::job::Status;

pub(super) fn chips(model: &Model, send: &Send) -> El {
    let pressed = model.query.statuses();
    let all = chip(model, "all", model.listing.counts.all, pressed.is_empty(), |chip| {
        chip.on_press(send, Event::Filter(FilterEvent::AnyStatusPressed)).text("All")
    });
    let chips =
        Status::KNOWN.iter().fold(el("div").class("chips-scroll").child(all), |chips, status| {
            let count = model.listing.counts.of(status);
            chips.child(chip(model, status.key(), count, pressed.contains(status), |chip| {
                chip.on_press(send, Event::Filter(FilterEvent::StatusToggled(status.clone())))
                    .child(icon(Icon::from(status)))
                    .text_shared(status.label())
            }))
        });
    el("div").class("chips").part("chips").role("group").label("Filter by status").child(chips)
}

fn chip(
    model: &Model,
    key: &'static str,
    count: usize,
    is_pressed: bool,
    name: impl Fn(El) -> El,
) -> El {
    let is_loaded = model.load.loaded_at.is_some() || !model.store.is_empty();
    let shown = if is_loaded { model.locale.number(count as u64) } else { String::new() };
    let chip = plain("chip")
        .key(key)
        .part("chip")
        .truth("aria-pressed", is_pressed)
        .attr("data-s", key)
        .attr("data-status", key);
    let chip = if is_loaded { chip.number("data-count", count) } else { chip };
    name(chip).text(" ").child(el("span").class("n").text_of(shown))
}
