//! The live indicator, pause and refresh.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::{Send, icon_button};
use crate::core::model::{Live, Model};
use crate::core::msg::Event;
use crate::core::relative::{self, Ago};

pub(super) fn live(model: &Model, send: &Send) -> Html {
    let live = model.live();
    html! {
        <div class="live" part="live" role="group" aria-label="Live updates">
            <span class="live-text" part="live-text" data-live={live.key()}>
                { sign(live) }<b>{ word(live) }</b>
                if let Some((long, short)) = since(model, live) {
                    <span class="long cut-text">{ format!("· {long}") }</span>
                    <span class="short">{ format!("· {short}") }</span>
                }
            </span>
            { pause(model, live, send) }
            { refresh(model, live, send) }
            <slot name="actions"></slot>
        </div>
    }
}

fn sign(live: Live) -> Html {
    match live {
        Live::Live => html! { <span class="dot"></span> },
        Live::Connecting => html! { <span class="spin-wrap">{ icon(Icon::Running) }</span> },
        Live::Paused => icon(Icon::Pause),
        Live::Offline => icon(Icon::Offline),
        Live::Limited(_) => icon(Icon::Hourglass),
        Live::Retrying | Live::Stopped => icon(Icon::Warning),
    }
}

fn word(live: Live) -> &'static str {
    match live {
        Live::Connecting => "Connecting …",
        Live::Live => "Live",
        Live::Paused => "Paused",
        Live::Retrying => "Retrying",
        Live::Offline => "Offline",
        Live::Limited(_) => "Rate limited",
        Live::Stopped => "Not updating",
    }
}

/// From when the list is, in long and in short.
fn since(model: &Model, live: Live) -> Option<(String, String)> {
    if let Live::Limited(until) = live {
        let wait = relative::clock(until.since(model.now));
        return Some((format!("resumes in {wait}"), wait));
    }
    let loaded_at = model.load.loaded_at?;
    let time = || model.locale.time(loaded_at);
    match live {
        Live::Live => match relative::ago(loaded_at, model.now, &*model.locale) {
            Ago::Words(words) => Some((format!("updated {words}"), words)),
            _ => Some((format!("updated {}", time()), time())),
        },
        Live::Paused => Some((format!("last updated {}", time()), time())),
        Live::Retrying | Live::Offline => Some((format!("showing data from {}", time()), time())),
        Live::Connecting | Live::Limited(_) | Live::Stopped => None,
    }
}

fn pause(model: &Model, live: Live, send: &Send) -> Html {
    let press = send.press(Event::PauseToggled);
    match live {
        Live::Live | Live::Limited(_) | Live::Retrying if !model.paused => {
            icon_button(Icon::Pause, "Pause live updates".into(), "", press)
        }
        _ if model.paused => icon_button(Icon::Play, "Resume live updates".into(), "", press),
        _ => Html::default(),
    }
}

fn refresh(model: &Model, live: Live, send: &Send) -> Html {
    match live {
        Live::Limited(until) => {
            let label = format!("Refresh: possible again in {}", relative::exact(until.since(model.now)));
            html! {
                <button class="ibtn" part="icon-button" type="button" aria-label={label.clone()} title={label}
                    aria-disabled="true">
                    { icon(Icon::Refresh) }
                </button>
            }
        }
        _ => icon_button(Icon::Refresh, "Refresh now".into(), "", send.press(Event::RefreshPressed)),
    }
}
