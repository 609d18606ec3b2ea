//! Words about copying: what the buttons offer, and what is said when it is done.

use crate::core::job::Attribute;
use crate::core::locale::Locale;
use crate::core::words::count;

/// Copies the whole id of a job.
pub const COPY_JOB_ID: &str = "Copy full job ID";
/// Copies a link to a job.
pub const COPY_LINK: &str = "Copy link";
/// Copies all attributes of a job.
pub const COPY_AS_JSON: &str = "Copy as JSON";
/// Copies what went wrong with the list.
pub const COPY_TECHNICAL: &str = "Copy technical details";
/// Copies what could not be read in the list.
pub const COPY_PROBLEMS: &str = "Copy details";

/// Copies what a cell says.
pub const COPY_CELL: &str = "Copy cell";
/// Copies the whole list.
pub const COPY_LIST: &str = "Copy this list";

/// On a button whose text was only just copied.
pub const COPIED: &str = "Copied";
/// The link is on the clipboard.
pub const LINK_COPIED: &str = "Link copied";
/// The id is on the clipboard.
pub const JOB_ID_COPIED: &str = "Copied job ID";
/// All attributes are on the clipboard.
pub const JSON_COPIED: &str = "Copied job as JSON";
/// What went wrong or could not be read is on the clipboard.
pub const TECHNICAL_COPIED: &str = "Copied technical details";

/// What a cell says is on the clipboard.
pub const CELL_COPIED: &str = "Copied cell";

/// The list is on the clipboard: "Copied 1,284 jobs"
pub fn list_copied(n: usize, locale: &dyn Locale) -> String {
    format!("Copied {}", count::jobs(n, locale))
}

/// The clipboard is not allowed.
pub const REFUSED: &str =
    "This browser did not allow copying. Select the text and copy it by hand.";

/// Copies one attribute: "Copy Status".
pub fn copy_attribute(attribute: Attribute) -> String {
    format!("Copy {attribute}")
}

/// One attribute is on the clipboard: "Copied Status".
pub fn attribute_copied(attribute: Attribute) -> String {
    format!("Copied {attribute}")
}
