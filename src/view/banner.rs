//! The line over a list that is not up to date.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::send::nothing;
use super::{Send, icon_button};
use crate::core::model::Model;
use crate::core::msg::{Copyable, Event};
use crate::core::notice::{self, BannerButton};

pub(super) fn banner(model: &Model, send: &Send) -> Html {
    let Some(banner) = notice::banner(model) else { return nothing() };
    let key = if banner.is_severe { "failed" } else { "error" };
    let button = banner.button.map(|button| {
        let (words, event) = match button {
            BannerButton::TryNow => ("Try now", Event::RefreshPressed),
            BannerButton::TryAgain => ("Try again", Event::RefreshPressed),
            BannerButton::CopyDetails => ("Copy details", Event::CopyPressed(Copyable::Problems)),
        };
        html! { <button class="btn small" part="button" type="button" onclick={send.press(event)}>{ words }</button> }
    });
    html! {
        <div class="banner" part={format!("banner banner-{key}")} data-s={key}
            role={if banner.is_severe { "alert" } else { "status" }}>
            { icon(if banner.is_severe { Icon::Warning } else { Icon::from(banner.about) }) }
            <div class="txt">
                <b>{ banner.lead }</b>{ " " }
                // The countdown would be read out every second.
                <span>{ banner.rest }</span>
            </div>
            <div class="acts">
                { for button }
                if banner.can_hide {
                    { icon_button(Icon::Cross, "Hide this message".into(), "", send.press(Event::BannerHidden)) }
                }
            </div>
        </div>
    }
}
