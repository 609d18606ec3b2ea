//! The job in the detail card.

use std::rc::Rc;

use crate::core::api::error::ApiError;
use crate::core::api::request::RequestId;
use crate::core::api::result_file::NoResult;
use crate::core::app::event::Step;
use crate::core::app::model::Model;
use crate::core::job::Job;
use crate::core::preview::Preview;
use crate::core::time::DateTime;

/// The job in the detail card.
#[derive(Debug)]
pub struct OpenJob {
    /// Its id.
    pub id: Rc<str>,
    /// What is known of it.
    pub state: OpenState,
    /// Its row in the list.
    pub row: Option<usize>,
    /// The [`revision`](crate::core::list::listing::Listing::revision) of the list that has it in this row. There is no
    /// row in the list that was never made.
    pub(crate) revision: u64,
    /// The request for it alone, when it is not in the list.
    pub request: Option<RequestId>,
    /// The beginning of its result, once that was asked for.
    pub preview: Option<OpenPreview>,
    /// Its percentage when it was last announced.
    pub announced_percent: u8,
}

/// What is known of the open job.
#[derive(Debug, PartialEq)]
pub enum OpenState {
    /// It is being asked for.
    Loading,
    /// It is here.
    Found(Rc<Job>),
    /// The server does not know it, or this sign-in may not see it.
    Missing,
    /// It could not be asked for.
    Failed(ApiError),
}

/// The beginning of a result: of one that a replay may replace.
#[derive(Debug)]
pub struct OpenPreview {
    /// When the job had completed.
    pub completed: Option<DateTime>,
    /// How far it is.
    pub state: PreviewState,
}

/// How far a preview is.
#[derive(Debug, PartialEq)]
pub enum PreviewState {
    /// It is being asked for.
    Loading(RequestId),
    /// It is here.
    Here(Preview),
    /// It could not be asked for, for this reason.
    Failed(NoResult),
}

impl OpenJob {
    /// The preview of the result that a job has now.
    pub fn preview_of(&self, job: &Job) -> Option<&PreviewState> {
        self.preview.as_ref().filter(|it| it.completed == job.completed).map(|it| &it.state)
    }
}

impl Model {
    /// The open job, if it is here.
    pub fn open_job(&self) -> Option<&Rc<Job>> {
        match &self.open.as_ref()?.state {
            OpenState::Found(job) => Some(job),
            _ => None,
        }
    }

    /// Finds the row of the open job, when the job or the list is another than when it was last found.
    pub(crate) fn locate_open(&mut self) {
        let revision = self.listing.revision;
        let Some(open) = self.open.as_ref().filter(|it| it.revision != revision) else { return };
        let row = self.row_of(&open.id);
        if let Some(open) = &mut self.open {
            (open.row, open.revision) = (row, revision);
        }
    }

    /// The job above or below the open one in the list.
    pub fn neighbour(&self, step: Step) -> Option<&Rc<Job>> {
        let row = self.open.as_ref()?.row?;
        self.row(match step {
            Step::Previous => row.checked_sub(1)?,
            Step::Next => row + 1,
            Step::First => 0,
            Step::Last => self.listing.rows.len().checked_sub(1)?,
        })
    }
}
