//! The state of a job as a word with its icon.

use yew::prelude::*;

use super::Icon;
use crate::core::job::Status;
use crate::core::words::job as words;

/// The state of a job as a word with its icon. A quiet one has no tint: for states that need no attention in a list.
pub(crate) fn status_badge(status: &Status, is_quiet: bool) -> Html {
    let key = status.key();
    html! {
        <span class={classes!("badge", is_quiet.then_some("quiet"))} part={format!("badge badge-{key}")} data-s={key}>
            { Icon::from(status) }
            { words::status(status) }
        </span>
    }
}
