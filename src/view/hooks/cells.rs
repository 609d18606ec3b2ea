//! The cells of the grid in the page. The grid writes the place of a row into `data-place` and its columns into
//! `aria-colindex`; buttons are stops of their own, in `data-stop`. No other file looks cells up.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::core::list::columns;
use crate::core::list::cursor::Cursor;

/// Any row that is drawn: they are all of one height.
pub(super) fn any_row(grid: &Element) -> Option<Element> {
    grid.query_selector("[data-place]").ok().flatten()
}

/// What takes the focus in a cell: the control in it, or the cell itself.
pub(super) fn focusable(grid: &Element, at: Cursor) -> Option<HtmlElement> {
    let Cursor { row, column } = at;
    let row = grid.query_selector(&format!("[data-place='{row}']")).ok().flatten()?;
    let find = |selector: &str| row.query_selector(selector).ok().flatten();
    let cell = || find(&format!(":scope > [aria-colindex='{column}']"));
    let found = match column {
        columns::SELECT => find("input"),
        // A row with one button has no second.
        _ => find(&format!("[data-stop='{column}']"))
            .or_else(cell)
            .or_else(|| find("[data-stop]:last-child")),
    };
    found?.dyn_into().ok()
}

/// The control in the header of a column, or the header itself.
pub(super) fn header(grid: &Element, column: u8) -> Option<HtmlElement> {
    let selector = format!("[role=columnheader][aria-colindex='{column}']");
    let header = grid.query_selector(&selector).ok().flatten()?;
    let control = header.query_selector("button, input").ok().flatten();
    control.unwrap_or(header).dyn_into().ok()
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
