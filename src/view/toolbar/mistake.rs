//! What is wrong with a filter text: an icon in the box, and under it a sentence with what was probably meant.

use yew::prelude::*;

use crate::core::app::event::{Event, SearchEvent};
use crate::core::screen::toolbar::SearchProblem;
use crate::core::words::search as words;
use crate::view::context::Dispatch;
use crate::view::controls::{Icon, IconButton};

/// The id of what is said about a mistake.
pub(super) const PROBLEM_ID: &str = "query-problem";

/// What is wrong with a filter text.
pub(super) fn mistake(problem: &SearchProblem, dispatch: &Dispatch) -> Html {
    let SearchProblem { message, statement, corrections, is_said } = problem;
    if !is_said {
        return html! {
            <span class="warn" id={PROBLEM_ID} role="img" aria-label={message.clone()} title={message.clone()}>
                { Icon::Warning }
            </span>
        };
    }
    // The box keeps the focus, so that what is pressed here is still there when the press ends.
    html! {
        <div
            class="pop pop-search mistake"
            part="query-problem"
            id={PROBLEM_ID}
            role="status"
            onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())}
        >
            { Icon::Warning }
            <span class="grow">
                { statement.clone() }
                if !corrections.is_empty() {
                    { " " }{ words::DID_YOU_MEAN }{ " " }
                    { for corrections.iter().enumerate().map(|(at, it)| correction(at, it, dispatch)) }
                    { "?" }
                }
            </span>
            <IconButton
                icon={Icon::Cross}
                label={words::LEAVE_IT}
                class="tiny"
                sends={Event::from(SearchEvent::MistakeLeftAlone)}
            />
        </div>
    }
}

fn correction(at: usize, word: &str, dispatch: &Dispatch) -> Html {
    let or = if at > 0 { format!(" {} ", words::OR) } else { String::new() };
    html! {
        <>
            { or }
            <button class="link" type="button" onclick={dispatch.on_press(SearchEvent::Corrected(at))}>
                { word }
            </button>
        </>
    }
}
