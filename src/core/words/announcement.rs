//! What a screen reader is told while nothing has the focus that would say it.

use crate::core::job::Job;
use crate::core::locale::Locale;
use crate::core::words::job;

/// "3 selected"
pub fn selected(n: usize, locale: &dyn Locale) -> String {
    format!("{} selected", locale.number(n as u64))
}

/// "Click export d8807a9f completed"
pub fn status_changed(job: &Job) -> String {
    format!("{} {}", job::name(job), job::status(&job.status).to_ascii_lowercase())
}

/// "and 4 more jobs changed"
pub fn more_jobs_changed(n: usize, locale: &dyn Locale) -> String {
    format!("and {} more jobs changed", locale.number(n as u64))
}

/// Several of these as one text.
pub fn together(said: &[String]) -> String {
    said.join(". ")
}
