//! What can be wrong with a filter text. The words for people are made in `words`.

use std::ops::Range;

use super::Filter;
use crate::core::job::JobType;

/// A mistake in a filter text, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In bytes of the text that was parsed.
    pub span: Range<usize>,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What is wrong with a term, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// No filter has this name.
    NoSuchFilter {
        /// As it was written.
        name: Box<str>,
        /// Filters with a name like it.
        meant: Vec<&'static str>,
    },
    /// Nothing follows the colon.
    NoValue {
        /// The filter, as it was written.
        name: Box<str>,
        /// A whole filter of this name.
        example: &'static str,
    },
    /// Not a status, nor the word for one that any job has.
    NotAStatus {
        /// As it was written.
        text: Box<str>,
        /// States with a word like it.
        meant: Vec<&'static str>,
    },
    /// Not a type, nor one that any job has.
    NotAType {
        /// As it was written.
        text: Box<str>,
        /// The type with a name like it.
        meant: Option<JobType>,
    },
    /// Neither a day nor an age.
    NotADate(Box<str>),
    /// Not a number.
    NotANumber(Box<str>),
    /// Not a number of percent.
    NotAPercentage(Box<str>),
    /// Not a length of time.
    NotALength(Box<str>),
    /// Nothing that a job can be, or have.
    NotATrait {
        /// `is` or `has`.
        filter: Filter,
        /// As it was written.
        text: Box<str>,
        /// What has a word like it.
        meant: Vec<&'static str>,
    },
}

impl Mistake {
    /// What can take the place of the part of the text that it is in, if anything is like it.
    pub fn corrections(&self) -> Vec<&str> {
        match self {
            Self::NoSuchFilter { meant, .. }
            | Self::NotAStatus { meant, .. }
            | Self::NotATrait { meant, .. } => meant.clone(),
            Self::NotAType { meant, .. } => meant.iter().map(JobType::api_name).collect(),
            Self::NoValue { .. }
            | Self::NotADate(_)
            | Self::NotANumber(_)
            | Self::NotAPercentage(_)
            | Self::NotALength(_) => Vec::new(),
        }
    }
}
