//! The filter buttons and their popovers.

use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use super::Send;
use super::icon::{Icon, classed, icon};
use super::send::leaves;
use crate::core::facets::{self, Choice};
use crate::core::job::JobType;
use crate::core::locale::offset_name;
use crate::core::model::Model;
use crate::core::msg::{Event, Leaving, Menu};
use crate::core::query::CreatedFilter;
use crate::core::sort::Sort;
use crate::core::time::Day;

/// The spans of the menu Created, with their words in the bar and on the narrow sheet.
pub(super) const SPANS: [(&str, &str, Option<CreatedFilter>); 4] = [
    ("Last 24 hours", "24 hours", Some(CreatedFilter::Within(Duration::from_hours(24)))),
    ("Last 7 days", "7 days", Some(CreatedFilter::Within(Duration::from_hours(24 * 7)))),
    ("Last 30 days", "30 days", Some(CreatedFilter::Within(Duration::from_hours(24 * 30)))),
    ("Last 90 days", "90 days", None),
];

pub(super) fn filters(model: &Model, send: &Send) -> Html {
    let n_active = active(model);
    html! {
        <div class="filters" part="filters">
            { button(model, send, Menu::Type, None, type_label(model), !model.query.types().is_empty()) }
            { button(model, send, Menu::Program, None, program_label(model), model.query.program().is_some()) }
            { button(model, send, Menu::Created, Some(Icon::Calendar), created_label(model),
                model.query.created().is_some()) }
            { button(model, send, Menu::Sort, Some(Icon::Sort), model.sort.label(), false) }
            <button class="fbtn sheet-open" part="filter-button" type="button" aria-haspopup="dialog"
                aria-label={match n_active { 0 => "Filters and sorting".to_owned(), n => format!("Filters and sorting, {n} active") }}
                data-focus={focus_name(Menu::Sheet)} onclick={send.press(Event::MenuToggled(Menu::Sheet))}>
                { icon(Icon::Sliders) }<span class="lbl">{ "Filters" }</span>
                if n_active > 0 {
                    <span class="count-dot">{ n_active }</span>
                }
            </button>
        </div>
    }
}

/// How many of the menus filter.
fn active(model: &Model) -> usize {
    let query = &model.query;
    [!query.types().is_empty(), query.program().is_some(), query.created().is_some()]
        .into_iter()
        .filter(|it| *it)
        .count()
}

/// The name under which the browser layer finds a menu's button.
fn focus_name(menu: Menu) -> &'static str {
    match menu {
        Menu::Type => "menu-type",
        Menu::Program => "menu-program",
        Menu::Created => "menu-created",
        Menu::Sort => "menu-sort",
        Menu::Sheet => "menu-sheet",
    }
}

fn button(model: &Model, send: &Send, menu: Menu, lead: Option<Icon>, label: String, is_on: bool) -> Html {
    let is_open = model.menu == Some(menu);
    let onfocusout = send.on(|event: FocusEvent| {
        leaves(&event, ".pos").then_some(Event::MenuLeft(Leaving::Away))
    });
    let class = classes!("opt-label", "cut-text");
    html! {
        <span class="pos" onfocusout={is_open.then_some(onfocusout)}>
            <button class={classes!("fbtn", is_on.then_some("on"))} part="filter-button" type="button"
                aria-haspopup={if menu == Menu::Sort { "menu" } else { "dialog" }} aria-expanded={is_open.to_string()}
                data-focus={focus_name(menu)} onclick={send.press(Event::MenuToggled(menu))}>
                { for lead.map(icon) }
                <span class={if lead.is_some() { class } else { classes!("cut-text") }}>{ label }</span>
                { classed(Icon::ChevronDown, "i chev") }
            </button>
            if is_open {
                { popover(model, send, menu) }
            }
        </span>
    }
}

fn popover(model: &Model, send: &Send, menu: Menu) -> Html {
    let onkeydown = send.scope_keys(Event::MenuLeft(Leaving::Back), false);
    let (role, label, content) = match menu {
        Menu::Type => ("dialog", "Filter by type", types_popover(model, send)),
        Menu::Program => ("dialog", "Filter by program", programs_popover(model, send)),
        Menu::Created => ("dialog", "Filter by creation", created_popover(model, send)),
        Menu::Sort => ("menu", "Sort", sorts(model, send)),
        Menu::Sheet => return Html::default(),
    };
    html! {
        <div class={classes!("pop", "pop-menu", focus_name(menu))} part="popover" {role} aria-label={label}
            data-focus-scope="" tabindex="-1" {onkeydown}>
            { content }
        </div>
    }
}

pub(super) fn type_label(model: &Model) -> String {
    match &*model.query.types() {
        [] => "Type".into(),
        [one] => one.label().to_string(),
        many => format!("{} types", many.len()),
    }
}

fn types_popover(model: &Model, send: &Send) -> Html {
    html! {
        <>
            { types(model, send) }
            <div class="foot">
                <button class="link" type="button" onclick={send.press(Event::AnyTypePressed)}>{ "Any type" }</button>
            </div>
        </>
    }
}

