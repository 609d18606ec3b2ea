//! Words of the detail card.

use std::time::Duration;

use crate::core::job::JobType;
use crate::core::locale::Locale;
use crate::core::text::short;
use crate::core::time::Timestamp;
use crate::core::words::{job, relative, size};

/// The name of the card.
pub const JOB_DETAILS: &str = "Job details";
/// Closes the card.
pub const CLOSE: &str = "Close job details";
/// Opens the job above.
pub const PREVIOUS_JOB: &str = "Previous job";
/// Opens the job below.
pub const NEXT_JOB: &str = "Next job";

/// Whose job it is: "Program 3629".
pub fn program(program: &str) -> String {
    format!("Program {}", short(program))
}

/// In place of the message of a job that waits.
pub const NO_MESSAGE_YET: &str = "Waiting to start. No message yet.";
/// Shows the whole message.
pub const SHOW_ALL: &str = "Show all";
/// Shows the first lines of the message.
pub const SHOW_LESS: &str = "Show less";

/// Of a long text only the beginning is shown: "This is the beginning of 5.2 MB."
pub fn beginning_of(bytes: usize, locale: &dyn Locale) -> String {
    format!("This is the beginning of {}.", size::size(bytes as u64, locale))
}

/// Shows more of the message, though not all.
pub const SHOW_MORE: &str = "Show more";
/// Copies a text of which the beginning is shown.
pub const COPY_ALL: &str = "Copy all";
/// Saves it as a file.
pub const SAVE_ALL: &str = "Save as a file";

/// Downloads the result.
pub const DOWNLOAD_RESULT: &str = "Download result";
/// The result is being downloaded.
pub const DOWNLOADING: &str = "Downloading …";
/// Replays the job.
pub const REPLAY_JOB: &str = "Replay job";
/// The job is being replayed.
pub const REPLAYING: &str = "Replaying …";

/// Why neither is possible while the job runs.
pub const BOTH_WHEN_IT_ENDS: &str = "Download and replay become available when the job ends.";
/// Why there is no download while the job runs.
pub const DOWNLOAD_WHEN_IT_ENDS: &str = "Download becomes available when the job ends.";
/// Why there is no replay while the job is retried.
pub const REPLAY_IF_RETRIES_FAIL: &str = "Replay becomes available if the automatic retries fail.";
/// Why there is no download while the job is retried.
pub const DOWNLOAD_WHEN_IT_COMPLETES: &str = "Download becomes available when the job completes.";
/// Why there is no download of a job in a state we do not know.
pub const DOWNLOAD_WHEN_THERE_IS_A_RESULT: &str =
    "Download becomes available when there is a result.";
/// Why there is no download of a job that ended badly.
pub const NO_RESULT_FILE: &str = "No result file: the job did not complete.";
/// Why there is no replay of a job that does not say whether there could be.
pub const REPLAYABLE_UNKNOWN: &str = "impact.com does not say whether this job can be replayed.";

/// Why there is no replay: "Ad upload jobs can’t be replayed."
pub fn not_replayable(job_type: &JobType) -> String {
    format!("{} jobs can’t be replayed.", job::job_type(job_type))
}

/// The title over a job that stalls: "No progress for 34 min". Begun minutes do not count.
pub fn no_progress_for(quiet: Duration) -> String {
    let minutes = Duration::from_secs(quiet.as_secs() / 60 * 60);
    format!("No progress for {}", relative::rough(minutes))
}

/// What that means.
pub fn stalled(last_progress: Option<Timestamp>, locale: &dyn Locale) -> String {
    let advice = "The job may still finish, so there is nothing to do yet.";
    match last_progress {
        Some(at) => format!("Last progress was at {}. {advice}", locale.time(at)),
        None => advice.to_owned(),
    }
}

/// Asks for the list now.
pub const CHECK_NOW: &str = "Check now";

/// The title over an error that is not retried.
pub const FINAL_ERROR: &str = "Stopped by a system error";
/// What that means for a job that can be replayed.
pub const FINAL_ERROR_REPLAYABLE: &str =
    "impact.com will not try again by itself. You can replay the job.";

/// The title over an error that is retried in a while: "Next automatic retry in about 9 min".
pub fn next_retry_in(wait: Duration) -> String {
    format!("Next automatic retry in {}", relative::about(wait))
}

/// The title over an error whose retry should begin.
pub const RETRY_DUE: &str = "Retry is due now";
/// The title over an error that is retried, nobody knows when.
pub const RETRY_SOMETIME: &str = "Waits for its next automatic retry";
/// What the three mean.
pub const RETRY_MEANS: &str =
    "impact.com retries every 15 min. After 5 unsuccessful tries the job is marked Failed.";

/// The title over a job that failed.
pub const FAILED: &str = "Stopped after 5 unsuccessful tries";
/// The same where nothing is tried again.
pub const FAILED_AT_ONCE: &str = "Stopped without a usable result";
/// What both mean for a job that can be replayed.
pub const FAILED_REPLAYABLE: &str = "impact.com will not try again by itself. Replay the job, or contact your \
                                     impact.com account manager if it keeps failing.";
/// What a final error and a failure mean for a job that can't be replayed here.
pub const NOT_TRIED_AGAIN: &str =
    "impact.com will not try again by itself. Ask your impact.com account manager about it.";

/// The title over a job that was cancelled.
pub const CANCELLED: &str = "Cancelled by impact.com";
/// What that means.
pub const CANCELLED_MEANS: &str =
    "Only an impact.com administrator can cancel a job. Ask your account manager why.";

/// The heading of the result.
pub const RESULT: &str = "Result";

/// Until when the result is there, with what stands before and after the day: "Result available until about 5 Sep 2022
/// (3 days left)".
pub fn result_until(days_left: u64) -> (&'static str, String) {
    let unit = if days_left == 1 { "day" } else { "days" };
    ("Result available until about ", format!(" ({days_left} {unit} left)"))
}

/// What stands before the day when the result is probably gone.
pub const RESULT_REMOVED: &str = "Result probably removed about ";

/// The heading of the attributes.
pub const ALL_ATTRIBUTES: &str = "All attributes";
/// An attribute that has no value.
pub const NOT_SET: &str = "Not set";
/// Stands after the percentage.
pub const PERCENT_UNIT: &str = " %";

/// The job is being asked for.
pub const LOADING: &str = "Job is loading";

/// The server does not know the job.
pub const MISSING: &str = "This job can’t be found";
/// What that means, around the id.
pub const MISSING_MEANS: (&str, &str) =
    ("Job ", " was removed, or the sign-in of this page can’t see it.");

/// The job could not be asked for.
pub const NOT_LOADED: &str = "This job could not be loaded";
/// Asks for it again.
pub const TRY_AGAIN: &str = "Try again";
