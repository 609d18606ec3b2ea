//! The grid: its header and the rows in view.

use std::rc::Rc;

use super::header::{Header, header};
use super::row::{Row, row};
use crate::core::app::model::Model;
use crate::core::list::columns::{self, Column};
use crate::core::list::cursor::Cursor;
use crate::core::list::window::Segment;

/// The grid. The number of its rows is not the number of those that are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// How many rows there are.
    pub n_rows: usize,
    /// Whether the list is being asked for.
    pub is_busy: bool,
    /// Its header.
    pub header: Header,
    /// The columns that are drawn and hidden.
    pub hidden: Rc<[Column]>,
    /// Whether messages or many columns leave each of the others little room.
    pub is_crowded: bool,
    /// How high all rows are, in CSS pixels.
    pub height: usize,
    /// From the top to the last row that is drawn.
    pub stretches: Rc<[Stretch]>,
}

/// A stretch of the grid.
#[derive(Clone, Debug, PartialEq)]
pub enum Stretch {
    /// Rows that are not drawn: their height in CSS pixels.
    Gap(usize),
    /// A row that is.
    Row(Row),
}

/// The grid.
pub fn grid(model: &Model) -> Grid {
    let n_rows = model.listing.rows.len();
    Grid {
        n_rows,
        is_busy: model.load.in_flight.is_some(),
        header: header(model),
        hidden: model.layout.hidden().collect(),
        is_crowded: model.layout.is_crowded(),
        height: whole(model.viewport.height_of(n_rows)),
        stretches: stretches(model),
    }
}

fn stretches(model: &Model) -> Rc<[Stretch]> {
    let tab_stop = tab_stop(model);
    let mut stretches = Vec::new();
    for segment in model.segments() {
        match segment {
            Segment::Gap(height) => stretches.push(Stretch::Gap(whole(height))),
            Segment::Rows(rows) => {
                let rows = rows.filter_map(|index| row(model, index, tab_stop));
                stretches.extend(rows.map(Stretch::Row));
            }
        }
    }
    stretches.into()
}

/// The grid is one Tab stop: the cell under the cursor, or the first row in view when that is not drawn. A cell that is
/// hidden lets nobody in.
fn tab_stop(model: &Model) -> Cursor {
    let drawn = model.viewport.rows(model.listing.rows.len());
    if model.touch.focus || drawn.contains(&model.cursor.row) {
        let column = Some(model.cursor.column).filter(|it| model.layout.is_shown(*it));
        Cursor { column: column.unwrap_or(columns::TYPE), ..model.cursor }
    } else {
        Cursor { row: drawn.start, ..Cursor::default() }
    }
}

/// Rows are whole pixels high, but for odd zoom factors, where half a pixel over many rows is not seen.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "heights are small and positive"
)]
fn whole(pixels: f64) -> usize {
    pixels.round() as usize
}
