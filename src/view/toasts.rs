//! Messages at the edge of the widget. Their regions are always in the page, so that what comes is read out.

use std::rc::Rc;

use super::Dispatch;
use super::button::plain;
use super::controls::Icon;
use super::element::icon;
use super::element::{El, On, el};
use crate::core::app::event::{Event, JobEvent, OverlayEvent};
use crate::core::app::model::{Model, Toast};

pub(super) fn toasts(model: &Model, dispatch: &Dispatch) -> El {
    let region = |region: El, is_error: bool| {
        let shown = model.toasts.shown.iter().filter(|it| it.leaves_at.is_none() == is_error);
        shown.fold(region, |region, it| region.child(toast(it, is_error, dispatch)))
    };
    el("div")
        .class("toasts")
        .part("toasts")
        .always(On::MouseEnter, dispatch, Event::Overlay(OverlayEvent::ToastsHeld(true)))
        .always(On::MouseLeave, dispatch, Event::Overlay(OverlayEvent::ToastsHeld(false)))
        .always(On::FocusIn, dispatch, Event::Overlay(OverlayEvent::ToastsHeld(true)))
        .always(On::FocusOut, dispatch, Event::Overlay(OverlayEvent::ToastsHeld(false)))
        .child(region(el("div").role("status").attr("aria-live", "polite"), false))
        .child(region(el("div").role("alert"), true))
}

fn toast(toast: &Toast, is_error: bool, dispatch: &Dispatch) -> El {
    let view = toast.view.as_ref().map(|id| {
        plain("act").on_press(dispatch, Event::Job(JobEvent::Opened(Rc::clone(id)))).text("View")
    });
    let dismiss = plain("x")
        .label("Dismiss")
        .on_press(dispatch, Event::Overlay(OverlayEvent::ToastDismissed(toast.id)))
        .child(icon(Icon::Cross));
    el("div")
        .key(&toast.id.to_string())
        .class("toast")
        .part(if is_error { "toast toast-error" } else { "toast" })
        .child(icon(if is_error { Icon::Warning } else { Icon::Check }))
        .child(el("span").text_of(toast.text.clone()))
        .maybe(view)
        .child(dismiss)
}
