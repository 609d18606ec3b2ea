//! The buttons of a row.

use yew::prelude::*;

use crate::core::app::event::ActionEvent;
use crate::core::screen::detail::Availability;
use crate::core::screen::list::Row;
use crate::core::words::{download, list as words};
use crate::view::context::Dispatch;
use crate::view::controls::Icon;

/// The cell with the buttons of a row.
pub(super) fn row_actions(row: &Row, name: &str, cell: NodeRef, dispatch: &Dispatch) -> Html {
    let button = |icon: Icon, label: String, stop: u8, press: Option<ActionEvent>| {
        html! {
            <button
                class="ibtn"
                part="icon-button"
                type="button"
                aria-label={label.clone()}
                title={label}
                aria-disabled={press.is_none().then_some("true")}
                data-stop={stop.to_string()}
                tabindex={row.tab_index(stop)}
                onclick={press.map(|it| dispatch.on_press(it))}
            >
                { icon }
            </button>
        }
    };
    let first = row.columns.actions();
    let id = || row.job.id.clone();
    let replay = row.can_replay.map(|can_replay| {
        let event = can_replay.then(|| ActionEvent::ReplayPressed(id()));
        button(Icon::Replay, words::replay(name), first, event)
    });
    // The first button is where the column starts.
    let stop = if replay.is_some() { first + 1 } else { first };
    // One button for both, so that it keeps the focus.
    let (icon, label, event) = match row.download {
        Availability::UnderWay => {
            (Icon::Cross, download::cancel(name), Some(ActionEvent::DownloadCancelled(id())))
        }
        Availability::Possible => {
            let event = ActionEvent::DownloadPressed(id());
            (Icon::Download, words::download_result(name), Some(event))
        }
        Availability::Impossible => (Icon::Download, words::download_result(name), None),
    };
    let download = button(icon, label, stop, event);
    html! {
        <div ref={cell} class="cell c-actions" role="gridcell" aria-colindex={first.to_string()}>
            { replay.unwrap_or_default() }
            { download }
        </div>
    }
}
