//! Sentences of which some count down: those are told as the moment they count to, so that they stay equal meanwhile.

use std::rc::Rc;

use crate::core::app::model::Model;
use crate::core::time::Timestamp;
use crate::core::words::countdown::{Awaited, TRYING_AGAIN};

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

impl Sentence {
    /// When the list is asked for again. Nothing when it is not by itself.
    pub(super) fn next_try(model: &Model, awaited: Awaited) -> Option<Self> {
        if model.load.in_flight.is_some() {
            return Some(TRYING_AGAIN.into());
        }
        let until = model.load.next_at.map(|it| model.time_at(it))?;
        Some(Self::Countdown { awaited, until })
    }
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
