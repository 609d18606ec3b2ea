//! The grid: its header, the rows in view, and rows in waiting.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::Html;
use yew::virtual_dom::{Key, VChild};

use super::bulk;
use super::button::{link, plain};
use super::controls::Icon;
use super::element::icon;
use super::element::{El, On, el};
use super::keys::{consume, target};
use super::row::{self, Props, Row, SharedLocale};
use super::{Dispatch, ago};
use crate::core::app::event::{
    Action, ActionEvent, Event, FilterEvent, GridEvent, LoadEvent, Shortcut,
};
use crate::core::app::model::Model;
use crate::core::job::Job;
use crate::core::list::cursor::{Cursor, GridKey, column};
use crate::core::list::sort::SortKey;
use crate::core::list::window::Segment;
use crate::core::locale::offset_name;
use crate::core::screen::card;
use crate::core::words::notice;
use crate::core::words::relative;

/// The list, into its section.
pub(super) fn list(section: El, model: &Model, dispatch: &Dispatch) -> El {
    let new_jobs = (model.listing.n_held > 0).then(|| {
        plain("new-jobs")
            .part("new-jobs")
            .on_press(dispatch, Event::Grid(GridEvent::NewJobsPressed))
            .child(icon(Icon::ArrowUp))
            .text_of(notice::new_jobs(model.listing.n_held, &*model.locale))
    });
    let grid = el("div")
        .class("grid")
        .part("grid")
        .role("grid")
        .label("Jobs")
        .number("aria-rowcount", model.listing.rows.len() + 1)
        .number("aria-colcount", usize::from(column::COUNT))
        .truth("aria-multiselectable", true)
        .truth("aria-busy", model.load.in_flight.is_some())
        .on(On::Scroll, dispatch, |event| {
            Some(Event::Grid(GridEvent::Scrolled(f64::from(target(event)?.scroll_top()))))
        })
        .on(On::KeyDown, dispatch, key)
        .on(On::FocusIn, dispatch, focus)
        .child(header(model, dispatch))
        .child(rows(model, dispatch));
    section.child(grid).maybe(new_jobs).maybe(bulk::bulk(model, dispatch))
}

/// The rows in one list with the numbers of their elements as keys, so that a row with the focus stays the same element
/// wherever the view goes.
fn rows(model: &Model, dispatch: &Dispatch) -> El {
    let n = model.listing.rows.len();
    let drawn = model.viewport.rows(n);
    // The grid is one Tab stop: the cell under the cursor, or the first drawn one when that is out of view.
    let is_drawn = drawn.contains(&model.cursor.row) || model.touch.focus;
    let stop =
        if is_drawn { model.cursor } else { Cursor { row: drawn.start, ..Cursor::default() } };
    let body = el("div").class("grid-body").role("rowgroup").on(On::Click, dispatch, row::pressed);
    // As high as all rows at any moment, also while others are being put in: browsers cut how far a list is scrolled
    // when it gets lower.
    let mut body = body.child(space("whole", "whole", model.viewport.height_of(n)));
    for (place, segment) in model.segments().into_iter().enumerate() {
        match segment {
            Segment::Gap(height) => {
                let key = ["gap ", &place.to_string()].concat();
                body = body.child(space(&key, "gap", height));
            }
            Segment::Rows(rows) => {
                for row in rows {
                    if let Some(job) = model.row(row) {
                        body = body.node(self::row(model, row, job, stop));
                    }
                }
            }
        }
    }
    body
}

/// The room of rows that are not drawn. An SVG, because its height is an attribute, which a strict style policy lets
/// through.
fn space(key: &str, class: &'static str, height: f64) -> El {
    // Rows are whole pixels high, but for odd zoom factors, where half a pixel over many rows is not seen.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "heights are small and positive"
    )]
    let height = height.round() as usize;
    el("svg")
        .key(key)
        .class(class)
        .attr("width", "1")
        .number("height", height)
        .attr("aria-hidden", "true")
}

