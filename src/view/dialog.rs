//! The dialog that asks before a replay.

use yew::prelude::*;

use super::Send;
use super::badge::badge;
use super::icon::{Icon, icon};
use crate::core::model::Model;
use crate::core::msg::Event;

pub(super) fn dialog(model: &Model, send: &Send) -> Html {
    let Some(jobs) = &model.dialog else { return Html::default() };
    let is_one = jobs.len() == 1;
    let (title, confirm) = match jobs.len() {
        1 => ("Replay this job?".to_owned(), "Replay job".to_owned()),
        n => (format!("Replay {n} jobs?"), format!("Replay {n} jobs")),
    };
    let text = if is_one {
        "impact.com runs it again with its original settings."
    } else {
        "impact.com runs them again with their original settings."
    };
    let consequence = match (model.account().replay_makes_new_job(), is_one) {
        (true, true) => "This makes a new job; the old one stays. It may count towards your daily export limit.",
        (true, false) => "This makes new jobs; the old ones stay. They may count towards your daily export limit.",
        (false, true) => {
            "The current result may be replaced, and a replay may count towards your daily export limit."
        }
        (false, false) => "Current results may be replaced, and replays may count towards your daily export limit.",
    };
    html! {
        <div class="scrim">
            <div class="dialog" part="dialog" role="alertdialog" aria-modal="true" aria-labelledby="replay-title"
                aria-describedby="replay-text" data-focus-scope="" tabindex="-1"
                onkeydown={send.scope_keys(Event::DialogLeft, true)}>
                <h3 id="replay-title">{ title }</h3>
                <p id="replay-text">{ text }{ " " }{ consequence }</p>
                <ul class="jobs">
                    { for jobs.iter().map(|job| html! {
                        <li key={job.id.to_string()}>
                            { icon(Icon::from(&job.job_type)) }
                            <div>{ job.job_type.label() }<span class="mono dim">{ job.short_id().to_owned() }</span></div>
                            { badge(&job.status, true) }
                        </li>
                    }) }
                </ul>
                <div class="acts">
                    <button class="btn" part="button" type="button" data-focus="dialog"
                        onclick={send.press(Event::DialogLeft)}>
                        { "Cancel" }
                    </button>
                    <button class="btn primary" part="button button-primary" type="button"
                        onclick={send.press(Event::ReplayConfirmed)}>
                        { icon(Icon::Replay) }<span>{ confirm }</span>
                    </button>
                </div>
            </div>
        </div>
    }
}
