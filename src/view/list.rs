//! The grid: its header, the rows in view, and rows in waiting.

use std::rc::Rc;

use yew::prelude::*;

use super::Send;
use super::icon::{Icon, icon};
use super::row::Row;
use crate::core::card;
use crate::core::grid::{Cursor, GridKey, column};
use crate::core::job::Job;
use crate::core::locale::offset_name;
use crate::core::model::Model;
use crate::core::msg::Event;
use crate::core::notice;
use crate::core::relative::{self, Ago};
use crate::core::sort::SortKey;
use crate::core::window::Segment;

/// The list.
pub(super) fn list(model: &Model, send: &Send) -> Html {
    let n = model.listing.rows.len();
    let pinned = model.touch.focus.then_some(model.cursor.row);
    let drawn = model.viewport.rows(n);
    // The grid is one Tab stop: the cell under the cursor, or the first drawn one when that is out of view.
    let is_drawn = drawn.contains(&model.cursor.row) || pinned.is_some();
    let stop = if is_drawn { model.cursor } else { Cursor { row: drawn.start, ..Cursor::default() } };
    let onscroll = send.on(|event: yew::events::Event| {
        let grid = event.target_dyn_into::<web_sys::Element>()?;
        Some(Event::Scrolled(f64::from(grid.scroll_top())))
    });
    html! {
        <>
            <div class="grid" part="grid" role="grid" aria-label="Jobs" aria-rowcount={(n + 1).to_string()}
                aria-colcount={column::COUNT.to_string()} aria-multiselectable="true"
                aria-busy={model.load.in_flight.is_some().to_string()} {onscroll} onkeydown={keys(send)}
                onfocusin={focus(send)}>
                { header(Some(model), send) }
                <div class="grid-body" role="rowgroup">
                    { for model.viewport.segments(n, pinned).into_iter().enumerate().map(|(place, segment)| {
                        match segment {
                            Segment::Gap(height) => gap(place, height),
                            Segment::Rows(rows) => rows
                                .filter_map(|row| model.listing.rows.get(row).map(|job| (row, job)))
                                .map(|(row, job)| self::row(model, send, row, job, stop))
                                .collect(),
                        }
                    }) }
                </div>
            </div>
            if !model.listing.held.is_empty() {
                <button class="new-jobs" part="new-jobs" type="button" onclick={send.press(Event::NewJobsPressed)}>
                    { icon(Icon::ArrowUp) }{ notice::new_jobs(model.listing.held.len(), &*model.locale) }
                </button>
            }
            { bulk(model, send) }
        </>
    }
}

/// Rows that are not drawn. An SVG, because its height is an attribute, which a strict style policy lets through.
fn gap(place: usize, height: f64) -> Html {
    html! {
        <svg key={format!("gap {place}")} class="spacer" width="1" height={whole(height)} aria-hidden="true"></svg>
    }
}

/// Rows are whole pixels high, but for odd zoom factors, where half a pixel over many rows is not seen.
fn whole(pixels: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights are small and positive")]
    let pixels = pixels.round() as u64;
    pixels.to_string()
}

fn row(model: &Model, send: &Send, place: usize, job: &Rc<Job>, stop: Cursor) -> Html {
    let created = job.created.map(|it| match relative::ago(it.at(), model.now, &*model.locale) {
        Ago::Words(words) => words,
        Ago::Date(at) => model.locale.day(at),
        Ago::DateWithYear(at) => model.locale.day_with_year(at),
    });
    let duration = job.duration(model.now).map(relative::duration);
    let dash = || "–".to_owned();
    html! {
        <Row key={job.id.to_string()} job={Rc::clone(job)} {place} locale={super::row::SharedLocale(Rc::clone(&model.locale))}
            created={created.unwrap_or_else(dash)} duration={duration.unwrap_or_else(dash)}
            progress={card::progress_cell(model, job)}
            is_selected={model.selection.contains(&job.id)}
            is_open={model.open.as_ref().is_some_and(|it| it.id == job.id)}
            is_flashing={model.flashing.iter().any(|(it, _)| *it == job.id)}
            stop={(stop.row == place).then_some(stop.column)}
            can_replay={(!model.config.read_only).then(|| model.can_replay(job))}
            can_download={job.is_downloadable()}
            is_downloading={model.downloads.iter().any(|(_, it)| *it == job.id)}
            send={send.clone()} />
    }
}

/// The keys of the grid. Buttons in it keep Enter and Space.
fn keys(send: &Send) -> Callback<KeyboardEvent> {
    send.on(|event: KeyboardEvent| {
        let key = event.key();
        let ctrl = event.ctrl_key() || event.meta_key();
        let target = event.target_dyn_into::<web_sys::Element>()?;
        if target.closest(".grid-head").ok().flatten().is_some() {
            return None;
        }
        let is_press = matches!(&*key, "Enter" | " ");
        if event.alt_key() || (is_press && target.matches("button, input").unwrap_or(false)) {
            return None;
        }
        let key = GridKey::from_name(&key, ctrl, event.shift_key())?;
        event.prevent_default();
        event.stop_propagation();
        Some(Event::GridKey(key))
    })
}

