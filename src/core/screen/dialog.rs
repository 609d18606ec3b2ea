//! The dialogs: one asks before something is done with jobs, one lists the keyboard shortcuts.

use std::rc::Rc;

use crate::core::app::event::Action;
use crate::core::app::model::{Candidates, Dialog as Asked, Model};
use crate::core::job::Job;
use crate::core::words::{dialog as words, download, replay};

/// What stands over everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Whether to do something with jobs.
    Question(Question),
    /// The keyboard shortcuts.
    Shortcuts,
}

/// Whether to do something with jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What.
    pub action: Action,
    /// The question.
    pub title: Rc<str>,
    /// What follows from a yes, a paragraph each.
    pub text: Rc<[Rc<str>]>,
    /// The words on the button that says yes.
    pub confirm: Rc<str>,
    /// The jobs.
    pub jobs: Rc<[Rc<Job>]>,
}

/// The open dialog.
pub fn dialog(model: &Model) -> Option<Dialog> {
    Some(match model.dialog.as_ref()? {
        Asked::Question(action, candidates) => {
            Dialog::Question(question(*action, candidates, model))
        }
        Asked::Shortcuts => Dialog::Shortcuts,
    })
}

fn question(action: Action, candidates: &Candidates, model: &Model) -> Question {
    let Candidates { jobs, left_out, is_cut } = candidates;
    let (n, locale) = (jobs.len(), &*model.locale);
    let (title, confirm, consequence, left_out) = match action {
        Action::Replay => (
            words::replay_question(n, locale),
            words::replay(n, locale),
            if model.account().replay_makes_new_job() {
                words::replay_makes_new_job(n)
            } else {
                words::replay_replaces_result(n)
            },
            replay::left_out(left_out, locale),
        ),
        Action::Download => (
            words::download_question(n, locale),
            words::download(n, locale),
            words::SAVED_ONE_BY_ONE,
            download::left_out(left_out, locale),
        ),
    };
    let cut = is_cut.then(|| words::others_stay_selected(n, locale));
    let text = std::iter::once(consequence.into());
    let text = text.chain([left_out, cut].into_iter().flatten().map(Into::into));
    Question {
        action,
        title: title.into(),
        text: text.collect(),
        confirm: confirm.into(),
        jobs: Rc::clone(jobs),
    }
}
