//! Jobs that changed: their rows, the marks on them, and who is told.

use std::time::Duration;

use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::model::Model;
use crate::core::job::Status;
use crate::core::list::store::Change;
use crate::core::words::announcement;

use super::{detail, rows};

/// How long a row is marked after its job changed its state.
const FLASH: Duration = Duration::from_millis(1_400);

/// Takes over into the list what arrived since this was last done.
pub(super) fn apply_arrived(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(load) = &mut model.load.in_flight else { return };
    let diff = std::mem::take(&mut load.diff);
    if diff.touched.is_empty() {
        return;
    }
    load.shown_at = Some(model.instant);
    load.is_different = true;
    load.changes.extend_from_slice(&diff.changes);
    for job in diff.touched.iter().filter_map(|place| model.store.at(*place)) {
        if job.status != Status::Running {
            model.progress.forget(&job.id);
        }
    }
    let motion = model.motion();
    rows::change(model, effects, |model| model.follow(&diff.touched, motion));
    note(model, &diff.changes);
    if let Some(job) = model.open.as_ref().and_then(|it| model.store.get(&it.id)).cloned() {
        detail::take(model, &job);
    }
}

/// Marks the rows of jobs that changed their state, and tells of those that somebody follows.
pub(super) fn note(model: &mut Model, changes: &[Change]) {
    let now = model.instant;
    let mut ids: Vec<&str> = changes.iter().map(|it| &*it.job.id).collect();
    ids.sort_unstable();
    model.flashing.retain(|(id, _)| ids.binary_search(&&**id).is_err());
    for Change { job, .. } in changes {
        model.flashing.push((job.id.clone(), now.plus(FLASH)));
        if model.is_followed(&job.id) {
            model.announcer.say(Topic::StatusChange, announcement::status_changed(job), now);
        }
    }
}

/// Tells the page which jobs changed their state.
pub(super) fn tell(changes: Vec<Change>, effects: &mut Vec<Effect>) {
    if !changes.is_empty() {
        effects.push(Effect::Emit(HostEvent::Change(changes)));
    }
}
