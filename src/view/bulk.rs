//! The bar with what can be done with the selected jobs.

use super::Dispatch;
use super::button::plain;
use super::controls::Icon;
use super::element::icon;
use super::element::{El, el};
use crate::core::app::event::{Action, ActionEvent, Event, GridEvent};
use crate::core::app::model::Model;

pub(super) fn bulk(model: &Model, dispatch: &Dispatch) -> Option<El> {
    if model.selection.is_empty() {
        return None;
    }
    let n = model.locale.number(model.selection.len() as u64);
    let clear = plain("only-icon")
        .label("Clear selection")
        .attr("title", "Clear selection")
        .on_press(dispatch, Event::Grid(GridEvent::SelectionCleared))
        .child(icon(Icon::Cross));
    Some(
        el("div")
            .class("bulk")
            .part("bulk-bar")
            .role("toolbar")
            .label("Actions for selected jobs")
            .child(el("span").class("n").text_of([&*n, " selected"].concat()))
            .child(el("hr"))
            .maybe((!model.config.read_only).then(|| action(Action::Replay, model, dispatch)))
            .child(action(Action::Download, model, dispatch))
            .child(el("hr"))
            .child(clear),
    )
}

/// A button that says with how many of the selected jobs it can be done.
fn action(action: Action, model: &Model, dispatch: &Dispatch) -> El {
    let (verb, shape, one, many) = match action {
        Action::Replay => ("Replay ", Icon::Replay, " job", " jobs"),
        Action::Download => ("Download ", Icon::Download, " result", " results"),
    };
    let (n, all) = (model.n_possible(action), model.selection.len());
    let number = |n: usize| model.locale.number(n as u64);
    let count = if n == all { number(n) } else { [&*number(n), " of ", &number(all)].concat() };
    let label = [verb, &count, if all == 1 { one } else { many }].concat();
    let button = plain("lab").attr_of("aria-label", label);
    let button = if n == 0 {
        button
            .attr("aria-disabled", "true")
            .attr("title", "Not possible with any of the selected jobs")
    } else {
        button.on_press(dispatch, Event::Action(ActionEvent::SelectionPressed(action)))
    };
    button
        .child(icon(shape))
        .child(el("span").text_of([verb, &count].concat()))
        .child(el("b").class("short").text_of(number(n)))
}
