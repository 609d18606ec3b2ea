//! The line over a list that is not up to date.

use std::rc::Rc;

use yew::prelude::*;

use super::context::{Formats, use_dispatch, use_formats};
use super::controls::{Button, Icon, IconButton, sentences};
use crate::core::app::event::{ActionEvent, Copyable, Event, LoadEvent};
use crate::core::screen::banner::{self, BannerButton, ProblemLine, Problems};
use crate::core::words::banner as words;

/// What it says.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) banner: banner::Banner,
}

/// The line over a list that is not up to date, or not whole.
#[component]
pub(super) fn Banner(Props { banner }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let (part, key, role, icon) = if banner.is_severe {
        ("banner banner-failed", "failed", "alert", Icon::Warning)
    } else {
        ("banner banner-error", "error", "status", Icon::from(banner.about))
    };
    html! {
        <>
            <div class="banner" {part} data-s={key} {role}>
                { icon }
                <div class="txt">
                    <b>{ banner.lead.clone() }</b>
                    { " " }
                    // Read out when it comes, and not again with every second of the countdown.
                    <span aria-live="off">{ sentences(&banner.rest) }</span>
                </div>
                <div class="acts">
                    if let Some(problems) = &banner.problems {
                        <button
                            class="btn small"
                            part="button"
                            type="button"
                            aria-expanded={problems.are_listed().to_string()}
                            onclick={dispatch.on_press(LoadEvent::ProblemsToggled)}
                        >
                            { if problems.are_listed() { words::HIDE_DETAILS } else { words::SHOW_DETAILS } }
                        </button>
                    }
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
            if let Some(Problems::Listed { lines, n_more }) = &banner.problems {
                { listed(lines, *n_more, &formats) }
            }
        </>
    }
}

/// Outside of what is read out when it comes. Scrolled by keyboard where it is long.
fn listed(lines: &[ProblemLine], n_more: usize, formats: &Formats) -> Html {
    let line = |ProblemLine { what, sent }: &ProblemLine| {
        html! {
            <li>
                { Rc::clone(what) }
                if let Some(sent) = sent {
                    { " " }<span class="dim">{ words::SENT_AS }<code>{ Rc::clone(sent) }</code></span>
                }
            </li>
        }
    };
    html! {
        <ul class="problems" tabindex="0" aria-label={words::COULD_NOT_BE_READ}>
            { for lines.iter().map(line) }
            if n_more > 0 {
                <li class="dim">{ words::and_more(n_more, &**formats) }</li>
            }
        </ul>
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
