//! The status chips with their counts.

use std::rc::Rc;

use yew::prelude::*;

use super::context::{use_dispatch, use_formats};
use super::controls::Icon;
use crate::core::app::event::FilterEvent;
use crate::core::screen::chips::{Chip, ChipOf};
use crate::core::words::{chips as words, job};

/// The chips, in order.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) chips: Rc<[Chip]>,
}

/// The status chips with their counts.
#[component]
pub(super) fn StatusChips(Props { chips }: &Props) -> Html {
    let chips =
        chips.iter().map(|chip| html! { <StatusChip key={chip.of.key()} chip={chip.clone()} /> });
    html! {
        <div class="chips" part="chips" role="group" aria-label={words::FILTER_BY_STATUS}>
            <div class="chips-scroll">{ for chips }</div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ChipProps {
    chip: Chip,
}

/// One state, and how many jobs it would show.
#[component]
fn StatusChip(ChipProps { chip }: &ChipProps) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let (icon, name, event) = match &chip.of {
        ChipOf::All => (None, words::ALL.into(), FilterEvent::AnyStatusPressed),
        ChipOf::Status(status) => (
            Some(Icon::from(status)),
            job::status(status),
            FilterEvent::StatusToggled(status.clone()),
        ),
        ChipOf::Others => {
            (Some(Icon::Unknown), words::OTHER.into(), FilterEvent::OtherStatusesToggled)
        }
    };
    html! {
        <button
            class="chip"
            part="chip"
            type="button"
            aria-pressed={chip.is_pressed.to_string()}
            data-s={chip.of.key()}
            data-status={chip.of.key()}
            data-count={chip.count.map(|it| it.to_string())}
            onclick={dispatch.on_press(event)}
        >
            { icon.map(Html::from).unwrap_or_default() }
            { name }
            { " " }
            <span class="n">{ chip.count.map(|it| formats.number(it as u64)) }</span>
        </button>
    }
}
