//! Why jobs fail.

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::effect::Target;
use crate::core::app::event::{Event, Leaving, Menu, OverlayEvent, OverviewEvent};
use crate::core::screen::overview as screen;
use crate::core::screen::overview::{Reason, SHOWN};
use crate::core::words::overview as words;
use crate::view::context::{Dispatch, use_dispatch};
use crate::view::controls::Popover;
use crate::view::hooks::{use_focus_target, use_leaving};

const LEAVE: Event = Event::Overlay(OverlayEvent::MenuLeft(Leaving::Back));

/// The reasons, and how they are shown.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) reasons: screen::Reasons,
    /// The filters of those that are pressed.
    pub(super) pressed: Rc<[Rc<str>]>,
    /// Whether there is room for all.
    pub(super) is_alone: bool,
    /// Whether all of them are shown over the list.
    pub(super) is_open: bool,
}

/// The most frequent reasons, and a button that shows the rest.
#[component]
pub(super) fn Reasons(Props { reasons, pressed, is_alone, is_open }: &Props) -> Html {
    let dispatch = use_dispatch();
    let node = use_focus_target(Target::MenuButton(Menu::Reasons));
    let (place, onfocusout) = use_leaving(*is_open, OverlayEvent::MenuLeft(Leaving::Away).into());
    let row = |it: &Reason| reason(it, pressed.contains(&it.term), &dispatch);
    let n_shown = if *is_alone { usize::MAX } else { SHOWN };
    let more = reasons.more.as_ref().filter(|_| !is_alone);
    html! {
        <div class="ov-area" ref={place} {onfocusout}>
            <div class="ov-h">
                <h3>{ words::WHY_THEY_FAIL }</h3>
                <span class="grow"></span>
                if let Some(words) = more {
                    <button
                        ref={node}
                        class="more"
                        type="button"
                        aria-haspopup="dialog"
                        aria-expanded={is_open.to_string()}
                        onclick={dispatch.on_press(OverlayEvent::MenuToggled(Menu::Reasons))}
                    >
                        { words.to_string() }
                    </button>
                }
            </div>
            { for reasons.all.iter().take(n_shown).map(row) }
            if more.is_some() && *is_open {
                <Popover label={reasons.title.to_string()} class="pop-reasons" leave={LEAVE}>
                    <div class="ph">{ reasons.title.to_string() }</div>
                    { for reasons.all.iter().map(row) }
                </Popover>
            }
        </div>
    }
}

fn reason(reason: &Reason, is_pressed: bool, dispatch: &Dispatch) -> Html {
    let sends = Event::from(OverviewEvent::ReasonPressed(Rc::clone(&reason.term)));
    html! {
        <button
            class="reason"
            part="reason"
            type="button"
            title={reason.text.to_string()}
            aria-pressed={is_pressed.to_string()}
            onclick={dispatch.on_press(sends)}
        >
            <span class="sr">{ reason.name.to_string() }</span>
            <span class="cut-text" aria-hidden="true">{ reason.text.to_string() }</span>
            <svg class="thin" aria-hidden="true">
                <rect class="track" width="100%" height="4" rx="2" />
                <rect class="fill" width={format!("{}%", reason.percent)} height="4" rx="2" />
            </svg>
            <span class="n" aria-hidden="true">{ reason.count.to_string() }</span>
        </button>
    }
}

/// Rows in waiting.
pub(super) fn waiting() -> Html {
    let row = || html! { <div class="reason"><span class="sk"></span></div> };
    html! {
        <div class="ov-area" aria-hidden="true">
            <div class="ov-h"><span class="sk"></span></div>
            { for std::iter::repeat_with(row).take(SHOWN) }
        </div>
    }
}
