//! The list, while it is written as a file or for the clipboard.

use std::rc::Rc;

use super::Model;
use crate::core::export::{Export, Format};
use crate::core::job::Job;
use crate::core::list::store::JobIndex;

/// The list, while it is written.
#[derive(Debug)]
pub struct Exporting {
    /// What becomes of it.
    pub purpose: Purpose,
    /// How many jobs there are.
    pub n_jobs: usize,
    /// What is left to be written, the last one first.
    left: Vec<Export>,
}

/// What becomes of a list that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It is saved under this name.
    File(String),
    /// It is put on the clipboard.
    Copy,
}

impl Exporting {
    /// Writes in so many bytes at once: some milliseconds.
    const SLICE: usize = 1 << 18;
    /// So many jobs become a table besides text: browsers look through what they are given as a table, all at once.
    const MOST_IN_TABLE: usize = 1_000;

    /// Writes these jobs as a file of this name.
    pub fn file(format: Format, name: String, jobs: Box<[Rc<Job>]>) -> Self {
        let n_jobs = jobs.len();
        Self { purpose: Purpose::File(name), n_jobs, left: vec![Export::new(format, jobs)] }
    }

    /// Writes these jobs for the clipboard.
    pub fn copy(jobs: Box<[Rc<Job>]>) -> Self {
        let n_jobs = jobs.len();
        let mut left = Vec::new();
        if n_jobs <= Self::MOST_IN_TABLE {
            left.push(Export::new(Format::Html, jobs.clone()));
        }
        left.push(Export::new(Format::Tabs, jobs));
        Self { purpose: Purpose::Copy, n_jobs, left }
    }

    /// What it is written as.
    pub fn formats(&self) -> impl Iterator<Item = Format> {
        self.left.iter().map(Export::format)
    }

    /// The next piece; `None` when all is written.
    pub fn write(&mut self) -> Option<(Format, Vec<u8>)> {
        let export = self.left.last_mut()?;
        let format = export.format();
        let mut piece = Vec::new();
        while piece.len() < Self::SLICE {
            let Some(part) = export.next() else {
                self.left.pop();
                break;
            };
            piece.extend_from_slice(&part);
        }
        Some((format, piece))
    }
}

impl Model {
    /// The matching jobs in their order, or the selected ones: those of them that the filters hide come last.
    pub fn exported(&self) -> Box<[Rc<Job>]> {
        let rows = self.listing.rows.iter().copied();
        let selected = self.selection.places();
        let places: Vec<JobIndex> = if selected.is_empty() {
            rows.filter(|it| self.listing.matches(*it)).collect()
        } else {
            let mut places: Vec<_> = rows.filter(|it| self.selection.contains(*it)).collect();
            let mut seen = places.clone();
            seen.sort_unstable();
            places.extend(selected.iter().filter(|it| seen.binary_search(it).is_err()));
            places
        };
        places.into_iter().filter_map(|it| self.store.at(it)).cloned().collect()
    }

    /// How many these are.
    pub fn n_exported(&self) -> usize {
        match self.selection.len() {
            0 => self.listing.n_matching_rows(),
            n => n,
        }
    }
}
