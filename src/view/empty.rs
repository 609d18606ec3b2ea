//! What fills the place of the list when there is none.

use yew::prelude::*;

use super::icon::{Icon, classed, icon};
use super::{Send, icon_button};
use crate::core::config::SetupError;
use crate::core::model::Model;
use crate::core::msg::{Copyable, Event};
use crate::core::notice::{self, Notice};

pub(super) fn no_jobs(send: &Send) -> Html {
    html! {
        <div class="blank" part="empty" role="status">
            { no_jobs_art() }
            <h3>{ "No jobs yet" }</h3>
            <p>
                { "Jobs appear here when someone schedules a report, click export, ad upload or contract terms change in \
                   impact.com." }
            </p>
            <div class="acts">
                <button class="btn" part="button" type="button" onclick={send.press(Event::RefreshPressed)}>
                    { icon(Icon::Refresh) }<span>{ "Check again" }</span>
                </button>
                <slot name="empty-action"></slot>
            </div>
        </div>
    }
}

pub(super) fn no_match(model: &Model, send: &Send) -> Html {
    let all = notice::jobs(model.store.len(), &*model.locale);
    html! {
        <div class="blank" part="empty" role="status">
            { no_match_art() }
            <h3>{ "No jobs match these filters" }</h3>
            <p>{ format!("Remove one of them, or clear them all to see {all}.") }</p>
            <div class="query">
                { for model.query.terms().enumerate().map(|(place, term)| html! {
                    <button type="button" aria-label={format!("Remove filter {term}")}
                        onclick={send.press(Event::TermRemoved(place))}>
                        <span class="cut-text">{ term.to_owned() }</span>{ icon(Icon::Cross) }
                    </button>
                }) }
            </div>
            <div class="acts">
                <button class="btn primary" part="button button-primary" type="button"
                    onclick={send.press(Event::FiltersCleared)}>
                    { icon(Icon::Cross) }<span>{ "Clear filters" }</span>
                </button>
            </div>
        </div>
    }
}

pub(super) fn failed(model: &Model, send: &Send) -> Html {
    let Some(notice) = notice::first_load(model) else { return Html::default() };
    let Notice { about, title, text, technical } = notice;
    let can_retry = !matches!(model.config.api, Err(SetupError::NoAccountSid));
    html! {
        <div class="blank" part="empty" role="alert">
            <span class="art d-icon big tinted" data-s={if about.may_pass() { "error" } else { "failed" }}>
                { icon(about.into()) }
            </span>
            <h3>{ title }</h3>
            <p>{ text }</p>
            if can_retry {
                <div class="acts">
                    <button class="btn primary" part="button button-primary" type="button"
                        onclick={send.press(Event::RefreshPressed)}>
                        { icon(Icon::Refresh) }<span>{ "Try again" }</span>
                    </button>
                </div>
            }
            if let Some(technical) = technical {
                <div class="facts">
                    <span class="mono cut-text">{ technical }</span>
                    { copy_button(model, Copyable::Technical, send) }
                </div>
            }
        </div>
    }
}

/// A small button that copies, and shows for a moment that it did.
pub(super) fn copy_button(model: &Model, what: Copyable, send: &Send) -> Html {
    let is_copied = model.copied.as_ref().is_some_and(|(it, _)| *it == what);
    let (shape, class) = if is_copied { (Icon::Check, "tiny done") } else { (Icon::Copy, "tiny") };
    let label = notice::copy_label(&what);
    icon_button(shape, label.into(), class, send.press(Event::CopyPressed(what)))
}

pub(super) fn missing(id: &str, model: &Model, send: &Send) -> Html {
    let short = crate::core::job::short_id(id).to_owned();
    let onclick = send.press(Event::CopyPressed(Copyable::Link));
    html! {
        <div class="blank" part="empty" role="status">
            <span class="art d-icon big">{ classed(Icon::Unknown, "i") }</span>
            <h3 tabindex="-1" data-focus="detail">{ "This job can’t be found" }</h3>
            <p>
                { "Job " }<span class="mono">{ short }</span>
                { " was removed, or the sign-in of this page can’t see it." }
            </p>
            <div class="acts">
                <button class="btn" part="button" type="button" {onclick}>
                    { icon(if model.copied.is_some() { Icon::Check } else { Icon::Link }) }<span>{ "Copy link" }</span>
                </button>
            </div>
        </div>
    }
}

fn no_jobs_art() -> Html {
    html! {
        <svg class="art" width="104" height="72" viewBox="0 0 104 72" aria-hidden="true">
            <g opacity=".45">
                <rect class="dash" x="18" y="8" width="68" height="16" rx="4" /><circle cx="28" cy="16" r="3" />
                <path d="M37 16h22" />
            </g>
            <g opacity=".75">
                <rect class="dash" x="11" y="28" width="82" height="16" rx="4" /><circle cx="21" cy="36" r="3" />
                <path d="M30 36h30M80 36h5" />
            </g>
            <rect x="4" y="48" width="96" height="18" rx="4" /><circle cx="15" cy="57" r="3.4" />
            <path d="M25 57h36M84 57h8" />
        </svg>
    }
}

fn no_match_art() -> Html {
    html! {
        <svg class="art" width="104" height="72" viewBox="0 0 104 72" aria-hidden="true">
            <g opacity=".5">
                <rect class="dash" x="6" y="12" width="70" height="14" rx="4" />
                <rect class="dash" x="6" y="30" width="52" height="14" rx="4" />
                <rect class="dash" x="6" y="48" width="62" height="14" rx="4" />
            </g>
            <circle class="ground" cx="72" cy="36" r="16" /><path class="thick" d="m84 48 11 11M66 36h12" />
        </svg>
    }
}
