//! Until when the result of a job is there.

use crate::core::app::model::Model;
use crate::core::job::Job;
use crate::core::job::timeline::result_expiry;
use crate::core::time::Timestamp;

/// Until when the result is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// About when it is removed.
    pub at: Timestamp,
    /// Days left; `None` when it is probably gone.
    pub days_left: Option<u64>,
}

impl Expiry {
    /// Whether it is time to hurry.
    pub fn is_near(self) -> bool {
        self.days_left.is_none_or(|days| days <= 7)
    }
}

/// Until when the result of a completed job is there, as far as is known.
pub(super) fn expiry(model: &Model, job: &Job) -> Option<Expiry> {
    const DAY: u64 = 86_400;
    let at = result_expiry(job, model.config.retention)?;
    let days_left = (model.now < at).then(|| at.since(model.now).as_secs().div_ceil(DAY));
    Some(Expiry { at, days_left })
}
