//! What the card says differently as time passes: drawn again with each tick, and nothing around it.

use yew::prelude::*;

use crate::core::time::Timestamp;
use crate::core::words::{detail, progress, timeline};
use crate::view::context::use_now;

/// What is counted, from or to a time.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Counted {
    /// How long a job probably still runs: "about 1 min left".
    TimeLeft,
    /// When a step is due: "in about 9 min".
    Ahead,
    /// When an error is tried again: "Next automatic retry in about 9 min".
    NextRetry,
    /// For how long a job has shown no progress: "No progress for 34 min".
    NoProgress,
}

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) what: Counted,
    pub(super) at: Timestamp,
}

/// A few words that count.
#[component]
pub(super) fn Counting(Props { what, at }: &Props) -> Html {
    let now = use_now();
    let words = match what {
        Counted::TimeLeft => progress::time_left(at.since(now)),
        Counted::Ahead => timeline::ahead(at.since(now)),
        Counted::NextRetry => detail::next_retry_in(at.since(now)),
        Counted::NoProgress => detail::no_progress_for(now.since(*at)),
    };
    words.into()
}