fn row(model: &Model, place: usize, job: &Rc<Job>, stop: Cursor) -> Html {
    let created = job.created.map(|it| ago(it.at(), model.now, &*model.locale));
    let duration = job.duration(model.now).map(relative::duration);
    let dash = || "–".to_owned();
    let props = Props {
        job: Rc::clone(job),
        place,
        locale: SharedLocale(Rc::clone(&model.locale)),
        created: created.unwrap_or_else(dash),
        duration: duration.unwrap_or_else(dash),
        progress: card::progress_cell(model, job),
        is_selected: model.listing.rows.get(place).is_some_and(|it| model.selection.contains(*it)),
        is_open: model.open.as_ref().is_some_and(|it| it.id == job.id),
        is_flashing: model.flashing.iter().any(|(it, _)| *it == job.id),
        stop: (stop.row == place).then_some(stop.column),
        can_replay: (!model.config.read_only).then(|| model.can_replay(job)),
        can_download: job.is_downloadable(),
        is_downloading: model.is_downloading(&job.id),
    };
    let key = model.slots.of(place).map(|it| Key::from(it.to_string()));
    VChild::<Row>::new(props, key).into()
}

/// The keys of the grid. Buttons in it keep Enter and Space.
fn key(event: &web_sys::Event) -> Option<Event> {
    let pressed: &KeyboardEvent = event.unchecked_ref();
    let key = pressed.key();
    let ctrl = pressed.ctrl_key() || pressed.meta_key();
    let target = target(event)?;
    if target.closest(".grid-head").ok().flatten().is_some() {
        return None;
    }
    let is_press = matches!(&*key, "Enter" | " ");
    if pressed.alt_key() || (is_press && target.matches("button, input").unwrap_or(false)) {
        return None;
    }
    let key = GridKey::from_name(&key, ctrl, pressed.shift_key())?;
    consume(event);
    Some(Event::Grid(GridEvent::KeyPressed(key)))
}

/// The cell that got the focus, by key or by pointer.
fn focus(event: &web_sys::Event) -> Option<Event> {
    let target = target(event)?;
    let number = |selector: &str, name: &str| {
        target.closest(selector).ok().flatten()?.get_attribute(name)?.parse::<usize>().ok()
    };
    let row = number("[data-place]", "data-place")?;
    let column = number("[data-stop]", "data-stop")
        .or_else(|| number("[aria-colindex]", "aria-colindex"))?;
    Some(Event::Grid(GridEvent::CellFocused { row, column: u8::try_from(column).ok()? }))
}

/// The columns that can be sorted by: class, words, `aria-colindex`.
const COLUMNS: [(&str, &str, &str, SortKey); 7] = [
    ("cell c-status", "Status", "2", SortKey::Status),
    ("cell c-type", "Type", "3", SortKey::Type),
    ("cell c-id", "Job ID", "4", SortKey::Id),
    ("cell c-prog", "Program", "5", SortKey::Program),
    ("cell c-created", "Created", "6", SortKey::Created),
    ("cell c-dur", "Duration", "7", SortKey::Duration),
    ("cell c-progress", "Progress", "8", SortKey::Progress),
];

fn column_header(class: &'static str, index: &'static str) -> El {
    el("div").class(class).role("columnheader").attr("aria-colindex", index)
}

fn header(model: &Model, dispatch: &Dispatch) -> El {
    let (n, n_selected) = (model.listing.rows.len(), model.selection.len());
    let check = el("input")
        .class(if n_selected > 0 && n_selected < n { "check mixed" } else { "check" })
        .part("checkbox")
        .attr("type", "checkbox")
        .attr("tabindex", "-1")
        .label("Select all loaded jobs")
        .checked(n > 0 && n_selected == n)
        .on_press(dispatch, Event::Grid(GridEvent::AllSelected));
    let row = el("div")
        .class("row")
        .part("header-row")
        .role("row")
        .attr("aria-rowindex", "1")
        .child(column_header("cell c-sel", "1").child(check));
    let row =
        COLUMNS.into_iter().fold(row, |row, column| row.child(sorter(model, dispatch, column)));
    let actions =
        column_header("cell c-actions", "9").child(el("span").class("sr").text("Actions"));
    el("div").class("grid-head").role("rowgroup").child(row.child(actions))
}