/// The types as checkboxes.
pub(super) fn types(model: &Model, send: &Send) -> Html {
    facets::types(model)
        .into_iter()
        .map(|Choice { value, count, is_chosen }: Choice<JobType>| {
            html! {
                <label class="opt" key={value.api_name().to_owned()}>
                    <input class="check" part="checkbox" type="checkbox" checked={is_chosen}
                        onclick={send.press(Event::TypeToggled(value.clone()))} />
                    { icon(Icon::from(&value)) }
                    <span class="grow">{ value.label() }</span>
                    <span class="n">{ model.locale.number(count as u64) }</span>
                </label>
            }
        })
        .collect()
}

pub(super) fn program_label(model: &Model) -> String {
    model.query.program().map_or_else(|| "Program".into(), |it| format!("Program {it}"))
}

fn programs_popover(model: &Model, send: &Send) -> Html {
    let programs = facets::programs(model);
    let is_any = model.query.program().is_none();
    let option = |label: Html, count: Option<usize>, is_chosen: bool, value: Option<Rc<str>>| {
        html! {
            <button class="opt" type="button" role="radio" aria-checked={is_chosen.to_string()}
                onclick={send.press(Event::ProgramChosen(value))}>
                <span class="grow cut-text">{ label }</span>
                if let Some(count) = count {
                    <span class="n">{ model.locale.number(count as u64) }</span>
                }
                if is_chosen {
                    { icon(Icon::Check) }
                }
            </button>
        }
    };
    html! {
        <div class="scroll" role="radiogroup" aria-label="Program">
            { option("Any program".into(), None, is_any, None) }
            { for programs.into_iter().map(|Choice { value, count, is_chosen }| {
                option(value.to_string().into(), Some(count), is_chosen, Some(value))
            }) }
        </div>
    }
}

pub(super) fn created_label(model: &Model) -> String {
    let created = model.query.created();
    if let Some((label, ..)) = SPANS.into_iter().find(|(_, _, span)| *span == created) {
        let is_asked_more = created.is_none() && model.config.created_after.is_some();
        return if is_asked_more { "Any time".into() } else { label.into() };
    }
    match created {
        Some(CreatedFilter::Between(after, before)) => {
            let day = |day: Option<Day>| day.map(|it| model.locale.day(it.start(&*model.locale)));
            match (day(after), day(before)) {
                (Some(after), Some(before)) if after == before => after,
                (Some(after), Some(before)) => format!("{after} – {before}"),
                (Some(after), None) => format!("Since {after}"),
                (None, Some(before)) => format!("Until {before}"),
                (None, None) => "Any time".into(),
            }
        }
        _ => "Created".into(),
    }
}

fn created_popover(model: &Model, send: &Send) -> Html {
    let created = model.query.created();
    html! {
        <>
            <div role="radiogroup" aria-label="Created">
                { for SPANS.into_iter().map(|(label, _, span)| {
                    let is_chosen = span == created;
                    html! {
                        <button class="opt" type="button" role="radio" aria-checked={is_chosen.to_string()}
                            onclick={send.press(Event::CreatedChosen(span))}>
                            <span class="grow">{ label }</span>
                            if is_chosen {
                                { icon(Icon::Check) }
                            }
                        </button>
                    }
                }) }
            </div>
            <div class="ph">{ "Between two days" }</div>
            { days(model, send) }
            <div class="foot">
                { format!("Dates are in {} time, {}",
                    if model.locale.zone_is_set() { "this page’s" } else { "your" },
                    offset_name(&*model.locale, model.now)) }
            </div>
        </>
    }
}

/// Two fields for the first and the last day.
pub(super) fn days(model: &Model, send: &Send) -> Html {
    let (after, before) = match model.query.created() {
        Some(CreatedFilter::Between(after, before)) => (after, before),
        _ => (None, None),
    };
    let field = |label: &'static str, value: Option<Day>, choose: fn(Option<Day>, (Option<Day>, Option<Day>)) -> CreatedFilter| {
        let onchange = send.on(move |event: yew::events::Event| {
            let input = event.target_dyn_into::<web_sys::HtmlInputElement>()?;
            Some(Event::CreatedChosen(Some(choose(Day::parse(&input.value()), (after, before)))))
        });
        html! {
            <label class="day">
                <span>{ label }</span>
                <input class="field" type="date" value={value.map(|it| it.to_string()).unwrap_or_default()} {onchange} />
            </label>
        }
    };
    html! {
        <div class="days">
            { field("From", after, |day, (_, before)| CreatedFilter::Between(day, before)) }
            { field("To", before, |day, (after, _)| CreatedFilter::Between(after, day)) }
        </div>
    }
}

fn sorts(model: &Model, send: &Send) -> Html {
    Sort::MENU
        .into_iter()
        .map(|(label, sort)| {
            let is_chosen = sort == model.sort;
            html! {
                <button class="opt" type="button" role="menuitemradio" tabindex="-1" aria-checked={is_chosen.to_string()}
                    onclick={send.press(Event::SortChosen(sort))}>
                    <span class="grow">{ label }</span>
                    if is_chosen {
                        { icon(Icon::Check) }
                    }
                </button>
            }
        })
        .collect()
}
