//! Filters and order. The text of the query is the only truth: every control edits it.

use std::time::Duration;

use crate::core::app::announcer::Topic;
use crate::core::app::model::Model;
use crate::core::app::msg::{Effect, Event, HostEvent, Menu};
use crate::core::list::sort::Sort;
use crate::core::query::Query;
use crate::core::words::notice;

use super::{grid, load};

pub(super) fn handle(model: &mut Model, event: Event, effects: &mut Vec<Effect>) {
    let query = match event {
        Event::QueryTyped(text) => {
            edit(model, text, effects);
            return;
        }
        Event::SortChosen(sort) => {
            order(model, sort, effects);
            return;
        }
        Event::HeaderPressed(key) => {
            order(model, model.sort.toggled(key), effects);
            return;
        }
        Event::FiltersCleared => Query::default(),
        Event::TermRemoved(place) => model.query.without_term(place),
        Event::StatusToggled(status) => model.query.with_status_toggled(&status),
        Event::AnyStatusPressed => model.query.without_statuses(),
        Event::TypeToggled(job_type) => model.query.with_type_toggled(&job_type),
        Event::AnyTypePressed => model.query.without_types(),
        Event::ProgramChosen(program) => {
            close_choice(model, Menu::Program, effects);
            model.query.with_program(program.as_deref())
        }
        Event::CreatedChosen(created) => model.query.with_created(created),
        _ => return,
    };
    edit(model, query.to_string(), effects);
}

/// The person changed the filters.
fn edit(model: &mut Model, text: String, effects: &mut Vec<Effect>) {
    if text == model.query_text {
        return;
    }
    set(model, text);
    effects.push(reflect(model));
    back_to_top(model, effects);
    let matches = model.listing.rows.len();
    model.announcer.say(Topic::Matches, notice::matches(matches, &*model.locale), model.now);
    effects.push(Effect::Emit(HostEvent::Query { query: model.query_text.clone(), matches }));
    if load::reaches_further_back(model) {
        load::restart(model, effects);
    }
}

/// Takes over a filter text, whoever wrote it.
pub(super) fn set(model: &mut Model, text: String) {
    model.config.query = text.as_str().into();
    model.refilter(text);
}

pub(super) fn reflect(model: &Model) -> Effect {
    Effect::Reflect("query", Some(&*model.query_text).filter(|it| !it.is_empty()).map(Into::into))
}

/// Takes over an order.
pub(super) fn set_order(model: &mut Model, sort: Sort) -> Effect {
    model.order(sort);
    model.config.sort = sort;
    Effect::Reflect("sort", Some(sort.to_string().into()))
}

fn order(model: &mut Model, sort: Sort, effects: &mut Vec<Effect>) {
    effects.push(set_order(model, sort));
    close_choice(model, Menu::Sort, effects);
    back_to_top(model, effects);
    model.announcer.say(Topic::Matches, format!("Sorted: {}", sort.label()), model.now);
}

/// A menu of single choices closes with the choice.
fn close_choice(model: &mut Model, menu: Menu, effects: &mut Vec<Effect>) {
    if model.menu == Some(menu) {
        super::menus(model, &Event::MenuToggled(menu), effects);
    }
}

fn back_to_top(model: &mut Model, effects: &mut Vec<Effect>) {
    model.cursor.row = 0;
    if model.viewport.scroll_top > 0.0 {
        model.viewport.scroll_top = 0.0;
        effects.push(Effect::ScrollList(0.0));
    }
}

/// Filters on ages and durations match other jobs as time passes.
pub(super) fn follow_time(model: &mut Model) {
    const PACE: Duration = Duration::from_secs(5);
    let is_due = model.now.since(model.relisted_at) >= PACE;
    if is_due && model.matcher(&model.query).depends_on_time() {
        grid::change_rows(model, &mut Vec::new(), |model| model.relist(model.motion()));
    }
}