fn sorter(
    model: &Model,
    dispatch: &Dispatch,
    (class, words, index, key): (&'static str, &'static str, &'static str, SortKey),
) -> El {
    let button = plain("sorter")
        .attr("tabindex", "-1")
        .on_press(dispatch, Event::Filter(FilterEvent::HeaderPressed(key)))
        .text(words);
    let header = column_header(class, index);
    if model.sort.key != key {
        return header.child(button);
    }
    let (order, arrow) = if model.sort.descending {
        ("descending", Icon::ArrowDown)
    } else {
        ("ascending", Icon::ArrowUp)
    };
    header.attr("aria-sort", order).child(button.child(icon(arrow)))
}

/// Twelve rows in waiting, in the columns of the list.
pub(super) fn skeleton() -> El {
    let columns =
        || std::iter::once(("cell c-sel", "")).chain(COLUMNS.into_iter().map(|it| (it.0, it.1)));
    let row = || {
        columns().fold(el("div").class("row").attr("aria-hidden", "true"), |row, (class, _)| {
            row.child(el("div").class(class).child(el("span").class("sk")))
        })
    };
    let head = columns().fold(el("div").class("row").part("header-row"), |row, (class, words)| {
        row.child(el("div").class(class).text(words))
    });
    el("div")
        .class("grid waiting")
        .part("grid")
        .truth("aria-busy", true)
        .label("Jobs are loading")
        .role("status")
        .child(el("div").class("grid-head").attr("aria-hidden", "true").child(head))
        .child((0..12).fold(el("div").class("grid-body"), |body, _| body.child(row())))
}

/// How many jobs, and in which zone times are.
pub(super) fn status_bar(model: &Model, dispatch: &Dispatch) -> El {
    let (matches, total) = (model.listing.rows.len(), model.store.len());
    let all = notice::jobs(total, &*model.locale);
    let is_arriving = model.load.is_arriving();
    let mut text = if model.query.is_empty() {
        all
    } else {
        [&*model.locale.number(matches as u64), " of ", &all].concat()
    };
    if is_arriving {
        text.push_str(" so far");
    }
    let waiting = |action, several, one, many| {
        notice::waiting(several, one, many, &*model.locale).map(|text| {
            el("span").text_of(text).child(link(
                "Stop",
                dispatch,
                Event::Action(ActionEvent::WaitingStopped(action)),
            ))
        })
    };
    let replays = waiting(Action::Replay, &model.replaying, "replay waits", "replays wait");
    let downloads =
        waiting(Action::Download, &model.downloading, "download waits", "downloads wait");
    let zone = if model.locale.zone_is_set() { "Times are in " } else { "Times are yours, " };
    let zone = [zone, &offset_name(&*model.locale, model.now)].concat();
    el("div")
        .class("status-bar")
        .part("status-bar")
        .maybe(is_arriving.then(|| el("span").class("arriving").attr("aria-hidden", "true")))
        .child(el("span").number("data-matches", matches).number("data-total", total).text_of(text))
        .maybe(is_arriving.then(|| link("Stop loading", dispatch, Event::Load(LoadEvent::Stopped))))
        .maybe(replays)
        .maybe(downloads)
        .child(el("span").class("tz").text_of(zone))
        .maybe(model.config.shortcuts.then(|| {
            el("button")
                .class("keys")
                .attr("type", "button")
                .on_press(dispatch, Event::ShortcutPressed(Shortcut::Help))
                .text("Shortcuts")
        }))
}
