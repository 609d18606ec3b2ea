//! What fills the place of the list when there is none.

use super::Dispatch;
use super::button::{acts, framed_icon, named_icon_button, primary};
use super::controls::Icon;
use super::element::icon;
use super::element::{El, el};
use crate::core::app::config::SetupError;
use crate::core::app::event::{ActionEvent, Copyable, Event, FilterEvent, LoadEvent};
use crate::core::app::model::Model;
use crate::core::screen::copy;
use crate::core::screen::notice::{self, Notice};
use crate::core::words;

/// The place of the list or of a job without either.
pub(super) fn blank(role: &'static str) -> El {
    el("div").class("blank").part("empty").role(role)
}

pub(super) fn no_jobs(dispatch: &Dispatch) -> El {
    blank("status")
        .child(no_jobs_art())
        .child(el("h3").text("No jobs yet"))
        .child(el("p").text(
            "Jobs appear here when someone schedules a report, click export, ad upload or contract terms change in \
             impact.com.",
        ))
        .child(
            acts()
                .child(framed_icon(Icon::Refresh, "Check again", dispatch, Event::Load(LoadEvent::RefreshPressed)))
                .child(el("slot").attr("name", "empty-action")),
        )
}

pub(super) fn no_match(model: &Model, dispatch: &Dispatch) -> El {
    let all = words::notice::jobs(model.store.len(), &*model.locale);
    let hint = ["Remove one of them, or clear them all to see ", &all, "."].concat();
    let terms =
        model.query.terms().enumerate().fold(el("div").class("query"), |terms, (place, term)| {
            let remove = el("button")
                .attr("type", "button")
                .attr_of("aria-label", ["Remove filter ", term].concat())
                .on_press(dispatch, Event::Filter(FilterEvent::TermRemoved(place)));
            let words = el("span").class("cut-text").text_of(term.to_owned());
            terms.child(remove.child(words).child(icon(Icon::Cross)))
        });
    let clear = primary(dispatch, Event::Filter(FilterEvent::FiltersCleared))
        .child(icon(Icon::Cross))
        .child(el("span").text("Clear filters"));
    blank("status")
        .child(no_match_art())
        .child(el("h3").text("No jobs match these filters"))
        .child(el("p").text_of(hint))
        .child(terms)
        .child(acts().child(clear))
}

pub(super) fn failed(model: &Model, dispatch: &Dispatch) -> Option<El> {
    let Notice { about, title, text, technical } = notice::first_load(model)?;
    let can_retry = !matches!(model.config.api, Err(SetupError::NoAccountSid));
    let art = el("span")
        .class("art d-icon big tinted")
        .attr("data-s", if about.may_pass() { "error" } else { "failed" })
        .child(icon(about.into()));
    let retry = can_retry.then(|| {
        let retry =
            primary(dispatch, Event::Load(LoadEvent::RefreshPressed)).child(icon(Icon::Refresh));
        acts().child(retry.child(el("span").text("Try again")))
    });
    let facts = technical.map(|technical| {
        el("div")
            .class("facts")
            .child(el("span").class("mono cut-text").text_of(technical))
            .child(copy_button(model, Copyable::Technical, dispatch))
    });
    Some(
        blank("alert")
            .child(art)
            .child(el("h3").text_of(title))
            // Read out when it comes, and not again with every second of the countdown.
            .child(el("p").attr("aria-live", "off").text_of(text))
            .maybe(retry)
            .maybe(facts),
    )
}

/// A small button that copies, and shows for a moment that it did.
pub(super) fn copy_button(model: &Model, what: Copyable, dispatch: &Dispatch) -> El {
    let is_copied = model.copied.as_ref().is_some_and(|(it, _)| *it == what);
    let (shape, class) =
        if is_copied { (Icon::Check, "ibtn tiny done") } else { (Icon::Copy, "ibtn tiny") };
    let label = copy::label(&what).into_owned();
    named_icon_button(shape, label, class)
        .on_press(dispatch, Event::Action(ActionEvent::CopyPressed(what)))
}

fn art() -> El {
    el("svg")
        .class("art")
        .attr("width", "104")
        .attr("height", "72")
        .attr("viewBox", "0 0 104 72")
        .attr("aria-hidden", "true")
}

fn rect(x: &'static str, y: &'static str, width: &'static str, height: &'static str) -> El {
    el("rect").attr("x", x).attr("y", y).attr("width", width).attr("height", height).attr("rx", "4")
}

fn circle(cx: &'static str, cy: &'static str, r: &'static str) -> El {
    el("circle").attr("cx", cx).attr("cy", cy).attr("r", r)
}

fn path(d: &'static str) -> El {
    el("path").attr("d", d)
}

fn no_jobs_art() -> El {
    let far = el("g")
        .attr("opacity", ".45")
        .child(rect("18", "8", "68", "16").class("dash"))
        .child(circle("28", "16", "3"))
        .child(path("M37 16h22"));
    let near = el("g")
        .attr("opacity", ".75")
        .child(rect("11", "28", "82", "16").class("dash"))
        .child(circle("21", "36", "3"))
        .child(path("M30 36h30M80 36h5"));
    art()
        .child(far)
        .child(near)
        .child(rect("4", "48", "96", "18"))
        .child(circle("15", "57", "3.4"))
        .child(path("M25 57h36M84 57h8"))
}

fn no_match_art() -> El {
    let rows = el("g")
        .attr("opacity", ".5")
        .child(rect("6", "12", "70", "14").class("dash"))
        .child(rect("6", "30", "52", "14").class("dash"))
        .child(rect("6", "48", "62", "14").class("dash"));
    art()
        .child(rows)
        .child(circle("72", "36", "16").class("ground"))
        .child(path("m84 48 11 11M66 36h12").class("thick"))
}
