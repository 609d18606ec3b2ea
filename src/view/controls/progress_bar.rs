//! How far something is, as a bar.

use std::rc::Rc;

use yew::prelude::*;

use crate::core::words::progress as words;

/// What a bar shows.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Another job's bar does not grow out of this one.
    pub(crate) job_id: Rc<str>,
    /// 0 to 100; `None` when nobody knows.
    pub(crate) percent: Option<u8>,
    /// The key of the state that colours it, or `transfer`.
    pub(crate) status_key: &'static str,
    /// What it is about.
    #[prop_or(words::PROGRESS)]
    pub(crate) label: &'static str,
    /// What a screen reader says in place of the number.
    pub(crate) spoken: AttrValue,
}

/// How far a job or its download is, as a bar. Its length is an SVG attribute, which a strict style policy lets through.
#[component]
pub(crate) fn ProgressBar(Props { job_id, percent, status_key, label, spoken }: &Props) -> Html {
    html! {
        <span
            class="bar"
            part="progress"
            role="progressbar"
            aria-label={*label}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow={percent.map(|it| it.to_string())}
            aria-valuetext={spoken}
            data-s={*status_key}
        >
            <svg key={&**job_id} aria-hidden="true">
                <rect
                    part="progress-fill"
                    width={format!("{}%", percent.unwrap_or(0))}
                    height="100%"
                    rx="3"
                />
            </svg>
        </span>
    }
}
