//! The line over a list that is not up to date.

use super::Dispatch;
use super::button::{acts, framed, icon_button};
use super::controls::Icon;
use super::element::icon;
use super::element::{El, el};
use crate::core::app::event::{ActionEvent, Copyable, Event, LoadEvent};
use crate::core::app::model::Model;
use crate::core::screen::notice::{self, BannerButton};

pub(super) fn banner(model: &Model, dispatch: &Dispatch) -> Option<El> {
    let banner = notice::banner(model)?;
    let (part, key, role, shape) = if banner.is_severe {
        ("banner banner-failed", "failed", "alert", Icon::Warning)
    } else {
        ("banner banner-error", "error", "status", Icon::from(banner.about))
    };
    let button = banner.button.map(|button| {
        let (words, event) = match button {
            BannerButton::TryNow => ("Try now", Event::Load(LoadEvent::RefreshPressed)),
            BannerButton::TryAgain => ("Try again", Event::Load(LoadEvent::RefreshPressed)),
            BannerButton::LoadAll => ("Load all", Event::Load(LoadEvent::RefreshPressed)),
            BannerButton::CopyDetails => {
                ("Copy details", Event::Action(ActionEvent::CopyPressed(Copyable::Problems)))
            }
        };
        framed("btn small", dispatch, event).text(words)
    });
    let hide = banner.can_hide.then(|| {
        icon_button(
            Icon::Cross,
            "Hide this message",
            "ibtn",
            dispatch,
            Event::Load(LoadEvent::BannerHidden),
        )
    });
    let text = el("div")
        .class("txt")
        .child(el("b").text_of(banner.lead))
        .text(" ")
        // Read out when it comes, and not again with every second of the countdown.
        .child(el("span").attr("aria-live", "off").text_of(banner.rest));
    Some(
        el("div")
            .class("banner")
            .part(part)
            .attr("data-s", key)
            .role(role)
            .child(icon(shape))
            .child(text)
            .child(acts().maybe(button).maybe(hide)),
    )
}
