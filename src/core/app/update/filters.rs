//! Filters and order. The text of the query is the only truth: every control edits it.

use std::time::Duration;

use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::event::{FilterEvent, Menu};
use crate::core::app::model::{MOST_SHOWN, Model};
use crate::core::list::sort::Sort;
use crate::core::query::Query;
use crate::core::words;

use super::{list_request, overlays, rows};

pub(super) fn handle(model: &mut Model, event: FilterEvent, effects: &mut Vec<Effect>) {
    let query = match event {
        FilterEvent::QuerySet(text) => return edit(model, text, effects),
        FilterEvent::SortChosen(sort) => return order(model, sort, effects),
        FilterEvent::HeaderPressed(key) => return order(model, model.sort.toggled(key), effects),
        FilterEvent::FiltersCleared => return edit(model, String::new(), effects),
        FilterEvent::TermRemoved(place) => model.query.without_term(place),
        FilterEvent::StatusToggled(status) => model.query.with_status_toggled(&status),
        FilterEvent::OtherStatusesToggled => model.query.with_other_statuses_toggled(),
        FilterEvent::AnyStatusPressed => model.query.without_statuses(),
        FilterEvent::TypeToggled(job_type) => model.query.with_type_toggled(&job_type),
        FilterEvent::AnyTypePressed => model.query.without_types(),
        FilterEvent::ProgramChosen(program) => {
            overlays::close(model, Menu::Program, effects);
            model.query.with_program(program.as_deref())
        }
        FilterEvent::CreatedChosen(created) => model.query.with_created(created),
        FilterEvent::SelectionShown => selected(model),
    };
    edit(model, query.to_string(), effects);
}

/// The selected jobs in place of the filters, which hide some of them.
fn selected(model: &Model) -> Query {
    let jobs = model.selection.places().iter().filter_map(|it| model.store.at(*it));
    model.query.with_only_ids(jobs.take(MOST_SHOWN).map(|it| &*it.id))
}

/// The person changed the filters by other means than typing.
pub(super) fn edit(model: &mut Model, text: String, effects: &mut Vec<Effect>) {
    if text != model.query_text {
        model.search.cursor = None;
        take(model, text, effects);
    }
}

/// The person typed, or went elsewhere in the text. A filter that is only begun does nothing yet.
pub(super) fn typed(
    model: &mut Model,
    text: String,
    cursor: Option<usize>,
    effects: &mut Vec<Effect>,
) {
    model.search.cursor = cursor;
    take(model, text, effects);
}

fn take(model: &mut Model, text: String, effects: &mut Vec<Effect>) {
    let is_other_text = text != model.query_text;
    let finds_others = take_over(model, text);
    if is_other_text {
        effects.push(reflect(model));
    }
    if finds_others {
        back_to_top(model, effects);
        let matches = words::count::matches(model.listing.n_matching_rows(), &*model.locale);
        model.announcer.say(Topic::Matches, matches, model.instant);
    }
    if is_other_text || finds_others {
        let matches = model.listing.n_matching_rows();
        effects.push(Effect::Emit(HostEvent::Query { query: model.query_text.clone(), matches }));
    }
    list_request::reach_back(model, effects);
}

/// Takes over a filter text that nobody typed.
pub(super) fn set(model: &mut Model, text: String) {
    model.search.cursor = None;
    take_over(model, text);
}

fn take_over(model: &mut Model, text: String) -> bool {
    model.config.query = text.as_str().into();
    model.refilter(text)
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
    overlays::close(model, Menu::Sort, effects);
    back_to_top(model, effects);
    model.announcer.say(Topic::Matches, words::sort::sorted(sort), model.instant);
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
    let is_due = model.instant.since(model.relisted_at) >= PACE;
    if is_due && !model.matcher(&model.query).is_lasting() {
        rows::change(model, &mut Vec::new(), |model| model.follow(&[], model.motion()));
        model.relisted_at = model.instant;
    }
}
