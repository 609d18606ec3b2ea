//! What happened to the job, and what happens next.

use super::section;
use crate::core::app::model::Model;
use crate::core::job::Job;
use crate::core::job::timeline::{Step, StepKind};
use crate::core::locale::offset_name;
use crate::core::screen::card;
use crate::core::time::Timestamp;
use crate::core::words::{self, relative};
use crate::view::ago;
use crate::view::controls::Icon;
use crate::view::element::icon;
use crate::view::element::{El, el};

pub(super) fn timeline(model: &Model, job: &Job) -> El {
    let offset = offset_name(&*model.locale, model.now);
    let zone = if model.locale.zone_is_set() { offset } else { ["Your time, ", &offset].concat() };
    let list = card::timeline(model, job)
        .iter()
        .fold(el("ol").class("tl").part("timeline"), |list, it| list.child(step(model, it)));
    section("Timeline", Some(el("span").class("note").text_of(zone))).child(list)
}

fn step(model: &Model, step: &Step) -> El {
    let when = step
        .at
        .map(|at| if step.is_next { ahead(model, at) } else { ago(at, model.now, &*model.locale) });
    let date = step.at.map(|at| date(model, step, at));
    let details = joined(date, " · ", words::timeline::note(step.note, &*model.locale));
    el("li")
        .part("timeline-item")
        .attr_if(step.is_next, "class", "next")
        .child(
            el("span")
                .class("pt")
                .attr("data-s", step.status_key)
                .child(icon(Icon::from(step.kind))),
        )
        .child(el("span").class("what").text(words::timeline::label(step.kind)))
        .child(el("span").class("when").text_of(when.unwrap_or_default()))
        .child(el("span").class("abs").text_of(details.unwrap_or_default()))
}

fn joined(first: Option<String>, between: &str, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some([&*first, between, &second].concat()),
        (first, second) => first.or(second),
    }
}

/// "in about 9 min"; nothing for what is due.
fn ahead(model: &Model, at: Timestamp) -> String {
    const DAY: u64 = 86_400;
    let wait = at.since(model.now);
    if wait.is_zero() {
        String::new()
    } else if wait.as_secs() > 2 * DAY {
        ["in ", &wait.as_secs().div_ceil(DAY).to_string(), " days"].concat()
    } else {
        ["in ", &relative::about(wait)].concat()
    }
}

/// The date of a step; an estimate says so, and says no more than it knows.
fn date(model: &Model, step: &Step, at: Timestamp) -> String {
    match step.kind {
        StepKind::ResultRemoved | StepKind::ResultProbablyRemoved => {
            ["about ", &model.locale.day_with_year(at)].concat()
        }
        _ if step.is_next => ["about ", &model.locale.time(at)].concat(),
        _ => model.locale.date_time(at),
    }
}
