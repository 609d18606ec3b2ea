//! One row of the list. Drawn again only when something in it is different.

use std::rc::Rc;

use yew::prelude::*;

use super::badge::{badge, bar, is_quiet};
use super::icon::{Icon, icon};
use super::Send;
use crate::core::card::ProgressCell;
use crate::core::grid::column;
use crate::core::job::Job;
use crate::core::locale::{Locale, offset_name};
use crate::core::msg::Event;
use crate::core::relative;

/// The viewer's locale; the same one is equal.
#[derive(Clone)]
pub(super) struct SharedLocale(pub(super) Rc<dyn Locale>);

impl PartialEq for SharedLocale {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, Properties)]
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
    pub(super) send: Send,
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
            && self.send == other.send
    }
}

#[component]
pub(super) fn Row(props: &Props) -> Html {
    let Props { job, place, stop, send, .. } = props;
    let key = job.status.key();
    let name = job.name();
    let tab = |column: u8| if *stop == Some(column) { "0" } else { "-1" };
    let open = {
        let id = Rc::clone(&job.id);
        send.on(move |event: MouseEvent| {
            // Checkboxes and buttons have their own meaning.
            let target = event.target_dyn_into::<web_sys::Element>()?;
            let is_row = target.closest("button, input, .c-sel").ok().flatten().is_none();
            is_row.then(|| Event::JobOpened(Rc::clone(&id)))
        })
    };
    let select = {
        let id = Rc::clone(&job.id);
        send.on(move |event: MouseEvent| {
            Some(Event::RowSelected { id: Rc::clone(&id), extend: event.shift_key() })
        })
    };
    html! {
        <div class={classes!("row", props.is_flashing.then_some("changed"), is_stalled(props).then_some("stalled"))}
            part={format!("row row-{key}")} role="row" aria-rowindex={(place + 2).to_string()}
            aria-selected={props.is_selected.to_string()} aria-current={props.is_open.then_some("true")}
            data-job-id={job.id.to_string()} data-status={key} data-place={place.to_string()} onclick={open}>
            <div class="cell c-sel" role="gridcell" aria-colindex="1">
                <input class="check" part="checkbox" type="checkbox" tabindex={tab(column::SELECT)}
                    aria-label={format!("Select {name}")} checked={props.is_selected} onclick={select} />
            </div>
            <div class="cell c-status" role="gridcell" aria-colindex="2" tabindex={tab(column::STATUS)}>
                { badge(&job.status, is_quiet(&job.status)) }
            </div>
            <div class="cell c-type" role="rowheader" aria-colindex="3" tabindex={tab(column::TYPE)} aria-label={name.clone()}>
                { icon(Icon::from(&job.job_type)) }<span class="cut-text">{ job.job_type.label() }</span>
            </div>
            <div class="cell c-id" role="gridcell" aria-colindex="4" tabindex={tab(column::ID)}>
                <span class="mono" title={job.id.to_string()}>{ job.short_id().to_owned() }</span>
            </div>
            <div class="cell c-prog cut-text" role="gridcell" aria-colindex="5" tabindex={tab(column::PROGRAM)}>
                { job.program_id.as_deref().unwrap_or("–").to_owned() }
            </div>
            <div class="cell c-created" role="gridcell" aria-colindex="6" tabindex={tab(column::CREATED)}>
                { created(props) }
            </div>
            <div class="cell c-dur" role="gridcell" aria-colindex="7" tabindex={tab(column::DURATION)}>
                { props.duration.clone() }
            </div>
            { progress(props, tab(column::PROGRESS)) }
            { actions(props, &name) }
        </div>
    }
}

fn is_stalled(props: &Props) -> bool {
    matches!(props.progress, ProgressCell::Stalled { .. })
}

fn created(props: &Props) -> Html {
    let Some(date) = props.job.created else { return props.created.clone().into() };
    let locale = &*props.locale.0;
    let title = format!("{} ({})", locale.date_time(date.at()), offset_name(locale, date.at()));
    html! {
        <time datetime={date.to_string()} {title}>{ props.created.clone() }</time>
    }
}

