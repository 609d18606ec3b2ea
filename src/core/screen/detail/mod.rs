//! The detail card: the open job, and what there is to say and to do about it.

mod actions;
mod callout;
mod expiry;
mod message;
mod preview;
mod progress;
#[cfg(test)]
mod tests;
mod timeline;

use std::rc::Rc;

use crate::core::api::error::ApiError;
use crate::core::app::event::{Copyable, Step};
use crate::core::app::model::{Model, OpenState};
use crate::core::job::Job;

pub use actions::{ActionButton, Actions, Availability};
pub use callout::{Callout, WayOut};
pub use expiry::Expiry;
pub use message::Message;
pub use preview::Preview;
pub use progress::{ProgressBlock, Remaining, RunTime};
pub use timeline::Timeline;

/// The card of the open job.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// Its id.
    pub id: Rc<str>,
    /// What is known of it.
    pub state: State,
}

/// What the card shows.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// The job is being asked for.
    Loading,
    /// The job.
    Found(Rc<Found>),
    /// The server does not know it.
    Missing {
        /// Whether the link to it was only just copied.
        is_copied: bool,
    },
    /// It could not be asked for.
    Failed(ApiError),
}

/// The card of a job that is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The job.
    pub job: Rc<Job>,
    /// Whether there are jobs around it in the list.
    pub neighbours: Neighbours,
    /// What can be done with it.
    pub actions: Actions,
    /// Whether its id was only just copied.
    pub is_id_copied: bool,
    /// What of its attributes was only just copied.
    pub copied: Option<Copyable>,
    /// What explains its state.
    pub callout: Option<Callout>,
    /// How far it is.
    pub progress: Option<ProgressBlock>,
    /// Until when its result is there.
    pub expiry: Option<Expiry>,
    /// The beginning of its result.
    pub preview: Option<Preview>,
    /// What happened to it.
    pub timeline: Timeline,
}

/// Whether there are jobs around the open one in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbours {
    /// One above.
    pub has_previous: bool,
    /// One below.
    pub has_next: bool,
}

/// The card, if a job is open.
pub fn detail(model: &Model) -> Option<Detail> {
    let open = model.open.as_ref()?;
    let state = match &open.state {
        OpenState::Loading => State::Loading,
        OpenState::Found(job) => State::Found(Rc::new(found(model, job))),
        OpenState::Missing => State::Missing { is_copied: copied(model).is_some() },
        OpenState::Failed(error) => State::Failed(error.clone()),
    };
    Some(Detail { id: Rc::clone(&open.id), state })
}

fn found(model: &Model, job: &Rc<Job>) -> Found {
    let copied = copied(model);
    Found {
        job: Rc::clone(job),
        neighbours: Neighbours {
            has_previous: model.neighbour(Step::Previous).is_some(),
            has_next: model.neighbour(Step::Next).is_some(),
        },
        actions: actions::actions(model, job),
        is_id_copied: copied == Some(&Copyable::JobId),
        copied: copied.filter(|it| matches!(it, Copyable::Json | Copyable::Attribute(_))).cloned(),
        callout: callout::callout(model, job),
        progress: progress::progress(model, job),
        expiry: expiry::expiry(model, job),
        preview: preview::preview(model, job),
        timeline: timeline::timeline(model, job),
    }
}

fn copied(model: &Model) -> Option<&Copyable> {
    model.copied.as_ref().map(|(what, _)| what)
}
