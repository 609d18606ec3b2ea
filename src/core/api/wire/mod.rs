//! How impact.com spells things. The only module that knows; everything past it sees typed jobs.
//!
//! No captured answer of this API is public, so every shape that its specifications, documentation and public clients
//! show is read: numbers and booleans as text, `""`, `null` and absent for "not set", an object or a bare array for
//! the list. What cannot be read is reported beside what can, never instead of it.

mod job;
mod json;
mod list;
mod message;
mod splitter;

pub use list::ListReader;

use std::rc::Rc;

use serde_json::error::Category;

use self::json::lossy;
use crate::core::api::error::{ApiError, Found};
use crate::core::api::response::Response;
use crate::core::job::{Attribute, Job};
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

/// Something in an answer that could not be read. The job, or the rest of it, is shown all the same. The words for people
/// are made in `words`.
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
        /// How it begins.
        start: Box<str>,
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

/// Reads an answer to the request for one job.
///
/// # Errors
/// As [`ListReader::finish`].
pub fn read_job(
    response: &Response,
    at: Timestamp,
    texts: &mut Texts,
) -> Result<(Job, Vec<Problem>), ApiError> {
    let body = body(response, at)?;
    job::read(&lossy(body), texts).map_err(|it| it.into_error(body, response))
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
    let body = body(response, at)?;
    match job::read(&lossy(body), texts) {
        Ok((job, _)) => Ok(ReplayAnswer::Job(Box::new(job))),
        Err(other) => match other.queued_id() {
            Some(id) => Ok(ReplayAnswer::Queued(id)),
            None => Err(other.into_error(body, response)),
        },
    }
}

/// What a body says went wrong, if it is an error in one of the known shapes: JSON with `Message` or `message`, the
/// same in XML, or the bare text that the API sends with 401. `Errors` add what each is about.
pub fn error_message(body: &[u8]) -> Option<Box<str>> {
    let body = body.trim_ascii();
    if body.first() == Some(&b'<') {
        return message::in_xml(body);
    }
    message::in_json(std::str::from_utf8(body).ok()?)
}

/// The body of an answer that is no error by its status, if it may be JSON.
fn body(response: &Response, at: Timestamp) -> Result<&[u8], ApiError> {
    check_status(response, at)?;
    json_body(&response.body, response)
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
        Some(b'<') => match message::in_xml(body) {
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
fn not_json(error: &serde_json::Error, start: &[u8]) -> ApiError {
    let found = match error.classify() {
        Category::Eof if !start.is_empty() => Found::CutShort,
        Category::Data => Found::OtherJson,
        Category::Eof | Category::Syntax | Category::Io => Found::NotJson,
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

#[cfg(test)]
mod tests;
