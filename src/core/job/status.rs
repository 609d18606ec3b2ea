//! The state a job is in.

use crate::core::text::Text;

/// The state a job is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// `QUEUED`: waits to start.
    Queued,
    /// `RUNNING`
    Running,
    /// `COMPLETED`: ended with a result.
    Completed,
    /// `CANCELLED`: by an impact.com administrator; nobody else can.
    Cancelled,
    /// `ERROR`: a run raised an error. Whether it is tried again depends on the account kind.
    Error,
    /// `FAILED`: will not be tried again.
    Failed,
    /// A state that is not documented, as sent.
    Other(Text),
}

impl Status {
    /// The documented states, in the order of the status chips.
    pub const KNOWN: [Self; 6] =
        [Self::Queued, Self::Running, Self::Completed, Self::Error, Self::Failed, Self::Cancelled];

    /// The [`Status::key`] of all states that are not documented.
    pub const UNKNOWN: &'static str = "unknown";

    /// The documented state with this word of the API in any letter case, or one of the synonyms that public clients
    /// tolerate; `CANCELLE` is how a page of the documentation can be read.
    pub fn from_api_name(name: &str) -> Option<Self> {
        let same = |word: &str| name.eq_ignore_ascii_case(word);
        if let Some(known) = Self::KNOWN.into_iter().find(|it| same(it.api_name())) {
            return Some(known);
        }
        if ["CANCELED", "CANCELLE"].into_iter().any(same) {
            return Some(Self::Cancelled);
        }
        ["COMPLETE", "SUCCESS", "DONE"].into_iter().any(same).then_some(Self::Completed)
    }

    /// The API's word, for example `COMPLETED`.
    pub fn api_name(&self) -> &str {
        match self {
            Self::Queued => "QUEUED",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
            Self::Error => "ERROR",
            Self::Failed => "FAILED",
            Self::Other(name) => name,
        }
    }

    /// The word used in data attributes, part names and style hooks: lower case, `unknown` for undocumented states.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Error => "error",
            Self::Failed => "failed",
            Self::Other(_) => Self::UNKNOWN,
        }
    }

    /// The place among the documented states; past them for any other.
    pub fn rank(&self) -> usize {
        match self {
            Self::Queued => 0,
            Self::Running => 1,
            Self::Completed => 2,
            Self::Error => 3,
            Self::Failed => 4,
            Self::Cancelled => 5,
            Self::Other(_) => Self::KNOWN.len(),
        }
    }

    /// Queued or running: something is about to change.
    pub fn is_active(&self) -> bool {
        matches!(self, Self::Queued | Self::Running)
    }
}
