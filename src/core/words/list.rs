//! Words of the list: its columns, its rows, what can be done with them, and how many there are.

use std::time::Duration;

use super::count::jobs;
use super::relative;
use crate::core::list::columns::Column;
use crate::core::locale::Locale;

/// The name of the list's place.
pub const JOB_LIST: &str = "Job list";
/// The name of the grid.
pub const JOBS: &str = "Jobs";
/// What rows in waiting say.
pub const LOADING: &str = "Jobs are loading";
/// The name of the checkbox of all rows.
pub const SELECT_ALL: &str = "Select all jobs shown";
/// What stands where a job has nothing to say.
pub const NOTHING: &str = "–";

/// A column: "Job ID"
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Status => "Status",
        Column::Type => "Type",
        Column::Id => "Job ID",
        Column::Program => "Program",
        Column::Created => "Created",
        Column::Duration => "Duration",
        Column::Progress => "Progress",
        Column::Message => "Message",
        Column::By => "Created by",
        Column::Completed => "Completed",
        Column::Updated => "Last progress",
        Column::Records => "Records",
    }
}

/// The column of buttons.
pub const ACTIONS: &str = "Actions";

/// "Select Click export d8807a9f"
pub fn select(name: &str) -> String {
    format!("Select {name}")
}

/// "Replay Click export d8807a9f"
pub fn replay(name: &str) -> String {
    format!("Replay {name}")
}

/// "Download result of Click export d8807a9f"
pub fn download_result(name: &str) -> String {
    format!("Download result of {name}")
}

/// A date with its zone: "7 Jun 2022, 04:30:00 (UTC−05:00)"
pub fn with_zone(date: &str, zone: &str) -> String {
    format!("{date} ({zone})")
}

/// A queued job's progress.
pub const WAITING_TO_START: &str = "Waiting to start";
/// A job that will be tried again, nobody knows when.
pub const WILL_BE_TRIED_AGAIN: &str = "Will be tried again";
/// A failed job's progress.
pub const STOPPED_AFTER_TRIES: &str = "Stopped after 5 tries";
/// The same where nothing is tried again.
pub const STOPPED_WITHOUT_RESULT: &str = "Stopped without a result";
/// The progress of a job that an error ended at once.
pub const STOPPED_BY_ERROR: &str = "Stopped by an error";

/// "Retry in about 9 min"
pub fn retry(wait: Duration) -> String {
    if wait.is_zero() {
        return "Retry is due now".to_owned();
    }
    format!("Retry in {}", relative::about(wait))
}

/// "Stopped at 33%"
pub fn stopped_at(percent: Option<u8>) -> String {
    percent.map_or_else(|| "Stopped".to_owned(), |it| format!("Stopped at {it}%"))
}

/// "8,412 records"
pub fn records(n: u64, locale: &dyn Locale) -> String {
    format!("{}{}", locale.number(n), records_unit(n))
}

/// What follows the number of records where there is room: " records"
pub fn records_unit(n: u64) -> &'static str {
    if n == 1 { " record" } else { " records" }
}

/// "62%"
pub fn percent(percent: u8) -> String {
    format!("{percent}%")
}

/// "Stalled 34 min"
pub fn stalled_short(quiet: Duration) -> String {
    format!("Stalled {}", relative::rough(quiet))
}

/// "No progress for 34 min"
pub fn stalled(quiet: Duration) -> String {
    format!("No progress for {}", relative::rough(quiet))
}

/// What is said of a row that stays only because it is pointed at.
pub const NO_LONGER_MATCHES: &str = "No longer matches the filters";

/// "3 selected"
pub fn selected(n: usize, locale: &dyn Locale) -> String {
    format!("{} selected", locale.number(n as u64))
}

/// What follows when the filters hide some of them: "2 not shown"
pub fn not_shown(n: usize, locale: &dyn Locale) -> String {
    format!("{} not shown", locale.number(n as u64))
}

