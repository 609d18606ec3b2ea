//! The filter buttons and their popovers.

use std::time::Duration;

use yew::virtual_dom::VList;

use super::Dispatch;
use super::button::{choice, link, plain};
use super::controls::Icon;
use super::element::icon;
use super::element::{El, On, el};
use super::keys::{input, leaves, scope_key};
use crate::core::app::event::{Event, FilterEvent, Leaving, Menu, OverlayEvent};
use crate::core::app::model::Model;
use crate::core::list::sort::Sort;
use crate::core::locale::offset_name;
use crate::core::query::CreatedFilter;
use crate::core::screen::facets::{self, Choice};
use crate::core::time::Day;

/// The spans of the menu Created, with their words in the bar and on the narrow sheet.
pub(super) const SPANS: [(&str, &str, Option<CreatedFilter>); 4] = [
    ("Last 24 hours", "24 hours", Some(CreatedFilter::Within(Duration::from_hours(24)))),
    ("Last 7 days", "7 days", Some(CreatedFilter::Within(Duration::from_hours(24 * 7)))),
    ("Last 30 days", "30 days", Some(CreatedFilter::Within(Duration::from_hours(24 * 30)))),
    ("Last 90 days", "90 days", None),
];

pub(super) fn filters(model: &Model, dispatch: &Dispatch) -> El {
    let query = &model.query;
    let (has_types, has_program, has_created) =
        (!query.types().is_empty(), query.program().is_some(), query.created().is_some());
    let n_active = usize::from(has_types) + usize::from(has_program) + usize::from(has_created);
    el("div")
        .class("filters")
        .part("filters")
        .child(button(model, dispatch, Menu::Type, None, type_label(model), has_types))
        .child(button(model, dispatch, Menu::Program, None, program_label(model), has_program))
        .child(button(
            model,
            dispatch,
            Menu::Created,
            Some(Icon::Calendar),
            created_label(model),
            has_created,
        ))
        .child(button(model, dispatch, Menu::Sort, Some(Icon::Sort), model.sort.label(), false))
        .child(sheet_button(n_active, dispatch))
}

fn sheet_button(n_active: usize, dispatch: &Dispatch) -> El {
    let n = n_active.to_string();
    let (label, dot) = match n_active {
        0 => ("Filters and sorting".to_owned(), None),
        _ => (
            ["Filters and sorting, ", &n, " active"].concat(),
            Some(el("span").class("count-dot").text_of(n)),
        ),
    };
    plain("fbtn sheet-open")
        .part("filter-button")
        .attr("aria-haspopup", "dialog")
        .attr_of("aria-label", label)
        .attr("data-focus", focus_name(Menu::Sheet))
        .on_press(dispatch, Event::Overlay(OverlayEvent::MenuToggled(Menu::Sheet)))
        .child(icon(Icon::Sliders))
        .child(el("span").class("lbl").text("Filters"))
        .maybe(dot)
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

fn button(
    model: &Model,
    dispatch: &Dispatch,
    menu: Menu,
    lead: Option<Icon>,
    label: String,
    is_on: bool,
) -> El {
    let is_open = model.menu == Some(menu);
    let button = plain(if is_on { "fbtn on" } else { "fbtn" })
        .part("filter-button")
        .attr("aria-haspopup", if menu == Menu::Sort { "menu" } else { "dialog" })
        .truth("aria-expanded", is_open)
        .attr("data-focus", focus_name(menu))
        .on_press(dispatch, Event::Overlay(OverlayEvent::MenuToggled(menu)))
        .maybe(lead.map(icon))
        .child(el("span").class("cut-text").text_of(label))
        .child(Icon::ChevronDown.classed("i chev"));
    let place = el("span").class("pos").child(button);
    if !is_open {
        return place.maybe(None::<El>);
    }
    place.maybe(popover(model, dispatch, menu)).on(On::FocusOut, dispatch, |event| {
        leaves(event, ".pos").then_some(Event::Overlay(OverlayEvent::MenuLeft(Leaving::Away)))
    })
}

fn popover(model: &Model, dispatch: &Dispatch, menu: Menu) -> Option<El> {
    let scope = |class: &'static str, role: &'static str, label: &'static str| {
        el("div")
            .class(class)
            .part("popover")
            .role(role)
            .label(label)
            .attr("data-focus-scope", "")
            .attr("tabindex", "-1")
            .on(On::KeyDown, dispatch, |event| {
                scope_key(event, &Event::Overlay(OverlayEvent::MenuLeft(Leaving::Back)), false)
            })
    };
    Some(match menu {
        Menu::Type => {
            let scope = scope("pop pop-menu menu-type", "dialog", "Filter by type");
            let any = link("Any type", dispatch, Event::Filter(FilterEvent::AnyTypePressed));
            types(scope, model, dispatch).child(el("div").class("foot").child(any))
        }
        Menu::Program => scope("pop pop-menu menu-program", "dialog", "Filter by program")
            .child(programs(model, dispatch)),
        Menu::Created => created(
            scope("pop pop-menu menu-created", "dialog", "Filter by creation"),
            model,
            dispatch,
        ),
        Menu::Sort => sorts(scope("pop pop-menu menu-sort", "menu", "Sort"), model, dispatch),
        Menu::Sheet => return None,
    })
}

