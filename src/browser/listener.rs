//! Listeners outside the widget, which end with it.

use gloo_events::EventListener;
use web_sys::{EventTarget, HtmlElement};
use yew::prelude::*;

use super::app::{App, Message};
use super::effects::address;
use super::fatal;
use crate::core::app::event::{Event, PageEvent, Size};
use crate::view::SizeObserver;

/// What the widget listens to: the connection, the address of the page, and whether the page can be seen and has the
/// person's attention.
pub(super) fn all(ctx: &Context<App>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let on = |target: &EventTarget, name: &'static str, read: fn() -> Event| {
        let link = ctx.link().clone();
        EventListener::new(target, name, move |_| {
            fatal::end();
            link.send_message(Message::Event(read()));
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
pub(super) fn size(host: &HtmlElement, ctx: &Context<App>) -> Option<SizeObserver> {
    let link = ctx.link().clone();
    let changed = move |(Size { width, height }, text_scale)| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let width = (f64::from(width) / text_scale) as u32;
        link.send_message(Message::Event(PageEvent::Resized(Size { width, height }).into()));
    };
    SizeObserver::new(host, changed.into())
}

pub(super) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_none_or(|it| !it.hidden())
}
