//! Messages at the edge of the widget. Their regions are always in the page, so that what comes is read out.

use std::rc::Rc;

use yew::prelude::*;

use super::Send;
use super::icon::{Icon, icon};
use crate::core::model::{Model, Toast};
use crate::core::msg::Event;

pub(super) fn toasts(model: &Model, send: &Send) -> Html {
    let is_error = |it: &&Toast| it.leaves_at.is_none();
    let (errors, others): (Vec<_>, Vec<_>) = model.toasts.shown.iter().partition(is_error);
    html! {
        <div class="toasts" part="toasts" onmouseenter={send.press(Event::ToastsHeld(true))}
            onmouseleave={send.press(Event::ToastsHeld(false))}
            onfocusin={send.on(|_: FocusEvent| Some(Event::ToastsHeld(true)))}
            onfocusout={send.on(|_: FocusEvent| Some(Event::ToastsHeld(false)))}>
            <div role="status" aria-live="polite">{ for others.into_iter().map(|it| toast(it, send)) }</div>
            <div role="alert">{ for errors.into_iter().map(|it| toast(it, send)) }</div>
        </div>
    }
}

fn toast(toast: &Toast, send: &Send) -> Html {
    let is_error = toast.leaves_at.is_none();
    html! {
        <div key={toast.id} class="toast" part={if is_error { "toast toast-error" } else { "toast" }}>
            { icon(if is_error { Icon::Warning } else { Icon::Check }) }
            <span>{ toast.text.clone() }</span>
            if let Some(id) = &toast.view {
                <button class="act" type="button" onclick={send.press(Event::JobOpened(Rc::clone(id)))}>{ "View" }</button>
            }
            <button class="x" type="button" aria-label="Dismiss" onclick={send.press(Event::ToastDismissed(toast.id))}>
                { icon(Icon::Cross) }
            </button>
        </div>
    }
}
