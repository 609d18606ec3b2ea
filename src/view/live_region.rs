//! What a screen reader is told while nothing has the focus that would say it.

use yew::prelude::*;

/// Read out politely whenever its text changes.
pub(super) fn live_region(text: AttrValue) -> Html {
    html! { <div class="sr" role="status" aria-live="polite">{ text }</div> }
}
