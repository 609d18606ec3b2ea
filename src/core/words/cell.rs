//! What a cell of the list says in plain text: to be copied, or printed.

use super::{job as names, list, relative};
use crate::core::job::Job;
use crate::core::list::columns::Column;
use crate::core::locale::Locale;
use crate::core::time::{DateTime, Timestamp};

/// What the cell in a column says, whole, also where the list cuts it; `None` when nothing.
pub fn text(job: &Job, column: Column, now: Timestamp, locale: &dyn Locale) -> Option<String> {
    let date = |date: Option<DateTime>| date.map(|it| locale.date_time(it.at()));
    match column {
        Column::Status => Some(names::status(&job.status).into_owned()),
        Column::Type => Some(names::job_type(&job.job_type).into_owned()),
        Column::Id => Some(job.id.to_string()),
        Column::Program => job.program_id.as_deref().map(str::to_owned),
        Column::Created => date(job.created),
        Column::Duration => job.duration(now).map(relative::duration),
        Column::Progress => progress(job, locale),
        Column::Message => job.status_message.as_deref().map(str::to_owned),
        Column::By => job.created_by.as_deref().map(str::to_owned),
        Column::Completed => date(job.completed),
        Column::Updated => date(job.progressed),
        Column::Records => job.records.map(|it| locale.number(it)),
    }
}

/// "62%, 8,412 records"
fn progress(job: &Job, locale: &dyn Locale) -> Option<String> {
    let percent = job.percent.map(list::percent);
    let records = job.records.map(|it| list::records(it, locale));
    let parts: Vec<_> = percent.into_iter().chain(records).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
