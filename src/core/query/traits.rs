//! What a job can be or have.

/// What `is:` and `has:` ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Trait {
    Active,
    Final,
    Stalled,
    Replayable,
    Downloadable,
    /// Its result goes away soon.
    Expiring,
    /// Its result has probably gone away.
    Expired,
    Result,
    Message,
}

impl Trait {
    /// What a job can be.
    pub const IS: [Self; 7] = [
        Self::Active,
        Self::Final,
        Self::Stalled,
        Self::Replayable,
        Self::Downloadable,
        Self::Expiring,
        Self::Expired,
    ];
    /// What a job can have.
    pub const HAS: [Self; 2] = [Self::Result, Self::Message];

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::IS.into_iter().chain(Self::HAS).find(|it| it.name() == name)
    }

    /// As it is written after the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Final => "final",
            Self::Stalled => "stalled",
            Self::Replayable => "replayable",
            Self::Downloadable => "downloadable",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Result => "result",
            Self::Message => "message",
        }
    }

    /// Whether it comes and goes by the mere passing of time.
    pub(super) fn depends_on_time(self) -> bool {
        matches!(self, Self::Stalled | Self::Expiring | Self::Expired)
    }
}
