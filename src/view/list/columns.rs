//! The columns of the list, which the grid and rows in waiting have in common.

use crate::core::list::cursor::column;
use crate::core::list::sort::SortKey;
use crate::core::words::list as words;

/// A column that can be sorted by.
pub(super) struct Column {
    pub(super) class: &'static str,
    pub(super) title: &'static str,
    /// Its `aria-colindex`.
    pub(super) index: u8,
    pub(super) sort_key: SortKey,
}

/// The columns that can be sorted by: all but the checkbox and the buttons.
pub(super) const COLUMNS: [Column; 7] = [
    of("c-status", words::STATUS, column::STATUS, SortKey::Status),
    of("c-type", words::TYPE, column::TYPE, SortKey::Type),
    of("c-id", words::JOB_ID, column::ID, SortKey::Id),
    of("c-prog", words::PROGRAM, column::PROGRAM, SortKey::Program),
    of("c-created", words::CREATED, column::CREATED, SortKey::Created),
    of("c-dur", words::DURATION, column::DURATION, SortKey::Duration),
    of("c-progress", words::PROGRESS, column::PROGRESS, SortKey::Progress),
];

const fn of(class: &'static str, title: &'static str, index: u8, sort_key: SortKey) -> Column {
    Column { class, title, index, sort_key }
}
