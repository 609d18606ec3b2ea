//! The cell of a row that says how far its job is.

use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use super::columns::Place;
use crate::core::app::event::ActionEvent;
use crate::core::job::Job;
use crate::core::screen::list::{ProgressCell as Cell, Row};
use crate::core::screen::transfer::Transfer;
use crate::core::words::{download, list as words, progress};
use crate::view::context::{Formats, use_dispatch, use_formats};
use crate::view::controls::{Icon, ProgressBar};

/// The cell of a row that says how far its job is.
pub(super) fn progress_cell(row: &Row, place: Place, formats: &Formats) -> Html {
    let cell = &row.progress;
    let needs_attention = cell.needs_attention();
    let is_transfer = matches!(cell, Cell::Transfer(_));
    let content = match cell {
        Cell::Moving { percent, records } => moving(&row.job, *percent, *records, formats),
        Cell::Stalled { percent, quiet } => stalled(&row.job.id, *percent, *quiet),
        Cell::Nothing => text(words::NOTHING),
        Cell::Waiting => {
            let words = words::WAITING_TO_START;
            html! { <span class="cut-text calm">{ words }</span> }
        }
        Cell::Retry(wait) => text(words::retry(*wait)),
        Cell::RetrySometime => text(words::WILL_BE_TRIED_AGAIN),
        Cell::StoppedAfterTries => text(words::STOPPED_AFTER_TRIES),
        Cell::StoppedWithoutResult => text(words::STOPPED_WITHOUT_RESULT),
        Cell::StoppedByError => text(words::STOPPED_BY_ERROR),
        Cell::StoppedAt(percent) => text(words::stopped_at(*percent)),
        Cell::Records(records) => text(words::records(*records, &**formats)),
        Cell::Transfer(transfer) => {
            html! { <TransferContent job_id={&row.job.id} transfer={transfer.clone()} /> }
        }
    };
    html! {
        <div
            key={place.column.key()}
            class={classes!("cell", "c-progress", needs_attention.then_some("attn"), is_transfer.then_some("dl"))}
            role="gridcell"
            aria-colindex={place.index.to_string()}
            tabindex={row.tab_index(place.index)}
            data-s={needs_attention.then_some("error")}
        >
            { content }
        </div>
    }
}

fn text(words: impl Into<AttrValue>) -> Html {
    html! { <span class="cut-text">{ words.into() }</span> }
}

fn moving(job: &Job, percent: Option<u8>, records: Option<u64>, formats: &Formats) -> Html {
    let spoken = progress::spoken(percent, records, &**formats);
    html! {
        <>
            <ProgressBar job_id={&job.id} {percent} status_key={job.status.key()} {spoken} />
            { percent.map(percent_text).unwrap_or_default() }
            if let Some(records) = records {
                <span class="rec cut-text">
                    { formats.number(records) }
                    <span class="unit">{ words::records_unit(records) }</span>
                </span>
            }
        </>
    }
}

fn stalled(job_id: &Rc<str>, percent: Option<u8>, quiet: Duration) -> Html {
    let spoken = progress::spoken_stalled(percent, quiet);
    html! {
        <>
            <ProgressBar {job_id} {percent} status_key="error" {spoken} />
            { percent.map(percent_text).unwrap_or_default() }
            { Icon::Warning }
            <span class="cut-text txt-short">{ words::stalled_short(quiet) }</span>
            <span class="cut-text txt-long">{ words::stalled(quiet) }</span>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct TransferProps {
    job_id: Rc<str>,
    transfer: Transfer,
}

/// How far a download is, and a button that ends it. The keyboard has one in the last column.
#[component]
fn TransferContent(TransferProps { job_id, transfer }: &TransferProps) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let (amount, percent) = (transfer.amount(&*formats), transfer.percent());
    let cancel = ActionEvent::DownloadCancelled(Rc::clone(job_id));
    let onclick = move |event: MouseEvent| {
        // The row would open its job.
        event.stop_propagation();
        dispatch.send(cancel.clone());
    };
    html! {
        <>
            { Icon::Download }
            <ProgressBar
                {job_id}
                {percent}
                status_key="transfer"
                label={download::DOWNLOAD}
                spoken={amount.clone()}
            />
            { percent.map(percent_text).unwrap_or_default() }
            <span class="rec cut-text">{ amount }</span>
            <button
                class="ibtn tiny"
                part="icon-button"
                type="button"
                tabindex="-1"
                aria-label={download::CANCEL_DOWNLOAD}
                title={download::CANCEL_DOWNLOAD}
                {onclick}
            >
                { Icon::Cross }
            </button>
        </>
    }
}

fn percent_text(percent: u8) -> Html {
    html! { <span class="pct">{ words::percent(percent) }</span> }
}
