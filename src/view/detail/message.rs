//! The server's words.

use yew::prelude::*;

use super::cut_note::CutNote;
use crate::core::job::Attribute;
use crate::core::screen::detail::Message;
use crate::core::words::detail as words;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) message: Message,
    /// Whether it was only just copied.
    pub(super) is_copied: bool,
}

/// The server's words, as text: of long ones the first lines, until all are asked for.
#[component]
pub(super) fn StatusMessage(Props { message, is_copied }: &Props) -> Html {
    let is_expanded = use_state(|| false);
    let (is_long, cut) = (message.is_long(), message.length_if_cut());
    let more = if cut.is_some() { words::SHOW_MORE } else { words::SHOW_ALL };
    html! {
        <div class="d-message">
            <p part="status-message" class={(is_long && !*is_expanded).then_some("clamped")}>
                { message.shown() }
            </p>
            if is_long {
                <button
                    class="link"
                    type="button"
                    aria-expanded={is_expanded.to_string()}
                    onclick={
                        let is_expanded = is_expanded.clone();
                        move |_| is_expanded.set(!*is_expanded)
                    }
                >
                    { if *is_expanded { words::SHOW_LESS } else { more } }
                </button>
            }
            if let Some(length) = cut {
                <CutNote attribute={Attribute::StatusMessage} {length} is_copied={*is_copied} />
            }
        </div>
    }
}
