//! The dialogs: one asks before something is done with jobs, one lists the keyboard shortcuts.

use std::rc::Rc;

use super::Dispatch;
use super::button::{acts, framed, primary};
use super::controls::Icon;
use super::element::badge;
use super::element::icon;
use super::element::{El, On, el};
use super::keys::scope_key;
use crate::core::app::event::{Action, ActionEvent, Event, OverlayEvent};
use crate::core::app::model::{Candidates, Dialog, Model};
use crate::core::job::Job;
use crate::core::words::notice;

pub(super) fn dialog(model: &Model, dispatch: &Dispatch) -> Option<El> {
    let dialog = match model.dialog.as_ref()? {
        Dialog::Question(action, choice) => question(*action, choice, model, dispatch),
        Dialog::Shortcuts => shortcuts(dispatch),
    };
    let dialog = dialog
        .class("dialog")
        .part("dialog")
        .truth("aria-modal", true)
        .attr("aria-labelledby", "dialog-title")
        .attr("data-focus-scope", "")
        .attr("tabindex", "-1")
        .on(On::KeyDown, dispatch, |event| {
            scope_key(event, &Event::Overlay(OverlayEvent::DialogLeft), true)
        });
    Some(el("div").class("scrim").child(dialog))
}

fn question(action: Action, choice: &Candidates, model: &Model, dispatch: &Dispatch) -> El {
    let n = choice.jobs.len();
    let (verb, done, shape, jobs) = match action {
        Action::Replay => ("Replay ", "replayed", Icon::Replay, " jobs"),
        Action::Download => ("Download ", "downloaded", Icon::Download, " results"),
    };
    let (title, confirm) = if n == 1 {
        ("Replay this job?".to_owned(), "Replay job".to_owned())
    } else {
        let what = [verb, &n.to_string(), jobs].concat();
        ([&*what, "?"].concat(), what)
    };
    let text = match action {
        Action::Replay => consequences(n == 1, model),
        Action::Download => el("p")
            .text("Each is saved as a file of its own. Your browser may ask you to allow this."),
    };
    let left_out = notice::left_out(&choice.left_out, done, &*model.locale);
    let cut = choice.is_cut.then(|| {
        el("p").text_of(
            ["More than ", &n.to_string(), " at once are too many. The others stay selected."]
                .concat(),
        )
    });
    let cancel = framed("btn", dispatch, Event::Overlay(OverlayEvent::DialogLeft))
        .attr("data-focus", "dialog")
        .text("Cancel");
    let confirm = primary(dispatch, Event::Action(ActionEvent::DialogConfirmed))
        .child(icon(shape))
        .child(el("span").text_of(confirm));
    el("div")
        .role("alertdialog")
        .attr("aria-describedby", "question-text")
        .child(el("h2").attr("id", "dialog-title").text_of(title))
        .child(
            el("div")
                .attr("id", "question-text")
                .child(text)
                .maybe(left_out.map(|it| el("p").text_of(it)))
                .maybe(cut),
        )
        .child(list(&choice.jobs))
        .child(acts().child(cancel).child(confirm))
}

/// The jobs, in a list that is scrolled by keyboard where it is long.
fn list(jobs: &[Rc<Job>]) -> El {
    let list = el("ul").class("jobs").label("Jobs").attr_if(jobs.len() > 3, "tabindex", "0");
    jobs.iter().fold(list, |list, it| list.child(job(it)))
}

/// What a replay does.
fn consequences(is_one: bool, model: &Model) -> El {
    let runs = if is_one {
        "impact.com runs it again with its original settings."
    } else {
        "impact.com runs them again with their original settings."
    };
    let consequence = match (model.account().replay_makes_new_job(), is_one) {
        (true, true) => {
            "This makes a new job; the old one stays. It may count towards your daily export limit."
        }
        (true, false) => {
            "This makes new jobs; the old ones stay. They may count towards your daily export limit."
        }
        (false, true) => {
            "The current result may be replaced, and a replay may count towards your daily export limit."
        }
        (false, false) => {
            "Current results may be replaced, and replays may count towards your daily export limit."
        }
    };
    el("p").text(runs).text(" ").text(consequence)
}

/// What the keys do, and the keys.
const SHORTCUTS: [(&str, &str); 10] = [
    ("Search", "/"),
    ("Refresh now", "R"),
    ("Keyboard shortcuts", "?"),
    ("Move through jobs", "↑ ↓"),
    ("Move through the cells of a job", "← →"),
    ("Open the job", "Enter"),
    ("Select the job", "Space"),
    ("Select a range", "Shift ↑ ↓"),
    ("Next or previous job, in the details", "Alt ↑ ↓"),
    ("Back to the list", "Esc"),
];

fn shortcuts(dispatch: &Dispatch) -> El {
    let keys = SHORTCUTS.into_iter().fold(el("dl").class("keys"), |list, (does, keys)| {
        let keys = keys.split(' ').fold(el("dd"), |list, key| list.child(el("kbd").text(key)));
        list.child(el("div").child(el("dt").text(does)).child(keys))
    });
    let close = framed("btn", dispatch, Event::Overlay(OverlayEvent::DialogLeft))
        .attr("data-focus", "dialog")
        .text("Close");
    el("div")
        .role("dialog")
        .child(el("h2").attr("id", "dialog-title").text("Keyboard shortcuts"))
        .child(keys)
        .child(acts().child(close))
}

fn job(job: &Job) -> El {
    let id = el("span").class("mono dim").text_of(job.short_id().to_owned());
    el("li")
        .key(&job.id)
        .child(icon(Icon::from(&job.job_type)))
        .child(el("div").text_shared(job.job_type.label()).child(id))
        .child(badge(&job.status, true))
}
