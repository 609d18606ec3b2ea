//! The words on the buttons that copy something.

use crate::core::app::event::Copyable;

/// The label of what was copied or is to be.
pub fn label(what: &Copyable) -> String {
    match what {
        Copyable::JobId => "Copy full job ID".into(),
        Copyable::Link => "Copy link".into(),
        Copyable::Json => "Copy as JSON".into(),
        Copyable::Attribute(attribute) => format!("Copy {attribute}"),
        Copyable::Technical => "Copy technical details".into(),
        Copyable::Problems => "Copy details".into(),
    }
}
