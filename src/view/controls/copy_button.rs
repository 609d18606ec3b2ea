//! A small button that copies, and shows for a moment that it did.

use yew::prelude::*;

use super::{Icon, IconButton};
use crate::core::app::event::{ActionEvent, Copyable, Event};
use crate::core::screen::copy;

/// A small button that copies, and shows for a moment that it did.
pub(crate) fn copy_button(what: Copyable, is_copied: bool) -> Html {
    let (icon, class) = if is_copied {
        (Icon::Check, classes!("tiny", "done"))
    } else {
        (Icon::Copy, classes!("tiny"))
    };
    let label = copy::label(&what);
    html! { <IconButton {icon} {class} {label} sends={Event::from(ActionEvent::CopyPressed(what))} /> }
}
