//! The result of a job: until when it is there, and how it begins.

use std::rc::Rc;

use yew::prelude::*;

use super::preview::ResultPreview;
use super::section::section;
use crate::core::screen::detail::{Expiry, Preview};
use crate::core::words::detail as words;
use crate::view::context::{Formats, use_formats};
use crate::view::controls::Icon;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) job_id: Rc<str>,
    pub(super) expiry: Option<Expiry>,
    pub(super) preview: Option<Preview>,
}

/// The result of a job.
#[component]
pub(super) fn ResultSection(Props { job_id, expiry, preview }: &Props) -> Html {
    let formats = use_formats();
    let kind = match preview {
        Some(Preview::Table { kind, .. }) => {
            Some(html! { <span class="note">{ kind.clone() }</span> })
        }
        _ => None,
    };
    let content = html! {
        <>
            { expiry.map(|it| line(it, &formats)).unwrap_or_default() }
            if let Some(preview) = preview {
                <ResultPreview job_id={Rc::clone(job_id)} preview={preview.clone()} />
            }
        </>
    };
    section(words::RESULT, kind, content)
}

/// Until when the result is there.
fn line(expiry: Expiry, formats: &Formats) -> Html {
    let is_near = expiry.is_near();
    let (before, after) = match expiry.days_left {
        Some(days) => words::result_until(days),
        None => (words::RESULT_REMOVED, String::new()),
    };
    html! {
        <p class={classes!("result-line", is_near.then_some("near"))} data-s={is_near.then_some("error")}>
            { Icon::Calendar }
            <span>{ before }<b>{ formats.day_with_year(expiry.at) }</b>{ after }</span>
        </p>
    }
}
