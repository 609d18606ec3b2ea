//! One JSON object to one job.

use std::rc::Rc;

use super::{Problem, ProblemKind};
use crate::core::api::error::{ApiError, Found};
use crate::core::api::response::Response;
use crate::core::job::{Attribute, Job, JobType, ResultUri, Status};
use crate::core::json::{JsonError, Reader, Scalar};
use crate::core::text::Texts;
use crate::core::time::DateTime;

/// What a value said, before it is known to be a job.
#[derive(Debug, Default)]
pub(super) struct Draft {
    job: Option<Job>,
    /// Whether the job's id is one.
    has_id: bool,
    result_uri: Option<Box<str>>,
    unreadable: Vec<Attribute>,
    message: Option<Box<str>>,
    queued_uri: Option<Box<str>>,
}

/// An object that is no job.
#[derive(Debug)]
pub(super) struct NotAJob {
    message: Option<Box<str>>,
    queued_uri: Option<Box<str>>,
}

/// Reads any value as a job, as far as it is one.
pub(super) fn read(reader: &mut Reader<'_>, texts: &mut Texts) -> Result<Draft, JsonError> {
    let mut draft = Draft::default();
    if reader.peek()? != b'{' {
        reader.skip()?;
        return Ok(draft);
    }
    reader.open_object()?;
    // `Id` beats `JobId`, whichever comes first.
    let mut has_id = false;
    while let Some(key) = reader.key()? {
        match (&*key, attribute(&key)) {
            ("JobId", _) if has_id => reader.skip()?,
            (name, Some(attribute)) => {
                has_id |= name == "Id";
                draft.set(attribute, &reader.scalar()?, texts);
            }
            // One client reads a job wrapped in `{"Job": …}`.
            ("Job", None) => {
                let wrapped = read(reader, texts)?;
                if !has_id && wrapped.has_id {
                    draft = wrapped;
                }
            }
            ("Message" | "message", None) => draft.message = text(&reader.scalar()?),
            ("QueuedUri", None) => draft.queued_uri = text(&reader.scalar()?),
            _ => reader.skip()?,
        }
    }
    Ok(draft)
}

/// The attribute that a key of the object stands for. Some clients have met other spellings of two of them.
fn attribute(key: &str) -> Option<Attribute> {
    match key {
        "JobId" => Some(Attribute::Id),
        "JobStatus" | "JobState" => Some(Attribute::Status),
        _ => Attribute::ALL.into_iter().find(|it| it.name() == key),
    }
}

/// A value that says something, as text.
pub(super) fn text(value: &Scalar<'_>) -> Option<Box<str>> {
    as_sent(value).map(str::trim).filter(|it| !it.is_empty()).map(Into::into)
}

/// The value as it was sent, without quotes. `None` for an array or object.
fn as_sent<'a>(value: &'a Scalar<'_>) -> Option<&'a str> {
    match value {
        Scalar::Null => Some(""),
        Scalar::Text(text) => Some(text),
        Scalar::Number(number) => Some(number),
        Scalar::Bool(true) => Some("true"),
        Scalar::Bool(false) => Some("false"),
        Scalar::Nested => None,
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
    let moved = fraction.bytes().chain(std::iter::repeat(b'0')).take(exponent);
    whole.bytes().chain(moved).try_fold(0_u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    })
}

/// A truth value, also as text in any letter case. A number is none.
fn truth(value: &Scalar<'_>, sent: &str) -> Option<bool> {
    let is =
        |word: &str| sent.trim().eq_ignore_ascii_case(word) && !matches!(value, Scalar::Number(_));
    if is("true") { Some(true) } else { is("false").then_some(false) }
}

impl Draft {
    /// The job and what of it could not be read.
    ///
    /// # Errors
    /// [`NotAJob`] without an id. A job always has one; an error envelope, whose `Status` may say `ERROR` as a job's
    /// does, never has.
    pub(super) fn finish(self, texts: &mut Texts) -> Result<(Job, Vec<Problem>), NotAJob> {
        match self.job {
            Some(mut job) if self.has_id => {
                let uri = self.result_uri.as_deref();
                job.result_uri = uri.map(|uri| ResultUri::new(uri, &job.id, texts));
                let problem = |it| Problem {
                    job: Some(Rc::clone(&job.id)),
                    kind: ProblemKind::Attribute(it),
                };
                let problems = self.unreadable.into_iter().map(problem).collect();
                Ok((job, problems))
            }
            _ => Err(NotAJob { message: self.message, queued_uri: self.queued_uri }),
        }
    }

