//! The status badge and the progress bar.

use yew::prelude::*;

use crate::core::job::Status;
use super::icon::{Icon, icon};

/// A status: its icon and its word. `quiet` badges have no tint, for states that need no attention in a list.
pub(super) fn badge(status: &Status, quiet: bool) -> Html {
    let key = status.key();
    html! {
        <span class={classes!("badge", quiet.then_some("quiet"))} part={format!("badge badge-{key}")} data-s={key}>
            { icon(Icon::from(status)) }{ status.label() }
        </span>
    }
}

/// Whether the badge of a status is quiet in a list.
pub(super) fn is_quiet(status: &Status) -> bool {
    !matches!(status, Status::Running | Status::Error | Status::Failed)
}

/// A progress bar. `words` is what a screen reader says in place of the number.
pub(super) fn bar(percent: Option<u8>, status_key: &'static str, words: String) -> Html {
    let width = format!("{}%", percent.unwrap_or(0));
    html! {
        <span class="bar" part="progress" role="progressbar" aria-label="Progress" aria-valuemin="0" aria-valuemax="100"
            aria-valuenow={percent.map(|it| it.to_string())} aria-valuetext={words} data-s={status_key}>
            <svg aria-hidden="true"><rect part="progress-fill" {width} height="100%" rx="3" /></svg>
        </span>
    }
}
