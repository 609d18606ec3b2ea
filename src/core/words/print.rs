//! Words on paper.

use crate::core::locale::Locale;
use crate::core::time::Timestamp;

/// Over the table: "Jobs on 24 Aug 2022, 12:08:00 (UTC−05:00)"
pub fn title(now: Timestamp, zone: &str, locale: &dyn Locale) -> String {
    format!("Jobs on {} ({zone})", locale.date_time(now))
}

/// What follows the number of jobs where filters leave some out: "Filters: status:failed"
pub fn filters(query: &str) -> String {
    format!("Filters: {query}")
}

/// Where the list is longer than what is printed: "The first 1,000 are printed."
pub fn only_the_first(n: usize, locale: &dyn Locale) -> String {
    format!("The first {} are printed.", locale.number(n as u64))
}
