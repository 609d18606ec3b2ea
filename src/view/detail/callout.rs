//! The box that explains a state.

use yew::prelude::*;

use super::counting::{Counted, Counting};
use crate::core::app::event::{Event, LoadEvent};
use crate::core::screen::detail::{Callout, WayOut};
use crate::core::words::detail as words;
use crate::view::context::use_formats;
use crate::view::controls::{Button, Icon};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) callout: Callout,
}

/// The box that explains a state.
#[component]
pub(super) fn CalloutBox(Props { callout }: &Props) -> Html {
    let formats = use_formats();
    let (title, text) = match *callout {
        Callout::Stalled { since, last_progress } => (
            html! { <Counting what={Counted::NoProgress} at={since} /> },
            words::stalled(last_progress, &*formats).into(),
        ),
        Callout::FinalError(WayOut::Replay) => {
            (words::FINAL_ERROR.into(), words::FINAL_ERROR_REPLAYABLE.into())
        }
        Callout::FinalError(WayOut::Ask) => {
            (words::FINAL_ERROR.into(), words::NOT_TRIED_AGAIN.into())
        }
        Callout::Retry(at) => {
            (html! { <Counting what={Counted::NextRetry} {at} /> }, words::RETRY_MEANS.into())
        }
        Callout::RetryDue => (words::RETRY_DUE.into(), words::RETRY_MEANS.into()),
        Callout::RetrySometime => (words::RETRY_SOMETIME.into(), words::RETRY_MEANS.into()),
        Callout::Failed(way_out) => (words::FAILED.into(), after_failure(way_out)),
        Callout::FailedAtOnce(way_out) => (words::FAILED_AT_ONCE.into(), after_failure(way_out)),
        Callout::Cancelled => (words::CANCELLED.into(), AttrValue::from(words::CANCELLED_MEANS)),
    };
    let status = callout.status();
    let is_stalled = matches!(callout, Callout::Stalled { .. });
    html! {
        <div class="callouts">
            <div class="callout" part={format!("callout callout-{}", status.key())} data-s={status.key()} role="note">
                { if is_stalled { Icon::Warning } else { Icon::from(&status) } }
                <div><p class="t">{ title }</p><p>{ text }</p></div>
                if is_stalled {
                    <Button class="small" words={words::CHECK_NOW} sends={Event::Load(LoadEvent::RefreshPressed)} />
                }
            </div>
        </div>
    }
}

fn after_failure(way_out: WayOut) -> AttrValue {
    match way_out {
        WayOut::Replay => words::FAILED_REPLAYABLE.into(),
        WayOut::Ask => words::NOT_TRIED_AGAIN.into(),
    }
}
