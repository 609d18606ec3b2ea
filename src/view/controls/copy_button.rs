//! A small button that copies, and shows for a moment that it did.

use yew::prelude::*;

use super::{Icon, IconButton};
use crate::core::app::event::{ActionEvent, Copyable, Event};
use crate::core::screen::copy;

/// What is copied.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) what: Copyable,
    /// Whether it was only just copied.
    pub(crate) is_copied: bool,
}

/// A small button that copies, and shows for a moment that it did.
#[component]
pub(crate) fn CopyButton(Props { what, is_copied }: &Props) -> Html {
    let (icon, class) = if *is_copied {
        (Icon::Check, classes!("tiny", "done"))
    } else {
        (Icon::Copy, classes!("tiny"))
    };
    let sends = Event::from(ActionEvent::CopyPressed(what.clone()));
    html! { <IconButton {icon} {class} label={copy::label(what)} {sends} /> }
}
