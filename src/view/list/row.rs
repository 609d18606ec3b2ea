//! One row of the grid.

use web_sys::{MouseEvent, Node};
use yew::prelude::*;

use super::columns::{Place, class};
use super::progress_cell::progress_cell;
use super::row_actions::row_actions;
use crate::core::app::event::{GridEvent, JobEvent};
use crate::core::list::columns::{self, Column};
use crate::core::screen::list::{Row, Run};
use crate::core::text::short;
use crate::core::time::DateTime;
use crate::core::words::{job as names, list as words, relative, zone};
use crate::view::context::{Formats, use_dispatch, use_formats};
use crate::view::controls::{Ago, Elapsed, Icon, status_badge};

/// What a row shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) row: Row,
}

/// One row of the grid. A press on it opens its job.
#[component]
pub(super) fn JobRow(Props { row }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let (checkbox_cell, actions_cell) = (use_node_ref(), use_node_ref());
    let (onmousedown, onclick) = use_open(row, [&checkbox_cell, &actions_cell]);
    let select = use_select(row);
    let job = &row.job;
    let (status, name) = (job.status.key(), names::name(job));
    let changed = row.is_flashing.then_some("changed");
    let left = row.has_left.then_some("left");
    let stalled = row.progress.is_stalled().then_some("stalled");
    html! {
        <div
            class={classes!("row", changed, left, stalled)}
            part={format!("row row-{status}")}
            role="row"
            aria-rowindex={(row.index + 2).to_string()}
            aria-selected={row.is_selected.to_string()}
            aria-current={row.is_open.then_some("true")}
            data-job-id={job.id.clone()}
            data-status={status}
            data-place={row.index.to_string()}
            title={row.has_left.then_some(words::NO_LONGER_MATCHES)}
            {onmousedown}
            {onclick}
        >
            { checkbox(row, checkbox_cell, &name, select) }
            { for row.columns.numbered().map(|(index, column)| {
                cell(row, Place { index, column }, &name, &formats)
            }) }
            { row_actions(row, &name, actions_cell, &dispatch) }
        </div>
    }
}

/// Opens the job at a press, but for one in a cell that has its own use for it, and for one that marked text. For
/// `onmousedown` and `onclick`.
#[hook]
fn use_open(row: &Row, others: [&NodeRef; 2]) -> (Callback<MouseEvent>, Callback<MouseEvent>) {
    let dispatch = use_dispatch();
    let others = others.map(Clone::clone);
    let pressed_at = use_mut_ref(|| (0, 0));
    let press = use_callback(pressed_at.clone(), |event: MouseEvent, pressed_at| {
        *pressed_at.borrow_mut() = (event.client_x(), event.client_y());
    });
    let open =
        use_callback((dispatch, row.job.id.clone()), move |event: MouseEvent, (dispatch, id)| {
            let target: Option<Node> = event.target_dyn_into();
            let is_in = |cell: &NodeRef| cell.get().is_some_and(|it| it.contains(target.as_ref()));
            let (x, y) = *pressed_at.borrow();
            let way = (event.client_x() - x).abs().max((event.client_y() - y).abs());
            // A press by a script or an assistive technology was nowhere before.
            let is_click = event.detail() == 0 || way <= HAND_SHAKE;
            if is_click && !others.iter().any(is_in) {
                dispatch.send(JobEvent::Opened(id.clone()));
            }
        });
    (press, open)
}

/// So far a pointer may move between press and release without having marked anything, in CSS pixels.
const HAND_SHAKE: i32 = 4;

/// Selects the job, or with Shift all from the last one to it.
#[hook]
fn use_select(row: &Row) -> Callback<MouseEvent> {
    let dispatch = use_dispatch();
    use_callback((dispatch, row.job.id.clone()), |event: MouseEvent, (dispatch, id)| {
        dispatch.send(GridEvent::RowSelected { id: id.clone(), extend: event.shift_key() });
    })
}

fn checkbox(row: &Row, cell: NodeRef, name: &str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div ref={cell} class="cell c-sel" role="gridcell" aria-colindex="1">
            <input
                class="check"
                part="checkbox"
                type="checkbox"
                tabindex={row.tab_index(columns::SELECT)}
                aria-label={words::select(name)}
                checked={row.is_selected}
                {onclick}
            />
        </div>
    }
}

/// A cell keeps its element when there are more columns or fewer: it may have the focus.
fn cell(row: &Row, place: Place, name: &str, formats: &Formats) -> Html {
    let job = &row.job;
    let text = |text: Option<&str>| text.map_or(words::NOTHING.into(), short).into_owned().into();
    match place.column {
        Column::Status => plain(row, place, None, status_badge(&job.status, row.is_quiet())),
        Column::Type => job_type(row, place, name),
        Column::Id => job_id(row, place),
        Column::Program => plain(row, place, Some("cut-text"), text(job.program_id.as_deref())),
        Column::Created => date(row, place, job.created, formats),
        Column::Duration => plain(row, place, None, duration(row.run)),
        Column::Progress => progress_cell(row, place, formats),
        // A job that has none says nothing.
        Column::Message => {
            let message = job.status_message.as_deref().map(short).unwrap_or_default();
            plain(row, place, Some("cut-text"), message.into_owned().into())
        }
        Column::By => plain(row, place, Some("cut-text"), text(job.created_by.as_deref())),
        Column::Completed => date(row, place, job.completed, formats),
        Column::Updated => date(row, place, job.progressed, formats),
        Column::Records => {
            let records = job.records.map(|it| formats.number(it));
            plain(row, place, None, text(records.as_deref()))
        }
    }
}

fn plain(row: &Row, place: Place, more: Option<&'static str>, content: Html) -> Html {
    html! {
        <div
            key={place.column.key()}
            class={classes!("cell", class(place.column), more)}
            role="gridcell"
            aria-colindex={place.index.to_string()}
            tabindex={row.tab_index(place.index)}
        >
            { content }
        </div>
    }
}

fn job_type(row: &Row, place: Place, name: &str) -> Html {
    let job_type = &row.job.job_type;
    html! {
        <div
            key={place.column.key()}
            class="cell c-type"
            role="rowheader"
            aria-colindex={place.index.to_string()}
            tabindex={row.tab_index(place.index)}
            aria-label={name.to_owned()}
        >
            { Icon::from(job_type) }
            <span class="cut-text">{ names::job_type(job_type).into_owned() }</span>
        </div>
    }
}

fn job_id(row: &Row, place: Place) -> Html {
    html! {
        <div
            key={place.column.key()}
            class="cell c-id mono"
            role="gridcell"
            aria-colindex={place.index.to_string()}
            tabindex={row.tab_index(place.index)}
            title={names::id(&row.job)}
        >
            { row.job.short_id() }
        </div>
    }
}

fn date(row: &Row, place: Place, date: Option<DateTime>, formats: &Formats) -> Html {
    let Some(date) = date else {
        return plain(row, place, None, words::NOTHING.into());
    };
    let at = date.at();
    let title = words::with_zone(&formats.date_time(at), &zone::offset(&**formats, at));
    html! {
        <time
            key={place.column.key()}
            class={classes!("cell", class(place.column))}
            role="gridcell"
            aria-colindex={place.index.to_string()}
            tabindex={row.tab_index(place.index)}
            datetime={date.to_string()}
            {title}
        >
            <Ago {at} />
        </time>
    }
}

fn duration(run: Run) -> Html {
    match run {
        Run::Unknown => words::NOTHING.into(),
        Run::Since(since) => html! { <Elapsed {since} /> },
        Run::Took(span) => relative::duration(span).into(),
    }
}
