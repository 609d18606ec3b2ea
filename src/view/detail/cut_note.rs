//! What stands under the beginning of a text that is too long to be shown.

use yew::prelude::*;

use crate::core::app::event::{ActionEvent, Copyable, Event};
use crate::core::job::Attribute;
use crate::core::words::{copy, detail as words};
use crate::view::context::use_formats;
use crate::view::controls::LinkButton;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The attribute that has it.
    pub(super) attribute: Attribute,
    /// How many bytes it has in all.
    pub(super) length: usize,
    /// Whether it was only just copied.
    pub(super) is_copied: bool,
}

/// How long a text is of which the beginning is shown, and ways to all of it.
#[component]
pub(super) fn CutNote(Props { attribute, length, is_copied }: &Props) -> Html {
    let formats = use_formats();
    let copies = Event::from(ActionEvent::CopyPressed(Copyable::Attribute(*attribute)));
    let saves = Event::from(ActionEvent::SavePressed(*attribute));
    html! {
        <span class="cut-note">
            { words::beginning_of(*length, &*formats) }
            <LinkButton words={if *is_copied { copy::COPIED } else { words::COPY_ALL }} sends={copies} />
            <LinkButton words={words::SAVE_ALL} sends={saves} />
        </span>
    }
}
