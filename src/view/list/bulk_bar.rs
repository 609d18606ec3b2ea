//! The bar with what can be done with the selected jobs.

use yew::prelude::*;

use crate::core::app::event::{Action, ActionEvent, GridEvent};
use crate::core::screen::list::Bulk;
use crate::core::words::list as words;
use crate::view::context::{use_dispatch, use_formats};
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
    html! {
        <div class="bulk" part="bulk-bar" role="toolbar" aria-label={words::SELECTION_ACTIONS}>
            <span class="n">{ words::selected(all, &*formats) }</span>
            <hr />
            if let Some(n) = bulk.n_replayable {
                <BulkButton
                    action={Action::Replay}
                    {n}
                    words={words::replay_selected(n, all, &*formats)}
                    label={words::replay_selected_jobs(n, all, &*formats)}
                />
            }
            <BulkButton
                action={Action::Download}
                n={bulk.n_downloadable}
                words={words::download_selected(bulk.n_downloadable, all, &*formats)}
                label={words::download_selected_results(bulk.n_downloadable, all, &*formats)}
            />
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

#[derive(PartialEq, Properties)]
struct ButtonProps {
    action: Action,
    /// With how many jobs it can be done.
    n: usize,
    words: String,
    /// The same for a screen reader.
    label: String,
}

/// A button that says with how many of the selected jobs it can be done.
#[component]
fn BulkButton(props: &ButtonProps) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let is_possible = props.n > 0;
    let icon = match props.action {
        Action::Replay => Icon::Replay,
        Action::Download => Icon::Download,
    };
    let press = dispatch.on_press(ActionEvent::SelectionPressed(props.action));
    html! {
        <button
            class="lab"
            type="button"
            aria-label={props.label.clone()}
            aria-disabled={(!is_possible).then_some("true")}
            title={(!is_possible).then_some(words::NOT_POSSIBLE)}
            onclick={is_possible.then_some(press)}
        >
            { icon }
            <span>{ &props.words }</span>
            <b class="short">{ formats.number(props.n as u64) }</b>
        </button>
    }
}
