//! The first list could not be loaded.

use yew::prelude::*;

use super::Blank;
use crate::core::app::event::{Copyable, Event, LoadEvent};
use crate::core::screen::list::{LoadFailed as Failed, NextTry};
use crate::core::time::Timestamp;
use crate::core::words::load_failed as words;
use crate::view::context::use_now;
use crate::view::controls::{Button, ButtonKind, CopyButton, Icon};

/// What went wrong.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) failed: Failed,
}

/// The first list could not be loaded: why, and what to do.
#[component]
pub(super) fn LoadFailed(Props { failed }: &Props) -> Html {
    let colour = if failed.about.may_pass() { "error" } else { "failed" };
    html! {
        <Blank role="alert">
            <span class="art d-icon big tinted" data-s={colour}>{ Icon::from(failed.about) }</span>
            <h3>{ failed.title }</h3>
            // Read out when it comes, and not again with every second of the countdown.
            <p aria-live="off">
                { &failed.advice }
                if !failed.advice.is_empty() && failed.next_try != NextTry::Never {
                    { " " }
                }
                { next_try(failed.next_try) }
            </p>
            if failed.can_retry {
                <div class="acts">
                    <Button
                        kind={ButtonKind::Primary}
                        icon={Icon::Refresh}
                        words={words::TRY_AGAIN}
                        sends={Event::from(LoadEvent::RefreshPressed)}
                    />
                </div>
            }
            <div class="facts">
                <span class="mono cut-text">{ &failed.technical }</span>
                <CopyButton what={Copyable::Technical} is_copied={failed.is_copied} />
            </div>
        </Blank>
    }
}

fn next_try(next_try: NextTry) -> Html {
    match next_try {
        NextTry::Never => Html::default(),
        NextTry::Now => words::TRYING_AGAIN.into(),
        NextTry::At(at) => html! { <TriesAgain {at} /> },
    }
}

#[derive(PartialEq, Properties)]
struct TriesAgainProps {
    at: Timestamp,
}

/// In how many seconds it is tried again. Drawn again with each tick.
#[component]
fn TriesAgain(TriesAgainProps { at }: &TriesAgainProps) -> Html {
    let now = use_now();
    html! { words::tries_again(at.since(now)) }
}
