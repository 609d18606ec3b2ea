//! The state of a job as a word with its icon.

use yew::prelude::*;

use super::Icon;
use crate::core::job::Status;
use crate::core::words::job as words;

/// What a badge shows.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) status: Status,
    /// Without a tint, for states that need no attention in a list.
    #[prop_or_default]
    pub(crate) is_quiet: bool,
}

/// The state of a job as a word with its icon.
#[component]
pub(crate) fn StatusBadge(Props { status, is_quiet }: &Props) -> Html {
    let key = status.key();
    html! {
        <span class={classes!("badge", is_quiet.then_some("quiet"))} part={format!("badge badge-{key}")} data-s={key}>
            { Icon::from(status) }
            { words::status(status) }
        </span>
    }
}
