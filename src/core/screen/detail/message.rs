//! The status message of a job.

use crate::core::job::{Job, Status};
use crate::core::text::Text;
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

    /// Its text.
    pub fn text(&self) -> &str {
        match self {
            Self::Sent(text) => text,
            Self::NotYet => words::NO_MESSAGE_YET,
            Self::None => "",
        }
    }

    /// Whether it takes more than about six lines of the narrowest card.
    pub fn is_long(&self) -> bool {
        /// About six lines.
        const LONG: usize = 240;
        let text = self.text();
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
}
