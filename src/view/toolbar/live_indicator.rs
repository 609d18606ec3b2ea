//! Whether the list is kept up to date, with the buttons that pause and refresh it. Of all of it only [`Updated`],
//! [`Resumes`] and [`RefreshButton`] count, and are drawn again with each tick.

use yew::prelude::*;

use crate::core::app::event::{Event, LoadEvent};
use crate::core::app::model::Live;
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::{DataAge, PauseButton};
use crate::core::time::Timestamp;
use crate::core::words::live as words;
use crate::view::context::{Formats, use_formats, use_now};
use crate::view::controls::{Icon, IconButton};

/// What the indicator says.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) indicator: screen::LiveIndicator,
}

/// The live indicator.
#[component]
pub(super) fn LiveIndicator(Props { indicator }: &Props) -> Html {
    let formats = use_formats();
    let screen::LiveIndicator { live, word, age: data_age, pause } = indicator;
    html! {
        <div class="live" part="live" role="group" aria-label={words::LIVE_UPDATES}>
            <span class="live-text" part="live-text" data-live={live.key()}>
                { sign(*live) }
                <b>{ *word }</b>
                { data_age.map(|it| age(it, &formats)).unwrap_or_default() }
            </span>
            if let Some(pause) = pause {
                { pause_button(*pause) }
            }
            <RefreshButton limited_until={live.limited_until()} />
            <slot name="actions" />
        </div>
    }
}

fn sign(live: Live) -> Html {
    match live {
        Live::Live => html! { <span class="dot" /> },
        Live::Connecting => html! { <span class="spin-wrap">{ Icon::Running }</span> },
        Live::Paused => Icon::Pause.into(),
        Live::Offline => Icon::Offline.into(),
        Live::Limited(_) => Icon::Hourglass.into(),
        Live::Retrying | Live::Stopped => Icon::Warning.into(),
    }
}

fn pause_button(pause: PauseButton) -> Html {
    let (icon, label) = match pause {
        PauseButton::Pause => (Icon::Pause, words::PAUSE),
        PauseButton::Resume => (Icon::Play, words::RESUME),
    };
    html! { <IconButton {icon} {label} sends={Event::from(LoadEvent::PauseToggled)} /> }
}

/// From when the list is.
fn age(age: DataAge, formats: &Formats) -> Html {
    match age {
        DataAge::Updated(at) => html! { <Updated {at} /> },
        DataAge::LastUpdated(at) => said(words::last_updated(at, &**formats)),
        DataAge::DataFrom(at) => said(words::data_from(at, &**formats)),
        DataAge::ResumesAt(until) => html! { <Resumes {until} /> },
    }
}

/// In long and in short: the stylesheet shows what there is room for.
fn said(words::Said { long, short }: words::Said) -> Html {
    html! {
        <>
            <span class="long cut-text">{ format!("· {long}") }</span>
            <span class="short">{ format!("· {short}") }</span>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct AtProps {
    at: Timestamp,
}

/// "updated 12 s ago"
#[component]
fn Updated(AtProps { at }: &AtProps) -> Html {
    let (now, formats) = (use_now(), use_formats());
    said(words::updated(*at, now, &*formats))
}

#[derive(PartialEq, Properties)]
struct UntilProps {
    until: Timestamp,
}

/// "resumes in 0:40"
#[component]
fn Resumes(UntilProps { until }: &UntilProps) -> Html {
    said(words::resumes_in(*until, use_now()))
}

#[derive(PartialEq, Properties)]
struct RefreshProps {
    limited_until: Option<Timestamp>,
}

/// The button to refresh. It is the same one when it can do nothing for a while, so that the focus stays on it.
#[component]
fn RefreshButton(RefreshProps { limited_until }: &RefreshProps) -> Html {
    let now = use_now();
    let (label, sends) = match limited_until {
        Some(until) => (words::refresh_possible_in(*until, now).into(), None),
        None => (AttrValue::from(words::REFRESH), Some(Event::from(LoadEvent::RefreshPressed))),
    };
    html! { <IconButton icon={Icon::Refresh} {label} {sends} /> }
}
