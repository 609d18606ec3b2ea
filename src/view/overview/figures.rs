//! The three figures.

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::event::{Event, OverviewEvent};
use crate::core::overview::Summary;
use crate::core::screen::overview as screen;
use crate::core::screen::overview::{Change, Figure};
use crate::core::words::overview as words;
use crate::view::context::Dispatch;

/// How many jobs complete and how long they take; bars in waiting where nothing is counted.
pub(super) fn figures(
    summary: Option<&Summary>,
    pressed: &[Option<Rc<str>>; 3],
    dispatch: &Dispatch,
) -> Html {
    let figures = match summary {
        Some(summary) => {
            let figures = screen::figures(summary).into_iter().zip(pressed).enumerate();
            figures
                .map(|(at, (it, pressed))| figure(at, &it, pressed.as_deref(), dispatch))
                .collect()
        }
        None => vec![waiting(); 3],
    };
    html! {
        <ul class="ov-area figures" aria-label={words::FIGURES}>
            { for figures.into_iter().map(|it| html! { <li>{ it }</li> }) }
        </ul>
    }
}

fn figure(at: usize, figure: &Figure, pressed: Option<&str>, dispatch: &Dispatch) -> Html {
    let class = classes!("v", figure.term.is_none().then_some("none"));
    let parts = html! {
        <>
            <span class="sr">{ figure.name.to_string() }</span>
            <span class="l" aria-hidden="true">{ figure.label }</span>
            <span {class} aria-hidden="true">{ figure.value.to_string() }</span>
            { change(figure.change.as_ref()) }
        </>
    };
    // One that is pressed can be pressed again, also when it has too few jobs now.
    let Some(term) = pressed.map(Into::into).or_else(|| figure.term.clone()) else {
        return html! { <div class="fig" part="figure">{ parts }</div> };
    };
    html! {
        <button
            class="fig"
            part="figure"
            type="button"
            aria-pressed={pressed.is_some().to_string()}
            onclick={dispatch.on_press(Event::from(OverviewEvent::FigurePressed { figure: at, term }))}
        >
            { parts }
        </button>
    }
}

fn change(change: Option<&Change>) -> Html {
    let Some(change) = change else { return html! { <span class="delta"></span> } };
    let arrow = if change.is_more { "M4 1.2 7.4 6.8H.6z" } else { "M4 6.8.6 1.2h6.8z" };
    html! {
        <span class={classes!("delta", change.is_worse.then_some("worse"))} aria-hidden="true">
            if !change.amount.is_empty() {
                <svg viewBox="0 0 8 8"><path d={arrow} /></svg>
                { change.amount.to_string() }
                { " " }
            }
            <span class="more-words">{ change.word }</span>
        </span>
    }
}

fn waiting() -> Html {
    html! {
        <div class="fig" aria-hidden="true">
            <span class="l"><span class="sk"></span></span>
            <span class="v"><span class="sk"></span></span>
            <span class="delta"><span class="sk"></span></span>
        </div>
    }
}
