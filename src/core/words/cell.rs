//! What a cell of the list says in plain text: to be copied, or printed.

use super::{job as names, list, relative};
use crate::core::job::Job;
use crate::core::list::cursor::column;
use crate::core::locale::Locale;
use crate::core::time::Timestamp;

/// What the cell in a column says, whole, also where the list cuts it; `None` when nothing.
pub fn text(job: &Job, column: u8, now: Timestamp, locale: &dyn Locale) -> Option<String> {
    match column {
        column::STATUS => Some(names::status(&job.status).into_owned()),
        column::TYPE => Some(names::job_type(&job.job_type).into_owned()),
        column::ID => Some(job.id.to_string()),
        column::PROGRAM => job.program_id.as_deref().map(str::to_owned),
        column::CREATED => job.created.map(|it| locale.date_time(it.at())),
        column::DURATION => job.duration(now).map(relative::duration),
        column::PROGRESS => progress(job, locale),
        _ => None,
    }
}

/// "62%, 8,412 records"
fn progress(job: &Job, locale: &dyn Locale) -> Option<String> {
    let percent = job.percent.map(list::percent);
    let records = job.records.map(|it| list::records(it, locale));
    let parts: Vec<_> = percent.into_iter().chain(records).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
