//! Words for what becomes of replays.

use std::rc::Rc;

use crate::core::api::error::{ApiError, Refuser};
use crate::core::job::{Job, short_id};
use crate::core::list::batch::Outcome;
use crate::core::locale::Locale;
use crate::core::words::batch;
use crate::core::words::count::counted;
use crate::core::words::error::inner;

/// A replay's answer did not come.
pub const CHECKING: &str =
    "No answer to the replay. Checking the job before anything is sent again.";

/// The job is as it was.
pub const NOT_RECEIVED: &str = "The replay did not reach impact.com. The job is as it was; replay it again if you still want to.";

/// The job could not be read.
pub const IN_DOUBT: &str =
    "It is not known whether the replay started. Look at the job before you replay it again.";

/// The old job cannot tell.
pub const IN_DOUBT_NEW_JOB: &str =
    "It is not known whether the replay started. Look for a new job before you replay it again.";

/// "Replay started. Job d8807a9f is queued again."
pub fn queued_again(id: &str) -> String {
    format!("Replay started. Job {} is queued again.", short_id(id))
}

/// "Replay started as new job d8807a9f."
pub fn started_as_new_job(id: &str) -> String {
    format!("Replay started as new job {}.", short_id(id))
}

/// "Replay refused: this type of job can’t be replayed (403).", or that it did not get as far as that.
pub fn refused(error: &ApiError) -> String {
    match error {
        ApiError::Unauthorized { by: Refuser::Portal | Refuser::LoginPage } => {
            format!("The replay did not start: {}.", inner(error))
        }
        ApiError::Forbidden { message: None, .. } => {
            "Replay refused: this sign-in may not replay jobs (403).".into()
        }
        error => format!("Replay refused: {}.", inner(error)),
    }
}

/// "3 replays started." Nothing when none did.
pub fn started(outcome: &Outcome, locale: &dyn Locale) -> Option<String> {
    batch::started(outcome, "replay", "replays", locale)
}

/// "1 of 3 replays had a problem: Replay refused: …." Nothing when none had.
pub fn problems(outcome: &Outcome, locale: &dyn Locale) -> Option<String> {
    batch::problems(outcome, "replays", locale)
}

/// "96 replays wait"
pub fn waiting(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "replay waits", "replays wait")
}

/// "Ad upload a1000003 and 2 more can’t be replayed and are left out." Nothing when none is.
pub fn left_out(jobs: &[Rc<Job>], locale: &dyn Locale) -> Option<String> {
    batch::left_out(jobs, "replayed", locale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::{JobType, Status};
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;

    const LOCALE: PlainLocale = PlainLocale(FixedZone(0));

    fn outcome(n_done: usize, troubles: &[&str]) -> Outcome {
        Outcome { n_done, troubles: troubles.iter().map(|it| (*it).to_owned()).collect() }
    }

    #[test]
    fn how_it_went() {
        for (outcome, good, bad) in [
            (outcome(1, &[]), Some("1 replay started."), None),
            (outcome(1_200, &[]), Some("1,200 replays started."), None),
            (outcome(0, &["No."]), None, Some("No.")),
            (
                outcome(2, &["No."]),
                Some("2 replays started."),
                Some("1 of 3 replays had a problem: No."),
            ),
            (
                outcome(0, &["No.", "Never."]),
                None,
                Some("2 of 2 replays had problems, the first: No."),
            ),
        ] {
            assert_eq!(started(&outcome, &LOCALE).as_deref(), good);
            assert_eq!(problems(&outcome, &LOCALE).as_deref(), bad);
        }
    }

    #[test]
    fn what_is_left_out() {
        let job = |id| Rc::new(Job::new(id, JobType::UploadAds, Status::Completed));
        let said = |jobs: &[Rc<Job>]| left_out(jobs, &LOCALE);
        assert_eq!(said(&[]), None);
        let one = "Ad upload a1 can’t be replayed and is left out.";
        assert_eq!(said(&[job("a1")]).as_deref(), Some(one));
        let three = "Ad upload a1 and 2 more can’t be replayed and are left out.";
        assert_eq!(said(&[job("a1"), job("a2"), job("a3")]).as_deref(), Some(three));
    }
}