fn type_label(model: &Model) -> String {
    match &*model.query.types() {
        [] => "Type".into(),
        [one] => one.label().to_string(),
        many => [&*many.len().to_string(), " types"].concat(),
    }
}

/// The types as checkboxes, into what holds them. A list of their own: a type that comes into the list of jobs while the
/// menu is open takes no other's place, nor its focus.
pub(super) fn types(parent: El, model: &Model, dispatch: &Dispatch) -> El {
    let mut types = VList::new();
    for Choice { value, count, is_chosen } in facets::types(model) {
        let check = el("input")
            .class("check")
            .part("checkbox")
            .attr("type", "checkbox")
            .checked(is_chosen)
            .on_press(dispatch, Event::Filter(FilterEvent::TypeToggled(value.clone())));
        let label = el("label")
            .class("opt")
            .key(value.api_name())
            .child(check)
            .child(icon(Icon::from(&value)))
            .child(el("span").class("grow").text_shared(value.label()))
            .child(el("span").class("n").text_of(model.locale.number(count as u64)));
        types.add_child(label.into());
    }
    parent.node(types.into())
}

fn program_label(model: &Model) -> String {
    model.query.program().map_or_else(|| "Program".into(), |it| ["Program ", it].concat())
}

fn check(is_chosen: bool) -> Option<yew::Html> {
    is_chosen.then(|| icon(Icon::Check))
}

fn programs(model: &Model, dispatch: &Dispatch) -> El {
    let is_any = model.query.program().is_none();
    let any = choice("radio", is_any, dispatch, Event::Filter(FilterEvent::ProgramChosen(None)))
        .child(el("span").class("grow cut-text").text("Any program"))
        .maybe(check(is_any));
    let group = el("div").class("scroll").role("radiogroup").label("Program").child(any);
    facets::programs(model).into_iter().fold(group, |group, Choice { value, count, is_chosen }| {
        group.child(
            choice(
                "radio",
                is_chosen,
                dispatch,
                Event::Filter(FilterEvent::ProgramChosen(Some(value.clone()))),
            )
            .child(el("span").class("grow cut-text").text_of(value.to_string()))
            .child(el("span").class("n").text_of(model.locale.number(count as u64)))
            .maybe(check(is_chosen)),
        )
    })
}

fn created_label(model: &Model) -> String {
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
                (Some(after), Some(before)) => [&*after, " – ", &before].concat(),
                (Some(after), None) => ["Since ", &after].concat(),
                (None, Some(before)) => ["Until ", &before].concat(),
                (None, None) => "Any time".into(),
            }
        }
        _ => "Created".into(),
    }
}

fn created(scope: El, model: &Model, dispatch: &Dispatch) -> El {
    let created = model.query.created();
    let spans = SPANS.into_iter().fold(
        el("div").role("radiogroup").label("Created"),
        |group, (label, _, span)| {
            let is_chosen = span == created;
            group.child(
                choice(
                    "radio",
                    is_chosen,
                    dispatch,
                    Event::Filter(FilterEvent::CreatedChosen(span)),
                )
                .child(el("span").class("grow").text(label))
                .maybe(check(is_chosen)),
            )
        },
    );
    let whose = if model.locale.zone_is_set() {
        "Dates are in this page’s time, "
    } else {
        "Dates are in your time, "
    };
    let zone = [whose, &offset_name(&*model.locale, model.now)].concat();
    scope
        .child(spans)
        .child(el("div").class("ph").text("Between two days"))
        .child(days(model, dispatch))
        .child(el("div").class("foot").text_of(zone))
}

/// Two fields for the first and the last day.
pub(super) fn days(model: &Model, dispatch: &Dispatch) -> El {
    let (after, before) = match model.query.created() {
        Some(CreatedFilter::Between(after, before)) => (after, before),
        _ => (None, None),
    };
    let field = |label: &'static str, is_first: bool| {
        let value = if is_first { after } else { before };
        let field = el("input")
            .class("field")
            .attr("type", "date")
            .value(value.map(|it| it.to_string()).unwrap_or_default())
            .on(On::Change, dispatch, move |event| {
                let day = Day::parse(&input(event)?.value());
                let (after, before) = if is_first { (day, before) } else { (after, day) };
                Some(Event::Filter(FilterEvent::CreatedChosen(Some(CreatedFilter::Between(
                    after, before,
                )))))
            });
        el("label").class("day").child(el("span").text(label)).child(field)
    };
    el("div").class("days").child(field("From", true)).child(field("To", false))
}

fn sorts(scope: El, model: &Model, dispatch: &Dispatch) -> El {
    Sort::MENU.into_iter().fold(scope, |menu, (label, sort)| {
        let is_chosen = sort == model.sort;
        menu.child(
            choice(
                "menuitemradio",
                is_chosen,
                dispatch,
                Event::Filter(FilterEvent::SortChosen(sort)),
            )
            .attr("tabindex", "-1")
            .child(el("span").class("grow").text(label))
            .maybe(check(is_chosen)),
        )
    })
}
