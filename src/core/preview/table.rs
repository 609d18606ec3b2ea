//! What is shown of a result.

use std::rc::Rc;

use super::Kind;

/// The first rows of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is written in.
    pub kind: Kind,
    /// The columns that are shown.
    pub columns: Rc<[Column]>,
    /// The rows that are shown, each with as many cells as there are columns.
    pub rows: Rc<[Rc<[Rc<str>]>]>,
    /// How many columns there are.
    pub n_columns: usize,
    /// Whether there are no other rows.
    pub is_all: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: Rc<str>,
    /// Whether it has nothing but numbers.
    pub is_number: bool,
}

/// Rows as they were read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) names: Vec<String>,
    pub(super) cells: Vec<Vec<String>>,
}

impl Table {
    /// More columns are not shown.
    pub const MOST_COLUMNS: usize = 50;
    /// More letters of a cell are not shown.
    pub const MOST_LETTERS: usize = 200;

    pub(super) fn new(kind: Kind, rows: Rows, is_all: bool) -> Self {
        let lengths = rows.cells.iter().map(Vec::len);
        let n_columns = lengths.chain([rows.names.len()]).max().unwrap_or_default();
        let n_shown = n_columns.min(Self::MOST_COLUMNS);
        let at = |row: &[String], place: usize| row.get(place).map_or("", |it| it).to_owned();
        let column = |place: usize| {
            let cells = rows.cells.iter().filter_map(|it| it.get(place));
            let mut filled = cells.filter(|it| !it.is_empty()).peekable();
            let is_number = filled.peek().is_some() && filled.all(|it| is_number(it));
            Column { name: cut(&at(&rows.names, place)), is_number }
        };
        let cells = |row: &Vec<String>| (0..n_shown).map(|place| cut(&at(row, place))).collect();
        Self {
            kind,
            columns: (0..n_shown).map(column).collect(),
            rows: rows.cells.iter().map(cells).collect(),
            n_columns,
            is_all,
        }
    }
}

fn cut(text: &str) -> Rc<str> {
    match text.char_indices().nth(Table::MOST_LETTERS) {
        None => text.into(),
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat().into(),
    }
}

/// `250`, `-1,234.50`, `12.5%`, `$4`: digits and what stands between, before and after them.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let text = text.trim_start_matches(['$', '€', '£']).trim_end_matches('%');
    text.starts_with(|it: char| it.is_ascii_digit() || it == '.')
        && text.bytes().any(|it| it.is_ascii_digit())
        && text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b',' | b'\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_dates_and_words() {
        for text in
            ["0", "-1", "+1", "250", "-1,234.50", "1'000", ".5", "12.5%", "$4", "-€4,50", " 7 "]
        {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "-", ".", "2022-06-06", "1e5x", "12:04", "1 of 2", "5 KB", "a1", "%"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
