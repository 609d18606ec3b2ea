//! Words of the dialogs.

use crate::core::locale::Locale;
use crate::core::words::count::counted;

/// The button that does nothing.
pub const CANCEL: &str = "Cancel";
/// The button of a dialog that asks nothing.
pub const CLOSE: &str = "Close";
/// The name of the list of jobs in a question.
pub const JOBS: &str = "Jobs";

/// What a download of several does.
pub const SAVED_ONE_BY_ONE: &str =
    "Each is saved as a file of its own. Your browser may ask you to allow this.";

/// "Replay 3 jobs?"
pub fn replay_question(n: usize, locale: &dyn Locale) -> String {
    match n {
        1 => "Replay this job?".to_owned(),
        _ => format!("Replay {} jobs?", locale.number(n as u64)),
    }
}

/// "Replay 3 jobs", on the button that does it.
pub fn replay(n: usize, locale: &dyn Locale) -> String {
    match n {
        1 => "Replay job".to_owned(),
        _ => format!("Replay {} jobs", locale.number(n as u64)),
    }
}

/// "Download 12 results?"
pub fn download_question(n: usize, locale: &dyn Locale) -> String {
    format!("{}?", download(n, locale))
}

/// "Download 12 results", on the button that does it.
pub fn download(n: usize, locale: &dyn Locale) -> String {
    format!("Download {}", counted(n, locale, "result", "results"))
}

/// What a replay that queues the same job again does.
pub fn replay_replaces_result(n: usize) -> &'static str {
    match n {
        1 => {
            "impact.com runs it again with its original settings. The current result may be replaced, and a replay \
             may count towards your daily export limit."
        }
        _ => {
            "impact.com runs them again with their original settings. Current results may be replaced, and replays \
             may count towards your daily export limit."
        }
    }
}

/// What a replay that makes a new job does.
pub fn replay_makes_new_job(n: usize) -> &'static str {
    match n {
        1 => {
            "impact.com runs it again with its original settings. This makes a new job; the old one stays. It may \
             count towards your daily export limit."
        }
        _ => {
            "impact.com runs them again with their original settings. This makes new jobs; the old ones stay. They \
             may count towards your daily export limit."
        }
    }
}

/// "More than 100 at once are too many. The others stay selected."
pub fn others_stay_selected(most: usize, locale: &dyn Locale) -> String {
    format!(
        "More than {} at once are too many. The others stay selected.",
        locale.number(most as u64)
    )
}

/// The title of the dialog that lists the keyboard shortcuts.
pub const SHORTCUTS: &str = "Keyboard shortcuts";

/// The tab that lists the keys.
pub const KEYS_TAB: &str = "Keys";
/// The tab that lists the filters.
pub const FILTERS_TAB: &str = "Filters";
/// The name of a button that tries a filter: "Try status:failed".
pub fn try_filter(example: &str) -> String {
    format!("Try {example}")
}

/// What the keys do, and the keys.
pub const KEYS: [(&str, &str); 12] = [
    ("Search", "/"),
    ("Refresh now", "R"),
    ("Keyboard shortcuts", "?"),
    ("Move through jobs", "↑ ↓"),
    ("Move through the cells of a job", "← →"),
    ("Sort: from the first job to the headers", "↑ Enter"),
    ("Open the job", "Enter"),
    ("Select the job", "Space"),
    ("Select a range", "Shift ↑ ↓"),
    ("Copy what the cell says", "Ctrl C"),
    ("Next or previous job, in the details", "Alt ↑ ↓"),
    ("Back to the list", "Esc"),
];
