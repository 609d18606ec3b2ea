//! What a person does to jobs: replay and download.

use crate::core::api::file_name;
use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{Action, ActionEvent, Copyable};
use crate::core::app::model::{Candidates, Dialog, Model};
use crate::core::job::Attribute;
use crate::core::words;

use super::{copying, downloads, exports, previews, replays};

/// So many downloads at once are asked about first.
const MANY: usize = 10;

pub(super) fn handle(model: &mut Model, event: ActionEvent, effects: &mut Vec<Effect>) {
    match event {
        ActionEvent::ReplayPressed(id) => {
            let job = model.job(&id).filter(|it| model.can_replay(it));
            let choice = Candidates { jobs: job.into_iter().collect(), ..Candidates::default() };
            confirm(model, Action::Replay, choice, effects);
        }
        ActionEvent::SelectionPressed(action) => {
            let choice = model.candidates(action);
            if action == Action::Download && choice.jobs.len() <= MANY {
                downloads::ask(model, &choice.jobs, effects);
            } else {
                confirm(model, action, choice, effects);
            }
        }
        ActionEvent::WaitingStopped(Action::Replay) => model.replaying.stop(),
        ActionEvent::WaitingStopped(Action::Download) => downloads::stop_waiting(model, effects),
        ActionEvent::DialogConfirmed => confirmed(model, effects),
        ActionEvent::ReplayAllowed(id) => replays::allowed(model, &id, effects),
        ActionEvent::DownloadPressed(id) => {
            let job = model.job(&id).filter(|it| model.can(Action::Download, it));
            downloads::ask(model, job.as_slice(), effects);
        }
        ActionEvent::DownloadAllowed(id) => downloads::allowed(model, &id, effects),
        ActionEvent::DownloadCancelled(id) => downloads::cancel(model, &id, effects),
        ActionEvent::PreviewPressed(id) => previews::ask(model, &id, effects),
        ActionEvent::PreviewAllowed(id) => previews::allowed(model, &id, effects),
        ActionEvent::SavePressed(attribute) => save(model, attribute, effects),
        ActionEvent::ExportPressed(format) => exports::ask(model, format, effects),
        ActionEvent::ExportAllowed(format) => exports::allowed(model, format),
        ActionEvent::CopyPressed(Copyable::List(_)) => exports::copy(model, effects),
        ActionEvent::CopyPressed(what) => copying::copy(model, what, effects),
        ActionEvent::Copied { what, ok } => copying::copied(model, what, ok),
    }
}

/// The person said yes.
fn confirmed(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Dialog::Question(action, choice)) = model.dialog.take() else { return };
    effects.push(Effect::Focus(Target::Opener));
    if choice.is_cut {
        for place in choice.jobs.iter().filter_map(|it| model.store.index_of(&it.id)) {
            model.selection.remove(place);
        }
    }
    match action {
        Action::Replay => replays::ask(model, &choice.jobs, effects),
        Action::Download => downloads::ask(model, &choice.jobs, effects),
    }
}

/// Asks the person.
fn confirm(model: &mut Model, action: Action, choice: Candidates, effects: &mut Vec<Effect>) {
    if !choice.jobs.is_empty() {
        model.dialog = Some(Dialog::Question(action, choice));
        model.menu = None;
        effects.push(Effect::Focus(Target::Dialog));
    }
}

/// Saves an attribute of the open job as a file.
fn save(model: &mut Model, attribute: Attribute, effects: &mut Vec<Effect>) {
    let Some(job) = model.open_job() else { return };
    let Some(text) = job.attribute(attribute) else { return };
    let name = file_name::of_attribute(job, attribute);
    effects.push(Effect::SaveText(name.clone(), text.into_owned()));
    model.toasts.tell(words::download::saved(&name), None, model.instant);
}
