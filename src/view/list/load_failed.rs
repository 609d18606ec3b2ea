//! The first list could not be loaded.

use yew::prelude::*;

use super::blank::blank;
use crate::core::app::event::{Copyable, Event, LoadEvent};
use crate::core::screen::list::LoadFailed as Failed;
use crate::core::words::load_failed as words;
use crate::view::controls::{Button, ButtonKind, Icon, copy_button, sentences};

/// What went wrong.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) failed: Failed,
}

/// The first list could not be loaded: why, and what to do.
#[component]
pub(super) fn LoadFailed(Props { failed }: &Props) -> Html {
    let colour = if failed.about.may_pass() { "error" } else { "failed" };
    let content = html! {
        <>
            <span class="art d-icon big tinted" data-s={colour}>{ Icon::from(failed.about) }</span>
            <h3>{ failed.title }</h3>
            // Read out when it comes, and not again with every second of the countdown.
            <p aria-live="off">{ sentences(&failed.text) }</p>
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
                { copy_button(Copyable::Technical, failed.is_copied) }
            </div>
        </>
    };
    blank("alert", content)
}
