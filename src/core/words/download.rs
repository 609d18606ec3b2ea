//! Words for what becomes of downloads.

use std::rc::Rc;

use crate::core::api::error::{ApiError, Found};
use crate::core::api::result_file::NoResult;
use crate::core::job::Job;
use crate::core::list::batch::Outcome;
use crate::core::locale::Locale;
use crate::core::words::batch;
use crate::core::words::count::counted;
use crate::core::words::error::inner;

/// "Download started: ClickExport-d8807a9f.csv"
pub fn began(file_name: &str) -> String {
    format!("Download started: {file_name}")
}

/// Why nothing was saved.
pub fn no_result(reason: &NoResult) -> String {
    match reason {
        NoResult::NotReady => "The result is not there yet: the job has not completed.".into(),
        NoResult::Gone => "The result is no longer available.".into(),
        NoResult::Error(ApiError::Unreadable { found: Found::Html, .. }) => {
            "Nothing was saved: a web page came in place of the result, perhaps to sign in.".into()
        }
        NoResult::Error(error) => format!("Nothing was saved: {}.", inner(error)),
    }
}

/// "3 downloads started." Nothing when none did.
pub fn started(outcome: &Outcome, locale: &dyn Locale) -> Option<String> {
    batch::started(outcome, "download", "downloads", locale)
}

/// "1 of 3 downloads had a problem: The result is no longer available." Nothing when none had.
pub fn problems(outcome: &Outcome, locale: &dyn Locale) -> Option<String> {
    batch::problems(outcome, "downloads", locale)
}

/// "96 downloads wait"
pub fn waiting(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "download waits", "downloads wait")
}

/// "Ad upload a1000003 and 2 more can’t be downloaded and are left out." Nothing when none is.
pub fn left_out(jobs: &[Rc<Job>], locale: &dyn Locale) -> Option<String> {
    batch::left_out(jobs, "downloaded", locale)
}
