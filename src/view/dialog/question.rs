//! Whether to do something with jobs.

use yew::prelude::*;

use super::modal::Modal;
use crate::core::app::effect::Target;
use crate::core::app::event::{Action, ActionEvent, Event, OverlayEvent};
use crate::core::job::Job;
use crate::core::screen::dialog::Question;
use crate::core::words::dialog as words;
use crate::core::words::job::job_type;
use crate::view::controls::{Button, ButtonKind, Icon, status_badge};
use crate::view::hooks::use_focus_target;

/// The question.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) question: Question,
}

/// Asks whether to do something with jobs, which it lists.
#[component]
pub(crate) fn QuestionDialog(Props { question }: &Props) -> Html {
    let Question { action, title, text, confirm, jobs } = question;
    let first = use_focus_target(Target::Dialog);
    let icon = match action {
        Action::Replay => Icon::Replay,
        Action::Download => Icon::Download,
    };
    html! {
        <Modal role="alertdialog" title={title.clone()} described_by="question-text">
            <div id="question-text">
                { for text.iter().map(|it| html! { <p>{ it.clone() }</p> }) }
            </div>
            // Scrolled by keyboard where it is long.
            <ul class="jobs" aria-label={words::JOBS} tabindex={(jobs.len() > 3).then_some("0")}>
                { for jobs.iter().map(|it| job(it)) }
            </ul>
            <div class="acts">
                <Button
                    words={words::CANCEL}
                    sends={Event::from(OverlayEvent::DialogLeft)}
                    node={first}
                />
                <Button
                    kind={ButtonKind::Primary}
                    {icon}
                    words={confirm.clone()}
                    sends={Event::from(ActionEvent::DialogConfirmed)}
                />
            </div>
        </Modal>
    }
}

fn job(job: &Job) -> Html {
    html! {
        <li key={&*job.id}>
            { Icon::from(&job.job_type) }
            <div>
                { job_type(&job.job_type) }
                <span class="mono dim">{ job.short_id() }</span>
            </div>
            { status_badge(&job.status, true) }
        </li>
    }
}
