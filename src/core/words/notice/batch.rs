//! What is said of jobs with which the same is done at once.

use std::rc::Rc;

use super::counted;
use crate::core::job::Job;
use crate::core::list::batch::Outcome;
use crate::core::locale::Locale;

/// "3 replays started." Nothing when none did.
pub fn began(outcome: &Outcome, what: &str, locale: &dyn Locale) -> Option<String> {
    let n = outcome.n_done;
    (n > 0).then(|| [&*counted(n, locale, what, &[what, "s"].concat()), " started."].concat())
}

/// "1 of 3 replays had a problem: Replay refused: …." Nothing when none had.
pub fn troubles(outcome: &Outcome, what: &str, locale: &dyn Locale) -> Option<String> {
    let (n, first) = (outcome.troubles.len(), outcome.troubles.first()?);
    let all = n + outcome.n_done;
    if all == 1 {
        return Some(first.clone());
    }
    let number = |n: usize| locale.number(n as u64);
    let had = if n == 1 { "s had a problem: " } else { "s had problems, the first: " };
    Some([&*number(n), " of ", &number(all), " ", what, had, first].concat())
}

/// "Ad upload a1000003 and 2 more can’t be replayed and are left out." Nothing when none is.
pub fn left_out(jobs: &[Rc<Job>], done: &str, locale: &dyn Locale) -> Option<String> {
    let (first, others) = jobs.split_first()?;
    let (more, are) = match others.len() {
        0 => (String::new(), " and is left out."),
        n => ([" and ", &locale.number(n as u64), " more"].concat(), " and are left out."),
    };
    Some([&*first.name(), &more, " can’t be ", done, are].concat())
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
            assert_eq!(began(&outcome, "replay", &LOCALE).as_deref(), good);
            assert_eq!(troubles(&outcome, "replay", &LOCALE).as_deref(), bad);
        }
    }

    #[test]
    fn what_is_left_out() {
        let job = |id| Rc::new(Job::new(id, JobType::UploadAds, Status::Completed));
        let said = |jobs: &[Rc<Job>]| left_out(jobs, "replayed", &LOCALE);
        assert_eq!(said(&[]), None);
        let one = "Ad upload a1 can’t be replayed and is left out.";
        assert_eq!(said(&[job("a1")]).as_deref(), Some(one));
        let three = "Ad upload a1 and 2 more can’t be replayed and are left out.";
        assert_eq!(said(&[job("a1"), job("a2"), job("a3")]).as_deref(), Some(three));
    }
}
