//! The place of the list without one.

use yew::prelude::*;

/// What stands there.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// `status`, or `alert` for what has to be read out at once.
    #[prop_or("status")]
    pub(super) role: &'static str,
    pub(super) children: Html,
}

/// The place of the list without one.
#[component]
pub(super) fn Blank(Props { role, children }: &Props) -> Html {
    html! { <div class="blank" part="empty" role={*role}>{ children.clone() }</div> }
}
