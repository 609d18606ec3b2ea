//! What a screen reader is told while nothing has the focus that would say it.

use yew::prelude::*;

/// What it is told.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) text: AttrValue,
}

/// Read out politely whenever its text changes.
#[component]
pub(super) fn LiveRegion(Props { text }: &Props) -> Html {
    html! { <div class="sr" role="status" aria-live="polite">{ text }</div> }
}
