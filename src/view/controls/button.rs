//! The buttons that appear in many places. Each is given the event that it sends, which compares; without one it is
//! disabled, and still found by keyboard and screen reader.

use yew::prelude::*;

use super::Icon;
use crate::core::app::event::Event;
use crate::view::context::use_dispatch;

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Kind {
    /// Framed.
    #[default]
    Framed,
    /// Filled: the main button of a place.
    Primary,
}

/// What a button with words shows and sends.
#[derive(PartialEq, Properties)]
pub(crate) struct ButtonProps {
    #[prop_or_default]
    pub(crate) kind: Kind,
    /// Classes besides those of its kind.
    #[prop_or_default]
    pub(crate) class: Classes,
    #[prop_or_default]
    pub(crate) icon: Option<Icon>,
    pub(crate) words: AttrValue,
    /// What a press sends; `None` when nothing can be done.
    pub(crate) sends: Option<Event>,
    /// The element itself, for the focus.
    #[prop_or_default]
    pub(crate) node: NodeRef,
}

/// A button with words.
#[component]
pub(crate) fn Button(props: &ButtonProps) -> Html {
    let dispatch = use_dispatch();
    let (kind, part) = match props.kind {
        Kind::Framed => (None, "button"),
        Kind::Primary => (Some("primary"), "button button-primary"),
    };
    let words = match props.icon {
        Some(icon) => html! { <>{ icon }<span>{ &props.words }</span></> },
        None => html! { &props.words },
    };
    html! {
        <button
            ref={props.node.clone()}
            class={classes!("btn", props.class.clone(), kind)}
            {part}
            type="button"
            aria-disabled={props.sends.is_none().then_some("true")}
            onclick={props.sends.clone().map(|it| dispatch.on_press(it))}
        >
            { words }
        </button>
    }
}

/// What a button with an icon alone shows and sends.
#[derive(PartialEq, Properties)]
pub(crate) struct IconButtonProps {
    pub(crate) icon: Icon,
    /// Its name, for screen readers and as a tooltip.
    pub(crate) label: AttrValue,
    /// Classes besides its own.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What a press sends; `None` when nothing can be done.
    pub(crate) sends: Option<Event>,
}

/// A button that shows only an icon.
#[component]
pub(crate) fn IconButton(props: &IconButtonProps) -> Html {
    let dispatch = use_dispatch();
    html! {
        <button
            class={classes!("ibtn", props.class.clone())}
            part="icon-button"
            type="button"
            aria-label={&props.label}
            title={&props.label}
            aria-disabled={props.sends.is_none().then_some("true")}
            onclick={props.sends.clone().map(|it| dispatch.on_press(it))}
        >
            { props.icon }
        </button>
    }
}

/// What a button in the style of a link shows and sends.
#[derive(PartialEq, Properties)]
pub(crate) struct LinkButtonProps {
    pub(crate) words: AttrValue,
    pub(crate) sends: Event,
}

/// A button in the style of a link.
#[component]
pub(crate) fn LinkButton(LinkButtonProps { words, sends }: &LinkButtonProps) -> Html {
    let dispatch = use_dispatch();
    html! {
        <button class="link" type="button" onclick={dispatch.on_press(sends.clone())}>{ words }</button>
    }
}
