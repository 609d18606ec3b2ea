//! Sentences one after the other, of which some count down.

use std::rc::Rc;

use yew::prelude::*;

use super::Countdown;
use crate::core::screen::sentence::Sentence;

/// The sentences.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) sentences: Rc<[Sentence]>,
}

/// Sentences one after the other, of which some count down.
#[component]
pub(crate) fn Sentences(Props { sentences }: &Props) -> Html {
    let drawn = sentences.iter().enumerate().map(|(place, sentence)| {
        let space = if place > 0 { " " } else { "" };
        match sentence {
            Sentence::Fixed(text) => html! { <>{ space }{ text.clone() }</> },
            Sentence::Countdown { awaited, until } => {
                html! { <>{ space }<Countdown awaited={*awaited} until={*until} /></> }
            }
        }
    });
    html! { <>{ for drawn }</> }
}
