//! Rows in waiting.

use yew::prelude::*;

use super::columns::class;
use crate::core::list::columns::Columns;
use crate::core::words::list as words;

/// Twelve rows in waiting, in the columns of the list. Nothing is measured yet: the stylesheet hides what a narrow list does
/// not show.
pub(super) fn skeleton(columns: &Columns) -> Html {
    let columns = || {
        let columns = columns.iter().map(|it| (class(it), words::column(it)));
        std::iter::once(("c-sel", "")).chain(columns)
    };
    let head = columns().map(|(class, title)| {
        html! { <div class={classes!("cell", class)}><span>{ title }</span></div> }
    });
    let row = html! {
        <div class="row" aria-hidden="true">
            { for columns().map(|(class, _)| html! {
                <div class={classes!("cell", class)}><span class="sk"></span></div>
            }) }
        </div>
    };
    html! {
        <div class="grid waiting" part="grid" aria-busy="true" aria-label={words::LOADING} role="status">
            <div class="grid-head" aria-hidden="true">
                <div class="row" part="header-row">{ for head }</div>
            </div>
            <div class="grid-body">{ for std::iter::repeat_n(row, 12) }</div>
        </div>
    }
}
