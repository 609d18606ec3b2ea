//! What jobs, their types and their states are called.

use std::borrow::Cow;
use std::rc::Rc;

use crate::core::job::{Job, JobType, Status};
use crate::core::query::Names;
use crate::core::text::{beginning, short};

/// What jobs are called, for the search box.
pub const NAMES: Names = Names {
    types: [CLICK_EXPORT, API_REPORT, REPORT_DOWNLOAD, AD_UPLOAD, CONTRACT_TERMS_CHANGE],
    no_type: "Unknown type",
    no_status: "Unknown",
};

const CLICK_EXPORT: &str = "Click export";
const API_REPORT: &str = "API report";
const REPORT_DOWNLOAD: &str = "Report download";
const AD_UPLOAD: &str = "Ad upload";
const CONTRACT_TERMS_CHANGE: &str = "Contract terms change";

/// "Click export". A type that is not documented is its own name split into words.
pub fn job_type(job_type: &JobType) -> Cow<'static, str> {
    match job_type {
        JobType::DownloadReport => REPORT_DOWNLOAD.into(),
        JobType::ApiReport => API_REPORT.into(),
        JobType::UploadAds => AD_UPLOAD.into(),
        JobType::TermModification => CONTRACT_TERMS_CHANGE.into(),
        JobType::ClickExport => CLICK_EXPORT.into(),
        JobType::Other(name) if name.is_empty() => NAMES.no_type.into(),
        JobType::Other(name) => in_words(name).into(),
    }
}

/// "Completed". A state that is not documented is its own word in sentence case.
pub fn status(status: &Status) -> Cow<'static, str> {
    match status {
        Status::Queued => "Queued".into(),
        Status::Running => "Running".into(),
        Status::Completed => "Completed".into(),
        Status::Cancelled => "Cancelled".into(),
        Status::Error => "Error".into(),
        Status::Failed => "Failed".into(),
        Status::Other(name) if name.is_empty() => NAMES.no_status.into(),
        Status::Other(name) => in_words(name).into(),
    }
}

/// "Click export d8807a9f"
pub fn name(job: &Job) -> String {
    format!("{} {}", job_type(&job.job_type), job.short_id())
}

/// The whole id, as far as it can be one.
pub fn id(job: &Job) -> Rc<str> {
    match short(&job.id) {
        Cow::Borrowed(_) => Rc::clone(&job.id),
        Cow::Owned(start) => start.into(),
    }
}

/// A name of the API as words: `BulkLinkImport` → "Bulk link import", `BULK_LINK` → "Bulk link".
fn in_words(name: &str) -> String {
    /// Longer than any name.
    const LONGEST: usize = 80;
    let name = beginning(name, LONGEST);
    let mut words = String::with_capacity(name.len() + 4);
    let mut previous = ' ';
    for letter in name.chars() {
        let is_gap = letter == '_' || letter == '-' || letter.is_whitespace();
        if is_gap || (letter.is_ascii_uppercase() && previous.is_ascii_lowercase()) {
            words.push(' ');
        }
        if !is_gap {
            words.push(letter);
        }
        previous = letter;
    }
    sentence_case(&words)
}

/// Names of the API are ASCII; other letters stay as they are.
fn sentence_case(words: &str) -> String {
    let mut words = words.trim().to_ascii_lowercase();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_found_by_what_it_is_called() {
        for (known, name) in JobType::KNOWN.iter().zip(NAMES.types) {
            assert_eq!(job_type(known), name, "{known:?}");
        }
    }

    #[test]
    fn what_is_not_documented_is_split_into_words() {
        for (name, words) in [
            ("BulkLinkImport", "Bulk link import"),
            ("BULK_LINK", "Bulk link"),
            ("ON_HOLD", "On hold"),
            ("ändern", "ändern"),
            ("", "Unknown type"),
        ] {
            assert_eq!(job_type(&JobType::Other(name.into())), words);
        }
        assert_eq!(status(&Status::Other("ON_HOLD".into())), "On hold");
        assert_eq!(status(&Status::Other("".into())), "Unknown");
    }
}
