//! Words of the menu for what the list looks like, and for the list as a file.

use super::copy::COPY_LIST;
use super::list;
use crate::core::list::columns::Column;
use crate::core::locale::Locale;

/// The button, and the name of its menu.
pub const VIEW: &str = "View";
/// The choice of columns.
pub const COLUMNS: &str = "Columns";
/// The button that gives back the usual columns.
pub const RESET: &str = "Reset";
/// A column that cannot be taken away.
pub const ALWAYS_SHOWN: &str = "Always shown";
/// A column that is chosen and does not fit.
pub const NO_ROOM: &str = "No room here";
/// The choice of a height for the rows.
pub const DENSITY: &str = "Density";
/// Rows of the usual height.
pub const NORMAL: &str = "Normal";
/// Less high rows.
pub const COMPACT: &str = "Compact";

/// The switch of the overview.
pub const OVERVIEW: &str = "Overview";
/// Shows the overview in place of the list.
pub const SHOW_OVERVIEW: &str = "Show overview";
/// Shows the list again.
pub const SHOW_LIST: &str = "Show list";

/// The handle of a column: "Move Program"
pub fn move_column(column: Column) -> String {
    format!("Move {}", list::column(column))
}

/// Where a column is: "Program, column 4 of 8"
pub fn place(column: Column, place: usize, of: usize, locale: &dyn Locale) -> String {
    let number = |n: usize| locale.number(n as u64);
    format!("{}, column {} of {}", list::column(column), number(place), number(of))
}

/// "Download this list", "Download 3 selected"
pub fn download(n_selected: usize, locale: &dyn Locale) -> String {
    match n_selected {
        0 => "Download this list".to_owned(),
        n => format!("Download {}", list::selected(n, locale)),
    }
}

/// "Copy this list", "Copy 3 selected"
pub fn copy(n_selected: usize, locale: &dyn Locale) -> String {
    match n_selected {
        0 => COPY_LIST.to_owned(),
        n => format!("Copy {}", list::selected(n, locale)),
    }
}

/// A format of the file.
pub const CSV: &str = "CSV";
/// The other one.
pub const JSON: &str = "JSON";

/// The name of the button of a format: "Download this list as CSV"
pub fn download_as(download: &str, format: &str) -> String {
    format!("{download} as {format}")
}
