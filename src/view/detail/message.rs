//! The server's words.

use yew::prelude::*;

use crate::core::screen::detail::Message;
use crate::core::words::detail as words;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) message: Message,
}

/// The server's words, as text: of long ones the first lines, until all are asked for.
#[component]
pub(super) fn StatusMessage(Props { message }: &Props) -> Html {
    let is_expanded = use_state(|| false);
    let is_long = message.is_long();
    html! {
        <div class="d-message">
            <p part="status-message" class={(is_long && !*is_expanded).then_some("clamped")}>
                { message.text() }
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
                    { if *is_expanded { words::SHOW_LESS } else { words::SHOW_ALL } }
                </button>
            }
        </div>
    }
}
