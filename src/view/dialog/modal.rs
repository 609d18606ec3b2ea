//! What all dialogs have in common: they cover the rest, keep the focus, and are left by Escape.

use yew::prelude::*;

use crate::core::app::event::OverlayEvent;
use crate::view::hooks::{use_focus_scope, use_scope_keys};

/// What a dialog has in it.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// `dialog`, or `alertdialog` for one that asks.
    pub(super) role: &'static str,
    pub(super) title: AttrValue,
    /// The id of what a screen reader reads after the title.
    #[prop_or_default]
    pub(super) described_by: Option<&'static str>,
    pub(super) children: Html,
}

/// A dialog over everything else.
#[component]
pub(super) fn Modal(Props { role, title, described_by, children }: &Props) -> Html {
    let scope = use_focus_scope();
    let onkeydown = use_scope_keys(OverlayEvent::DialogLeft.into(), true);
    html! {
        <div class="scrim">
            <div
                ref={scope}
                class="dialog"
                part="dialog"
                role={*role}
                aria-modal="true"
                aria-labelledby="dialog-title"
                aria-describedby={*described_by}
                tabindex="-1"
                {onkeydown}
            >
                <h2 id="dialog-title">{ title }</h2>
                { children.clone() }
            </div>
        </div>
    }
}