    fn set(&mut self, attribute: Attribute, value: &Scalar<'_>, texts: &mut Texts) {
        let Some(sent) = as_sent(value) else {
            self.unreadable.push(attribute);
            return;
        };
        let name = sent.trim();
        if name.is_empty() {
            return;
        }
        let job = self.job.get_or_insert_with(|| {
            Job::new("", JobType::Other("".into()), Status::Other("".into()))
        });
        let is_read = match attribute {
            Attribute::Id => {
                self.has_id = !matches!(name, "." | "..");
                if self.has_id {
                    job.id = name.into();
                }
                self.has_id
            }
            // Held without the id, which may come later.
            Attribute::ResultUri => {
                self.result_uri = Some(sent.into());
                true
            }
            _ => set(job, attribute, value, sent, texts),
        };
        if !is_read {
            self.unreadable.push(attribute);
        }
        if !is_read || !prints(job, attribute, sent) {
            keep_verbatim(job, attribute, sent);
        }
    }
}

/// Sets one attribute. Whether its value was of the right kind.
fn set(
    job: &mut Job,
    attribute: Attribute,
    value: &Scalar<'_>,
    sent: &str,
    texts: &mut Texts,
) -> bool {
    let name = sent.trim();
    let date = match attribute {
        Attribute::CreatedDate => Some(&mut job.created),
        Attribute::StartedDate => Some(&mut job.started),
        Attribute::CompletedDate => Some(&mut job.completed),
        Attribute::AbandonedDate => Some(&mut job.abandoned),
        Attribute::CancelledDate => Some(&mut job.cancelled),
        Attribute::FailedDate => Some(&mut job.failed),
        Attribute::LastProgressUpdateDate => Some(&mut job.progressed),
        _ => None,
    };
    if let Some(date) = date {
        *date = DateTime::parse(name);
        return date.is_some();
    }
    match attribute {
        Attribute::Type => {
            job.job_type =
                JobType::from_api_name(name).unwrap_or_else(|| JobType::Other(texts.share(name)));
        }
        Attribute::Status => {
            job.status =
                Status::from_api_name(name).unwrap_or_else(|| Status::Other(texts.share(name)));
        }
        Attribute::ProgramId => job.program_id = Some(texts.share(sent)),
        Attribute::CreatedBy => job.created_by = Some(texts.share(sent)),
        Attribute::StatusMessage => job.status_message = Some(texts.share(sent)),
        Attribute::RecordsProcessed => {
            job.records = whole(name);
            return job.records.is_some();
        }
        Attribute::PercentageComplete => {
            job.percent = whole(name).map(|it| u8::try_from(it.min(100)).unwrap_or(100));
            return job.percent.is_some();
        }
        Attribute::Replayable => {
            job.replayable = truth(value, name);
            return job.replayable.is_some();
        }
        _ => {}
    }
    true
}

/// Whether the typed value prints as the text that was sent.
fn prints(job: &Job, attribute: Attribute, sent: &str) -> bool {
    let is_plain_number = || {
        sent.bytes().all(|it| it.is_ascii_digit()) && (sent.len() == 1 || !sent.starts_with('0'))
    };
    match attribute {
        Attribute::CreatedDate
        | Attribute::StartedDate
        | Attribute::CompletedDate
        | Attribute::AbandonedDate
        | Attribute::CancelledDate
        | Attribute::FailedDate
        | Attribute::LastProgressUpdateDate => DateTime::prints(sent),
        Attribute::Type => job.job_type.api_name() == sent,
        Attribute::Status => job.status.api_name() == sent,
        Attribute::RecordsProcessed => is_plain_number(),
        Attribute::PercentageComplete => is_plain_number() && (sent.len() < 3 || sent == "100"),
        Attribute::Replayable => matches!(sent, "true" | "false"),
        Attribute::Id
        | Attribute::ProgramId
        | Attribute::CreatedBy
        | Attribute::StatusMessage
        | Attribute::ResultUri => true,
    }
}

fn keep_verbatim(job: &mut Job, attribute: Attribute, sent: &str) {
    if attribute != Attribute::Id {
        let mut verbatim = std::mem::take(&mut job.verbatim).into_vec();
        verbatim.push((attribute, sent.into()));
        job.verbatim = verbatim.into();
    }
}

impl NotAJob {
    /// The id in `QueuedUri`, when that is the address of a job: other resources are queued under other paths.
    pub(super) fn queued_id(&self) -> Option<Box<str>> {
        let mut segments = self.queued_uri.as_deref()?.split(['/', '?', '#']);
        segments.find(|it| *it == "Jobs")?;
        let id = segments.next()?;
        let id = id.strip_suffix(".json").unwrap_or(id);
        (!matches!(id, "" | "." | "..")).then(|| id.into())
    }

    /// The error this object is.
    pub(super) fn into_error(self, response: &Response) -> ApiError {
        match self.message {
            Some(message) => ApiError::Refused { status: response.status, message: Some(message) },
            None => super::unreadable(Found::OtherJson, response.body.trim_ascii()),
        }
    }
}
