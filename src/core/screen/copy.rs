//! The names of the buttons that copy something.

use std::borrow::Cow;

use crate::core::app::event::Copyable;
use crate::core::words::copy as words;

/// What the button says that copies this.
pub fn label(what: &Copyable) -> Cow<'static, str> {
    match what {
        Copyable::JobId => words::COPY_JOB_ID.into(),
        Copyable::Link => words::COPY_LINK.into(),
        Copyable::Json => words::COPY_AS_JSON.into(),
        Copyable::Attribute(attribute) => words::copy_attribute(*attribute).into(),
        Copyable::Technical => words::COPY_TECHNICAL.into(),
        Copyable::Problems => words::COPY_PROBLEMS.into(),
        Copyable::Cell => words::COPY_CELL.into(),
        Copyable::List(_) => words::COPY_LIST.into(),
    }
}
