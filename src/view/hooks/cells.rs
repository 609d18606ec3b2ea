//! The cells of the grid in the page. The grid writes the place of a row into `data-place` and its columns into
//! `aria-colindex`; buttons are stops of their own, in `data-stop`. No other file looks cells up.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::core::list::cursor::{Cursor, column};

/// Any row that is drawn: they are all of one height.
pub(super) fn any_row(grid: &Element) -> Option<Element> {
    grid.query_selector("[data-place]").ok().flatten()
}

/// What takes the focus in a cell: the control in it, or the cell itself.
pub(super) fn focusable(grid: &Element, at: Cursor) -> Option<HtmlElement> {
    let Cursor { row, column } = at;
    let index = column.min(column::COUNT);
    let selector = format!("[data-place='{row}'] > [aria-colindex='{index}']");
    let cell = grid.query_selector(&selector).ok().flatten()?;
    let control = match column {
        column::SELECT => cell.query_selector("input"),
        column::ACTIONS => cell.query_selector("button"),
        column::SECOND_ACTION => cell.query_selector("button:last-child"),
        _ => Ok(None),
    };
    control.ok().flatten().unwrap_or(cell).dyn_into().ok()
}

/// The control in the header of a column.
pub(super) fn header(grid: &Element, column: u8) -> Option<HtmlElement> {
    let selector = format!("[role=columnheader][aria-colindex='{column}'] > :is(button, input)");
    grid.query_selector(&selector).ok().flatten()?.dyn_into().ok()
}

/// The column of the header that an element is in.
pub(crate) fn header_around(element: &Element) -> Option<u8> {
    let around = element.closest("[role=columnheader]").ok().flatten()?;
    around.get_attribute("aria-colindex")?.parse().ok()
}

/// The cell that an element is in.
pub(crate) fn cell_around(element: &Element) -> Option<Cursor> {
    let number = |name: &str| {
        let around = element.closest(&format!("[{name}]")).ok().flatten()?;
        around.get_attribute(name)?.parse().ok()
    };
    let row = number("data-place")?;
    let column = number("data-stop").or_else(|| number("aria-colindex"))?;
    Some(Cursor { row, column: u8::try_from(column).ok()? })
}
