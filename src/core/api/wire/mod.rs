//! How impact.com spells things. The only module that knows; everything past it sees typed jobs.
//!
//! No captured answer of this API is public, so every shape that its specifications, documentation and public clients
//! show is read: numbers and booleans as text, `""`, `null` and absent for "not set", an object or a bare array for
//! the list. What cannot be read is reported beside what can, never instead of it.

mod job;
mod list;
mod splitter;

pub use list::ListReader;

use std::fmt;
use std::rc::Rc;

use crate::core::api::error::{ApiError, Found};
use crate::core::api::response::Response;
use crate::core::job::{Attribute, Job};
use crate::core::json::{JsonError, Reader};
use crate::core::text::Texts;
use crate::core::time::Timestamp;

/// One answer to the list request: a page of jobs.
#[derive(Debug, Default, PartialEq)]
pub struct Page {
    /// The jobs, in the server's order.
    pub jobs: Vec<Job>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// `@nextpageuri`, where the server has more. A link as sent: only [`crate::core::api::endpoint::Api::next_page`] may
    /// make an address of it.
    pub next: Option<Box<str>>,
}

/// What a replay answered.
#[derive(Debug, PartialEq)]
pub enum ReplayAnswer {
    /// The job as it is now; under a new id where a replay makes a new job.
    Job(Box<Job>),
    /// Only the id of the queued job, from its `QueuedUri`.
    Queued(Box<str>),
}

/// Something in an answer that could not be read. The job, or the rest of it, is shown all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The job it is about, if its id is known.
    pub job: Option<Rc<str>>,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A list entry that is no job: another kind of value, or without an id. Its place in the list, from 0.
    NotAJob {
        /// The entry's place in the list, from 0.
        index: usize,
    },
    /// An attribute with a value of the wrong kind. It counts as not set and is shown as sent.
    Attribute(Attribute),
    /// The link to the next page leads elsewhere and was not followed: there are more jobs.
    NextPage,
    /// The server has more pages than one refresh may ask for.
    TooManyPages,
    /// The link to the next page leads back to one that was read.
    RepeatedPage,
    /// A person stopped loading.
    Stopped,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.kind, &self.job) {
            (ProblemKind::NotAJob { index }, _) => {
                write!(f, "Entry {} of the list is not a job.", index + 1)
            }
            (ProblemKind::Attribute(attribute), Some(id)) => {
                write!(f, "{attribute} of job {id} could not be read.")
            }
            (ProblemKind::Attribute(attribute), None) => {
                write!(f, "{attribute} of a job could not be read.")
            }
            (ProblemKind::NextPage, _) => {
                f.write_str("The link to more jobs leads to another place and was not followed.")
            }
            (ProblemKind::TooManyPages, _) => {
                f.write_str("There are more jobs than one refresh may ask for.")
            }
            (ProblemKind::RepeatedPage, _) => {
                f.write_str("The link to more jobs leads back to jobs that came before.")
            }
            (ProblemKind::Stopped, _) => {
                f.write_str("Loading was stopped before all jobs had arrived. Refresh to load all.")
            }
        }
    }
}

/// Reads an answer to the request for one job.
///
/// # Errors
/// As [`ListReader::finish`].
pub fn read_job(
    response: &Response,
    at: Timestamp,
    texts: &mut Texts,
) -> Result<(Job, Vec<Problem>), ApiError> {
    read_draft(response, at, texts)?.finish(texts).map_err(|other| other.into_error(response))
}

/// Reads an answer to a replay: a job, or only where it was queued.
///
/// # Errors
/// As [`ListReader::finish`].
pub fn read_replay(
    response: &Response,
    at: Timestamp,
    texts: &mut Texts,
) -> Result<ReplayAnswer, ApiError> {
    match read_draft(response, at, texts)?.finish(texts) {
        Ok((job, _)) => Ok(ReplayAnswer::Job(Box::new(job))),
        Err(other) => match other.queued_id() {
            Some(id) => Ok(ReplayAnswer::Queued(id)),
            None => Err(other.into_error(response)),
        },
    }
}

