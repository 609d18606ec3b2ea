//! The grid of jobs: only the rows in view are in the page.

use web_sys::{Element, FocusEvent, HtmlButtonElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::columns::hiding;
use super::header::GridHeader;
use super::keys::grid_key;
use super::row::JobRow;
use super::tooltip::Tooltip;
use crate::core::app::event::{GridEvent, Touch};
use crate::core::list::cursor::{Cursor, GridKey};
use crate::core::screen::list::{Grid, Stretch};
use crate::core::words::list as words;
use crate::view::context::use_dispatch;
use crate::view::hooks::{cell_around, use_focus_cells, use_grid_size};

/// What the grid shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) grid: Grid,
}

/// The grid of jobs.
#[component]
pub(super) fn JobGrid(Props { grid }: &Props) -> Html {
    let dispatch = use_dispatch();
    let (node, header) = (use_focus_cells(), use_node_ref());
    let (measured, onscroll, onmouseleave, onkeydown, onfocusin) =
        (*use_memo(dispatch, |dispatch| {
            (
                dispatch.filter(|size| Some(GridEvent::Measured(size))),
                dispatch.filter(scrolled),
                dispatch.on_press(GridEvent::Touched(Touch::Pointer, false)),
                dispatch.on_key(key_pressed),
                dispatch.filter(cell_focused),
            )
        }))
        .clone();
    use_grid_size(&node, &header, &measured);
    html! {
        <>
            <div
                ref={node.clone()}
                class={classes!("grid", grid.is_crowded.then_some("crowded"), hiding(&grid.hidden))}
                part="grid"
                role="grid"
                aria-label={words::JOBS}
                aria-rowcount={(grid.n_rows + 1).to_string()}
                aria-colcount={grid.header.columns.actions().to_string()}
                aria-multiselectable="true"
                aria-busy={grid.is_busy.to_string()}
                {onscroll}
                {onmouseleave}
            >
                <GridHeader node={header} header={grid.header.clone()} />
                <div class="grid-body" role="rowgroup" {onkeydown} {onfocusin}>
                    // As high as all rows at any moment, also while others are being put in: browsers cut how far a list is
                    // scrolled when it gets lower.
                    { space("whole", "whole", grid.height) }
                    { for grid.stretches.iter().enumerate().map(stretch) }
                </div>
            </div>
            <Tooltip grid={node} />
        </>
    }
}

/// A row is known by its element, which shows whatever job comes into that place. One with the focus stays the same
/// element wherever the view goes, and filling an element takes a fraction of the time of making one.
fn stretch((place, stretch): (usize, &Stretch)) -> Html {
    match stretch {
        // There are two at most, and then one is at the top.
        Stretch::Gap(height) => space(if place == 0 { "top" } else { "between" }, "gap", *height),
        Stretch::Row(row) => html! { <JobRow key={row.slot} row={row.clone()} /> },
    }
}

/// The room of rows that are not drawn. An SVG, because its height is an attribute, which a strict style policy lets
/// through.
fn space(key: &'static str, class: &'static str, height: usize) -> Html {
    html! { <svg {key} {class} width="1" height={height.to_string()} aria-hidden="true" /> }
}

fn scrolled(event: Event) -> Option<GridEvent> {
    let grid: Element = event.target_dyn_into()?;
    Some(GridEvent::Scrolled(f64::from(grid.scroll_top())))
}

/// The keys of the grid. Buttons and checkboxes in it keep Enter and Space.
fn key_pressed(event: KeyboardEvent) -> Option<GridEvent> {
    let is_control = event.target_dyn_into::<HtmlButtonElement>().is_some()
        || event.target_dyn_into::<HtmlInputElement>().is_some();
    if is_control && matches!(&*event.key(), "Enter" | " ") {
        return None;
    }
    let key = grid_key(&event)?;
    if key == GridKey::Copy && has_marked_text(&event.target_dyn_into()?) {
        return None;
    }
    event.prevent_default();
    event.stop_propagation();
    Some(GridEvent::KeyPressed(key))
}

/// Whether text is marked in the page of an element, which the browser then copies.
fn has_marked_text(element: &Element) -> bool {
    let document = element.owner_document();
    let selection = document.and_then(|it| it.get_selection().ok().flatten());
    selection.is_some_and(|it| !String::from(it.to_string()).is_empty())
}

/// The cell that got the focus, by key or by pointer.
fn cell_focused(event: FocusEvent) -> Option<GridEvent> {
    let Cursor { row, column } = cell_around(&event.target_dyn_into()?)?;
    Some(GridEvent::CellFocused { row, column })
}
