//! All 17 attributes, exactly as the API sent them.

use super::section;
use crate::core::app::event::{ActionEvent, Copyable, Event};
use crate::core::app::model::Model;
use crate::core::job::{Attribute, Job};
use crate::view::Dispatch;
use crate::view::button::framed;
use crate::view::controls::Icon;
use crate::view::element::icon;
use crate::view::element::{El, el};
use crate::view::empty::copy_button;

pub(super) fn attributes(model: &Model, job: &Job, dispatch: &Dispatch) -> El {
    let is_copied = model.copied.as_ref().is_some_and(|(it, _)| *it == Copyable::Json);
    let copy =
        framed("btn small", dispatch, Event::Action(ActionEvent::CopyPressed(Copyable::Json)))
            .child(icon(if is_copied { Icon::Check } else { Icon::Code }))
            .text("Copy as JSON");
    let list =
        Attribute::ALL.into_iter().fold(el("dl").class("attrs").part("attributes"), |list, it| {
            list.child(attribute(model, job, it, dispatch))
        });
    section("All attributes", Some(copy)).child(list)
}

fn attribute(model: &Model, job: &Job, attribute: Attribute, dispatch: &Dispatch) -> El {
    let line = el("div")
        .class("attr")
        .part("attribute")
        .attr("data-attribute", attribute.name())
        .child(el("dt").text(attribute.name()));
    let Some(text) = job.attribute(attribute) else {
        return line.child(el("dd").class("none").text("Not set"));
    };
    let is_code = matches!(attribute, Attribute::Id | Attribute::CreatedBy | Attribute::ResultUri);
    let is_percent = attribute == Attribute::PercentageComplete;
    let value = el("dd")
        .attr_if(is_code, "class", "mono")
        .child(el("span").class("value").text_of(text))
        .maybe(is_percent.then(|| el("span").class("sub").text(" %")));
    let copy = copy_button(model, Copyable::Attribute(attribute), dispatch);
    line.child(value).child(el("dd").class("no").child(copy))
}
