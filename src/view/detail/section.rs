//! A part of the card.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) title: AttrValue,
    /// What stands beside the heading.
    #[prop_or_default]
    pub(super) beside: Html,
    pub(super) children: Html,
}

/// A part of the card under a heading.
#[component]
pub(super) fn Section(Props { title, beside, children }: &Props) -> Html {
    html! {
        <section class="sec">
            <div class="sec-h"><h4>{ title }</h4>{ beside.clone() }</div>
            { children.clone() }
        </section>
    }
}
