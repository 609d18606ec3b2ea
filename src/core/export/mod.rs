//! The list as a file or for the clipboard: all attributes of jobs as they were sent, written in parts.

mod cell;
mod csv;
mod html;

use std::rc::Rc;

use crate::core::job::{Attribute, Job};

/// What the list is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets take it for something else.
    Csv,
    /// An array of jobs under the API's names.
    Json,
    /// Text with tabs between the cells, for the clipboard.
    Tabs,
    /// A table, for the clipboard.
    Html,
}

impl Format {
    /// The formats of a file.
    pub const FILES: [Self; 2] = [Self::Csv, Self::Json];

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Tabs => "text/plain",
            Self::Html => "text/html",
        }
    }

    /// The ending of the name of a file, and its name in events.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Tabs => "txt",
            Self::Html => "html",
        }
    }

    fn head(self, part: &mut Vec<u8>) {
        let names = Attribute::ALL.iter().map(|it| it.name());
        match self {
            Self::Csv => {
                part.extend_from_slice("\u{feff}".as_bytes());
                csv::record(names, part);
            }
            Self::Json => part.push(b'['),
            Self::Tabs => tabs(names, part),
            Self::Html => {
                part.extend_from_slice(html::START.as_bytes());
                html::row("th", names, part);
            }
        }
    }

    /// A job, which is the first or not.
    fn job(self, job: &Job, is_first: bool, part: &mut Vec<u8>) {
        if self == Self::Json {
            part.extend_from_slice(if is_first { b"\n" } else { b",\n" });
            // Writing into memory does not fail, and neither does a job.
            let _ = serde_json::to_writer(part, job);
            return;
        }
        let cells = Attribute::ALL.map(|it| cell::safe(job.attribute(it).unwrap_or_default()));
        let cells = cells.iter().map(|it| &**it);
        match self {
            Self::Csv => csv::record(cells, part),
            Self::Html => html::row("td", cells, part),
            Self::Tabs | Self::Json => tabs(cells, part),
        }
    }

    fn foot(self, part: &mut Vec<u8>) {
        match self {
            Self::Csv | Self::Tabs => {}
            Self::Json => part.extend_from_slice(b"\n]\n"),
            Self::Html => part.extend_from_slice(html::END.as_bytes()),
        }
    }
}

/// A line with tabs between the cells. Tabs and line breaks in them become spaces.
fn tabs<'a>(cells: impl Iterator<Item = &'a str>, part: &mut Vec<u8>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            part.push(b'\t');
        }
        part.extend(cell.bytes().map(|it| if it.is_ascii_control() { b' ' } else { it }));
    }
    part.push(b'\n');
}

/// Writes jobs part by part: an iterator over the parts, each of which takes about a millisecond.
#[derive(Debug)]
pub struct Export {
    format: Format,
    jobs: Box<[Rc<Job>]>,
    n_written: usize,
    is_done: bool,
}

impl Export {
    /// A part ends after the job that makes it this long.
    const LENGTH: usize = 1 << 16;

    /// Writes these jobs in this order.
    pub fn new(format: Format, jobs: Box<[Rc<Job>]>) -> Self {
        Self { format, jobs, n_written: 0, is_done: false }
    }

    /// What they are written as.
    pub fn format(&self) -> Format {
        self.format
    }

    /// How many jobs there are.
    pub fn n_jobs(&self) -> usize {
        self.jobs.len()
    }
}

impl Iterator for Export {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        if self.is_done {
            return None;
        }
        let mut part = Vec::with_capacity(Self::LENGTH + 1_024);
        if self.n_written == 0 {
            self.format.head(&mut part);
        }
        while part.len() < Self::LENGTH {
            let Some(job) = self.jobs.get(self.n_written) else {
                self.format.foot(&mut part);
                self.is_done = true;
                break;
            };
            self.format.job(job, self.n_written == 0, &mut part);
            self.n_written += 1;
        }
        Some(part)
    }
}

#[cfg(test)]
mod tests;
