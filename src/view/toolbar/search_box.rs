//! The search box, and what is wrong with what is in it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::core::app::effect::Target;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::SearchProblem;
use crate::core::words::toolbar as words;
use crate::view::context::use_dispatch;
use crate::view::controls::{Icon, IconButton};
use crate::view::hooks::use_focus_target;

/// What the box shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) search: screen::SearchBox,
}

/// The search box.
#[component]
pub(super) fn SearchBox(Props { search }: &Props) -> Html {
    let (dispatch, node) = (use_dispatch(), use_focus_target(Target::Search));
    let screen::SearchBox { text, problem } = search;
    html! {
        <div class="search" part="search" role="search">
            { Icon::Search }
            <input
                ref={node}
                part="search-input"
                type="text"
                aria-label={words::SEARCH_JOBS}
                placeholder={words::SEARCH_HINT}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                value={text.clone()}
                aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem.is_some().then_some(PROBLEM_ID)}
                oninput={dispatch.filter(typed)}
                onkeydown={dispatch.on_key(escaped)}
            />
            if text.is_empty() {
                <kbd class="end" aria-hidden="true">{ "/" }</kbd>
            } else {
                <IconButton
                    icon={Icon::Cross}
                    label={words::CLEAR_SEARCH}
                    class="tiny end"
                    sends={Event::from(FilterEvent::FiltersCleared)}
                />
            }
            if let Some(problem) = problem {
                { explained(problem) }
            }
        </div>
    }
}

const PROBLEM_ID: &str = "query-problem";

fn explained(SearchProblem { excerpt, message }: &SearchProblem) -> Html {
    html! {
        <p class="pop query-problem" id={PROBLEM_ID} role="status">
            { Icon::Warning }
            <span><code>{ excerpt.clone() }</code>{ " " }{ message.clone() }</span>
        </p>
    }
}

fn typed(event: InputEvent) -> Option<FilterEvent> {
    let input: HtmlInputElement = event.target_dyn_into()?;
    Some(FilterEvent::QueryTyped(input.value()))
}

/// Escape clears what was typed, and only then leaves what is around the box.
fn escaped(key: KeyboardEvent) -> Option<FilterEvent> {
    let input: HtmlInputElement = key.target_dyn_into()?;
    (key.key() == "Escape" && !input.value().is_empty()).then(|| {
        key.stop_propagation();
        FilterEvent::FiltersCleared
    })
}
