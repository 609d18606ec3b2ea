//! All 17 attributes, exactly as the API sent them.

use std::rc::Rc;

use yew::prelude::*;

use super::cut_note::CutNote;
use super::section::section;
use crate::core::app::event::{ActionEvent, Copyable};
use crate::core::job::{Attribute, Job};
use crate::core::text::beginning;
use crate::core::words::{copy, detail as words};
use crate::view::context::use_dispatch;
use crate::view::controls::{Icon, copy_button};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) job: Rc<Job>,
    /// What of them was only just copied.
    pub(super) copied: Option<Copyable>,
}

/// All 17 attributes, exactly as the API sent them.
#[component]
pub(super) fn Attributes(Props { job, copied }: &Props) -> Html {
    let dispatch = use_dispatch();
    let is_copied = *copied == Some(Copyable::Json);
    let copy = html! {
        <button
            class="btn small"
            part="button"
            type="button"
            onclick={dispatch.on_press(ActionEvent::CopyPressed(Copyable::Json))}
        >
            { if is_copied { Icon::Check } else { Icon::Code } }
            { copy::COPY_AS_JSON }
        </button>
    };
    let attributes = html! {
        <dl class="attrs" part="attributes">
            { for Attribute::ALL.into_iter().map(|it| line(it, job, copied.as_ref())) }
        </dl>
    };
    section(words::ALL_ATTRIBUTES, Some(copy), attributes)
}

fn line(attribute: Attribute, job: &Job, copied: Option<&Copyable>) -> Html {
    html! {
        <div class="attr" part="attribute" data-attribute={attribute.name()}>
            <dt>{ attribute.name() }</dt>
            { match job.attribute(attribute) {
                Some(text) => value(attribute, &text, copied),
                None => html! { <dd class="none">{ words::NOT_SET }</dd> },
            } }
        </div>
    }
}

fn value(attribute: Attribute, text: &str, copied: Option<&Copyable>) -> Html {
    /// More than any attribute has, but for messages.
    const MOST: usize = 1_000;
    let shown = beginning(text, MOST);
    let is_code = matches!(attribute, Attribute::Id | Attribute::CreatedBy | Attribute::ResultUri);
    let what = Copyable::Attribute(attribute);
    let is_copied = copied == Some(&what);
    html! {
        <>
            <dd class={is_code.then_some("mono")}>
                <span class="value">{ shown }</span>
                if shown.len() < text.len() {
                    <CutNote {attribute} length={text.len()} {is_copied} />
                }
                if attribute == Attribute::PercentageComplete {
                    <span class="sub">{ words::PERCENT_UNIT }</span>
                }
            </dd>
            <dd class="no">{ copy_button(what, is_copied) }</dd>
        </>
    }
}
