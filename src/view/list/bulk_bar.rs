//! The bar with what can be done with the selected jobs.

use yew::prelude::*;

use crate::core::app::event::{Action, ActionEvent, FilterEvent, GridEvent};
use crate::core::screen::list::Bulk;
use crate::core::words::list as words;
use crate::view::context::{Dispatch, Formats, use_dispatch, use_formats};
use crate::view::controls::Icon;

/// What can be done.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) bulk: Bulk,
}

/// The bar with what can be done with the selected jobs.
#[component]
pub(super) fn BulkBar(Props { bulk }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let all = bulk.n_selected;
    let button = |action, n| button(action, n, all, &dispatch, &formats);
    html! {
        <div class="bulk" part="bulk-bar" role="toolbar" aria-label={words::SELECTION_ACTIONS}>
            <span class="n">
                { words::selected(all, &*formats) }
                if bulk.n_hidden > 0 {
                    <span class="hid">
                        // Without it where the second part is on a line of its own.
                        <span class="comma">{ ", " }</span>
                        { words::not_shown(bulk.n_hidden, &*formats) }
                    </span>
                }
            </span>
            if bulk.can_show {
                <button class="lab" type="button" onclick={dispatch.on_press(FilterEvent::SelectionShown)}>
                    { words::SHOW_SELECTED }
                </button>
            }
            <hr />
            if let Some(n) = bulk.n_replayable {
                { button(Action::Replay, n) }
            }
            { button(Action::Download, bulk.n_downloadable) }
            <hr />
            <button
                class="only-icon"
                type="button"
                aria-label={words::CLEAR_SELECTION}
                title={words::CLEAR_SELECTION}
                onclick={dispatch.on_press(GridEvent::SelectionCleared)}
            >
                { Icon::Cross }
            </button>
        </div>
    }
}

/// A button that says with how many of all selected jobs it can be done, and in other words to a screen reader.
fn button(action: Action, n: usize, all: usize, dispatch: &Dispatch, formats: &Formats) -> Html {
    let is_possible = n > 0;
    let (icon, says, label) = match action {
        Action::Replay => (
            Icon::Replay,
            words::replay_selected(n, all, &**formats),
            words::replay_selected_jobs(n, all, &**formats),
        ),
        Action::Download => (
            Icon::Download,
            words::download_selected(n, all, &**formats),
            words::download_selected_results(n, all, &**formats),
        ),
    };
    let press = dispatch.on_press(ActionEvent::SelectionPressed(action));
    html! {
        <button
            class="lab"
            type="button"
            aria-label={label}
            aria-disabled={(!is_possible).then_some("true")}
            title={(!is_possible).then_some(words::NOT_POSSIBLE)}
            onclick={is_possible.then_some(press)}
        >
            { icon }
            <span>{ says }</span>
            <b class="short">{ formats.number(n as u64) }</b>
        </button>
    }
}
