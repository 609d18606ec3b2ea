//! One JSON object to one job.

use std::rc::Rc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::json::{Field, lenient, object};
use super::{Problem, ProblemKind};
use crate::core::api::error::{ApiError, Found};
use crate::core::api::response::Response;
use crate::core::job::{Attribute, Job, JobType, ResultUri, Status};
use crate::core::text::{Text, Texts};
use crate::core::time::DateTime;

/// A job as it is sent, in every spelling that was seen. Two spellings are two fields, because a list may have both.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct WireJob<'a> {
    #[serde(borrow)]
    id: Field<'a>,
    job_id: Field<'a>,
    #[serde(rename = "Type")]
    job_type: Field<'a>,
    program_id: Field<'a>,
    created_by: Field<'a>,
    created_date: Field<'a>,
    started_date: Field<'a>,
    completed_date: Field<'a>,
    abandoned_date: Field<'a>,
    cancelled_date: Field<'a>,
    failed_date: Field<'a>,
    last_progress_update_date: Field<'a>,
    status: Field<'a>,
    job_status: Field<'a>,
    job_state: Field<'a>,
    status_message: Field<'a>,
    records_processed: Field<'a>,
    percentage_complete: Field<'a>,
    replayable: Field<'a>,
    result_uri: Field<'a>,
    /// One client reads a job wrapped in `{"Job": …}`.
    job: Option<&'a RawValue>,
    // What an object says that is no job.
    message: Field<'a>,
    #[serde(rename = "message")]
    lower_case_message: Field<'a>,
    queued_uri: Field<'a>,
}

/// A value that is no job.
#[derive(Debug)]
pub(super) enum NotAJob {
    /// It is not JSON, or no object, or has a key twice.
    Unreadable(serde_json::Error),
    /// An object without an id. A job always has one; an error envelope, whose `Status` may say `ERROR` as a job's does,
    /// never has.
    WithoutId { message: Option<Box<str>>, queued_uri: Option<Box<str>> },
}

/// Reads a job, and says what of it could not be read.
pub(super) fn read(json: &str, texts: &mut Texts) -> Result<(Job, Vec<Problem>), NotAJob> {
    let read = lenient(json, |json| {
        let job: WireJob<'_> = object(json)?;
        let wrapped = job.job.filter(|_| job.id().is_none());
        let wrapped = wrapped.and_then(|it| object::<WireJob<'_>>(it.get()).ok());
        Ok(wrapped.filter(|it| it.id().is_some()).unwrap_or(job).into_job(texts))
    });
    read.map_err(NotAJob::Unreadable)?
}

impl WireJob<'_> {
    fn id(&self) -> Option<Rc<str>> {
        let id = |field: Field<'_>| {
            let sent = field.sent().ok()?;
            let id = sent.trim();
            (!matches!(id, "" | "." | "..")).then(|| id.into())
        };
        id(self.id).or_else(|| id(self.job_id))
    }

    fn into_job(self, texts: &mut Texts) -> Result<(Job, Vec<Problem>), NotAJob> {
        let Some(id) = self.id() else {
            let message = self.message.or(self.lower_case_message).text();
            return Err(NotAJob::WithoutId { message, queued_uri: self.queued_uri.text() });
        };
        let mut reader = AttributeReader { texts, unreadable: Vec::new(), verbatim: Vec::new() };
        let job = Job {
            job_type: reader.job_type(self.job_type),
            program_id: reader.text(Attribute::ProgramId, self.program_id),
            created_by: reader.text(Attribute::CreatedBy, self.created_by),
            created: reader.date(Attribute::CreatedDate, self.created_date),
            started: reader.date(Attribute::StartedDate, self.started_date),
            completed: reader.date(Attribute::CompletedDate, self.completed_date),
            abandoned: reader.date(Attribute::AbandonedDate, self.abandoned_date),
            cancelled: reader.date(Attribute::CancelledDate, self.cancelled_date),
            failed: reader.date(Attribute::FailedDate, self.failed_date),
            progressed: reader
                .date(Attribute::LastProgressUpdateDate, self.last_progress_update_date),
            status: reader.status(self.status.or(self.job_status).or(self.job_state)),
            status_message: reader.text(Attribute::StatusMessage, self.status_message),
            records: reader.records(self.records_processed),
            percent: reader.percent(self.percentage_complete),
            replayable: reader.replayable(self.replayable),
            result_uri: reader.result_uri(self.result_uri, &id),
            verbatim: reader.verbatim.into(),
            id,
        };
        let problem = |attribute| Problem {
            job: Some(Rc::clone(&job.id)),
            kind: ProblemKind::Attribute(attribute),
        };
        let problems = reader.unreadable.into_iter().map(problem).collect();
        Ok((job, problems))
    }
}

/// Reads the attributes of one job, each by its kind.
struct AttributeReader<'a> {
    texts: &'a mut Texts,
    unreadable: Vec<Attribute>,
    verbatim: Vec<(Attribute, Box<str>)>,
}

