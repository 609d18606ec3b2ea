//! The line over a list that is not up to date.

use yew::prelude::*;

use super::controls::{Button, Icon, IconButton, sentences};
use crate::core::app::event::{ActionEvent, Copyable, Event, LoadEvent};
use crate::core::screen::banner::{self, BannerButton};
use crate::core::words::banner as words;

/// What it says.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) banner: banner::Banner,
}

/// The line over a list that is not up to date, or not whole.
#[component]
pub(super) fn Banner(Props { banner }: &Props) -> Html {
    let (part, key, role, icon) = if banner.is_severe {
        ("banner banner-failed", "failed", "alert", Icon::Warning)
    } else {
        ("banner banner-error", "error", "status", Icon::from(banner.about))
    };
    html! {
        <div class="banner" {part} data-s={key} {role}>
            { icon }
            <div class="txt">
                <b>{ banner.lead.clone() }</b>
                { " " }
                // Read out when it comes, and not again with every second of the countdown.
                <span aria-live="off">{ sentences(&banner.rest) }</span>
            </div>
            <div class="acts">
                if let Some(button) = banner.button {
                    <Button class="small" words={label(button)} sends={sent_by(button)} />
                }
                if banner.can_hide {
                    <IconButton
                        icon={Icon::Cross}
                        label={words::HIDE}
                        sends={Event::from(LoadEvent::BannerHidden)}
                    />
                }
            </div>
        </div>
    }
}

fn label(button: BannerButton) -> &'static str {
    match button {
        BannerButton::TryNow => words::TRY_NOW,
        BannerButton::TryAgain => words::TRY_AGAIN,
        BannerButton::LoadAll => words::LOAD_ALL,
        BannerButton::CopyDetails => words::COPY_DETAILS,
    }
}

fn sent_by(button: BannerButton) -> Event {
    match button {
        BannerButton::TryNow | BannerButton::TryAgain | BannerButton::LoadAll => {
            LoadEvent::RefreshPressed.into()
        }
        BannerButton::CopyDetails => ActionEvent::CopyPressed(Copyable::Problems).into(),
    }
}
