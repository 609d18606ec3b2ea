//! The search box, and what is wrong with what is in it.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::Dispatch;
use super::button::icon_button;
use super::controls::Icon;
use super::element::icon;
use super::element::{El, On, el};
use super::keys::input;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::app::model::Model;
use crate::core::words::query::mistake;

pub(super) fn search(model: &Model, dispatch: &Dispatch) -> El {
    let problem = model.query.problems().next();
    let field = el("input")
        .part("search-input")
        .attr("type", "text")
        .label("Search jobs")
        .attr("data-focus", "search")
        .attr("placeholder", "Search or filter, e.g. status:failed program:3629")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .value(model.query_text.clone())
        .on(On::Input, dispatch, |event| {
            Some(Event::Filter(FilterEvent::QueryTyped(input(event)?.value())))
        })
        .on(On::KeyDown, dispatch, key)
        .attr_if(problem.is_some(), "aria-invalid", "true")
        .attr_if(problem.is_some(), "aria-describedby", "query-problem");
    let end = if model.query_text.is_empty() {
        el("kbd").class("end").attr("aria-hidden", "true").text("/")
    } else {
        icon_button(
            Icon::Cross,
            "Clear search",
            "ibtn tiny end",
            dispatch,
            Event::Filter(FilterEvent::FiltersCleared),
        )
    };
    let problem = problem.map(|problem| {
        let what = model.query_text.get(problem.span.clone()).unwrap_or_default();
        let text = el("span")
            .child(el("code").text_of(what.to_owned()))
            .text(" ")
            .text_of(mistake(&problem.mistake));
        el("p")
            .class("pop query-problem")
            .attr("id", "query-problem")
            .role("status")
            .child(icon(Icon::Warning))
            .child(text)
    });
    el("div")
        .class("search")
        .part("search")
        .role("search")
        .child(icon(Icon::Search))
        .child(field)
        .child(end)
        .maybe(problem)
}

/// Escape clears what was typed, and only then leaves what is around the box.
fn key(event: &web_sys::Event) -> Option<Event> {
    let is_escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
    (is_escape && !input(event)?.value().is_empty()).then(|| {
        event.stop_propagation();
        Event::Filter(FilterEvent::FiltersCleared)
    })
}
