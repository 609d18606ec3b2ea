//! What a button opens beside itself: a menu, or a small dialog.

use yew::prelude::*;

use crate::core::app::event::Event;
use crate::view::hooks::{use_focus_scope, use_scope_keys};

/// What a popover is, and what is in it.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Its name.
    pub(crate) label: AttrValue,
    /// Its ARIA role.
    #[prop_or(AttrValue::Static("dialog"))]
    pub(crate) role: AttrValue,
    /// Classes besides its own.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What is sent when it is left by Escape.
    pub(crate) leave: Event,
    pub(crate) children: Html,
}

/// What a button opens beside itself. The arrow keys go round in it.
#[component]
pub(crate) fn Popover(props: &Props) -> Html {
    let node = use_focus_scope();
    let onkeydown = use_scope_keys(props.leave.clone(), false);
    html! {
        <div
            ref={node}
            class={classes!("pop", "pop-menu", props.class.clone())}
            part="popover"
            role={&props.role}
            aria-label={&props.label}
            tabindex="-1"
            {onkeydown}
        >
            { props.children.clone() }
        </div>
    }
}