impl AttributeReader<'_> {
    /// Reads one attribute. A value that is not of its kind is noted, and one that does not print as it was sent is kept
    /// as sent.
    fn read<T>(
        &mut self,
        attribute: Attribute,
        field: Field<'_>,
        read: impl FnOnce(&str, &mut Texts) -> Option<T>,
        prints: impl FnOnce(&T, &str) -> bool,
    ) -> Option<T> {
        let (sent, value) = match field.sent() {
            Ok(sent) if sent.trim().is_empty() => return None,
            Ok(sent) => {
                let value = read(&sent, self.texts);
                (sent, value)
            }
            Err(json) => (json.into(), None),
        };
        if value.is_none() {
            self.unreadable.push(attribute);
        }
        if !value.as_ref().is_some_and(|it| prints(it, &sent)) {
            self.verbatim.push((attribute, sent.into()));
        }
        value
    }

    fn text(&mut self, attribute: Attribute, field: Field<'_>) -> Option<Text> {
        self.read(attribute, field, |sent, texts| Some(texts.share(sent)), |_, _| true)
    }

    fn date(&mut self, attribute: Attribute, field: Field<'_>) -> Option<DateTime> {
        let read = |sent: &str, _: &mut Texts| DateTime::parse(sent.trim());
        self.read(attribute, field, read, |_, sent| DateTime::prints(sent))
    }

    fn job_type(&mut self, field: Field<'_>) -> JobType {
        let read = |sent: &str, texts: &mut Texts| {
            let name = sent.trim();
            Some(JobType::from_api_name(name).unwrap_or_else(|| JobType::Other(texts.share(name))))
        };
        self.read(Attribute::Type, field, read, |it, sent| it.api_name() == sent)
            .unwrap_or_else(|| JobType::Other("".into()))
    }

    fn status(&mut self, field: Field<'_>) -> Status {
        let read = |sent: &str, texts: &mut Texts| {
            let name = sent.trim();
            Some(Status::from_api_name(name).unwrap_or_else(|| Status::Other(texts.share(name))))
        };
        self.read(Attribute::Status, field, read, |it, sent| it.api_name() == sent)
            .unwrap_or_else(|| Status::Other("".into()))
    }

    fn records(&mut self, field: Field<'_>) -> Option<u64> {
        let read = |sent: &str, _: &mut Texts| whole(sent.trim());
        self.read(Attribute::RecordsProcessed, field, read, |_, sent| is_plain_number(sent))
    }

    fn percent(&mut self, field: Field<'_>) -> Option<u8> {
        let read = |sent: &str, _: &mut Texts| u8::try_from(whole(sent.trim())?.min(100)).ok();
        self.read(Attribute::PercentageComplete, field, read, |it, sent| {
            is_plain_number(sent) && sent.parse() == Ok(*it)
        })
    }

    fn replayable(&mut self, field: Field<'_>) -> Option<bool> {
        let read = |sent: &str, _: &mut Texts| truth(sent.trim());
        self.read(Attribute::Replayable, field, read, |_, sent| matches!(sent, "true" | "false"))
    }

    fn result_uri(&mut self, field: Field<'_>, id: &str) -> Option<ResultUri> {
        let read = |sent: &str, texts: &mut Texts| Some(ResultUri::new(sent, id, texts));
        self.read(Attribute::ResultUri, field, read, |_, _| true)
    }
}

/// A whole number, also as text and with an exponent; a fraction is cut off. No floating point: every digit counts.
fn whole(sent: &str) -> Option<u64> {
    let (mantissa, exponent) = match sent.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
        None => (sent, 0_usize),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    // No more zeros than any number has that fits.
    let n_moved = exponent.min(fraction.len() + 20);
    let moved = fraction.bytes().chain(std::iter::repeat(b'0')).take(n_moved);
    whole.bytes().chain(moved).try_fold(0_u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    })
}

/// Whether a number prints like this: digits without a leading zero.
fn is_plain_number(sent: &str) -> bool {
    sent.bytes().all(|it| it.is_ascii_digit()) && (sent.len() == 1 || !sent.starts_with('0'))
}

/// A truth value in any letter case.
fn truth(sent: &str) -> Option<bool> {
    if sent.eq_ignore_ascii_case("true") {
        Some(true)
    } else {
        sent.eq_ignore_ascii_case("false").then_some(false)
    }
}

impl NotAJob {
    /// The id in `QueuedUri`, when that is the address of a job: other resources are queued under other paths.
    pub(super) fn queued_id(&self) -> Option<Box<str>> {
        let Self::WithoutId { queued_uri: Some(uri), .. } = self else { return None };
        let mut segments = uri.split(['/', '?', '#']);
        segments.find(|it| *it == "Jobs")?;
        let id = segments.next()?;
        let id = id.strip_suffix(".json").unwrap_or(id);
        (!matches!(id, "" | "." | "..")).then(|| id.into())
    }

    /// The error that a body is which should have been a job.
    pub(super) fn into_error(self, body: &[u8], response: &Response) -> ApiError {
        match self {
            Self::Unreadable(error) => super::not_json(&error, body),
            Self::WithoutId { message: None, .. } => super::unreadable(Found::OtherJson, body),
            Self::WithoutId { message, .. } => super::refused(response, message),
        }
    }
}
