//! The buttons that appear in many places.

use super::Dispatch;
use super::controls::Icon;
use super::element::icon;
use super::element::{El, el};
use crate::core::app::event::Event;

/// The same, with a name made for it and nothing it does yet.
#[inline(never)]
pub(super) fn named_icon_button(shape: Icon, label: String, class: &'static str) -> El {
    plain(class)
        .part("icon-button")
        .attr_of("aria-label", label.clone())
        .attr_of("title", label)
        .child(icon(shape))
}

/// A button without anything.
#[inline(never)]
pub(super) fn plain(class: &'static str) -> El {
    el("button").class(class).attr("type", "button")
}

/// A button in the style of the widget, without words.
#[inline(never)]
pub(super) fn framed(class: &'static str, dispatch: &Dispatch, event: Event) -> El {
    plain(class).part("button").on_press(dispatch, event)
}

/// A button in the style of the widget, with an icon and words.
#[inline(never)]
pub(super) fn framed_icon(
    shape: Icon,
    words: &'static str,
    dispatch: &Dispatch,
    event: Event,
) -> El {
    framed("btn", dispatch, event).child(icon(shape)).child(el("span").text(words))
}

/// The main button of a place, without words.
#[inline(never)]
pub(super) fn primary(dispatch: &Dispatch, event: Event) -> El {
    plain("btn primary").part("button button-primary").on_press(dispatch, event)
}

/// A row of buttons.
#[inline(never)]
pub(super) fn acts() -> El {
    el("div").class("acts")
}
