//! What is said of jobs with which the same is done at once, whatever that is.

use std::rc::Rc;

use crate::core::job::Job;
use crate::core::list::batch::Outcome;
use crate::core::locale::Locale;
use crate::core::words::count::counted;
use crate::core::words::job;

/// "3 replays started." Nothing when none did.
pub(super) fn started(
    outcome: &Outcome,
    one: &str,
    many: &str,
    locale: &dyn Locale,
) -> Option<String> {
    let n = outcome.n_done;
    (n > 0).then(|| [&*counted(n, locale, one, many), " started."].concat())
}

/// "1 of 3 replays had a problem: Replay refused: …." Nothing when none had.
pub(super) fn problems(outcome: &Outcome, many: &str, locale: &dyn Locale) -> Option<String> {
    let (n, first) = (outcome.troubles.len(), outcome.troubles.first()?);
    let all = n + outcome.n_done;
    if all == 1 {
        return Some(first.clone());
    }
    let number = |n: usize| locale.number(n as u64);
    let had = if n == 1 { " had a problem: " } else { " had problems, the first: " };
    Some([&*number(n), " of ", &number(all), " ", many, had, first].concat())
}

/// "Ad upload a1000003 and 2 more can’t be replayed and are left out." Nothing when none is.
pub(super) fn left_out(jobs: &[Rc<Job>], done: &str, locale: &dyn Locale) -> Option<String> {
    let (first, others) = jobs.split_first()?;
    let (more, are) = match others.len() {
        0 => (String::new(), " and is left out."),
        n => ([" and ", &locale.number(n as u64), " more"].concat(), " and are left out."),
    };
    Some([&*job::name(first), &more, " can’t be ", done, are].concat())
}
