//! The list of jobs, as it arrives, and the shapes an error comes in.

use super::job::{self, text};
use super::splitter::Splitter;
use super::{Page, Problem, ProblemKind};
use crate::core::api::error::ApiError;
use crate::core::api::response::Response;
use crate::core::job::Job;
use crate::core::json::{JsonError, Reader};
use crate::core::text::Texts;
use crate::core::time::Timestamp;

/// Reads an answer to the list request: `[…]`, `{"Jobs":[…]}`, `{"Jobs":{"Job":…}}`, `{"Jobs":null}` or `{"Jobs":""}`.
/// Its parts may end anywhere; jobs are read as soon as they are whole.
#[derive(Debug, Default)]
pub struct ListReader {
    splitter: Splitter,
    /// How the body begins, for saying what came in place of a list.
    start: Vec<u8>,
    problems: Vec<Problem>,
}

impl ListReader {
    /// Takes the next part of the body. The jobs that are whole now, in the server's order.
    pub fn feed(&mut self, bytes: &[u8], texts: &mut Texts) -> Vec<Job> {
        let missing = super::START_LENGTH.saturating_sub(self.start.len());
        self.start.extend(bytes.iter().take(missing));
        let mut jobs = Vec::new();
        let problems = &mut self.problems;
        self.splitter.feed(bytes, &mut |entry, index| {
            let text = String::from_utf8_lossy(entry);
            let mut reader = Reader::new(&text);
            let draft = job::read(&mut reader, texts).and_then(|it| reader.end().map(|()| it));
            // The entry is whole, so that an end in the middle is a mistake too.
            add(draft.map_err(|_| JsonError::Malformed)?, index, &mut jobs, problems, texts);
            Ok(())
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
        let Self { splitter, start, problems } = self;
        let mut page = Page { jobs: Vec::new(), problems, next: None };
        let unreadable = |error| super::not_json(error, start.trim_ascii());
        let frame = splitter.finish().map_err(unreadable)?;
        let body = super::json_body(&frame, response)?;
        let text = String::from_utf8_lossy(body);
        let mut reader = Reader::new(&text);
        let read =
            read_frame(&mut reader, &mut page, texts).and_then(|it| reader.end().map(|()| it));
        match read.map_err(unreadable)? {
            None => Ok(page),
            Some(message) => Err(super::refused(response, Some(message))),
        }
    }
}

/// Reads the body without its entries. The message of an error sent in place of a list.
fn read_frame(
    reader: &mut Reader<'_>,
    page: &mut Page,
    texts: &mut Texts,
) -> Result<Option<Box<str>>, JsonError> {
    if reader.peek()? == b'[' {
        return reader.skip().map(|()| None);
    }
    reader.open_object()?;
    let (mut has_jobs, mut message) = (false, None);
    while let Some(key) = reader.key()? {
        match &*key {
            "Jobs" => {
                has_jobs = true;
                read_jobs(reader, page, texts)?;
            }
            // The partner documentation prints the key with a slip.
            "@nextpageuri" | "@nextpageruri" => page.next = text(&reader.scalar()?),
            "Message" | "message" => message = text(&reader.scalar()?),
            _ => reader.skip()?,
        }
    }
    match (has_jobs, &message) {
        (true, _) => Ok(None),
        (false, Some(_)) => Ok(message),
        (false, None) => Err(JsonError::Unexpected),
    }
}

/// The value of `Jobs`: an array that is empty by now, nothing, or, as JSON made from XML has it, `{"Job": …}` around
/// one or many.
fn read_jobs(reader: &mut Reader<'_>, page: &mut Page, texts: &mut Texts) -> Result<(), JsonError> {
    match reader.peek()? {
        b'[' => reader.skip(),
        b'{' => {
            reader.open_object()?;
            while let Some(key) = reader.key()? {
                match (&*key, reader.peek()?) {
                    ("Job", b'{') => {
                        let draft = job::read(reader, texts)?;
                        add(draft, 0, &mut page.jobs, &mut page.problems, texts);
                    }
                    _ => reader.skip()?,
                }
            }
            Ok(())
        }
        b'"' | b'n' if text(&reader.scalar()?).is_none() => Ok(()),
        _ => Err(JsonError::Unexpected),
    }
}

fn add(
    draft: job::Draft,
    index: usize,
    jobs: &mut Vec<Job>,
    problems: &mut Vec<Problem>,
    texts: &mut Texts,
) {
    match draft.finish(texts) {
        Ok((job, of_job)) => {
            jobs.push(job);
            problems.extend(of_job);
        }
        Err(_) => problems.push(Problem { job: None, kind: ProblemKind::NotAJob { index } }),
    }
}

/// What an error in one of the JSON shapes says, with what its `Errors` add.
pub(super) fn read_message(reader: &mut Reader<'_>) -> Result<Option<Box<str>>, JsonError> {
    reader.open_object()?;
    let (mut message, mut details) = (None, Vec::new());
    while let Some(key) = reader.key()? {
        match &*key {
            "Message" | "message" => message = text(&reader.scalar()?),
            "Errors" => read_details(reader, &mut details, 0)?,
            _ => reader.skip()?,
        }
    }
    Ok(match message {
        Some(message) if !details.is_empty() => {
            Some([&*message, " (", &details.join("; "), ")"].concat().into())
        }
        message => message,
    })
}

/// The value of `Errors`: an array of `{"Field", "Message"}`, or the same wrapped in `{"Error": …}`.
fn read_details(
    reader: &mut Reader<'_>,
    details: &mut Vec<String>,
    depth: u8,
) -> Result<(), JsonError> {
    match reader.peek()? {
        b'[' if depth < 4 => {
            reader.open_array()?;
            while reader.item()? {
                read_details(reader, details, depth + 1)?;
            }
        }
        b'{' if depth < 4 => {
            reader.open_object()?;
            let (mut field, mut message) = (None, None);
            while let Some(key) = reader.key()? {
                match &*key {
                    "Error" => read_details(reader, details, depth + 1)?,
                    "Field" => field = text(&reader.scalar()?),
                    "Message" => message = text(&reader.scalar()?),
                    _ => reader.skip()?,
                }
            }
            let parts: Vec<Box<str>> = [field, message].into_iter().flatten().collect();
            if !parts.is_empty() {
                details.push(parts.join(": "));
            }
        }
        _ => details.extend(text(&reader.scalar()?).map(String::from)),
    }
    Ok(())
}
