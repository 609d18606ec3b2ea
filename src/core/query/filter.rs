//! What a filter can be about.

use super::traits::Trait;

/// What may stand before the colon: `status` in `status:failed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Filter {
    Status,
    Type,
    Program,
    Id,
    By,
    Message,
    Reason,
    Created,
    Started,
    Completed,
    Failed,
    Cancelled,
    Abandoned,
    Updated,
    Records,
    Percent,
    Duration,
    Is,
    Has,
}

impl Filter {
    /// In the order in which they are offered.
    pub const ALL: [Self; 19] = [
        Self::Status,
        Self::Type,
        Self::Program,
        Self::Id,
        Self::By,
        Self::Message,
        Self::Reason,
        Self::Created,
        Self::Started,
        Self::Completed,
        Self::Failed,
        Self::Cancelled,
        Self::Abandoned,
        Self::Updated,
        Self::Records,
        Self::Percent,
        Self::Duration,
        Self::Is,
        Self::Has,
    ];

    /// The names, in the order in which they are offered.
    pub fn names() -> [&'static str; Self::ALL.len()] {
        Self::ALL.map(Self::name)
    }

    /// The filter of this name, in any letter case.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name))
    }

    /// As it is written before the colon.
    pub fn name(self) -> &'static str {
        self.example().split_once(':').map_or("", |(name, _)| name)
    }

    /// The whole of a filter, for example.
    pub fn example(self) -> &'static str {
        match self {
            Self::Status => "status:failed",
            Self::Type => "type:ClickExport",
            Self::Program => "program:3629",
            Self::Id => "id:d8807a9f",
            Self::By => "by:IRx",
            Self::Message => "message:timeout",
            Self::Reason => "reason:\"Quota exceeded on node …\"",
            Self::Created => "created:<24h",
            Self::Started => "started:<24h",
            Self::Completed => "completed:<24h",
            Self::Failed => "failed:<24h",
            Self::Cancelled => "cancelled:<24h",
            Self::Abandoned => "abandoned:<24h",
            Self::Updated => "updated:<24h",
            Self::Records => "records:>1000",
            Self::Percent => "percent:>50",
            Self::Duration => "duration:>5m",
            Self::Is => "is:stalled",
            Self::Has => "has:result",
        }
    }

    /// Whether a job has exactly one of these, so that several terms can only be meant as alternatives.
    pub(super) fn is_single_valued(self) -> bool {
        matches!(
            self,
            Self::Status | Self::Type | Self::Program | Self::Id | Self::By | Self::Reason
        )
    }

    /// Whether its values are dates.
    pub(super) fn is_date(self) -> bool {
        matches!(
            self,
            Self::Created
                | Self::Started
                | Self::Completed
                | Self::Failed
                | Self::Cancelled
                | Self::Abandoned
                | Self::Updated
        )
    }

    /// Whether its values can be compared, and be ranges.
    pub(super) fn is_interval(self) -> bool {
        self.is_date() || matches!(self, Self::Records | Self::Percent | Self::Duration)
    }

    /// What it asks for, where that is one of a few things: `is:` and `has:`.
    pub(super) fn traits(self) -> &'static [Trait] {
        match self {
            Self::Is => &Trait::IS,
            Self::Has => &Trait::HAS,
            _ => &[],
        }
    }

    /// What may stand after `is:` or `has:`; nothing for another filter.
    pub fn trait_names(self) -> Vec<&'static str> {
        self.traits().iter().map(|it| it.name()).collect()
    }
}
