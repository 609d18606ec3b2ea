//! The keyboard and the selection of the grid.

use std::rc::Rc;

use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{Copyable, GridEvent, Touch};
use crate::core::app::model::Model;
use crate::core::list::columns;
use crate::core::list::cursor::{self, Cursor, GridKey};
use crate::core::list::listing::Motion;
use crate::core::words;

use super::{copying, detail, rows};

pub(super) fn handle(model: &mut Model, event: GridEvent, effects: &mut Vec<Effect>) {
    match event {
        GridEvent::Measured(size) => rows::measured(model, size, effects),
        GridEvent::Scrolled(scroll_top) => model.viewport.scroll_top = scroll_top,
        GridEvent::Touched(touch, is_on) => touched(model, touch, is_on),
        GridEvent::RowSelected { id, extend } => {
            if extend {
                select_to(model, &id);
            } else {
                toggle(model, &id);
            }
            announce_selection(model);
        }
        GridEvent::AllSelected => select_all(model),
        GridEvent::SelectionCleared => clear_selection(model, effects),
        GridEvent::KeyPressed(key) => press(model, key, effects),
        GridEvent::HeaderKeyPressed { column, key } => press_header(model, column, key, effects),
        GridEvent::CellFocused { row, column } => {
            model.cursor = Cursor { row, column };
            model.touch.focus = true;
        }
        GridEvent::NewJobsPressed => {
            rows::change(model, effects, |model| model.relist(Motion::Free));
            model.cursor.row = 0;
            model.viewport.scroll_top = 0.0;
            effects.push(Effect::ScrollList(0.0));
            effects.push(Effect::Focus(Target::Cell { row: 0, column: columns::TYPE }));
        }
    }
}

/// Jobs that waited are let in, and those that left go, when nothing touches the list any more.
fn touched(model: &mut Model, touch: Touch, is_on: bool) {
    match touch {
        Touch::Pointer => model.touch.pointer = is_on,
        Touch::Focus => model.touch.focus = is_on,
    }
    if !is_on && (model.listing.n_held > 0 || model.listing.n_left > 0) {
        rows::change(model, &mut Vec::new(), |model| model.listing.show(model.motion()));
    }
}

/// All rows, or none of them when all are selected. What the filters hide stays as it is.
fn select_all(model: &mut Model) {
    let listing = &model.listing;
    if model.n_selected_matches() < listing.n_matching_rows() {
        let rows = listing.rows.iter().copied().filter(|it| listing.matches(*it));
        model.selection.extend(&rows.collect::<Vec<_>>());
    } else {
        model.selection.retain(|it| !listing.matches(it));
    }
    announce_selection(model);
}

fn clear_selection(model: &mut Model, effects: &mut Vec<Effect>) {
    model.selection.clear();
    announce_selection(model);
    // The button that was pressed goes.
    let Cursor { row, column } = model.cursor;
    effects.push(Effect::Focus(Target::Cell { row, column }));
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
        GridKey::SelectAll => select_all(model),
        GridKey::Copy => copying::copy(model, Copyable::Cell, effects),
        GridKey::Up if model.cursor.row == 0 => {
            let header = model.cursor.column.min(model.layout.columns.actions() - 1);
            effects.push(Effect::Focus(Target::Header(header)));
        }
        GridKey::Escape if !model.selection.is_empty() => clear_selection(model, effects),
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

/// Headers are walked along, and left downwards. What concerns the whole grid is done as in a cell.
fn press_header(model: &mut Model, column: u8, key: GridKey, effects: &mut Vec<Effect>) {
    let last = model.listing.rows.len().saturating_sub(1);
    let row = match key {
        GridKey::Down | GridKey::PageDown => 0,
        GridKey::LastRow => last,
        GridKey::Left | GridKey::Right | GridKey::Home | GridKey::End | GridKey::FirstRow => {
            let next = cursor::moved_header(column, key, &model.layout);
            effects.push(Effect::Focus(Target::Header(next)));
            return;
        }
        GridKey::SelectAll | GridKey::Escape => return press(model, key, effects),
        GridKey::Up
        | GridKey::PageUp
        | GridKey::ExtendUp
        | GridKey::ExtendDown
        | GridKey::Enter
        | GridKey::Space
        | GridKey::Copy => return,
    };
    model.cursor = Cursor { row, column };
    rows::reveal(model, row, effects);
    effects.push(Effect::Focus(Target::Cell { row, column }));
}

fn walk(model: &mut Model, key: GridKey, effects: &mut Vec<Effect>) {
    let n = model.listing.rows.len();
    model.cursor = model.cursor.moved(key, n, &model.viewport, &model.layout);
    rows::reveal(model, model.cursor.row, effects);
    let Cursor { row, column } = model.cursor;
    effects.push(Effect::Focus(Target::Cell { row, column }));
}

fn toggle(model: &mut Model, id: &Rc<str>) {
    if let Some(place) = model.store.index_of(id) {
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
    let text = words::list::selected(model.selection.len(), &*model.locale);
    model.announcer.say(Topic::Selection, text, model.instant);
}
