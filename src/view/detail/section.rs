//! A part of the card.

use yew::prelude::*;

/// A part of the card under a heading, with what stands beside the heading.
pub(super) fn section(title: &'static str, beside: Option<Html>, content: Html) -> Html {
    html! {
        <section class="sec">
            <div class="sec-h"><h4>{ title }</h4>{ beside }</div>
            { content }
        </section>
    }
}
