//! Replays under way.

use std::rc::Rc;

use super::Model;
use crate::core::api::request::RequestId;
use crate::core::job::Job;

/// A replay under way.
#[derive(Debug)]
pub struct Replay {
    /// The job.
    pub id: Rc<str>,
    /// The job before, to tell whether a lost replay took place.
    pub before: Rc<Job>,
    /// What was asked last.
    pub stage: ReplayStage,
    /// Whether the gateway says that it has passed the replay on before.
    pub is_passed_on: bool,
}

/// How far a replay is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayStage {
    /// The replay was sent.
    Sent(RequestId),
    /// The answer to it was lost: the job is read, and nothing is sent again.
    Checking(RequestId),
    /// It was answered without the job, which is read.
    Reading(RequestId),
}

impl Model {
    /// Whether a job may be replayed here and now.
    pub fn can_replay(&self, job: &Job) -> bool {
        !self.config.read_only && self.account().can_replay(job) && !self.is_replaying(&job.id)
    }

    /// Whether a job is being replayed, or waits for it.
    pub fn is_replaying(&self, id: &str) -> bool {
        self.replaying.waits(id) || self.replays.iter().any(|it| &*it.id == id)
    }
}
