//! One JSON object to one job.

use std::rc::Rc;

use super::{Interner, Problem, ProblemKind};
use crate::core::error::{ApiError, Found};
use crate::core::job::{Attribute, Job, JobType, Status};
use crate::core::json::{JsonError, Reader, Scalar};
use crate::core::response::Response;
use crate::core::time::DateTime;

/// What a value said, before it is known to be a job.
#[derive(Debug, Default)]
pub(super) struct Draft {
    id: Option<Rc<str>>,
    job: Option<Job>,
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
pub(super) fn read(reader: &mut Reader<'_>, interner: &mut Interner) -> Result<Draft, JsonError> {
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
                draft.set(attribute, &reader.scalar()?, interner);
            }
            // One client reads a job wrapped in `{"Job": …}`.
            ("Job", None) => {
                let wrapped = read(reader, interner)?;
                if !has_id && wrapped.id.is_some() {
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
    pub(super) fn finish(self) -> Result<(Job, Vec<Problem>), NotAJob> {
        match (self.id, self.job) {
            (Some(id), Some(mut job)) => {
                job.id = Rc::clone(&id);
                let problem =
                    |it| Problem { job: Some(Rc::clone(&id)), kind: ProblemKind::Attribute(it) };
                Ok((job, self.unreadable.into_iter().map(problem).collect()))
            }
            _ => Err(NotAJob { message: self.message, queued_uri: self.queued_uri }),
        }
    }

    fn set(&mut self, attribute: Attribute, value: &Scalar<'_>, interner: &mut Interner) {
        let Some(sent) = as_sent(value) else {
            self.unreadable.push(attribute);
            return;
        };
        if sent.trim().is_empty() {
            return;
        }
        let job = self.job.get_or_insert_with(|| {
            Job::new("", JobType::Other("".into()), Status::Other("".into()))
        });
        let is_read = match attribute {
            Attribute::Id => {
                self.id =
                    Some(sent.trim().into()).filter(|it: &Rc<str>| !matches!(&**it, "." | ".."));
                self.id.is_some()
            }
            _ => set(job, attribute, value, sent, interner),
        };
        if !is_read {
            self.unreadable.push(attribute);
        }
        keep_verbatim(job, attribute, sent);
    }
}

/// Sets one attribute. Whether its value was of the right kind.
fn set(
    job: &mut Job,
    attribute: Attribute,
    value: &Scalar<'_>,
    sent: &str,
    interner: &mut Interner,
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
            job.job_type = match JobType::from_api_name(name) {
                JobType::Other(name) => JobType::Other(interner.intern(&name)),
                known => known,
            };
        }
        Attribute::Status => {
            job.status = match Status::from_api_name(name) {
                Status::Other(name) => Status::Other(interner.intern(&name)),
                known => known,
            };
        }
        Attribute::ProgramId => job.program_id = Some(interner.intern(sent)),
        Attribute::CreatedBy => job.created_by = Some(interner.intern(sent)),
        Attribute::StatusMessage => job.status_message = Some(interner.intern(sent)),
        Attribute::ResultUri => job.result_uri = Some(sent.into()),
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

/// Keeps the text as sent where the typed value would print another.
fn keep_verbatim(job: &mut Job, attribute: Attribute, sent: &str) {
    if attribute != Attribute::Id && job.attribute(attribute).as_deref() != Some(sent) {
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
