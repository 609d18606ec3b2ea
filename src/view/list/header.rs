//! The header of the grid: sorts the list, and selects all of it.

use yew::prelude::*;

use super::columns::{COLUMNS, Column};
use crate::core::app::event::{FilterEvent, GridEvent};
use crate::core::list::sort::Sort;
use crate::core::screen::list::{Checked, Header};
use crate::core::words::list as words;
use crate::view::context::{Dispatch, use_dispatch};
use crate::view::controls::Icon;

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
    html! {
        <div ref={node} class="grid-head" role="rowgroup">
            <div class="row" part="header-row" role="row" aria-rowindex="1">
                <div class="cell c-sel" role="columnheader" aria-colindex="1">
                    <input
                        class={classes!("check", (header.checked == Checked::Some).then_some("mixed"))}
                        part="checkbox"
                        type="checkbox"
                        tabindex="-1"
                        aria-label={words::SELECT_ALL}
                        checked={header.checked == Checked::All}
                        onclick={dispatch.on_press(GridEvent::AllSelected)}
                    />
                </div>
                { for COLUMNS.iter().map(|it| sorter(it, header.sort, &dispatch)) }
                <div class="cell c-actions" role="columnheader" aria-colindex="9">
                    <span class="sr">{ words::ACTIONS }</span>
                </div>
            </div>
        </div>
    }
}

/// A column header that sorts by its column.
fn sorter(column: &Column, sort: Sort, dispatch: &Dispatch) -> Html {
    let order = match sort {
        Sort { key, .. } if key != column.sort_key => None,
        Sort { descending: true, .. } => Some(("descending", Icon::ArrowDown)),
        Sort { descending: false, .. } => Some(("ascending", Icon::ArrowUp)),
    };
    html! {
        <div
            class={classes!("cell", column.class)}
            role="columnheader"
            aria-colindex={column.index.to_string()}
            aria-sort={order.map(|(order, _)| order)}
        >
            <button
                class="sorter"
                type="button"
                tabindex="-1"
                onclick={dispatch.on_press(FilterEvent::HeaderPressed(column.sort_key))}
            >
                { column.title }
                { order.map(|(_, arrow)| Html::from(arrow)) }
            </button>
        </div>
    }
}
