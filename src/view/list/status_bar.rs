//! The line below the list: how many jobs there are, and in which zone times are.

use yew::prelude::*;

use crate::core::app::event::{Action, ActionEvent, Event, LoadEvent, Shortcut};
use crate::core::screen::list::StatusBar as Bar;
use crate::core::words::{download, list as words, replay};
use crate::view::context::{Formats, use_dispatch, use_formats};
use crate::view::controls::LinkButton;

/// What the line says.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) bar: Bar,
}

/// The line below the list.
#[component]
pub(super) fn StatusBar(Props { bar }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    html! {
        <div class="status-bar" part="status-bar">
            if bar.is_arriving {
                <span class="arriving" aria-hidden="true"></span>
            }
            <span data-matches={bar.n_matches.to_string()} data-total={bar.n_jobs.to_string()}>
                { how_many(bar, &formats) }
            </span>
            if bar.is_arriving {
                <LinkButton words={words::STOP_LOADING} sends={Event::from(LoadEvent::Stopped)} />
            }
            if bar.n_replays_waiting > 0 {
                { waiting(replay::waiting(bar.n_replays_waiting, &*formats), Action::Replay) }
            }
            if bar.n_downloads_waiting > 0 {
                { waiting(download::waiting(bar.n_downloads_waiting, &*formats), Action::Download) }
            }
            <span class="tz">{ words::times_are_in(&bar.zone, bar.zone_is_set) }</span>
            if bar.has_shortcuts {
                <button
                    class="keys"
                    type="button"
                    onclick={dispatch.on_press(Event::ShortcutPressed(Shortcut::Help))}
                >
                    { words::SHORTCUTS }
                </button>
            }
        </div>
    }
}

fn how_many(bar: &Bar, formats: &Formats) -> String {
    let all = bar.is_filtered.then_some(bar.n_jobs);
    let n = if bar.is_filtered { bar.n_matches } else { bar.n_jobs };
    let words = words::how_many(n, all, &**formats);
    if bar.is_arriving { words::so_far(&words) } else { words }
}

fn waiting(words: String, action: Action) -> Html {
    html! {
        <span>
            { words }
            <LinkButton words={words::STOP} sends={Event::from(ActionEvent::WaitingStopped(action))} />
        </span>
    }
}
