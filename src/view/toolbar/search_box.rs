//! The search box, what it offers, and what is wrong with what is in it.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlInputElement, KeyboardEvent, MouseEvent, Node};
use yew::prelude::*;

use super::mistake::{self, mistake};
use super::suggestions::{LIST_ID, SuggestionList, option_id};
use crate::core::app::effect::Target;
use crate::core::app::event::{Event, FilterEvent, SearchEvent, Step};
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::Kind;
use crate::core::words::toolbar as words;
use crate::view::context::use_dispatch;
use crate::view::controls::{Icon, IconButton};
use crate::view::hooks::use_focus_target;

/// What the box shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) search: screen::SearchBox,
}

/// The search box: a combobox whose list completes what is typed.
#[component]
pub(super) fn SearchBox(Props { search }: &Props) -> Html {
    let (dispatch, node) = (use_dispatch(), use_focus_target(Target::Search));
    let place = use_node_ref();
    let screen::SearchBox { text, problem, suggestions } = search;
    let keys = Keys::new(suggestions.as_ref());
    let (around, is_bad) = (place.clone(), problem.is_some());
    html! {
        <div
            ref={place}
            class={classes!("search", keys.is_open.then_some("open"), is_bad.then_some("bad"))}
            part="search"
            role="search"
            onfocusout={dispatch.filter(move |event| left(&event, &around))}
        >
            { Icon::Search }
            <input
                ref={node}
                part="search-input"
                type="text"
                role="combobox"
                aria-label={words::SEARCH_JOBS}
                aria-autocomplete="list"
                aria-expanded={keys.is_open.to_string()}
                aria-controls={LIST_ID}
                aria-activedescendant={keys.marked.map(option_id)}
                placeholder={words::SEARCH_HINT}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                value={text.clone()}
                aria-invalid={is_bad.then_some("true")}
                aria-describedby={is_bad.then_some(mistake::PROBLEM_ID)}
                oninput={dispatch.filter(typed)}
                onclick={dispatch.filter(|event: MouseEvent| cursor(event.target_dyn_into()?).map(SearchEvent::Opened))}
                onkeydown={dispatch.on_key(move |key| pressed(&key, keys))}
                onkeyup={dispatch.on_key(moved)}
            />
            if text.is_empty() {
                <kbd class="end" aria-hidden="true">{ "/" }</kbd>
            } else {
                <IconButton
                    icon={Icon::Cross}
                    label={words::CLEAR_SEARCH}
                    class="tiny end"
                    sends={Event::from(SearchEvent::Cleared)}
                />
            }
            if let Some(problem) = problem {
                { mistake(problem, &dispatch) }
            }
            if let Some(suggestions) = suggestions {
                <SuggestionList suggestions={suggestions.clone()} />
            }
        </div>
    }
}

/// What the keys do in the box.
#[derive(Clone, Copy)]
struct Keys {
    is_open: bool,
    marked: Option<usize>,
    tab_takes: Option<usize>,
    /// Whether a comma takes the marked one, for another to follow.
    takes_more: bool,
}

impl Keys {
    fn new(suggestions: Option<&screen::Suggestions>) -> Self {
        Self {
            is_open: suggestions.is_some(),
            marked: suggestions.and_then(|it| it.marked),
            tab_takes: suggestions.and_then(|it| it.tab_takes),
            takes_more: suggestions.is_some_and(|it| it.kind == Kind::Values),
        }
    }
}

/// The keys that the box has a use for; all others write. Escape first closes what is offered, then clears what was typed,
/// and only then leaves what is around the box.
fn pressed(key: &KeyboardEvent, keys: Keys) -> Option<Event> {
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return None;
    }
    let input: HtmlInputElement = key.target_dyn_into()?;
    let event = match (&*key.key(), key.shift_key()) {
        ("ArrowDown", false) if keys.is_open => SearchEvent::Moved(Step::Next),
        ("ArrowUp", false) if keys.is_open => SearchEvent::Moved(Step::Previous),
        ("ArrowDown" | "ArrowUp", false) => SearchEvent::Opened(cursor(input)?),
        ("Enter", _) if keys.is_open => {
            keys.marked.map_or(SearchEvent::Closed, SearchEvent::Chosen)
        }
        ("Tab", false) => SearchEvent::Chosen(keys.tab_takes?),
        (",", _) if keys.takes_more => SearchEvent::OneMoreAsked(keys.marked?),
        ("Escape", _) if keys.is_open => SearchEvent::Closed,
        ("Escape", _) if !input.value().is_empty() => {
            key.stop_propagation();
            return Some(FilterEvent::FiltersCleared.into());
        }
        _ => return None,
    };
    key.prevent_default();
    key.stop_propagation();
    Some(event.into())
}

/// The keys that move the cursor in the text. The browser has moved it when they are let go.
fn moved(key: KeyboardEvent) -> Option<SearchEvent> {
    let moves = matches!(&*key.key(), "ArrowLeft" | "ArrowRight" | "Home" | "End");
    cursor(key.target_dyn_into().filter(|_| moves)?).map(SearchEvent::CursorMoved)
}

fn typed(event: InputEvent) -> Option<SearchEvent> {
    let input: HtmlInputElement = event.target_dyn_into()?;
    let text = input.value();
    Some(SearchEvent::Typed { text, cursor: cursor(input)? })
}

/// Where the cursor is, in UTF-16 code units.
fn cursor(input: HtmlInputElement) -> Option<usize> {
    input.selection_end().ok()?.map(|it| it as usize)
}

/// Whether the focus goes out of the element with this reference.
fn left(event: &FocusEvent, around: &NodeRef) -> Option<SearchEvent> {
    let to: Option<Node> = event.related_target().and_then(|it| it.dyn_into().ok());
    let stays = around.get()?.contains(to.as_ref());
    (!stays).then_some(SearchEvent::Left)
}
