//! The account whose jobs are shown, and all that differs by its kind.

use crate::core::job::{Job, Status};

/// Whose API is spoken. What the specifications of the three APIs disagree on is answered here and nowhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountKind {
    /// A partner (also called publisher): `/Mediapartners`.
    #[default]
    Partner,
    /// A brand (also called advertiser): `/Advertisers`.
    Brand,
    /// An agency with its own jobs: `/Agencies`.
    Agency,
    /// An agency acting for one of its brands: `/Agencies/{sid}/Advertisers/{id}`. The pass-through documentation says
    /// that all brand endpoints are supported, so the brand's rules hold.
    AgencyForBrand,
}

/// How the list filter `CreatedAfter` / `CreatedBefore` writes its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFilter {
    /// `YYYY-MM-DD`; the bound itself is left out (partner specification: "after", "before").
    DayExclusive,
    /// `YYYY-MM-DD`; the bound itself counts (agency specification: "on or after", "on or before").
    DayInclusive,
    /// ISO 8601 date and time (brand specification).
    DateTime,
}

impl AccountKind {
    /// How the list filter writes dates.
    pub fn date_filter(self) -> DateFilter {
        match self {
            Self::Partner => DateFilter::DayExclusive,
            Self::Agency => DateFilter::DayInclusive,
            Self::Brand | Self::AgencyForBrand => DateFilter::DateTime,
        }
    }

    /// Whether an ERROR ends the job. The agency specification calls it unrecoverable; for partners and brands
    /// impact.com retries every 15 minutes, up to 5 tries.
    pub fn error_is_final(self) -> bool {
        matches!(self, Self::Agency)
    }

    /// Whether nothing more will happen to a job in this state by itself. Unknown states are taken to move on.
    pub fn is_final(self, status: &Status) -> bool {
        match status {
            Status::Completed | Status::Cancelled | Status::Failed => true,
            Status::Error => self.error_is_final(),
            Status::Queued | Status::Running | Status::Other(_) => false,
        }
    }

    /// Whether a replay makes a new job and leaves the old one as it is (agency specification), or queues the same
    /// job again.
    pub fn replay_makes_new_job(self) -> bool {
        matches!(self, Self::Agency)
    }

    /// Whether this job may be replayed now: its type allows it (`Replayable`) and its state does.
    pub fn can_replay(self, job: &Job) -> bool {
        job.replayable == Some(true)
            && match &job.status {
                // Nothing is known of such a state, so `Replayable` alone decides.
                Status::Other(_) => true,
                status => self.is_final(status),
            }
    }
}

/// An account of impact.com: the kind of its API and the parts of its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Which API.
    pub kind: AccountKind,
    /// The account SID, a part of the path and not a secret.
    pub sid: Box<str>,
    /// The numeric id of the brand, for [`AccountKind::AgencyForBrand`] only.
    pub advertiser_id: Option<Box<str>>,
}
