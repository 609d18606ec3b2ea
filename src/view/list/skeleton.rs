//! Rows in waiting.

use yew::prelude::*;

use super::columns::COLUMNS;
use crate::core::words::list as words;

/// Twelve rows in waiting, in the columns of the list.
pub(super) fn skeleton() -> Html {
    let columns =
        || std::iter::once(("c-sel", "")).chain(COLUMNS.iter().map(|it| (it.class, it.title)));
    let head = columns().map(|(class, title)| {
        html! { <div class={classes!("cell", class)}>{ title }</div> }
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