/// The cell that got the focus, by key or by pointer.
fn focus(send: &Send) -> Callback<FocusEvent> {
    send.on(|event: FocusEvent| {
        let target = event.target_dyn_into::<web_sys::Element>()?;
        let number = |selector: &str, name: &str| {
            target.closest(selector).ok().flatten()?.get_attribute(name)?.parse::<usize>().ok()
        };
        let row = number("[data-place]", "data-place")?;
        let column = number("[data-stop]", "data-stop").or_else(|| number("[aria-colindex]", "aria-colindex"))?;
        Some(Event::CellFocused { row, column: u8::try_from(column).ok()? })
    })
}

/// The column headers. In a list in waiting there is nothing to sort.
fn header(model: Option<&Model>, send: &Send) -> Html {
    let columns = [
        ("c-status", "Status", column::STATUS, SortKey::Status),
        ("c-type", "Type", column::TYPE, SortKey::Type),
        ("c-id", "Job ID", column::ID, SortKey::Id),
        ("c-prog", "Program", column::PROGRAM, SortKey::Program),
        ("c-created", "Created", column::CREATED, SortKey::Created),
        ("c-dur", "Duration", column::DURATION, SortKey::Duration),
        ("c-progress", "Progress", column::PROGRESS, SortKey::Progress),
    ];
    let head = |(class, label, index, key): (&'static str, &'static str, u8, SortKey)| {
        let sorted = model.map(|it| it.sort).filter(|it| it.key == key).map(|it| it.descending);
        let aria_sort = sorted.map(|descending| if descending { "descending" } else { "ascending" });
        let arrow = sorted.map(|descending| if descending { Icon::ArrowDown } else { Icon::ArrowUp });
        html! {
            <div class={classes!("cell", class)} role="columnheader" aria-colindex={index.to_string()}
                aria-sort={aria_sort}>
                <button class="sorter" type="button" tabindex="-1" onclick={send.press(Event::HeaderPressed(key))}>
                    { label }{ for arrow.map(icon) }
                </button>
            </div>
        }
    };
    let (n, n_selected) = model.map_or((0, 0), |it| (it.listing.rows.len(), it.selection.len()));
    html! {
        <div class="grid-head" role="rowgroup">
            <div class="row" part="header-row" role="row" aria-rowindex="1">
                <div class="cell c-sel" role="columnheader" aria-colindex="1">
                    <input class={classes!("check", (n_selected > 0 && n_selected < n).then_some("mixed"))} part="checkbox"
                        type="checkbox" tabindex="-1" aria-label="Select all loaded jobs"
                        checked={n > 0 && n_selected == n} onclick={send.press(Event::AllSelected)} />
                </div>
                { for columns.into_iter().map(head) }
                <div class="cell c-actions" role="columnheader" aria-colindex="9"><span class="sr">{ "Actions" }</span></div>
            </div>
        </div>
    }
}

/// What is done with the selected jobs.
fn bulk(model: &Model, send: &Send) -> Html {
    if model.selection.is_empty() {
        return Html::default();
    }
    let n = model.locale.number(model.selection.len() as u64);
    html! {
        <div class="bulk" part="bulk-bar" role="toolbar" aria-label="Actions for selected jobs">
            <span class="n">{ format!("{n} selected") }</span>
            <button type="button" class="only-icon" aria-label="Clear selection" title="Clear selection"
                onclick={send.press(Event::SelectionCleared)}>
                { icon(Icon::Cross) }
            </button>
        </div>
    }
}

/// Twelve rows in waiting, in the columns of the list.
pub(super) fn skeleton() -> Html {
    let cells = ["c-sel", "c-status", "c-type", "c-id", "c-prog", "c-created", "c-dur", "c-progress"];
    let row = html! {
        <div class="row" aria-hidden="true">
            { for cells.into_iter().map(|it| html! { <div class={classes!("cell", it)}><span class="sk"></span></div> }) }
        </div>
    };
    html! {
        <div class="grid waiting" part="grid" aria-busy="true" aria-label="Jobs are loading" role="status">
            <div class="grid-head" aria-hidden="true">
                <div class="row" part="header-row">
                    { for ["", "Status", "Type", "Job ID", "Program", "Created", "Duration", "Progress"].into_iter()
                        .zip(cells).map(|(label, class)| html! { <div class={classes!("cell", class)}>{ label }</div> }) }
                </div>
            </div>
            <div class="grid-body">{ for std::iter::repeat_n(row, 12) }</div>
        </div>
    }
}

/// How many jobs, and in which zone times are.
pub(super) fn status_bar(model: &Model) -> Html {
    let (matches, total) = (model.listing.rows.len(), model.store.len());
    let all = notice::jobs(total, &*model.locale);
    let text = match model.query.is_empty() {
        true => all,
        false => format!("{} of {all}", model.locale.number(matches as u64)),
    };
    let offset = offset_name(&*model.locale, model.now);
    let zone = if model.locale.zone_is_set() { "Times are in" } else { "Times are yours," };
    html! {
        <div class="status-bar" part="status-bar">
            <span data-matches={matches.to_string()} data-total={total.to_string()}>{ text }</span>
            <span class="tz">{ format!("{zone} {offset}") }</span>
        </div>
    }
}
