//! What is said of jobs with which the same is done at once, whatever that is.

use std::rc::Rc;

use crate::core::job::Job;
use crate::core::locale::Locale;
use crate::core::words::job;

/// "Ad upload a1000003 and 2 more can’t be replayed and are left out." Nothing when none is.
pub(super) fn left_out(jobs: &[Rc<Job>], done: &str, locale: &dyn Locale) -> Option<String> {
    let (first, others) = jobs.split_first()?;
    let (more, are) = match others.len() {
        0 => (String::new(), " and is left out."),
        n => ([" and ", &locale.number(n as u64), " more"].concat(), " and are left out."),
    };
    Some([&*job::name(first), &more, " can’t be ", done, are].concat())
}
