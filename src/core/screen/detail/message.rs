//! The status message of a job.

use crate::core::job::{Job, Status};
use crate::core::text::{Text, beginning};
use crate::core::words::detail as words;

/// What stands in the place of the status message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// What the server wrote.
    Sent(Text),
    /// The job waits, so there is none yet.
    NotYet,
    /// There is none.
    None,
}

impl Message {
    /// The message of a job.
    pub fn of(job: &Job) -> Self {
        match (&job.status_message, &job.status) {
            (Some(text), _) => Self::Sent(Text::clone(text)),
            (None, Status::Queued) => Self::NotYet,
            (None, _) => Self::None,
        }
    }

    /// Its text, or the beginning of one that is too long to be shown.
    pub fn shown(&self) -> &str {
        /// A few screens full, and nothing to a browser.
        const MOST: usize = 4_000;
        match self {
            Self::Sent(text) => beginning(text, MOST),
            Self::NotYet => words::NO_MESSAGE_YET,
            Self::None => "",
        }
    }

    /// How many bytes it has in all, if not all of it is shown.
    pub fn length_if_cut(&self) -> Option<usize> {
        let Self::Sent(text) = self else { return None };
        Some(text.len()).filter(|it| *it > self.shown().len())
    }

    /// Whether it takes more than about six lines of the narrowest card.
    pub fn is_long(&self) -> bool {
        /// About six lines.
        const LONG: usize = 240;
        let text = self.shown();
        text.chars().count() > LONG || text.lines().count() > 6
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_lines_are_not_long() {
        let message = |text: &str| Message::Sent(text.into());
        assert!(!message(&"ü".repeat(240)).is_long());
        assert!(message(&"ü".repeat(241)).is_long());
        assert!(!message("1\n2\n3\n4\n5\n6\n").is_long());
        assert!(message("1\n2\n3\n4\n5\n6\n7").is_long());
    }

    #[test]
    fn of_a_very_long_one_the_beginning_is_shown() {
        for (text, shown, length_if_cut) in [
            ("ü".repeat(4_000), 8_000, None),
            ("ü".repeat(4_001), 8_000, Some(8_002)),
            ("line\n".repeat(1_000_000), 3_999, Some(5_000_000)),
        ] {
            let message = Message::Sent(text.as_str().into());
            assert_eq!((message.shown().len(), message.length_if_cut()), (shown, length_if_cut));
        }
    }
}
