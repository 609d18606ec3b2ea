//! The keyboard, the selection and the rows of the grid.

use std::rc::Rc;

use crate::core::app::announcer::Topic;
use crate::core::app::model::Model;
use crate::core::app::msg::{Effect, Event, Target};
use crate::core::list::cursor::{Cursor, GridKey, column};
use crate::core::list::listing::Motion;
use crate::core::list::window::Viewport;

use super::detail;

/// The part of the list's end that the floating bar may cover, in CSS pixels.
const COVER: f64 = 64.0;

pub(super) fn handle(model: &mut Model, event: Event, effects: &mut Vec<Effect>) {
    match event {
        Event::RowSelected { id, extend } => {
            if extend {
                select_to(model, &id);
            } else {
                toggle(model, &id);
            }
            announce_selection(model);
        }
        Event::AllSelected => {
            if model.selection.len() == model.listing.rows.len() {
                model.selection.clear();
            } else {
                model.selection.clear();
                model.selection.extend(&model.listing.rows);
            }
            announce_selection(model);
        }
        Event::SelectionCleared => {
            model.selection.clear();
            announce_selection(model);
            // The button that was pressed goes.
            let Cursor { row, column } = model.cursor;
            effects.push(Effect::Focus(Target::Cell { row, column }));
        }
        Event::GridKey(key) => press(model, key, effects),
        Event::CellFocused { row, column } => {
            model.cursor = Cursor { row, column };
            model.touch.focus = true;
        }
        Event::NewJobsPressed => {
            change_rows(model, effects, |model| model.relist(Motion::Free));
            model.cursor.row = 0;
            model.viewport.scroll_top = 0.0;
            effects.push(Effect::ScrollList(0.0));
            effects.push(Effect::Focus(Target::Cell { row: 0, column: column::TYPE }));
        }
        _ => {}
    }
}

/// Takes over what was measured. Where rows have got another height, the first one in view stays the first.
pub(super) fn measured(model: &mut Model, viewport: Viewport, effects: &mut Vec<Effect>) {
    let scroll_top =
        (viewport.scroll_top / model.viewport.row_height * viewport.row_height).floor();
    let is_other = (viewport.row_height - model.viewport.row_height).abs() > 0.01;
    model.viewport = viewport;
    if is_other && viewport.scroll_top > 0.0 {
        model.viewport.scroll_top = scroll_top;
        effects.push(Effect::ScrollList(scroll_top));
    }
}

/// Lets the rows change. The focus stays with its job; when that leaves, it goes to the row now in its place.
pub(super) fn change_rows(
    model: &mut Model,
    effects: &mut Vec<Effect>,
    change: impl FnOnce(&mut Model),
) {
    let focused = model.listing.rows.get(model.cursor.row).copied();
    change(model);
    let last = model.listing.rows.len().saturating_sub(1);
    if let Some(row) = focused.and_then(|place| model.listing.row(place)) {
        model.cursor.row = row;
    } else {
        model.cursor.row = model.cursor.row.min(last);
        if model.touch.focus && !model.listing.rows.is_empty() {
            effects.push(Effect::Focus(Target::Cell {
                row: model.cursor.row,
                column: model.cursor.column,
            }));
        }
    }
}

fn press(model: &mut Model, key: GridKey, effects: &mut Vec<Effect>) {
    let id = |model: &Model| model.row(model.cursor.row).map(|it| Rc::clone(&it.id));
    match key {
        GridKey::Enter => {
            if let Some(id) = id(model) {
                detail::open(model, &id, effects);
            }
        }
        GridKey::Space => {
            if let Some(id) = id(model) {
                toggle(model, &id);
                announce_selection(model);
            }
        }
        GridKey::SelectAll => handle(model, Event::AllSelected, effects),
        GridKey::Escape if !model.selection.is_empty() => {
            handle(model, Event::SelectionCleared, effects);
        }
        GridKey::Escape => detail::close(model, effects),
        GridKey::ExtendUp | GridKey::ExtendDown => {
            if model.anchor.is_none() || model.selection.is_empty() {
                model.anchor = id(model);
            }
            walk(model, key, effects);
            if let Some(id) = id(model) {
                select_to(model, &id);
                announce_selection(model);
            }
        }
        _ => walk(model, key, effects),
    }
}

fn walk(model: &mut Model, key: GridKey, effects: &mut Vec<Effect>) {
    model.cursor = model.cursor.moved(key, model.listing.rows.len(), &model.viewport);
    reveal(model, model.cursor.row, effects);
    let Cursor { row, column } = model.cursor;
    effects.push(Effect::Focus(Target::Cell { row, column }));
}

/// Scrolls the list so that a row is in view.
pub(super) fn reveal(model: &mut Model, row: usize, effects: &mut Vec<Effect>) {
    if let Some(scroll_top) = model.viewport.scroll_to(row, COVER) {
        model.viewport.scroll_top = scroll_top;
        effects.push(Effect::ScrollList(scroll_top));
    }
}

fn toggle(model: &mut Model, id: &Rc<str>) {
    if let Some(place) = model.store.place(id) {
        model.selection.toggle(place);
    }
    model.anchor = Some(Rc::clone(id));
}

/// Selects from the anchor to a job.
fn select_to(model: &mut Model, id: &Rc<str>) {
    let anchor = model.anchor.as_ref().and_then(|it| model.row_of(it));
    let (Some(anchor), Some(row)) = (anchor, model.row_of(id)) else {
        toggle(model, id);
        return;
    };
    let rows = model.listing.rows.get(anchor.min(row)..=anchor.max(row));
    model.selection.extend(rows.unwrap_or_default());
}

fn announce_selection(model: &mut Model) {
    let text = format!("{} selected", model.locale.number(model.selection.len() as u64));
    model.announcer.say(Topic::Selection, text, model.now);
}
