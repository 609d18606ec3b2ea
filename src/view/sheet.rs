//! All filters in a sheet, for narrow widgets.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::Dispatch;
use super::button::{acts, framed, icon_button, plain, primary};
use super::controls::Icon;
use super::element::{El, On, el};
use super::filters;
use super::keys::scope_key;
use crate::core::app::event::{Event, FilterEvent, Leaving, Menu, OverlayEvent};
use crate::core::app::model::Model;
use crate::core::list::sort::Sort;
use crate::core::query::CreatedFilter;
use crate::core::screen::facets;
use crate::core::words::notice;

const CLOSE: Event = Event::Overlay(OverlayEvent::MenuLeft(Leaving::Back));

/// What is behind the sheet, and the sheet.
pub(super) fn sheet(model: &Model, dispatch: &Dispatch) -> Option<(El, El)> {
    if model.menu != Some(Menu::Sheet) {
        return None;
    }
    let header = el("header").child(el("h2").text("Filters")).child(icon_button(
        Icon::Cross,
        "Close filters",
        "ibtn",
        dispatch,
        CLOSE,
    ));
    let filters = el("div")
        .class("in")
        .child(filters::types(fieldset("Type"), model, dispatch))
        .child(fieldset("Program").child(programs(model, dispatch)))
        .child(spans(fieldset("Created"), model, dispatch))
        .child(fieldset("Sort").child(sorts(model, dispatch)));
    let shown = ["Show ", &notice::jobs(model.listing.rows.len(), &*model.locale)].concat();
    let sheet = el("div")
        .class("sheet")
        .part("sheet")
        .role("dialog")
        .truth("aria-modal", true)
        .label("Filters")
        .attr("data-focus-scope", "")
        .attr("tabindex", "-1")
        .on(On::KeyDown, dispatch, |event| scope_key(event, &CLOSE, true))
        .child(header)
        .child(filters)
        .child(
            acts()
                .child(
                    framed("btn", dispatch, Event::Filter(FilterEvent::FiltersCleared))
                        .text("Clear"),
                )
                .child(primary(dispatch, CLOSE).text_of(shown)),
        );
    Some((el("div").class("scrim").on_press(dispatch, CLOSE), sheet))
}

fn fieldset(legend: &'static str) -> El {
    el("fieldset").child(el("legend").text(legend))
}

fn selected(event: &web_sys::Event) -> Option<String> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    Some(select.value())
}

fn option(is_selected: bool) -> El {
    el("option").attr_if(is_selected, "selected", "selected")
}

fn programs(model: &Model, dispatch: &Dispatch) -> El {
    let any = option(model.query.program().is_none()).attr("value", "").text("Any program");
    let select = el("select")
        .class("field")
        .label("Program")
        .on(On::Change, dispatch, |event| {
            let value = selected(event)?;
            Some(Event::Filter(FilterEvent::ProgramChosen(
                (!value.is_empty()).then(|| value.as_str().into()),
            )))
        })
        .child(any);
    facets::programs(model).into_iter().fold(select, |select, it| {
        select.child(
            option(it.is_chosen)
                .attr_of("value", it.value.to_string())
                .text_of(it.value.to_string()),
        )
    })
}

fn spans(fieldset: El, model: &Model, dispatch: &Dispatch) -> El {
    let created = model.query.created();
    let is_custom = created.is_some() && filters::SPANS.iter().all(|(_, _, span)| *span != created);
    let segment = |label: &'static str, is_chosen: bool, event: Event| {
        plain("seg")
            .role("radio")
            .truth("aria-checked", is_chosen)
            .on_press(dispatch, event)
            .text(label)
    };
    let week = model.now.day(&*model.locale).plus_days(-7);
    let custom =
        Event::Filter(FilterEvent::CreatedChosen(Some(CreatedFilter::Between(Some(week), None))));
    let group = el("div").class("segs").role("radiogroup").label("Created");
    let group = filters::SPANS.into_iter().fold(group, |group, (_, label, span)| {
        group.child(segment(
            label,
            span == created,
            Event::Filter(FilterEvent::CreatedChosen(span)),
        ))
    });
    let days = is_custom.then(|| filters::days(model, dispatch));
    fieldset.child(group.child(segment("Custom …", is_custom, custom))).maybe(days)
}

fn sorts(model: &Model, dispatch: &Dispatch) -> El {
    let is_own = Sort::MENU.iter().all(|(_, sort)| *sort != model.sort);
    let select = el("select")
        .class("field")
        .label("Sort")
        .on(On::Change, dispatch, |event| {
            Sort::parse(&selected(event)?).map(|sort| FilterEvent::SortChosen(sort).into())
        })
        .maybe(is_own.then(|| option(true).text_of(model.sort.label())));
    Sort::MENU.into_iter().fold(select, |select, (label, sort)| {
        select.child(option(sort == model.sort).attr_of("value", sort.to_string()).text(label))
    })
}