/// The button that shows them all, in place of the filters.
pub const SHOW_SELECTED: &str = "Show";
/// The name of the bar for the selected jobs.
pub const SELECTION_ACTIONS: &str = "Actions for selected jobs";
/// The button that selects none.
pub const CLEAR_SELECTION: &str = "Clear selection";
/// Why a button of the bar is disabled.
pub const NOT_POSSIBLE: &str = "Not possible with any of the selected jobs";

/// "Replay 3", "Replay 3 of 5"
pub fn replay_selected(n: usize, all: usize, locale: &dyn Locale) -> String {
    format!("Replay {}", of(n, all, locale))
}

/// The same for a screen reader: "Replay 3 of 5 jobs"
pub fn replay_selected_jobs(n: usize, all: usize, locale: &dyn Locale) -> String {
    let words = replay_selected(n, all, locale);
    format!("{words} {}", if all == 1 { "job" } else { "jobs" })
}

/// "Download 3", "Download 3 of 5"
pub fn download_selected(n: usize, all: usize, locale: &dyn Locale) -> String {
    format!("Download {}", of(n, all, locale))
}

/// The same for a screen reader: "Download 3 of 5 results"
pub fn download_selected_results(n: usize, all: usize, locale: &dyn Locale) -> String {
    let words = download_selected(n, all, locale);
    format!("{words} {}", if all == 1 { "result" } else { "results" })
}

/// "5", "3 of 5"
fn of(n: usize, all: usize, locale: &dyn Locale) -> String {
    let number = |n: usize| locale.number(n as u64);
    if n == all { number(n) } else { format!("{} of {}", number(n), number(all)) }
}

/// "1,284 jobs", "96 of 1,284 jobs"; `of` is how many there are where filters leave some out.
pub fn how_many(n: usize, of: Option<usize>, locale: &dyn Locale) -> String {
    match of {
        Some(all) => format!("{} of {}", locale.number(n as u64), jobs(all, locale)),
        None => jobs(n, locale),
    }
}

/// "96 of 1,284 jobs so far"
pub fn so_far(how_many: &str) -> String {
    format!("{how_many} so far")
}

/// The button that ends loading.
pub const STOP_LOADING: &str = "Stop loading";
/// The button that stops those that wait for their turn.
pub const STOP: &str = "Stop";
/// The button that lists the keyboard shortcuts.
pub const SHORTCUTS: &str = "Shortcuts";

/// In which zone times are: the page's choice, or the viewer's own.
pub fn times_are_in(zone: &str, is_set: bool) -> String {
    if is_set { format!("Times are in {zone}") } else { format!("Times are yours, {zone}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;

    const LOCALE: PlainLocale = PlainLocale(FixedZone(0));

    #[test]
    fn one_and_many() {
        assert_eq!([1, 2].map(|n| records(n, &LOCALE)), ["1 record", "2 records"]);
        assert_eq!([0, 1].map(records_unit), [" records", " record"]);
        assert_eq!(replay_selected_jobs(1, 1, &LOCALE), "Replay 1 job");
        assert_eq!(replay_selected_jobs(1, 5, &LOCALE), "Replay 1 of 5 jobs");
        assert_eq!(download_selected_results(0, 1, &LOCALE), "Download 0 of 1 result");
        assert_eq!(download_selected_results(1_200, 1_200, &LOCALE), "Download 1,200 results");
    }

    #[test]
    fn how_many_there_are() {
        assert_eq!(how_many(1_284, None, &LOCALE), "1,284 jobs");
        assert_eq!(so_far(&how_many(1, Some(1), &LOCALE)), "1 of 1 job so far");
        assert_eq!(how_many(0, Some(1_284), &LOCALE), "0 of 1,284 jobs");
    }

    #[test]
    fn retries() {
        assert_eq!(retry(Duration::ZERO), "Retry is due now");
        assert_eq!(retry(Duration::from_mins(9)), "Retry in about 9 min");
    }
}
