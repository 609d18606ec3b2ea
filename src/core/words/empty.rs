//! Words of what fills the place of the list when there is none.

use super::count::jobs;
use crate::core::locale::Locale;

/// There are no jobs.
pub const NO_JOBS: &str = "No jobs yet";
/// Where jobs come from.
pub const WHERE_JOBS_COME_FROM: &str = "Jobs appear here when someone schedules a report, click export, ad upload or contract terms change in impact.com.";
/// The button that asks for the list.
pub const CHECK_AGAIN: &str = "Check again";

/// The filters leave no job.
pub const NO_MATCH: &str = "No jobs match these filters";
/// The button that removes all filters.
pub const CLEAR_FILTERS: &str = "Clear filters";

/// "Remove one of them, or clear them all to see 1,284 jobs."
pub fn remove_filters(all: usize, locale: &dyn Locale) -> String {
    format!("Remove one of them, or clear them all to see {}.", jobs(all, locale))
}

/// "Remove filter status:failed"
pub fn remove_filter(term: &str) -> String {
    format!("Remove filter {term}")
}
