//! The box that explains a state.

use yew::prelude::*;

use super::counting::{Counted, Counting};
use crate::core::app::event::{Event, LoadEvent};
use crate::core::screen::detail::Callout;
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
        Callout::FinalError => (words::FINAL_ERROR.into(), words::FINAL_ERROR_MEANS.into()),
        Callout::Retry(at) => {
            (html! { <Counting what={Counted::NextRetry} {at} /> }, words::RETRY_MEANS.into())
        }
        Callout::RetryDue => (words::RETRY_DUE.into(), words::RETRY_MEANS.into()),
        Callout::RetrySometime => (words::RETRY_SOMETIME.into(), words::RETRY_MEANS.into()),
        Callout::Failed => (words::FAILED.into(), words::FAILED_MEANS.into()),
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
