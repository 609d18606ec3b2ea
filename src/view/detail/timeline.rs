//! What happened to the job, and what happens next.

use yew::prelude::*;

use crate::core::card;
use crate::core::job::Job;
use crate::core::locale::offset_name;
use crate::core::model::Model;
use crate::core::relative::{self, Ago};
use crate::core::time::Timestamp;
use crate::core::timeline::{Note, Step, StepKind};
use crate::view::icon::{Icon, icon};

pub(super) fn timeline(model: &Model, job: &Job) -> Html {
    let offset = offset_name(&*model.locale, model.now);
    let zone = if model.locale.zone_is_set() { offset } else { format!("Your time, {offset}") };
    html! {
        <section class="sec">
            <div class="sec-h"><h4>{ "Timeline" }</h4><span class="note">{ zone }</span></div>
            <ol class="tl" part="timeline">
                { for card::timeline(model, job).iter().map(|it| step(model, it)) }
            </ol>
        </section>
    }
}

fn step(model: &Model, step: &Step) -> Html {
    let when = step.at.map(|at| if step.is_next { ahead(model, at) } else { ago(model, at) });
    let details: Vec<String> = [step.at.and_then(|at| date(model, step, at)), note(model, step.note)]
        .into_iter()
        .flatten()
        .collect();
    html! {
        <li part="timeline-item" class={classes!(step.is_next.then_some("next"))}>
            <span class="pt" data-s={step.status_key}>{ icon(Icon::from(step.kind)) }</span>
            <span class="what">{ step.label() }</span>
            <span class="when">{ when.unwrap_or_default() }</span>
            <span class="abs">{ details.join(" · ") }</span>
        </li>
    }
}

fn ago(model: &Model, at: Timestamp) -> String {
    match relative::ago(at, model.now, &*model.locale) {
        Ago::Words(words) => words,
        Ago::Date(at) => model.locale.day(at),
        Ago::DateWithYear(at) => model.locale.day_with_year(at),
    }
}

/// "in about 9 min"; nothing for what is due.
fn ahead(model: &Model, at: Timestamp) -> String {
    const DAY: u64 = 86_400;
    let wait = at.since(model.now);
    if wait.is_zero() {
        String::new()
    } else if wait.as_secs() > 2 * DAY {
        format!("in {} days", wait.as_secs().div_ceil(DAY))
    } else {
        format!("in {}", relative::about(wait))
    }
}

/// The date of a step; an estimate says so, and says no more than it knows.
fn date(model: &Model, step: &Step, at: Timestamp) -> Option<String> {
    match step.kind {
        StepKind::ResultRemoved | StepKind::ResultProbablyRemoved => {
            Some(format!("about {}", model.locale.day_with_year(at)))
        }
        _ if step.is_next => Some(format!("about {}", model.locale.time(at))),
        _ => Some(model.locale.date_time(at)),
    }
}

fn note(model: &Model, note: Note) -> Option<String> {
    if let Note::Progress { percent, records } = note {
        let percent = percent.map(|it| format!("{it}%"));
        let records = records.map(|it| format!("{} records", model.locale.number(it)));
        let parts: Vec<String> = [percent, records].into_iter().flatten().collect();
        return (!parts.is_empty()).then(|| parts.join(", "));
    }
    note.text()
}
