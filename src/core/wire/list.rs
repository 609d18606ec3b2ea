//! One JSON body to one page of jobs, and the shapes an error comes in.

use super::job::{self, text};
use super::{Interner, Page, Problem, ProblemKind};
use crate::core::json::{JsonError, Reader};

/// A page of jobs, or the message of an error sent in place of one.
pub(super) type PageOrMessage = Result<Page, Box<str>>;

/// Reads a list: `[…]`, `{"Jobs":[…]}`, `{"Jobs":{"Job":…}}`, `{"Jobs":null}` or `{"Jobs":""}`.
pub(super) fn read(
    reader: &mut Reader<'_>,
    interner: &mut Interner,
) -> Result<PageOrMessage, JsonError> {
    let mut page = Page::default();
    if reader.peek()? == b'[' {
        read_jobs(reader, interner, &mut page)?;
        return Ok(Ok(page));
    }
    reader.open_object()?;
    let (mut has_jobs, mut message) = (false, None);
    while let Some(key) = reader.key()? {
        match &*key {
            "Jobs" => {
                has_jobs = true;
                read_jobs(reader, interner, &mut page)?;
            }
            // The partner documentation prints the key with a slip.
            "@nextpageuri" | "@nextpageruri" => page.next = text(&reader.scalar()?),
            "Message" | "message" => message = text(&reader.scalar()?),
            _ => reader.skip()?,
        }
    }
    match (has_jobs, message) {
        (true, _) => Ok(Ok(page)),
        (false, Some(message)) => Ok(Err(message)),
        (false, None) => Err(JsonError::Unexpected),
    }
}

/// The value of `Jobs`: an array, nothing, or, as JSON made from XML has it, `{"Job": …}` around one or many.
fn read_jobs(
    reader: &mut Reader<'_>,
    interner: &mut Interner,
    page: &mut Page,
) -> Result<(), JsonError> {
    match reader.peek()? {
        b'[' => read_items(reader, interner, page),
        b'{' => {
            reader.open_object()?;
            while let Some(key) = reader.key()? {
                match (&*key, reader.peek()?) {
                    ("Job", b'[') => read_items(reader, interner, page)?,
                    ("Job", b'{') => add(job::read(reader, interner)?, 0, page),
                    _ => reader.skip()?,
                }
            }
            Ok(())
        }
        b'"' | b'n' if text(&reader.scalar()?).is_none() => Ok(()),
        _ => Err(JsonError::Unexpected),
    }
}

fn read_items(
    reader: &mut Reader<'_>,
    interner: &mut Interner,
    page: &mut Page,
) -> Result<(), JsonError> {
    reader.open_array()?;
    let mut index = 0;
    while reader.item()? {
        add(job::read(reader, interner)?, index, page);
        index += 1;
    }
    Ok(())
}

fn add(draft: job::Draft, index: usize, page: &mut Page) {
    match draft.finish() {
        Ok((job, problems)) => {
            page.jobs.push(job);
            page.problems.extend(problems);
        }
        Err(_) => page.problems.push(Problem { job: None, kind: ProblemKind::NotAJob { index } }),
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
