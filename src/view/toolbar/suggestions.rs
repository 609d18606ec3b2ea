//! What the search box offers.

use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::core::app::event::SearchEvent;
use crate::core::job::Job;
use crate::core::list::suggestions::Offer;
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::{Kind, Suggestion, ValueIcon};
use crate::core::words::{job as names, list as list_words, search as words};
use crate::view::context::{Dispatch, use_dispatch};
use crate::view::controls::{Ago, Icon};

/// The id of the list.
pub(super) const LIST_ID: &str = "suggestions";

/// The id of an offer.
pub(super) fn option_id(at: usize) -> String {
    format!("suggestion-{at}")
}

/// What is offered.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) suggestions: screen::Suggestions,
}

/// What the search box offers. The box keeps the focus, by mouse too.
#[component]
pub(super) fn SuggestionList(Props { suggestions }: &Props) -> Html {
    let (dispatch, node) = (use_dispatch(), use_node_ref());
    let marked = suggestions.marked;
    use_effect_with((node.clone(), marked), |(node, marked)| reveal(node, *marked));
    let group = |group: &screen::Group| {
        html! {
            <div role="group" aria-label={group.heading.clone()}>
                <div class="ph" aria-hidden="true">{ group.heading.clone() }</div>
                { for group.options.iter().map(|it| option(it, marked, &dispatch)) }
            </div>
        }
    };
    html! {
        <div
            class="pop pop-search"
            part="popover suggestions"
            onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())}
        >
            <div class="scroll" ref={node} id={LIST_ID} role="listbox" aria-label={words::SUGGESTIONS}>
                { for suggestions.groups.iter().map(group) }
            </div>
            if suggestions.has_examples {
                { examples() }
            }
            { foot(suggestions.kind) }
        </div>
    }
}

/// Scrolls the marked offer into view.
fn reveal(list: &NodeRef, marked: Option<usize>) {
    let option = marked
        .zip(list.cast::<Element>())
        .and_then(|(at, list)| list.query_selector(&format!("#{}", option_id(at))).ok().flatten());
    if let Some(option) = option {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn option(suggestion: &Suggestion, marked: Option<usize>, dispatch: &Dispatch) -> Html {
    let is_marked = marked == Some(suggestion.at);
    let class =
        classes!("opt", "sg", is_marked.then_some("hi"), suggestion.is_zero.then_some("zero"));
    html! {
        <div
            {class}
            part="suggestion"
            role="option"
            id={option_id(suggestion.at)}
            aria-selected={is_marked.to_string()}
            onclick={dispatch.on_press(SearchEvent::Chosen(suggestion.at))}
        >
            { content(suggestion) }
            if let Some(count) = &suggestion.count {
                <span class="n">{ count.clone() }</span>
            }
        </div>
    }
}

fn content(suggestion: &Suggestion) -> Html {
    let n_typed = suggestion.n_typed;
    let meaning = html! { <span class="grow dim cut-text">{ suggestion.meaning.clone() }</span> };
    match &suggestion.offer {
        Offer::Filter(filter) => html! {
            <><span class="key">{ filter.name() }{ ":" }</span>{ meaning }</>
        },
        Offer::Value(value) => html! {
            <>
                { suggestion.icon.as_ref().map(value_icon).unwrap_or_default() }
                <span class={classes!("val", (!suggestion.meaning.is_empty()).then_some("w"))}>
                    { typed(value, n_typed) }
                </span>
                { meaning }
            </>
        },
        Offer::Job(job) => job_content(job, n_typed),
        Offer::Messages(word) => html! {
            <>
                { Icon::Search }
                <span class="grow cut-text">
                    { words::SEARCH_MESSAGES_FOR }{ " “" }<mark>{ &**word }</mark>{ "”" }
                </span>
            </>
        },
    }
}

fn value_icon(icon: &ValueIcon) -> Html {
    match icon {
        ValueIcon::Status(status) => html! {
            <span class="lead" data-s={status.key()}>{ Icon::from(status) }</span>
        },
        ValueIcon::Type(job_type) => Icon::from(job_type).into(),
    }
}

fn job_content(job: &Job, n_typed: usize) -> Html {
    let short = job.short_id();
    html! {
        <>
            { Icon::from(&job.job_type) }
            <span class="grow cut-text">{ names::job_type(&job.job_type).into_owned() }</span>
            <span class="id mono">{ typed(&short, n_typed.min(short.len())) }</span>
            <span class="side st" data-s={job.status.key()}>
                { Icon::from(&job.status) }
                <span>{ names::status(&job.status).into_owned() }</span>
            </span>
            <span class="side when">
                if let Some(created) = job.created {
                    <Ago at={created.at()} />
                } else {
                    { list_words::NOTHING }
                }
            </span>
        </>
    }
}

/// A text with a mark on what is typed of it.
fn typed(text: &str, n_typed: usize) -> Html {
    match text.split_at_checked(n_typed) {
        Some((typed, rest)) if !typed.is_empty() => html! { <><mark>{ typed }</mark>{ rest }</> },
        _ => html! { text },
    }
}

fn examples() -> Html {
    html! {
        <div class="examples">
            <div class="ph">{ words::EXAMPLES }</div>
            <div class="ex">
                <code>{ words::EXAMPLE }</code><br />
                <code>{ words::EXCLUDING }</code>{ " " }{ words::EXCLUDES }<br />
                { words::OTHER_WORDS }
            </div>
        </div>
    }
}

/// What the keys do. Screen readers know.
fn foot(kind: Kind) -> Html {
    let keys = match kind {
        Kind::Filters => html! { <><kbd>{ words::TAB }</kbd>{ words::INSERT }</> },
        Kind::Values => html! {
            <><kbd>{ words::TAB }</kbd>{ words::INSERT }<kbd>{ "," }</kbd>{ words::ONE_MORE }</>
        },
        Kind::Jobs => html! { <><kbd>{ words::ENTER }</kbd>{ words::OPEN_THE_JOB }</> },
    };
    html! {
        <div class="foot" aria-hidden="true">
            <kbd>{ "↑" }</kbd><kbd>{ "↓" }</kbd>{ words::CHOOSE }{ keys }
            <span class="grow"></span>
            <kbd>{ words::ESC }</kbd>{ words::CLOSE }
        </div>
    }
}
