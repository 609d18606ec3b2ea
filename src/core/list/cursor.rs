//! The keyboard in the grid: which cell has the focus, and what the keys do to it.

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
}

/// A column of the grid under its `aria-colindex`, which it keeps when it is hidden by width.
pub mod column {
    /// Checkbox
    pub const SELECT: u8 = 1;
    /// Status
    pub const STATUS: u8 = 2;
    /// Type: the header of the row
    pub const TYPE: u8 = 3;
    /// Job ID
    pub const ID: u8 = 4;
    /// Program
    pub const PROGRAM: u8 = 5;
    /// Created
    pub const CREATED: u8 = 6;
    /// Duration
    pub const DURATION: u8 = 7;
    /// Progress
    pub const PROGRESS: u8 = 8;
    /// Actions: its first button
    pub const ACTIONS: u8 = 9;
    /// How many there are
    pub const COUNT: u8 = 9;
    /// The second button of the actions, a stop of its own for the keyboard
    pub const SECOND_ACTION: u8 = 10;
}

/// Whether a column is shown in a list of this width, in CSS pixels: the breakpoints of the stylesheet.
pub fn is_shown(column: u8, list_width: f64) -> bool {
    match column {
        column::PROGRAM => list_width >= 720.0,
        column::DURATION => list_width >= 960.0,
        _ => true,
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
        Self { row: 0, column: column::TYPE }
    }
}

impl Cursor {
    /// Where a key moves the cursor in a list of `n` rows.
    #[must_use]
    pub fn moved(self, key: GridKey, n: usize, viewport: &Viewport) -> Self {
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
        let ends = [column::ACTIONS, column::SECOND_ACTION];
        Self { row: row.min(last), column: moved(self.column, key, ends, viewport.width) }
    }
}

/// Where a key moves from one header to another; actions have none.
pub fn moved_header(column: u8, key: GridKey, list_width: f64) -> u8 {
    moved(column, key, [column::PROGRESS; 2], list_width)
}

/// Where a key leads from a column: End to the first of `ends`, Right as far as the second.
fn moved(from: u8, key: GridKey, [end, last]: [u8; 2], list_width: f64) -> u8 {
    let shown = |it: &u8| is_shown(*it, list_width);
    match key {
        GridKey::Left => (1..from).rev().find(shown).unwrap_or(from),
        GridKey::Right => (from + 1..=last).find(shown).unwrap_or(from),
        GridKey::Home | GridKey::FirstRow => column::SELECT,
        GridKey::End | GridKey::LastRow => end,
        _ => from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: (usize, u8), key: GridKey, to: (usize, u8)) {
        let viewport = Viewport { height: 380.0, width: 800.0, ..Viewport::default() };
        let moved = Cursor { row: from.0, column: from.1 }.moved(key, 100, &viewport);
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
        use column::{CREATED, ID, PROGRESS, SELECT, STATUS};
        for (from, key, to) in [
            (STATUS, GridKey::Right, column::TYPE),
            (SELECT, GridKey::Left, SELECT),
            (PROGRESS, GridKey::Right, PROGRESS),
            (CREATED, GridKey::Right, PROGRESS),
            (CREATED, GridKey::Left, ID),
            (ID, GridKey::Home, SELECT),
            (ID, GridKey::End, PROGRESS),
            (ID, GridKey::Enter, ID),
        ] {
            assert_eq!(moved_header(from, key, 700.0), to, "{key:?} from {from}");
        }
    }

    #[test]
    fn skips_columns_that_the_width_hides() {
        check((5, 6), GridKey::Right, (5, 8));
        check((5, 8), GridKey::Left, (5, 6));
    }

    #[test]
    fn an_empty_list_has_no_second_row() {
        let moved = Cursor::default().moved(GridKey::Down, 0, &Viewport::default());
        assert_eq!(moved.row, 0);
    }
}
