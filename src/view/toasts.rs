//! Messages at the edge of the widget.

use std::rc::Rc;

use yew::prelude::*;

use super::context::use_dispatch;
use super::controls::Icon;
use crate::core::app::event::{JobEvent, OverlayEvent};
use crate::core::screen::toasts::Toast;
use crate::core::words::toast as words;

/// The messages, newest last.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) toasts: Rc<[Toast]>,
}

/// Messages at the edge of the widget. Their regions are always in the page, so that what comes is read out.
#[component]
pub(super) fn Toasts(Props { toasts }: &Props) -> Html {
    let dispatch = use_dispatch();
    let hold = |is_held| OverlayEvent::ToastsHeld(is_held);
    let (errors, others): (Vec<_>, Vec<_>) = toasts.iter().partition(|it| it.is_error);
    let drawn = |toasts: Vec<&Toast>| -> Html {
        let draw = |it: &Toast| html! { <ToastMessage key={it.id} toast={it.clone()} /> };
        toasts.into_iter().map(draw).collect()
    };
    html! {
        <div
            class="toasts"
            part="toasts"
            onmouseenter={dispatch.filter(move |_| Some(hold(true)))}
            onmouseleave={dispatch.filter(move |_| Some(hold(false)))}
            onfocusin={dispatch.filter(move |_| Some(hold(true)))}
            onfocusout={dispatch.filter(move |_| Some(hold(false)))}
        >
            <div role="status" aria-live="polite">{ drawn(others) }</div>
            <div role="alert">{ drawn(errors) }</div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ToastProps {
    toast: Toast,
}

/// One message.
#[component]
fn ToastMessage(ToastProps { toast }: &ToastProps) -> Html {
    let dispatch = use_dispatch();
    let (part, icon) =
        if toast.is_error { ("toast toast-error", Icon::Warning) } else { ("toast", Icon::Check) };
    let dismiss = dispatch.on_press(OverlayEvent::ToastDismissed(toast.id));
    html! {
        <div class="toast" {part}>
            { icon }
            <span>{ toast.text.clone() }</span>
            if let Some(id) = &toast.view {
                <button
                    class="act"
                    type="button"
                    onclick={dispatch.on_press(JobEvent::Opened(Rc::clone(id)))}
                >
                    { words::VIEW }
                </button>
            }
            <button class="x" type="button" aria-label={words::DISMISS} onclick={dismiss}>
                { Icon::Cross }
            </button>
        </div>
    }
}
