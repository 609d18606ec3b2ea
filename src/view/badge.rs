//! The status badge and the progress bar.

use super::element::{El, el};
use super::icon::{Icon, icon};
use crate::core::job::{Job, Status};

/// A status: its icon and its word. `quiet` badges have no tint, for states that need no attention in a list.
pub(super) fn badge(status: &Status, quiet: bool) -> El {
    let key = status.key();
    el("span")
        .class(if quiet { "badge quiet" } else { "badge" })
        .attr_of("part", ["badge badge-", key].concat())
        .attr("data-s", key)
        .child(icon(Icon::from(status)))
        .text_shared(status.label())
}

/// Whether the badge of a status is quiet in a list.
pub(super) fn is_quiet(status: &Status) -> bool {
    !matches!(status, Status::Running | Status::Error | Status::Failed)
}

/// The progress bar of a job. `words` is what a screen reader says in place of the number.
pub(super) fn bar(job: &Job, percent: Option<u8>, status_key: &'static str, words: String) -> El {
    let number = percent.unwrap_or(0).to_string();
    let fill = el("rect")
        .part("progress-fill")
        .attr_of("width", [&*number, "%"].concat())
        .attr("height", "100%")
        .attr("rx", "3");
    let bar = el("span")
        .class("bar")
        .part("progress")
        .role("progressbar")
        .label("Progress")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .attr_of("aria-valuetext", words)
        .attr("data-s", status_key)
        // Another job's bar does not grow out of this one.
        .child(el("svg").key(&job.id).attr("aria-hidden", "true").child(fill));
    if percent.is_some() { bar.attr_of("aria-valuenow", number) } else { bar }
}
