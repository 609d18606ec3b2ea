//! The header of the grid: sorts the list, and selects all of it.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::columns::class;
use super::keys::grid_key;
use crate::core::app::event::{FilterEvent, GridEvent};
use crate::core::list::columns::Column;
use crate::core::list::cursor::GridKey;
use crate::core::list::sort::Sort;
use crate::core::screen::list::{Checked, Header};
use crate::core::words::list as words;
use crate::view::context::{Dispatch, use_dispatch};
use crate::view::controls::Icon;
use crate::view::hooks::header_around;

/// What the header shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The element itself, for its size.
    pub(super) node: NodeRef,
    pub(super) header: Header,
}

/// The header of the grid.
#[component]
pub(super) fn GridHeader(Props { node, header }: &Props) -> Html {
    let dispatch = use_dispatch();
    let checkbox = use_indeterminate(header.checked == Checked::Some);
    html! {
        <div ref={node} class="grid-head" role="rowgroup" onkeydown={dispatch.on_key(key_pressed)}>
            <div class="row" part="header-row" role="row" aria-rowindex="1">
                <div class="cell c-sel" role="columnheader" aria-colindex="1">
                    <input
                        ref={checkbox}
                        class="check"
                        part="checkbox"
                        type="checkbox"
                        tabindex="-1"
                        aria-label={words::SELECT_ALL}
                        checked={header.checked == Checked::All}
                        onclick={dispatch.on_press(GridEvent::AllSelected)}
                    />
                </div>
                { for header.columns.numbered().map(|(index, column)| {
                    column_header(index, column, header.sort, &dispatch)
                }) }
                <div
                    class="cell c-actions"
                    role="columnheader"
                    aria-colindex={header.columns.actions().to_string()}
                >
                    <span class="sr">{ words::ACTIONS }</span>
                </div>
            </div>
        </div>
    }
}

/// The checkbox with this reference is neither checked nor unchecked: a property of the element, which has no attribute.
#[hook]
fn use_indeterminate(is_indeterminate: bool) -> NodeRef {
    let node = use_node_ref();
    use_effect_with((node.clone(), is_indeterminate), |(node, is_indeterminate)| {
        if let Some(checkbox) = node.cast::<HtmlInputElement>() {
            checkbox.set_indeterminate(*is_indeterminate);
        }
    });
    node
}

/// The keys of the headers. Enter and Space press what has the focus.
fn key_pressed(event: KeyboardEvent) -> Option<GridEvent> {
    let column = header_around(&event.target_dyn_into()?)?;
    let key = grid_key(&event)?;
    if matches!(key, GridKey::Enter | GridKey::Space | GridKey::Copy) {
        return None;
    }
    event.prevent_default();
    event.stop_propagation();
    Some(GridEvent::HeaderKeyPressed { column, key })
}

/// The header of a column, which sorts by it where there is such an order.
fn column_header(index: u8, column: Column, sort: Sort, dispatch: &Dispatch) -> Html {
    let order = match (sort, column.sort_key()) {
        (Sort { key, descending }, Some(own)) if key == own => Some(descending),
        _ => None,
    };
    let (order, arrow) = match order {
        Some(true) => (Some("descending"), Icon::ArrowDown.into()),
        Some(false) => (Some("ascending"), Icon::ArrowUp.into()),
        None => (None, Html::default()),
    };
    let title = words::column(column);
    html! {
        <div
            key={column.key()}
            class={classes!("cell", class(column))}
            role="columnheader"
            aria-colindex={index.to_string()}
            aria-sort={order}
            tabindex={column.sort_key().is_none().then_some("-1")}
        >
            if let Some(key) = column.sort_key() {
                <button
                    class="sorter"
                    type="button"
                    tabindex="-1"
                    onclick={dispatch.on_press(FilterEvent::HeaderPressed(key))}
                >
                    { title }
                    { arrow }
                </button>
            } else {
                <span>{ title }</span>
            }
        </div>
    }
}