/// What a body says went wrong, if it is an error in one of the known shapes: JSON with `Message` or `message`, the
/// same in XML, or the bare text that the API sends with 401. `Errors` add what each is about.
pub fn error_message(body: &[u8]) -> Option<Box<str>> {
    let body = body.trim_ascii();
    if body.first() == Some(&b'<') {
        return xml_message(body);
    }
    let text = std::str::from_utf8(body).ok()?;
    list::read_message(&mut Reader::new(text)).ok().flatten()
}

fn read_draft(
    response: &Response,
    at: Timestamp,
    texts: &mut Texts,
) -> Result<job::Draft, ApiError> {
    check_status(response, at)?;
    let body = json_body(&response.body, response)?;
    let text = String::from_utf8_lossy(body);
    let mut reader = Reader::new(&text);
    let draft = job::read(&mut reader, texts).and_then(|it| reader.end().map(|()| it));
    draft.map_err(|error| not_json(error, body))
}

fn check_status(response: &Response, at: Timestamp) -> Result<(), ApiError> {
    match ApiError::from_status(response, at, error_message(&response.body)) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// The body, if it may be JSON.
fn json_body<'a>(body: &'a [u8], response: &Response) -> Result<&'a [u8], ApiError> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii();
    match body.first() {
        Some(b'<') => match xml_message(body) {
            Some(message) => Err(refused(response, Some(message))),
            None => Err(unreadable(if is_html(body) { Found::Html } else { Found::Xml }, body)),
        },
        _ => Ok(body),
    }
}

fn refused(response: &Response, message: Option<Box<str>>) -> ApiError {
    ApiError::Refused { status: response.status, message }
}

/// What a body is that could not be read, by how it starts.
fn not_json(error: JsonError, start: &[u8]) -> ApiError {
    let found = match error {
        JsonError::CutShort if !start.is_empty() => Found::CutShort,
        JsonError::CutShort | JsonError::Malformed => Found::NotJson,
        JsonError::Unexpected => Found::OtherJson,
    };
    unreadable(found, start)
}

/// So many bytes of a body say what it is.
const START_LENGTH: usize = 60;

/// What the body is, and how it starts.
pub fn unreadable(found: Found, body: &[u8]) -> ApiError {
    let start = String::from_utf8_lossy(body.get(..START_LENGTH).unwrap_or(body));
    let printable =
        start.trim_end_matches('\u{FFFD}').split_whitespace().collect::<Vec<_>>().join(" ");
    let start = if body.first() == Some(&b'<') { first_element(&printable) } else { &printable };
    ApiError::Unreadable { found, start: start.into() }
}

/// `<ImpactRadiusResponse>` of `<?xml version="1.0"?><ImpactRadiusResponse>…`, where it is near.
fn first_element(text: &str) -> &str {
    let element = match text.strip_prefix("<?").and_then(|it| it.split_once('>')) {
        Some((_, rest)) if !rest.trim().is_empty() => rest.trim_start(),
        _ => text,
    };
    element.split_inclusive('>').next().unwrap_or(element)
}

/// Whether a body that starts with `<` is a web page.
pub fn is_html(body: &[u8]) -> bool {
    let start = body.get(..512).unwrap_or(body).to_ascii_lowercase();
    [&b"<html"[..], b"<!doctype html", b"<head", b"<body"]
        .into_iter()
        .any(|tag| start.windows(tag.len()).any(|it| it == tag))
}

/// The text of `<Message>` in the API's XML error.
fn xml_message(body: &[u8]) -> Option<Box<str>> {
    let text = std::str::from_utf8(body).ok()?;
    let mut elements = text.split('<');
    elements.find(|it| it.starts_with("ImpactRadiusResponse"))?;
    elements.find(|it| *it == "Status>ERROR")?;
    let message = elements.find_map(|it| it.strip_prefix("Message>"))?;
    Some(unescaped(message.trim()).into())
}

/// The five entities that XML knows by itself.
fn unescaped(text: &str) -> String {
    const ENTITIES: [(&str, char); 5] =
        [("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\''), ("amp;", '&')];
    let mut parts = text.split('&');
    let mut unescaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some((letter, rest)) =
            ENTITIES.into_iter().find_map(|(name, letter)| Some((letter, part.strip_prefix(name)?)))
        {
            unescaped.push(letter);
            unescaped.push_str(rest);
        } else {
            unescaped.push('&');
            unescaped.push_str(part);
        }
    }
    unescaped
}

#[cfg(test)]
mod tests;
