//! The list of jobs, as it arrives.

use serde::Deserialize;
use serde::de::{Error as _, IgnoredAny};
use serde_json::value::RawValue;

use super::job::{self, NotAJob};
use super::json::{Field, lenient, lossy, object};
use super::splitter::Splitter;
use super::{Page, Problem, ProblemKind};
use crate::core::api::error::{ApiError, Found};
use crate::core::api::response::Response;
use crate::core::job::Job;
use crate::core::text::{Texts, beginning};
use crate::core::time::Timestamp;

/// So many letters of an entry say what it is.
const START_LETTERS: usize = 100;

/// Reads an answer to the list request: `[…]`, `{"Jobs":[…]}`, `{"Jobs":{"Job":…}}`, `{"Jobs":null}` or `{"Jobs":""}`.
/// Its parts may end anywhere; jobs are read as soon as they are whole.
#[derive(Debug, Default)]
pub struct ListReader {
    splitter: Splitter,
    /// How the body begins, for saying what came in place of a list.
    start: Vec<u8>,
    entries: Entries,
}

/// What is known of the entries that have come.
#[derive(Debug, Default)]
struct Entries {
    problems: Vec<Problem>,
    /// Whether one was JSON.
    has_json: bool,
    /// Whether one was not.
    has_other: bool,
}

impl ListReader {
    /// Takes the next part of the body. The jobs that are whole now, in the server's order.
    pub fn feed(&mut self, bytes: &[u8], texts: &mut Texts) -> Vec<Job> {
        let missing = super::START_LENGTH.saturating_sub(self.start.len());
        self.start.extend(bytes.iter().take(missing));
        let mut jobs = Vec::new();
        self.splitter.feed(bytes, &mut |entry, index| {
            jobs.extend(self.entries.read(&lossy(entry), index, texts));
        });
        jobs
    }

    /// Reads the rest, once the body has ended. Of `response`, the body is left out that was fed. `at` is when the answer
    /// came.
    ///
    /// # Errors
    /// The [`ApiError`] of the status code; [`ApiError::Refused`] for an error sent with status 200;
    /// [`ApiError::Unreadable`] when the body is no list of jobs, or not to its end. Jobs that were read before count.
    pub fn finish(
        self,
        response: &Response,
        at: Timestamp,
        texts: &mut Texts,
    ) -> Result<Page, ApiError> {
        super::check_status(response, at)?;
        let Self { splitter, start, mut entries } = self;
        let start = start.trim_ascii();
        if entries.has_other && !entries.has_json {
            return Err(super::unreadable(Found::NotJson, start));
        }
        let frame = splitter.finish().map_err(|found| super::unreadable(found, start))?;
        let body = super::json_body(&frame, response)?;
        let read = lenient(&lossy(body), |json| read_frame(json, &mut entries, texts));
        match read.map_err(|error| super::not_json(&error, start))? {
            Frame::List { job, next } => {
                Ok(Page { jobs: job.into_iter().collect(), problems: entries.problems, next })
            }
            Frame::Message(message) => Err(super::refused(response, Some(message))),
        }
    }
}

impl Entries {
    /// Reads one entry. What is no job never hides the others.
    fn read(&mut self, json: &str, index: usize, texts: &mut Texts) -> Option<Job> {
        match job::read(json, texts) {
            Ok((job, problems)) => {
                self.has_json = true;
                self.problems.extend(problems);
                return Some(job);
            }
            Err(NotAJob::Unreadable(error)) if !error.is_data() => self.has_other = true,
            Err(_) => self.has_json = true,
        }
        let start = beginning(json, START_LETTERS).into();
        self.problems.push(Problem { job: None, kind: ProblemKind::NotAJob { index, start } });
        None
    }
}

/// The body without its entries.
enum Frame {
    /// It is a list. A single job may stand in it without an array.
    List { job: Option<Job>, next: Option<Box<str>> },
    /// It is an error sent in place of a list.
    Message(Box<str>),
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WireFrame<'a> {
    #[serde(borrow, rename = "Jobs", deserialize_with = "present")]
    jobs: Option<&'a RawValue>,
    #[serde(rename = "@nextpageuri")]
    next: Field<'a>,
    /// The partner documentation prints the key with a slip.
    #[serde(rename = "@nextpageruri")]
    next_with_slip: Field<'a>,
    #[serde(rename = "Message")]
    message: Field<'a>,
    #[serde(rename = "message")]
    lower_case_message: Field<'a>,
}

/// A value that is there, `null` included.
fn present<'de, D: serde::Deserializer<'de>>(json: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(json).map(Some)
}

fn read_frame(json: &str, entries: &mut Entries, texts: &mut Texts) -> serde_json::Result<Frame> {
    if json.starts_with('[') {
        serde_json::from_str::<IgnoredAny>(json)?;
        return Ok(Frame::List { job: None, next: None });
    }
    let frame: WireFrame<'_> = object(json)?;
    match (frame.jobs, frame.message.or(frame.lower_case_message).text()) {
        (Some(jobs), _) => Ok(Frame::List {
            job: read_jobs(jobs, entries, texts)?,
            next: frame.next.or(frame.next_with_slip).text(),
        }),
        (None, Some(message)) => Ok(Frame::Message(message)),
        (None, None) => Err(serde_json::Error::custom("no list of jobs")),
    }
}

/// Reads the value of `Jobs`: an array that is empty by now, nothing, or, as JSON made from XML has it, `{"Job": …}`
/// around one or many.
fn read_jobs(
    jobs: &RawValue,
    entries: &mut Entries,
    texts: &mut Texts,
) -> serde_json::Result<Option<Job>> {
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "PascalCase", default)]
    struct Wrapper<'a> {
        #[serde(borrow)]
        job: Option<&'a RawValue>,
    }

    match jobs.get().as_bytes().first() {
        Some(b'[') => Ok(None),
        Some(b'{') => {
            let job = object::<Wrapper<'_>>(jobs.get())?.job.map(RawValue::get);
            let job = job.filter(|it| it.starts_with('{'));
            Ok(job.and_then(|it| entries.read(it, 0, texts)))
        }
        _ if Field::from(jobs).text().is_none() => Ok(None),
        _ => Err(serde_json::Error::custom("no list of jobs")),
    }
}
