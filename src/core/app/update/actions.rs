//! What a person does to jobs: replay, download, copy.

use std::borrow::Cow;
use std::rc::Rc;
use std::time::Duration;

use crate::core::api::file_name;
use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{Action, ActionEvent, Copyable};
use crate::core::app::model::{Candidates, Dialog, Model};
use crate::core::job::{Attribute, as_json};
use crate::core::words::{self, error};

use super::{address, downloads, replays};

/// How long a copied thing is marked.
const COPIED: Duration = Duration::from_millis(1_500);

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
        ActionEvent::SavePressed(attribute) => save(model, attribute, effects),
        ActionEvent::CopyPressed(what) => copy(model, what, effects),
        ActionEvent::Copied { what, ok } => copied(model, what, ok),
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

fn copy(model: &mut Model, what: Copyable, effects: &mut Vec<Effect>) {
    let job = model.open_job().cloned();
    let open_id = model.open.as_ref().map(|it| Rc::clone(&it.id));
    let text = match &what {
        Copyable::Link => {
            effects.push(address::link(model));
            return;
        }
        Copyable::JobId => open_id.map(|it| it.to_string()),
        Copyable::Json => job.map(|it| as_json(&it)),
        Copyable::Attribute(attribute) => {
            job.and_then(|it| it.attribute(*attribute).map(Cow::into_owned))
        }
        Copyable::Technical => {
            model.load.failure.as_ref().map(|it| error::technical(&it.error, it.at, &*model.locale))
        }
        Copyable::Problems => Some(
            model.load.problems.iter().map(words::problem::sentence).collect::<Vec<_>>().join("\n"),
        ),
    };
    effects.extend(text.map(|text| Effect::Copy(what, text)));
}

fn copied(model: &mut Model, what: Copyable, ok: bool) {
    if !ok {
        model.toasts.fail(words::copy::REFUSED);
        return;
    }
    let text = match &what {
        Copyable::Link => words::copy::LINK_COPIED.to_owned(),
        Copyable::JobId => words::copy::JOB_ID_COPIED.to_owned(),
        Copyable::Json => words::copy::JSON_COPIED.to_owned(),
        Copyable::Attribute(attribute) => words::copy::attribute_copied(*attribute),
        Copyable::Technical | Copyable::Problems => words::copy::TECHNICAL_COPIED.to_owned(),
    };
    if what == Copyable::Link {
        model.toasts.tell(text.clone(), None, model.instant);
    } else {
        model.announcer.say(Topic::Copied, text, model.instant);
    }
    model.copied = Some((what, model.instant.plus(COPIED)));
}
