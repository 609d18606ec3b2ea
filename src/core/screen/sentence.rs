//! Sentences of which some count down: those are told as the moment they count to, so that they stay equal meanwhile.

use std::rc::Rc;

use crate::core::time::Timestamp;
use crate::core::words::countdown::Awaited;

/// A sentence of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// It stays as it is.
    Fixed(Rc<str>),
    /// It counts down.
    Countdown {
        /// What happens then.
        awaited: Awaited,
        /// When.
        until: Timestamp,
    },
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self::Fixed(text.into())
    }
}

impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        Self::Fixed(text.into())
    }
}
