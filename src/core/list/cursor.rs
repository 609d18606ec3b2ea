//! The keyboard in the grid: which cell has the focus, and what the keys do to it.

use crate::core::list::columns::{Layout, SELECT, TYPE};
use crate::core::list::window::Viewport;

/// A key in the grid that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the keys'")]
pub enum GridKey {
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    FirstRow,
    LastRow,
    PageUp,
    PageDown,
    ExtendUp,
    ExtendDown,
    Enter,
    Space,
    SelectAll,
    Copy,
    Escape,
}

impl GridKey {
    /// From the names of the UI Events specification; `None` for keys that mean nothing here.
    pub fn from_name(name: &str, ctrl: bool, shift: bool) -> Option<Self> {
        Some(match (name, ctrl, shift) {
            ("ArrowUp", false, false) => Self::Up,
            ("ArrowDown", false, false) => Self::Down,
            ("ArrowUp", false, true) => Self::ExtendUp,
            ("ArrowDown", false, true) => Self::ExtendDown,
            ("ArrowLeft", false, _) => Self::Left,
            ("ArrowRight", false, _) => Self::Right,
            ("Home", false, _) => Self::Home,
            ("End", false, _) => Self::End,
            ("Home", true, _) => Self::FirstRow,
            ("End", true, _) => Self::LastRow,
            ("PageUp", ..) => Self::PageUp,
            ("PageDown", ..) => Self::PageDown,
            ("Enter", ..) => Self::Enter,
            (" ", ..) => Self::Space,
            ("a" | "A", true, _) => Self::SelectAll,
            ("c" | "C", true, false) => Self::Copy,
            ("Escape", ..) => Self::Escape,
            _ => return None,
        })
    }

    /// What the key means on a page from right to left, where the next column is on the left.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            other => other,
        }
    }
}

/// The cell that has the focus, or gets it when the grid does. Row 0 is the first job; over it are the headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The row's place among the matches.
    pub row: usize,
    /// The column, from 1.
    pub column: u8,
}

impl Default for Cursor {
    fn default() -> Self {
        Self { row: 0, column: TYPE }
    }
}

impl Cursor {
    /// Where a key moves the cursor in a list of `n` rows.
    #[must_use]
    pub fn moved(self, key: GridKey, n: usize, viewport: &Viewport, layout: &Layout) -> Self {
        let last = n.saturating_sub(1);
        let row = match key {
            GridKey::Up | GridKey::ExtendUp => self.row.saturating_sub(1),
            GridKey::Down | GridKey::ExtendDown => self.row + 1,
            GridKey::FirstRow => 0,
            GridKey::LastRow => last,
            GridKey::PageUp => self.row.saturating_sub(viewport.page()),
            GridKey::PageDown => self.row + viewport.page(),
            _ => self.row,
        };
        // The second button of the row is a stop of its own.
        let end = layout.columns.actions();
        Self { row: row.min(last), column: moved(self.column, key, [end, end + 1], layout) }
    }
}

/// Where a key moves from one header to another; the buttons have none.
pub fn moved_header(column: u8, key: GridKey, layout: &Layout) -> u8 {
    let last = layout.columns.actions() - 1;
    let end = (SELECT..=last).rev().find(|it| layout.is_shown(*it)).unwrap_or(last);
    moved(column, key, [end; 2], layout)
}

/// Where a key leads from a column: End to the first of `ends`, Right as far as the second.
fn moved(from: u8, key: GridKey, [end, last]: [u8; 2], layout: &Layout) -> u8 {
    let shown = |it: &u8| layout.is_shown(*it);
    match key {
        GridKey::Left => (SELECT..from).rev().find(shown).unwrap_or(from),
        GridKey::Right => (from + 1..=last).find(shown).unwrap_or(from),
        GridKey::Home | GridKey::FirstRow => SELECT,
        GridKey::End | GridKey::LastRow => end,
        _ => from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(width: f64) -> Layout {
        Layout::default().followed(None, width, false)
    }

    #[track_caller]
    fn check(from: (usize, u8), key: GridKey, to: (usize, u8)) {
        let viewport = Viewport { height: 380.0, ..Viewport::default() };
        let cursor = Cursor { row: from.0, column: from.1 };
        let moved = cursor.moved(key, 100, &viewport, &layout(800.0));
        assert_eq!((moved.row, moved.column), to, "{key:?}");
    }

    #[test]
    fn moves_within_the_grid() {
        check((5, 3), GridKey::Down, (6, 3));
        check((99, 3), GridKey::Down, (99, 3));
        check((0, 3), GridKey::Up, (0, 3));
        check((5, 3), GridKey::PageDown, (14, 3));
        check((5, 3), GridKey::PageUp, (0, 3));
        check((5, 3), GridKey::Home, (5, 1));
        check((5, 3), GridKey::End, (5, 9));
        check((5, 3), GridKey::FirstRow, (0, 1));
        check((5, 3), GridKey::LastRow, (99, 9));
        check((5, 1), GridKey::Left, (5, 1));
        check((5, 9), GridKey::Right, (5, 10));
        check((5, 10), GridKey::Right, (5, 10));
    }

    #[test]
    fn moves_along_the_headers() {
        const STATUS: u8 = 2;
        const ID: u8 = 4;
        const CREATED: u8 = 6;
        const PROGRESS: u8 = 8;
        for (from, key, to) in [
            (STATUS, GridKey::Right, TYPE),
            (SELECT, GridKey::Left, SELECT),
            (PROGRESS, GridKey::Right, PROGRESS),
            (CREATED, GridKey::Right, PROGRESS),
            (CREATED, GridKey::Left, ID),
            (ID, GridKey::Home, SELECT),
            (ID, GridKey::End, PROGRESS),
            (ID, GridKey::Enter, ID),
        ] {
            assert_eq!(moved_header(from, key, &layout(700.0)), to, "{key:?} from {from}");
        }
    }

    #[test]
    fn skips_columns_that_the_width_hides() {
        check((5, 6), GridKey::Right, (5, 8));
        check((5, 8), GridKey::Left, (5, 6));
    }

    #[test]
    fn the_last_header_is_the_last_that_is_shown() {
        let wide = layout(1_600.0);
        assert_eq!(moved_header(4, GridKey::End, &wide), 9);
        assert_eq!(moved_header(4, GridKey::End, &wide.followed(None, 1_000.0, true)), 8);
    }

    #[test]
    fn an_empty_list_has_no_second_row() {
        let moved =
            Cursor::default().moved(GridKey::Down, 0, &Viewport::default(), &Layout::default());
        assert_eq!(moved.row, 0);
    }
}
