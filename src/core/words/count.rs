//! How many there are.

use crate::core::locale::Locale;

/// "1,284 jobs"
pub fn jobs(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "job", "jobs")
}

/// "96 jobs match"
pub fn matches(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "job matches", "jobs match")
}

/// "3 new jobs"
pub fn new_jobs(n: usize, locale: &dyn Locale) -> String {
    counted(n, locale, "new job", "new jobs")
}

/// Twice the list was empty.
pub fn all_gone(n: usize, locale: &dyn Locale) -> String {
    let were = if n == 1 { "was" } else { "were" };
    format!("impact.com lists no jobs any more. {} {were} here before.", jobs(n, locale))
}

pub(super) fn counted(n: usize, locale: &dyn Locale, one: &str, many: &str) -> String {
    format!("{} {}", locale.number(n as u64), if n == 1 { one } else { many })
}
