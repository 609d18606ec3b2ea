//! One row of the list. Drawn again only when something in it is different.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsCast;
use web_sys::MouseEvent;
use yew::{Component, Context, Html, Properties};

use super::button::named_icon_button;
use super::controls::Icon;
use super::element::icon;
use super::element::{El, el};
use super::element::{badge, bar, is_quiet};
use super::keys::target;
use crate::core::app::event::{ActionEvent, Event, GridEvent, JobEvent};
use crate::core::job::Job;
use crate::core::list::cursor::column;
use crate::core::locale::{Locale, offset_name};
use crate::core::screen::card::ProgressCell;
use crate::core::words::relative;

/// The viewer's locale; the same one is equal.
#[derive(Clone)]
pub(super) struct SharedLocale(pub(super) Rc<dyn Locale>);

impl PartialEq for SharedLocale {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, Properties)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the row")]
pub(super) struct Props {
    pub(super) job: Rc<Job>,
    /// The row's place among the matches.
    pub(super) place: usize,
    pub(super) locale: SharedLocale,
    pub(super) created: String,
    pub(super) duration: String,
    pub(super) progress: ProgressCell,
    pub(super) is_selected: bool,
    pub(super) is_open: bool,
    pub(super) is_flashing: bool,
    /// The column that Tab stops at, in the row where it does.
    pub(super) stop: Option<u8>,
    /// Whether a replay is possible; `None` where there is none at all.
    pub(super) can_replay: Option<bool>,
    pub(super) can_download: bool,
    pub(super) is_downloading: bool,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.job, &other.job)
            && self.place == other.place
            && self.locale == other.locale
            && self.created == other.created
            && self.duration == other.duration
            && self.progress == other.progress
            && (self.is_selected, self.is_open, self.is_flashing, self.stop)
                == (other.is_selected, other.is_open, other.is_flashing, other.stop)
            && (self.can_replay, self.can_download, self.is_downloading)
                == (other.can_replay, other.can_download, other.is_downloading)
    }
}

/// A row. A component, so that Yew draws it again only when its properties differ.
pub(super) struct Row;

impl Component for Row {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        row(ctx.props()).into()
    }
}

fn row(props: &Props) -> El {
    let Props { job, place, .. } = props;
    let key = job.status.key();
    let name = job.name();
    el("div")
        .class(match (props.is_flashing, is_stalled(props)) {
            (true, true) => "row changed stalled",
            (true, false) => "row changed",
            (false, true) => "row stalled",
            (false, false) => "row",
        })
        .attr_of("part", ["row row-", key].concat())
        .role("row")
        .number("aria-rowindex", place + 2)
        .truth("aria-selected", props.is_selected)
        .attr_if(props.is_open, "aria-current", "true")
        .attr_shared("data-job-id", &job.id)
        .attr("data-status", key)
        .number("data-place", *place)
        .child(
            cell("cell c-sel", "1").child(
                el("input")
                    .class("check")
                    .part("checkbox")
                    .attr("type", "checkbox")
                    .attr("tabindex", tab(props, column::SELECT))
                    .attr_of("aria-label", ["Select ", &name].concat())
                    .checked(props.is_selected),
            ),
        )
        .child(
            cell("cell c-status", "2")
                .attr("tabindex", tab(props, column::STATUS))
                .child(badge(&job.status, is_quiet(&job.status))),
        )
        .child(
            as_cell(el("div"), "cell c-type", "rowheader", "3")
                .attr("tabindex", tab(props, column::TYPE))
                .attr_of("aria-label", name.clone())
                .child(icon(Icon::from(&job.job_type)))
                .child(el("span").class("cut-text").text_shared(job.job_type.label())),
        )
        .child(
            cell("cell c-id mono", "4")
                .attr("tabindex", tab(props, column::ID))
                .attr_shared("title", &job.id)
                .text_of(job.short_id().to_owned()),
        )
        .child(
            cell("cell c-prog cut-text", "5")
                .attr("tabindex", tab(props, column::PROGRAM))
                .text_of(job.program_id.as_deref().unwrap_or("–").to_owned()),
        )
        .child(created(props))
        .child(
            cell("cell c-dur", "7")
                .attr("tabindex", tab(props, column::DURATION))
                .text_of(props.duration.clone()),
        )
        .child(progress(props))
        .child(actions(props, &name))
}

fn cell(class: &'static str, index: &'static str) -> El {
    as_cell(el("div"), class, "gridcell", index)
}

fn as_cell(element: El, class: &'static str, role: &'static str, index: &'static str) -> El {
    element.class(class).role(role).attr("aria-colindex", index)
}

/// The grid is one Tab stop: one cell of one row.
fn tab(props: &Props, column: u8) -> &'static str {
    if props.stop == Some(column) { "0" } else { "-1" }
}

fn is_stalled(props: &Props) -> bool {
    matches!(props.progress, ProgressCell::Stalled { .. })
}

fn created(props: &Props) -> El {
    let made = |tag| {
        as_cell(el(tag), "cell c-created", "gridcell", "6")
            .attr("tabindex", tab(props, column::CREATED))
            .text_of(props.created.clone())
    };
    let Some(date) = props.job.created else { return made("div") };
    let locale = &*props.locale.0;
    let title =
        [&*locale.date_time(date.at()), " (", &offset_name(locale, date.at()), ")"].concat();
    made("time").attr_of("datetime", date.to_string()).attr_of("title", title)
}

