//! The search box, and what is wrong with what is in it.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::{Send, icon_button};
use crate::core::model::Model;
use crate::core::msg::Event;

pub(super) fn search(model: &Model, send: &Send) -> Html {
    let oninput = send.on(|event: InputEvent| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>()?;
        Some(Event::QueryTyped(input.value()))
    });
    let onkeydown = send.on(|event: KeyboardEvent| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>()?;
        (event.key() == "Escape" && !input.value().is_empty()).then(|| {
            event.stop_propagation();
            Event::FiltersCleared
        })
    });
    let problem = model.query.problems().next();
    let is_empty = model.query_text.is_empty();
    html! {
        <div class="search" part="search" role="search">
            { icon(Icon::Search) }
            <input part="search-input" type="text" aria-label="Search jobs" data-focus="search"
                placeholder="Search or filter, e.g. status:failed program:3629" spellcheck="false" autocomplete="off"
                autocapitalize="off" value={model.query_text.clone()} {oninput} {onkeydown}
                aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem.is_some().then_some("query-problem")} />
            if is_empty {
                <kbd class="end" aria-hidden="true">{ "/" }</kbd>
            } else {
                { icon_button(Icon::Cross, "Clear search".into(), "tiny end", send.press(Event::FiltersCleared)) }
            }
            if let Some(problem) = problem {
                <p class="pop query-problem" id="query-problem" role="status">
                    { icon(Icon::Warning) }
                    <span>
                        <code>{ model.query_text.get(problem.span.clone()).unwrap_or_default().to_owned() }</code>
                        { " " }{ problem.message.clone() }
                    </span>
                </p>
            }
        </div>
    }
}