fn progress(props: &Props, tabindex: &'static str) -> Html {
    let number = |number: u64| props.locale.0.number(number);
    let key = props.job.status.key();
    let text = |class: &'static str, text: String| {
        html! { <span class={classes!("cut-text", class)} title={text.clone()}>{ text }</span> }
    };
    let (needs_attention, content) = match &props.progress {
        ProgressCell::Nothing => (false, text("", "–".into())),
        ProgressCell::Waiting => (false, text("calm", "Waiting to start".into())),
        ProgressCell::Moving { percent, records } => (false, moving(*percent, *records, key, &number)),
        ProgressCell::Stalled { percent, quiet } => (true, stalled(*percent, *quiet)),
        ProgressCell::Retry(wait) if wait.is_zero() => (true, text("", "Retry is due now".into())),
        ProgressCell::Retry(wait) => (true, text("", format!("Retry in {}", relative::about(*wait)))),
        ProgressCell::RetrySometime => (true, text("", "Will be tried again".into())),
        ProgressCell::StoppedAfterTries => (false, text("", "Stopped after 5 tries".into())),
        ProgressCell::StoppedByError => (false, text("", "Stopped by an error".into())),
        ProgressCell::StoppedAt(Some(percent)) => (false, text("", format!("Stopped at {percent}%"))),
        ProgressCell::StoppedAt(None) => (false, text("", "Stopped".into())),
        ProgressCell::Records(records) => {
            (false, text("", format!("{} {}", number(*records), if *records == 1 { "record" } else { "records" })))
        }
    };
    let class = classes!("cell", "c-progress", needs_attention.then_some("attn"));
    html! {
        <div {class} role="gridcell" aria-colindex="8" {tabindex} data-s={needs_attention.then_some("error")}>
            { content }
        </div>
    }
}

fn moving(percent: Option<u8>, records: Option<u64>, key: &'static str, number: &dyn Fn(u64) -> String) -> Html {
    let spoken = match (percent, records) {
        (Some(percent), Some(records)) => format!("{percent} percent, {} records", number(records)),
        (Some(percent), None) => format!("{percent} percent"),
        (None, Some(records)) => format!("{} records", number(records)),
        (None, None) => "unknown".into(),
    };
    html! {
        <>
            { bar(percent, key, spoken) }
            if let Some(percent) = percent {
                <span class="pct">{ format!("{percent}%") }</span>
            }
            if let Some(records) = records {
                <span class="rec cut-text">{ number(records) }<span class="unit">{ " records" }</span></span>
            }
        </>
    }
}

fn stalled(percent: Option<u8>, quiet: std::time::Duration) -> Html {
    let quiet = relative::rough(quiet);
    let words = format!("{} percent, stalled for {quiet}", percent.unwrap_or(0));
    html! {
        <>
            { bar(percent, "error", words) }
            if let Some(percent) = percent {
                <span class="pct">{ format!("{percent}%") }</span>
            }
            { icon(Icon::Warning) }
            <span class="cut-text txt-short">{ format!("Stalled {quiet}") }</span>
            <span class="cut-text txt-long">{ format!("No progress for {quiet}") }</span>
        </>
    }
}

fn actions(props: &Props, name: &str) -> Html {
    let id = &props.job.id;
    let button = |shape: Icon, label: String, stop: u8, event: Event, is_possible: bool| {
        html! {
            <button class="ibtn" part="icon-button" type="button" aria-label={label.clone()} title={label}
                aria-disabled={(!is_possible).then_some("true")} data-stop={stop.to_string()}
                tabindex={if props.stop == Some(stop) { "0" } else { "-1" }}
                onclick={is_possible.then(|| props.send.press(event))}>
                { icon(shape) }
            </button>
        }
    };
    let ids = || vec![Rc::clone(id)];
    let can_download = props.can_download && !props.is_downloading;
    let download_stop = if props.can_replay.is_some() { column::SECOND_ACTION } else { column::ACTIONS };
    html! {
        <div class="cell c-actions" role="gridcell" aria-colindex="9">
            if let Some(can_replay) = props.can_replay {
                { button(Icon::Replay, format!("Replay {name}"), column::ACTIONS, Event::ReplayPressed(ids()), can_replay) }
            }
            { button(Icon::Download, format!("Download result of {name}"), download_stop, Event::DownloadPressed(ids()),
                can_download) }
        </div>
    }
}
