//! All filters in a sheet, for narrow widgets.

use std::rc::Rc;

use yew::prelude::*;

use super::filters;
use super::icon::Icon;
use super::{Send, icon_button};
use crate::core::facets;
use crate::core::model::Model;
use crate::core::msg::{Event, Leaving, Menu};
use crate::core::notice;
use crate::core::query::CreatedFilter;
use crate::core::sort::Sort;

pub(super) fn sheet(model: &Model, send: &Send) -> Html {
    if model.menu != Some(Menu::Sheet) {
        return Html::default();
    }
    let close = Event::MenuLeft(Leaving::Back);
    let shown = notice::jobs(model.listing.rows.len(), &*model.locale);
    html! {
        <>
            <div class="scrim" onclick={send.press(close.clone())}></div>
            <div class="sheet" part="sheet" role="dialog" aria-modal="true" aria-label="Filters" data-focus-scope=""
                tabindex="-1" onkeydown={send.scope_keys(close.clone(), true)}>
                <header>
                    <h3>{ "Filters" }</h3>
                    { icon_button(Icon::Cross, "Close filters".into(), "", send.press(close.clone())) }
                </header>
                <div class="in">
                    <fieldset><legend>{ "Type" }</legend>{ filters::types(model, send) }</fieldset>
                    <fieldset><legend>{ "Program" }</legend>{ programs(model, send) }</fieldset>
                    <fieldset><legend>{ "Created" }</legend>{ spans(model, send) }</fieldset>
                    <fieldset><legend>{ "Sort" }</legend>{ sorts(model, send) }</fieldset>
                </div>
                <div class="acts">
                    <button class="btn" part="button" type="button" onclick={send.press(Event::FiltersCleared)}>
                        { "Clear" }
                    </button>
                    <button class="btn primary" part="button button-primary" type="button" onclick={send.press(close)}>
                        { format!("Show {shown}") }
                    </button>
                </div>
            </div>
        </>
    }
}

fn selected(event: &yew::events::Event) -> Option<String> {
    event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|it| it.value())
}

fn programs(model: &Model, send: &Send) -> Html {
    let chosen = model.query.program();
    let onchange = send.on(|event| {
        let value: Rc<str> = selected(&event)?.into();
        Some(Event::ProgramChosen(Some(value).filter(|it| !it.is_empty())))
    });
    html! {
        <select class="field" aria-label="Program" {onchange}>
            <option value="" selected={chosen.is_none()}>{ "Any program" }</option>
            { for facets::programs(model).into_iter().map(|it| html! {
                <option value={it.value.to_string()} selected={it.is_chosen}>{ it.value }</option>
            }) }
        </select>
    }
}

fn spans(model: &Model, send: &Send) -> Html {
    let created = model.query.created();
    let is_custom = created.is_some() && filters::SPANS.iter().all(|(_, _, span)| *span != created);
    let segment = |label: &'static str, is_chosen: bool, event: Event| {
        html! {
            <button class="seg" type="button" role="radio" aria-checked={is_chosen.to_string()}
                onclick={send.press(event)}>
                { label }
            </button>
        }
    };
    let week = model.now.day(&*model.locale).plus_days(-7);
    let custom = Event::CreatedChosen(Some(CreatedFilter::Between(Some(week), None)));
    html! {
        <>
            <div class="segs" role="radiogroup" aria-label="Created">
                { for filters::SPANS.into_iter().map(|(_, label, span)| {
                    segment(label, span == created, Event::CreatedChosen(span))
                }) }
                { segment("Custom …", is_custom, custom) }
            </div>
            if is_custom {
                { filters::days(model, send) }
            }
        </>
    }
}

fn sorts(model: &Model, send: &Send) -> Html {
    let onchange = send.on(|event| selected(&event).as_deref().and_then(Sort::parse).map(Event::SortChosen));
    let is_own = Sort::MENU.iter().all(|(_, sort)| *sort != model.sort);
    html! {
        <select class="field" aria-label="Sort" {onchange}>
            if is_own {
                <option selected=true>{ model.sort.label() }</option>
            }
            { for Sort::MENU.into_iter().map(|(label, sort)| html! {
                <option value={sort.to_string()} selected={sort == model.sort}>{ label }</option>
            }) }
        </select>
    }
}
