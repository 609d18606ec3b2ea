//! What can be done with the selected jobs.

use std::rc::Rc;

use super::Model;
use crate::core::app::event::Action;
use crate::core::job::Job;

/// Jobs with which something is to be done, and those that were selected too but can't be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// With these it is done: at most [`Candidates::MOST`].
    pub jobs: Rc<[Rc<Job>]>,
    /// With these it can't be done.
    pub left_out: Rc<[Rc<Job>]>,
    /// Whether it could be done with more.
    pub is_cut: bool,
}

impl Candidates {
    /// The most jobs with which something is done at once. impact.com takes 1,000 requests an hour.
    pub const MOST: usize = 100;
}

impl Model {
    /// Whether this can be done with a job now.
    pub fn can(&self, action: Action, job: &Job) -> bool {
        match action {
            Action::Replay => self.can_replay(job),
            Action::Download => job.is_downloadable() && !self.is_downloading(&job.id),
        }
    }

    /// With how many of the selected jobs this can be done at once.
    pub fn n_possible(&self, action: Action) -> usize {
        let possible = self.selected().filter(|it| self.can(action, it));
        possible.take(Candidates::MOST).count()
    }

    /// The selected jobs, by whether this can be done with them.
    pub(crate) fn candidates(&self, action: Action) -> Candidates {
        let (mut jobs, left_out): (Vec<_>, Vec<_>) =
            self.selected().cloned().partition(|it| self.can(action, it));
        let is_cut = jobs.len() > Candidates::MOST;
        jobs.truncate(Candidates::MOST);
        Candidates { jobs: jobs.into(), left_out: left_out.into(), is_cut }
    }

    fn selected(&self) -> impl Iterator<Item = &Rc<Job>> {
        self.selection.places().iter().filter_map(|it| self.store.at(*it))
    }
}