fn progress(props: &Props) -> El {
    let number = |number: u64| props.locale.0.number(number);
    let needs_attention = matches!(
        props.progress,
        ProgressCell::Stalled { .. } | ProgressCell::Retry(_) | ProgressCell::RetrySometime
    );
    let cell = cell(if needs_attention { "cell c-progress attn" } else { "cell c-progress" }, "8")
        .attr("tabindex", tab(props, column::PROGRESS))
        .attr_if(needs_attention, "data-s", "error");
    let words = match &props.progress {
        ProgressCell::Moving { percent, records } => {
            return moving(cell, props, *percent, records.map(number));
        }
        ProgressCell::Stalled { percent, quiet } => return stalled(cell, props, *percent, *quiet),
        ProgressCell::Nothing => "–".to_owned(),
        ProgressCell::Waiting => "Waiting to start".to_owned(),
        ProgressCell::Retry(wait) if wait.is_zero() => "Retry is due now".to_owned(),
        ProgressCell::Retry(wait) => ["Retry in ", &relative::about(*wait)].concat(),
        ProgressCell::RetrySometime => "Will be tried again".to_owned(),
        ProgressCell::StoppedAfterTries => "Stopped after 5 tries".to_owned(),
        ProgressCell::StoppedByError => "Stopped by an error".to_owned(),
        ProgressCell::StoppedAt(Some(percent)) => ["Stopped at ", &percent_text(*percent)].concat(),
        ProgressCell::StoppedAt(None) => "Stopped".to_owned(),
        ProgressCell::Records(1) => [&*number(1), " record"].concat(),
        ProgressCell::Records(records) => [&*number(*records), " records"].concat(),
    };
    let is_calm = props.progress == ProgressCell::Waiting;
    cell.child(
        el("span")
            .class(if is_calm { "cut-text calm" } else { "cut-text" })
            .attr_of("title", words.clone())
            .text_of(words),
    )
}

fn percent_text(percent: u8) -> String {
    [&*percent.to_string(), "%"].concat()
}

fn percent_span(percent: Option<u8>) -> Option<El> {
    percent.map(|it| el("span").class("pct").text_of(percent_text(it)))
}

/// What a screen reader says of progress: "62 percent, 8,412 records".
pub(super) fn spoken(percent: Option<u8>, records: Option<&str>) -> String {
    let percent = percent.map(|it| it.to_string());
    match (percent.as_deref(), records) {
        (Some(percent), Some(records)) => [percent, " percent, ", records, " records"].concat(),
        (Some(percent), None) => [percent, " percent"].concat(),
        (None, Some(records)) => [records, " records"].concat(),
        (None, None) => "unknown".to_owned(),
    }
}

fn moving(cell: El, props: &Props, percent: Option<u8>, records: Option<String>) -> El {
    let words = spoken(percent, records.as_deref());
    let records = records.map(|it| {
        el("span")
            .class("rec cut-text")
            .text_of(it)
            .child(el("span").class("unit").text(" records"))
    });
    cell.child(bar(&props.job, percent, props.job.status.key(), words))
        .maybe(percent_span(percent))
        .maybe(records)
}

fn stalled(cell: El, props: &Props, percent: Option<u8>, quiet: Duration) -> El {
    let quiet = relative::rough(quiet);
    let words = [&*percent.unwrap_or(0).to_string(), " percent, stalled for ", &quiet].concat();
    cell.child(bar(&props.job, percent, "error", words))
        .maybe(percent_span(percent))
        .child(icon(Icon::Warning))
        .child(el("span").class("cut-text txt-short").text_of(["Stalled ", &quiet].concat()))
        .child(el("span").class("cut-text txt-long").text_of(["No progress for ", &quiet].concat()))
}

fn actions(props: &Props, name: &str) -> El {
    let replay = props.can_replay.map(|can_replay| {
        let label = ["Replay ", name].concat();
        action(props, Icon::Replay, label, REPLAY, column::ACTIONS, can_replay)
    });
    let stop = if replay.is_some() { column::SECOND_ACTION } else { column::ACTIONS };
    let label = ["Download result of ", name].concat();
    let can_download = props.can_download && !props.is_downloading;
    let download = action(props, Icon::Download, label, DOWNLOAD, stop, can_download);
    cell("cell c-actions", "9").maybe(replay).child(download)
}

/// What the buttons of a row do, in their `data-action`.
const REPLAY: &str = "replay";
const DOWNLOAD: &str = "download";

fn action(
    props: &Props,
    shape: Icon,
    label: String,
    action: &'static str,
    stop: u8,
    is_possible: bool,
) -> El {
    named_icon_button(shape, label, "ibtn")
        .attr("data-action", action)
        .number("data-stop", usize::from(stop))
        .attr("tabindex", tab(props, stop))
        .attr_if(!is_possible, "aria-disabled", "true")
}

/// What a press somewhere among the rows means. One listener for all of them: most rows go without one ever being
/// pressed.
pub(super) fn pressed(event: &web_sys::Event) -> Option<Event> {
    let target = target(event)?;
    let around = |selector| target.closest(selector).ok().flatten();
    let id: Rc<str> = around("[data-job-id]")?.get_attribute("data-job-id")?.into();
    let Some(control) = around("button, .c-sel") else {
        return Some(Event::Job(JobEvent::Opened(id)));
    };
    if target.matches(".check").unwrap_or(false) {
        let extend = event.unchecked_ref::<MouseEvent>().shift_key();
        return Some(Event::Grid(GridEvent::RowSelected { id, extend }));
    }
    if control.has_attribute("aria-disabled") {
        return None;
    }
    match &*control.get_attribute("data-action")? {
        REPLAY => Some(Event::Action(ActionEvent::ReplayPressed(id))),
        DOWNLOAD => Some(Event::Action(ActionEvent::DownloadPressed(id))),
        _ => None,
    }
}
