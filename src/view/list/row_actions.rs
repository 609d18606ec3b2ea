//! The buttons of a row.

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::event::ActionEvent;
use crate::core::list::cursor::column;
use crate::core::screen::detail::Availability;
use crate::core::words::{download, list as words};
use crate::view::context::use_dispatch;
use crate::view::controls::Icon;

/// What can be done with the job of a row.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The cell itself.
    pub(super) node: NodeRef,
    pub(super) job_id: Rc<str>,
    /// The name of the job.
    pub(super) name: String,
    /// The column that Tab stops at, in the row where it does.
    pub(super) tab_stop: Option<u8>,
    /// Whether a replay is possible; without a button where there is none at all.
    pub(super) can_replay: Option<bool>,
    pub(super) download: Availability,
}

/// The cell with the buttons of a row.
#[component]
pub(super) fn RowActions(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let (replay, download, cancel) =
        (*use_memo((dispatch, props.job_id.clone()), |(dispatch, id)| {
            let press = |event: fn(Rc<str>) -> ActionEvent| dispatch.on_press(event(id.clone()));
            (
                press(ActionEvent::ReplayPressed),
                press(ActionEvent::DownloadPressed),
                press(ActionEvent::DownloadCancelled),
            )
        }))
        .clone();
    let button = |icon: Icon, label: String, stop: u8, press: Option<Callback<MouseEvent>>| {
        html! {
            <button
                class="ibtn"
                part="icon-button"
                type="button"
                aria-label={label.clone()}
                title={label}
                aria-disabled={press.is_none().then_some("true")}
                data-stop={stop.to_string()}
                tabindex={if props.tab_stop == Some(stop) { "0" } else { "-1" }}
                onclick={press}
            >
                { icon }
            </button>
        }
    };
    // The first button is where the column starts.
    let download_stop =
        if props.can_replay.is_some() { column::SECOND_ACTION } else { column::ACTIONS };
    let replay = props.can_replay.map(|can_replay| {
        let label = words::replay(&props.name);
        button(Icon::Replay, label, column::ACTIONS, can_replay.then_some(replay))
    });
    // One button for both, so that it keeps the focus.
    let (icon, label, press) = match props.download {
        Availability::UnderWay => (Icon::Cross, download::cancel(&props.name), Some(cancel)),
        Availability::Possible => {
            (Icon::Download, words::download_result(&props.name), Some(download))
        }
        Availability::Impossible => (Icon::Download, words::download_result(&props.name), None),
    };
    let download = button(icon, label, download_stop, press);
    html! {
        <div ref={&props.node} class="cell c-actions" role="gridcell" aria-colindex="9">
            { for replay }
            { download }
        </div>
    }
}
