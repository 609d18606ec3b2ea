//! Words for what becomes of downloads.

use std::rc::Rc;
use std::time::Duration;

use crate::core::api::error::{ApiError, Found};
use crate::core::api::result_file::NoResult;
use crate::core::job::{Job, short_id};
use crate::core::list::batch::Outcome;
use crate::core::locale::Locale;
use crate::core::words::count::counted;
use crate::core::words::error::inner;
use crate::core::words::{batch, job, progress, size};

/// The name of a running download and of its bar.
pub const DOWNLOAD: &str = "Download";
/// Ends a running download.
pub const CANCEL: &str = "Cancel";
/// The same, where nothing around it says what.
pub const CANCEL_DOWNLOAD: &str = "Cancel download";
/// A download that is not begun yet: two run at a time.
pub const WAITS_FOR_ITS_TURN: &str = "Waits for its turn";
/// A download of which nothing came yet.
pub const WAITS_FOR_THE_FILE: &str = "Waiting for the file";

/// "Download started: Click export d8807a9f"
pub fn began(job: &Job) -> String {
    format!("Download started: {}", job::name(job))
}

/// A person ended it.
pub const CANCELLED: &str = "Download cancelled";

/// The file is here: "Saved: ClickExport-d8807a9f.csv"
pub fn saved(file_name: &str) -> String {
    format!("Saved: {file_name}")
}

/// A list is asked for while another is written.
pub const LIST_IS_BEING_WRITTEN: &str = "The list is still being written. Try again in a moment.";

/// How much has come: "12.4 of 31 MB", "12.4 MB"
pub fn amount(received: u64, total: Option<u64>, locale: &dyn Locale) -> String {
    match total {
        Some(total) => size::of(received, total, locale),
        None => size::size(received, locale),
    }
}

/// The same, and how long the rest takes: "12.4 of 31 MB · about 6 s left"
pub fn amount_and_time(amount: &str, left: Duration) -> String {
    format!("{amount} · {}", progress::time_left(left))
}

/// "Cancel download of Click export d8807a9f"
pub fn cancel(name: &str) -> String {
    format!("{CANCEL_DOWNLOAD} of {name}")
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

/// Why nothing was saved, when the file stopped coming.
pub fn stalled(silence: Duration) -> String {
    let seconds = silence.as_secs();
    format!(
        "Nothing was saved: nothing came for {seconds} s, so the download was ended. You can start it again."
    )
}

/// The job is not in the list any more.
pub fn gone(id: &str) -> String {
    format!("Nothing was saved: job {} is not in the list any more.", short_id(id))
}

/// How several went: "100 results saved.", "95 of 100 results saved, 3 cancelled, 2 failed, the first job d8807a9f: The
/// result is no longer available."
pub fn ended(outcome: &Outcome, locale: &dyn Locale) -> String {
    let number = |n: usize| locale.number(n as u64);
    let all = counted(outcome.n_all(), locale, "result", "results");
    if outcome.n_done == outcome.n_all() {
        return format!("{all} saved.");
    }
    let cancelled = match outcome.n_cancelled {
        0 => String::new(),
        n => format!(", {} cancelled", number(n)),
    };
    let failed = match &*outcome.troubles {
        [] => ".".to_owned(),
        [only] => format!(", 1 failed, job {}: {}", short_id(&only.id), only.text),
        [first, ..] => {
            let (n, id) = (number(outcome.troubles.len()), short_id(&first.id));
            format!(", {n} failed, the first job {id}: {}", first.text)
        }
    };
    format!("{} of {all} saved{cancelled}{failed}", number(outcome.n_done))
}

/// "96 downloads wait"
pub fn waiting(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "download waits", "downloads wait")
}

/// "Ad upload a1000003 and 2 more can’t be downloaded and are left out." Nothing when none is.
pub fn left_out(jobs: &[Rc<Job>], locale: &dyn Locale) -> Option<String> {
    batch::left_out(jobs, "downloaded", locale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::list::batch::Trouble;
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;

    const LOCALE: PlainLocale = PlainLocale(FixedZone(0));

    #[test]
    fn how_several_went() {
        let trouble = |id: &str| Trouble { id: id.into(), text: "No.".to_owned() };
        for (n_done, n_cancelled, troubles, said) in [
            (1, 0, vec![], "1 result saved."),
            (1_200, 0, vec![], "1,200 results saved."),
            (98, 0, vec!["a", "b"], "98 of 100 results saved, 2 failed, the first job a: No."),
            (0, 0, vec!["a"], "0 of 1 result saved, 1 failed, job a: No."),
            (2, 3, vec![], "2 of 5 results saved, 3 cancelled."),
            (1, 1, vec!["a"], "1 of 3 results saved, 1 cancelled, 1 failed, job a: No."),
        ] {
            let troubles = troubles.into_iter().map(trouble).collect();
            assert_eq!(ended(&Outcome { n_done, n_cancelled, troubles }, &LOCALE), said);
        }
    }

    #[test]
    fn how_much_has_come() {
        let amount = |received, total| amount(received, total, &LOCALE);
        assert_eq!(amount(12_400_000, Some(31_000_000)), "12.4 of 31 MB");
        assert_eq!(amount(12_400_000, None), "12.4 MB");
        let left = amount_and_time("12.4 of 31 MB", Duration::from_secs(6));
        assert_eq!(left, "12.4 of 31 MB · about 6 s left");
    }
}
