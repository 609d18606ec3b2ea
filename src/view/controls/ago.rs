//! How long ago something was, kept up to date.

use yew::prelude::*;

use crate::core::time::Timestamp;
use crate::core::words::relative;
use crate::view::context::{use_formats, use_now};

/// Since when.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) at: Timestamp,
}

/// How long ago something was: "3 min ago", "7 Jun". Drawn again with each tick.
#[component]
pub(crate) fn Ago(Props { at }: &Props) -> Html {
    let (now, formats) = (use_now(), use_formats());
    html! { relative::ago_in(*at, now, &*formats) }
}
