//! What happened to the open job, and what happens next.

use std::rc::Rc;

use super::progress::expected_finish;
use crate::core::app::model::Model;
use crate::core::job::Job;
use crate::core::job::timeline::{self, Outlook, Step};
use crate::core::words::timeline as words;

/// What happened to a job, and what happens next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The steps, in order.
    pub steps: Rc<[Step]>,
    /// Which time the dates are in.
    pub zone: String,
}

/// The timeline of a job.
pub(super) fn timeline(model: &Model, job: &Job) -> Timeline {
    let outlook = Outlook {
        now: model.now,
        account: model.account(),
        retention: model.config.retention,
        expected_finish: expected_finish(model, job),
        is_stalled: model.is_stalled(job),
    };
    Timeline {
        steps: timeline::timeline(job, &outlook).into(),
        zone: words::zone(model.now, &*model.locale),
    }
}
