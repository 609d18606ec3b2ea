//! Listeners outside the widget, which end with it.

use gloo_events::EventListener;
use web_sys::{EventTarget, HtmlElement};

use super::effects::address;
use super::fatal;
use crate::core::app::event::{Event, PageEvent, Size};
use crate::view::{Dispatch, SizeObserver};

/// What the widget listens to: the connection, the address of the page, and whether the page can be seen and has the
/// person's attention.
pub(super) fn all(dispatch: &Dispatch) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let on = |target: &EventTarget, name: &'static str, read: fn() -> Event| {
        let dispatch = dispatch.clone();
        EventListener::new(target, name, move |_| {
            fatal::end();
            dispatch.send(read());
        })
    };
    let mut listeners = vec![
        on(&window, "online", || PageEvent::ConnectionChanged(true).into()),
        on(&window, "offline", || PageEvent::ConnectionChanged(false).into()),
        on(&window, "popstate", || PageEvent::AddressChanged(address::current()).into()),
        on(&window, "focus", || PageEvent::WindowFocused.into()),
        on(&window, "beforeprint", || PageEvent::PrintingChanged(true).into()),
        on(&window, "afterprint", || PageEvent::PrintingChanged(false).into()),
    ];
    listeners.extend(window.document().map(|document| {
        on(&document, "visibilitychange", || PageEvent::VisibilityChanged(is_visible()).into())
    }));
    listeners
}

/// Tells how large the element is.
pub(super) fn size(host: &HtmlElement, dispatch: Dispatch) -> Option<SizeObserver> {
    let changed = move |(Size { width, height }, text_scale)| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let width = (f64::from(width) / text_scale) as u32;
        dispatch.send(PageEvent::Resized(Size { width, height }));
    };
    SizeObserver::new(host, changed.into())
}

pub(super) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_none_or(|it| !it.hidden())
}
