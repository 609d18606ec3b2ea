//! The place of the list without one.

use yew::prelude::*;

/// The place of the list without one. Its role is `status`, or `alert` for what has to be read out at once.
pub(super) fn blank(role: &'static str, content: Html) -> Html {
    html! { <div class="blank" part="empty" {role}>{ content }</div> }
}
