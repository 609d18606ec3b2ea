//! One JSON object to one job.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::scalar::Scalar;
use super::{Interner, Problem, ProblemKind};
use crate::core::error::{ApiError, Found};
use crate::core::job::{Attribute, Job, JobType, Status};
use crate::core::response::Response;
use crate::core::time::DateTime;

/// Reads any JSON value as a job, as far as it is one.
pub(super) struct JobSeed<'a>(pub(super) &'a mut Interner);

/// What an object said, before it is known to be a job.
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
                let problem = |it| Problem { job: Some(Rc::clone(&id)), kind: ProblemKind::Attribute(it) };
                Ok((job, self.unreadable.into_iter().map(problem).collect()))
            }
            _ => Err(NotAJob { message: self.message, queued_uri: self.queued_uri }),
        }
    }

    /// The attribute that a key of the object stands for. Some clients have met other spellings of two of them.
    fn attribute(key: &str) -> Option<Attribute> {
        match key {
            "JobId" => Some(Attribute::Id),
            "JobStatus" | "JobState" => Some(Attribute::Status),
            _ => Attribute::ALL.into_iter().find(|it| it.name() == key),
        }
    }

    fn set(&mut self, attribute: Attribute, value: Scalar<'_>, interner: &mut Interner) {
        if value.is_unset() {
            return;
        }
        let job = self.job.get_or_insert_with(|| Job::new("", JobType::Other("".into()), Status::Other("".into())));
        let Some(sent) = value.as_sent() else {
            self.unreadable.push(attribute);
            return;
        };
        let text = |interner: &mut Interner| Some(interner.intern(&sent));
        let date = |field: &mut Option<DateTime>| {
            *field = DateTime::parse(sent.trim());
            field.is_some()
        };
        let is_read = match attribute {
            Attribute::Id => {
                // `Id` beats `JobId`, whichever comes first.
                self.id = Some(sent.trim().into()).filter(|it: &Rc<str>| !matches!(&**it, "." | ".."));
                self.id.is_some()
            }
            Attribute::Type => {
                job.job_type = match JobType::from_api_name(sent.trim()) {
                    JobType::Other(name) => JobType::Other(interner.intern(&name)),
                    known => known,
                };
                true
            }
            Attribute::Status => {
                job.status = match Status::from_api_name(sent.trim()) {
                    Status::Other(name) => Status::Other(interner.intern(&name)),
                    known => known,
                };
                true
            }
            Attribute::ProgramId => {
                job.program_id = text(interner);
                true
            }
            Attribute::CreatedBy => {
                job.created_by = text(interner);
                true
            }
            Attribute::StatusMessage => {
                job.status_message = text(interner);
                true
            }
            Attribute::ResultUri => {
                job.result_uri = Some((&*sent).into());
                true
            }
            Attribute::CreatedDate => date(&mut job.created),
            Attribute::StartedDate => date(&mut job.started),
            Attribute::CompletedDate => date(&mut job.completed),
            Attribute::AbandonedDate => date(&mut job.abandoned),
            Attribute::CancelledDate => date(&mut job.cancelled),
            Attribute::FailedDate => date(&mut job.failed),
            Attribute::LastProgressUpdateDate => date(&mut job.progressed),
            Attribute::RecordsProcessed => {
                job.records = value.as_number();
                job.records.is_some()
            }
            Attribute::PercentageComplete => {
                let percent = value.as_number();
                job.percent = percent.map(|it| u8::try_from(it.min(100)).unwrap_or(100));
                percent.is_some()
            }
            Attribute::Replayable => {
                job.replayable = value.as_bool();
                job.replayable.is_some()
            }
        };
        if !is_read {
            self.unreadable.push(attribute);
        }
        keep_verbatim(job, attribute, &sent);
    }
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
        let (_, rest) = self.queued_uri.as_deref()?.split_once("/Jobs/")?;
        let id = rest.split(['/', '?', '#']).next()?.trim_end_matches(".json");
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

impl<'de> DeserializeSeed<'de> for JobSeed<'_> {
    type Value = Draft;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Draft, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JobSeed<'_> {
    type Value = Draft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a job")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Draft, A::Error> {
        let mut draft = Draft::default();
        let mut has_id = false;
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match (&*key.0, Draft::attribute(&key.0)) {
                ("JobId", _) if has_id => {
                    map.next_value::<IgnoredAny>()?;
                }
                (name, Some(attribute)) => {
                    has_id |= name == "Id";
                    draft.set(attribute, map.next_value()?, self.0);
                }
                // One client reads a job wrapped in `{"Job": …}`.
                ("Job", None) if !has_id => {
                    let wrapped = map.next_value_seed(JobSeed(self.0))?;
                    if wrapped.id.is_some() {
                        return drain(map).map(|()| wrapped);
                    }
                }
                ("Message" | "message", None) => draft.message = text(map.next_value()?),
                ("QueuedUri", None) => draft.queued_uri = text(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(draft)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Draft, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Draft::default())
    }

    fn visit_unit<E>(self) -> Result<Draft, E> {
        Ok(Draft::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Draft, E> {
        Ok(Draft::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Draft, E> {
        Ok(Draft::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Draft, E> {
        Ok(Draft::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Draft, E> {
        Ok(Draft::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Draft, E> {
        Ok(Draft::default())
    }
}

fn drain<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// A value that says something, as text.
pub(super) fn text(value: Scalar<'_>) -> Option<Box<str>> {
    if value.is_unset() { None } else { value.as_sent().map(|it| it.trim().into()) }
}

/// A key of an object; borrowed from the body where it has no escapes.
pub(super) struct Key<'de>(pub(super) Cow<'de, str>);

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(deserializer)? {
            Scalar::Text(text) => Ok(Self(text)),
            _ => Ok(Self(Cow::Borrowed(""))),
        }
    }
}
