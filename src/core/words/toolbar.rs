//! Words of the toolbar: the title, the search box and the filters.

use crate::core::locale::Locale;
use crate::core::query::CreatedSpan;
use crate::core::text::short;
use crate::core::words::count;

/// The title, and the button that leads back to the list.
pub const JOBS: &str = "Jobs";
/// Beside the title.
pub const READ_ONLY: &str = "Read-only";
/// The same, explained.
pub const READ_ONLY_EXPLAINED: &str = "This page shows jobs but can’t replay them.";

/// The name of the search box.
pub const SEARCH_JOBS: &str = "Search jobs";
/// What is in the search box when nothing is.
pub const SEARCH_HINT: &str = "Search or filter, e.g. status:failed program:3629";
/// The name of the button in the search box.
pub const CLEAR_SEARCH: &str = "Clear search";

/// The button for types, and their place in the sheet.
pub const TYPE: &str = "Type";
/// The name of the menu of types.
pub const FILTER_BY_TYPE: &str = "Filter by type";
/// The button that clears the filter on types.
pub const ANY_TYPE: &str = "Any type";
/// The button for programs, and their place in the sheet.
pub const PROGRAM: &str = "Program";
/// The name of the menu of programs.
pub const FILTER_BY_PROGRAM: &str = "Filter by program";
/// The choice that filters by no program.
pub const ANY_PROGRAM: &str = "Any program";
/// The button for the time of creation when no word says what is chosen, and the place in the sheet.
pub const CREATED: &str = "Created";
/// The name of the menu for the time of creation.
pub const FILTER_BY_CREATION: &str = "Filter by creation";
/// Nothing is asked of the time of creation.
pub const ANY_TIME: &str = "Any time";
/// Above the fields for two days.
pub const BETWEEN_TWO_DAYS: &str = "Between two days";
/// The field for the first day.
pub const FROM: &str = "From";
/// The field for the last day.
pub const TO: &str = "To";
/// The name of the menu of orders, and their place in the sheet.
pub const SORT: &str = "Sort";

/// The button that opens the sheet, and its name.
pub const FILTERS: &str = "Filters";
/// The choice of days in the sheet.
pub const CUSTOM: &str = "Custom …";
/// The button that closes the sheet.
pub const CLOSE_FILTERS: &str = "Close filters";
/// The button that clears all filters.
pub const CLEAR: &str = "Clear";

/// "3 types"
pub fn types(n: usize, locale: &dyn Locale) -> String {
    format!("{} types", locale.number(n as u64))
}

/// "Program 3629"
pub fn program(program: &str) -> String {
    format!("Program {}", short(program))
}

/// "Last 7 days"
pub fn last(span: CreatedSpan) -> &'static str {
    match span {
        CreatedSpan::Day => "Last 24 hours",
        CreatedSpan::Week => "Last 7 days",
        CreatedSpan::Month => "Last 30 days",
        CreatedSpan::All => "Last 90 days",
    }
}

/// The same where there is little room: "7 days".
pub fn span(span: CreatedSpan) -> &'static str {
    match span {
        CreatedSpan::Day => "24 hours",
        CreatedSpan::Week => "7 days",
        CreatedSpan::Month => "30 days",
        CreatedSpan::All => "90 days",
    }
}

/// "1 Jun – 7 Jun"
pub fn between(first: &str, last: &str) -> String {
    format!("{first} – {last}")
}

/// "Since 1 Jun"
pub fn since(first: &str) -> String {
    format!("Since {first}")
}

/// "Until 7 Jun"
pub fn until(last: &str) -> String {
    format!("Until {last}")
}

/// Whose days are meant, when they are the viewer's own.
pub fn dates_in_your_time(offset: &str) -> String {
    format!("Dates are in your time, {offset}")
}

/// Whose days are meant, when the page set the zone.
pub fn dates_in_page_time(offset: &str) -> String {
    format!("Dates are in this page’s time, {offset}")
}

/// The name of the button that opens the sheet: "Filters and sorting, 2 active".
pub fn filters_and_sorting(n_active: usize, locale: &dyn Locale) -> String {
    match n_active {
        0 => "Filters and sorting".to_owned(),
        n => format!("Filters and sorting, {} active", locale.number(n as u64)),
    }
}

/// The button that closes the sheet: "Show 96 jobs".
pub fn show_jobs(n: usize, locale: &dyn Locale) -> String {
    format!("Show {}", count::jobs(n, locale))
}
