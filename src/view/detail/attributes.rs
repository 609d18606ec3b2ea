//! All 17 attributes, exactly as the API sent them.

use yew::prelude::*;

use crate::core::job::{Attribute, Job};
use crate::core::model::Model;
use crate::core::msg::{Copyable, Event};
use crate::view::Send;
use crate::view::empty::copy_button;
use crate::view::icon::{Icon, icon};

pub(super) fn attributes(model: &Model, job: &Job, send: &Send) -> Html {
    let is_copied = model.copied.as_ref().is_some_and(|(it, _)| *it == Copyable::Json);
    html! {
        <section class="sec">
            <div class="sec-h">
                <h4>{ "All attributes" }</h4>
                <button class="btn small" part="button" type="button"
                    onclick={send.press(Event::CopyPressed(Copyable::Json))}>
                    { icon(if is_copied { Icon::Check } else { Icon::Code }) }{ "Copy as JSON" }
                </button>
            </div>
            <dl class="attrs" part="attributes">
                { for Attribute::ALL.into_iter().map(|it| attribute(model, job, it, send)) }
            </dl>
        </section>
    }
}

fn attribute(model: &Model, job: &Job, attribute: Attribute, send: &Send) -> Html {
    let is_code = matches!(attribute, Attribute::Id | Attribute::CreatedBy | Attribute::ResultUri);
    let value = match job.attribute(attribute) {
        Some(text) => html! {
            <>
                <dd class={classes!(is_code.then_some("mono"))}>
                    <span class="value">{ text }</span>
                    if attribute == Attribute::PercentageComplete {
                        <span class="sub">{ " %" }</span>
                    }
                </dd>
                <dd class="no">{ copy_button(model, Copyable::Attribute(attribute), send) }</dd>
            </>
        },
        None => html! { <dd class="none">{ "Not set" }</dd> },
    };
    html! {
        <div class="attr" part="attribute" data-attribute={attribute.name()}>
            <dt>{ attribute.name() }</dt>{ value }
        </div>
    }
}
