//! Rows that change, are measured and come into view: the focus and the first row in view stay what they were.

use crate::core::app::effect::{Effect, Target};
use crate::core::app::model::Model;
use crate::core::list::window::GridSize;

/// The part of the list's end that the floating bar may cover, in CSS pixels.
const COVER: f64 = 64.0;

/// Takes over what was measured. Where rows have got another height, the first one in view stays the first.
pub(super) fn measured(model: &mut Model, size: GridSize, effects: &mut Vec<Effect>) {
    let viewport = model.viewport.resized(size);
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
pub(super) fn change(
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

/// Scrolls the list so that a row is in view.
pub(super) fn reveal(model: &mut Model, row: usize, effects: &mut Vec<Effect>) {
    if let Some(scroll_top) = model.viewport.scroll_to(row, COVER) {
        model.viewport.scroll_top = scroll_top;
        effects.push(Effect::ScrollList(scroll_top));
    }
}
