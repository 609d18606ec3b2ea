//! The keyboard shortcuts, and the filters that can be written.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::modal::Modal;
use crate::core::app::effect::Target;
use crate::core::app::event::{Event, OverlayEvent, SearchEvent};
use crate::core::query::Filter;
use crate::core::words::{dialog as words, search};
use crate::view::context::use_dispatch;
use crate::view::controls::Button;
use crate::view::hooks::use_focus_target;

/// What the dialog lists.
#[derive(Clone, Copy, PartialEq)]
enum Tab {
    Keys,
    Filters,
}

impl Tab {
    fn id(self) -> &'static str {
        match self {
            Self::Keys => "shortcuts-keys",
            Self::Filters => "shortcuts-filters",
        }
    }
}

/// The id of what the chosen tab shows.
const PANEL_ID: &str = "shortcuts";

/// Lists the keyboard shortcuts, or the filters.
#[component]
pub(crate) fn ShortcutsDialog() -> Html {
    let first = use_focus_target(Target::Dialog);
    let chosen = use_state_eq(|| Tab::Keys);
    let (keys_tab, filters_tab) = (use_node_ref(), use_node_ref());
    // The arrow keys lead from one to the other, as in every row of tabs.
    let onkeydown = {
        let (chosen, keys_tab, filters_tab) =
            (chosen.clone(), keys_tab.clone(), filters_tab.clone());
        Callback::from(move |key: KeyboardEvent| {
            if !matches!(&*key.key(), "ArrowLeft" | "ArrowRight") {
                return;
            }
            let (other, node) = match *chosen {
                Tab::Keys => (Tab::Filters, &filters_tab),
                Tab::Filters => (Tab::Keys, &keys_tab),
            };
            chosen.set(other);
            if let Some(button) = node.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        })
    };
    let tab = |tab: Tab, node: NodeRef, label: &'static str| {
        let (is_chosen, chosen) = (*chosen == tab, chosen.clone());
        html! {
            <button
                ref={node}
                id={tab.id()}
                class="tab"
                type="button"
                role="tab"
                aria-selected={is_chosen.to_string()}
                aria-controls={PANEL_ID}
                onclick={Callback::from(move |_: MouseEvent| chosen.set(tab))}
            >
                { label }
            </button>
        }
    };
    html! {
        <Modal role="dialog" title={words::SHORTCUTS}>
            <div class="tabs" role="tablist" aria-label={words::SHORTCUTS} {onkeydown}>
                { tab(Tab::Keys, keys_tab, words::KEYS_TAB) }
                { tab(Tab::Filters, filters_tab, words::FILTERS_TAB) }
            </div>
            // A stop of its own: what does not fit is scrolled with the arrow keys.
            <div
                id={PANEL_ID}
                class="tab-panel"
                role="tabpanel"
                tabindex="0"
                aria-labelledby={chosen.id()}
            >
                if *chosen == Tab::Keys {
                    { keys() }
                } else {
                    <Filters />
                }
            </div>
            <div class="acts">
                <Button
                    words={words::CLOSE}
                    sends={Event::from(OverlayEvent::DialogLeft)}
                    node={first}
                />
            </div>
        </Modal>
    }
}

fn keys() -> Html {
    let keys = words::KEYS.map(|(does, keys)| {
        html! {
            <div>
                <dt>{ does }</dt>
                <dd>{ for keys.split(' ').map(|key| html! { <kbd>{ key }</kbd> }) }</dd>
            </div>
        }
    });
    html! { <dl class="keys">{ for keys }</dl> }
}

/// Every filter, its values, and an example to try.
#[component]
fn Filters() -> Html {
    let dispatch = use_dispatch();
    let filters = Filter::ALL.map(|filter| {
        let example = filter.example();
        html! {
            <div>
                <dt><code>{ filter.name() }{ ":" }</code>{ search::values(filter) }</dt>
                <dd>
                    <button
                        class="link mono"
                        type="button"
                        aria-label={words::try_filter(example)}
                        onclick={dispatch.on_press(SearchEvent::ExamplePressed(example))}
                    >
                        { example }
                    </button>
                </dd>
            </div>
        }
    });
    html! { <dl class="keys filter-keys">{ for filters }</dl> }
}
