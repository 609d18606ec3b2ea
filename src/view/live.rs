//! The live indicator, pause and refresh.

use super::Dispatch;
use super::button::{icon_button, named_icon_button};
use super::controls::Icon;
use super::element::icon;
use super::element::{El, el};
use crate::core::app::event::{Event, LoadEvent};
use crate::core::app::model::{Live, Model};
use crate::core::words::relative::{self, Ago};

pub(super) fn live(model: &Model, dispatch: &Dispatch) -> El {
    let live = model.live();
    let (long, short) = since(model, live)
        .map(|(long, short)| {
            let words = |class: &'static str, text: String| {
                el("span").class(class).text_of(["· ", &text].concat())
            };
            (words("long cut-text", long), words("short", short))
        })
        .unzip();
    let text = el("span")
        .class("live-text")
        .part("live-text")
        .attr("data-live", live.key())
        .child(sign(live))
        .child(el("b").text(word(live, model)))
        .maybe(long)
        .maybe(short);
    el("div")
        .class("live")
        .part("live")
        .role("group")
        .label("Live updates")
        .child(text)
        .maybe(pause(model, live, dispatch))
        .child(refresh(model, live, dispatch))
        .child(el("slot").attr("name", "actions"))
}

fn sign(live: Live) -> yew::Html {
    match live {
        Live::Live => el("span").class("dot").into(),
        Live::Connecting => el("span").class("spin-wrap").child(icon(Icon::Running)).into(),
        Live::Paused => icon(Icon::Pause),
        Live::Offline => icon(Icon::Offline),
        Live::Limited(_) => icon(Icon::Hourglass),
        Live::Retrying | Live::Stopped => icon(Icon::Warning),
    }
}

fn word(live: Live, model: &Model) -> &'static str {
    match live {
        Live::Connecting if model.load.is_arriving() && !model.store.is_empty() => "Loading …",
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
    let (lead, short) = match live {
        Live::Limited(until) => ("resumes in ", relative::clock(until.since(model.now))),
        Live::Connecting | Live::Stopped => return None,
        Live::Live | Live::Paused | Live::Retrying | Live::Offline => {
            let loaded_at = model.load.loaded_at?;
            match (live, relative::ago(loaded_at, model.now, &*model.locale)) {
                (Live::Live, Ago::Words(words)) => ("updated ", words),
                (Live::Live, _) => ("updated ", model.locale.time(loaded_at)),
                (Live::Paused, _) => ("last updated ", model.locale.time(loaded_at)),
                _ => ("showing data from ", model.locale.time(loaded_at)),
            }
        }
    };
    Some(([lead, &short].concat(), short))
}

fn pause(model: &Model, live: Live, dispatch: &Dispatch) -> Option<El> {
    let (shape, label) = match live {
        _ if model.paused => (Icon::Play, "Resume live updates"),
        Live::Live | Live::Limited(_) | Live::Retrying => (Icon::Pause, "Pause live updates"),
        _ => return None,
    };
    Some(icon_button(shape, label, "ibtn", dispatch, Event::Load(LoadEvent::PauseToggled)))
}

fn refresh(model: &Model, live: Live, dispatch: &Dispatch) -> El {
    if let Live::Limited(until) = live {
        let label =
            ["Refresh: possible again in ", &relative::exact(until.since(model.now))].concat();
        return named_icon_button(Icon::Refresh, label, "ibtn").truth("aria-disabled", true);
    }
    icon_button(
        Icon::Refresh,
        "Refresh now",
        "ibtn",
        dispatch,
        Event::Load(LoadEvent::RefreshPressed),
    )
}
