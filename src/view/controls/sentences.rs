//! Sentences one after the other, of which some count down.

use yew::prelude::*;

use super::Countdown;
use crate::core::screen::sentence::Sentence;

/// Sentences one after the other, of which some count down.
pub(crate) fn sentences(sentences: &[Sentence]) -> Html {
    let drawn = sentences.iter().enumerate().map(|(place, sentence)| {
        let space = if place > 0 { " " } else { "" };
        match sentence {
            Sentence::Fixed(text) => html! { <>{ space }{ text.clone() }</> },
            Sentence::Countdown { awaited, until } => {
                html! { <>{ space }<Countdown awaited={*awaited} until={*until} /></> }
            }
        }
    });
    drawn.collect()
}
