//! What fills the place of a job when there is none.

use super::Dispatch;
use super::button::{acts, framed_icon, named_icon_button};
use super::controls::Icon;
use super::element::icon;
use super::element::{El, el};
use crate::core::app::event::{ActionEvent, Copyable, Event};
use crate::core::app::model::Model;
use crate::core::screen::copy;

/// The place of a job without one.
pub(super) fn blank(role: &'static str) -> El {
    el("div").class("blank").part("empty").role(role)
}

/// A small button that copies, and shows for a moment that it did.
pub(super) fn copy_button(model: &Model, what: Copyable, dispatch: &Dispatch) -> El {
    let is_copied = model.copied.as_ref().is_some_and(|(it, _)| *it == what);
    let (shape, class) =
        if is_copied { (Icon::Check, "ibtn tiny done") } else { (Icon::Copy, "ibtn tiny") };
    let label = copy::label(&what);
    named_icon_button(shape, label, class)
        .on_press(dispatch, Event::Action(ActionEvent::CopyPressed(what)))
}

pub(super) fn missing(id: &str, model: &Model, dispatch: &Dispatch) -> El {
    let short = crate::core::job::short_id(id).to_owned();
    let shape = if model.copied.is_some() { Icon::Check } else { Icon::Link };
    let text = el("p")
        .text("Job ")
        .child(el("span").class("mono").text_of(short))
        .text(" was removed, or the sign-in of this page can’t see it.");
    blank("status")
        .child(el("span").class("art d-icon big").child(icon(Icon::Unknown)))
        .child(
            el("h3")
                .attr("tabindex", "-1")
                .attr("data-focus", "detail")
                .text("This job can’t be found"),
        )
        .child(text)
        .child(acts().child(framed_icon(
            shape,
            "Copy link",
            dispatch,
            Event::Action(ActionEvent::CopyPressed(Copyable::Link)),
        )))
}
