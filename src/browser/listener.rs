//! Listeners outside the widget, which end with it.

use gloo_events::EventListener;
use web_sys::EventTarget;
use yew::prelude::*;

use super::app::{App, Message};
use super::effects::address;
use crate::core::app::event::{Event, PageEvent};

/// What the widget listens to: the connection, the address of the page, and whether the page can be seen and has the
/// person's attention.
pub(super) fn all(ctx: &Context<App>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let on = |target: &EventTarget, name: &'static str, read: fn() -> Event| {
        let link = ctx.link().clone();
        EventListener::new(target, name, move |_| link.send_message(Message::Event(read())))
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

pub(super) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_none_or(|it| !it.hidden())
}
