//! Listeners outside the widget, which end with it.

use wasm_bindgen::prelude::*;
use web_sys::EventTarget;
use yew::prelude::*;

use super::app::{App, Message};
use super::effects::address;
use crate::core::app::event::{Event, PageEvent};

/// One of them.
pub(super) struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut()>,
}

impl Listener {
    pub(super) fn new(
        target: EventTarget,
        name: &'static str,
        listen: impl FnMut() + 'static,
    ) -> Self {
        let closure = Closure::new(listen);
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self { target, name, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, callback);
    }
}

/// What the widget listens to: the connection, the address of the page, and whether the page can be seen and has the
/// person's attention.
pub(super) fn all(ctx: &Context<App>) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let send = |read: fn() -> Event| {
        let link = ctx.link().clone();
        move || link.send_message(Message::Event(read()))
    };
    let mut listeners = vec![
        Listener::new(
            window.clone().into(),
            "online",
            send(|| Event::Page(PageEvent::ConnectionChanged(true))),
        ),
        Listener::new(
            window.clone().into(),
            "offline",
            send(|| Event::Page(PageEvent::ConnectionChanged(false))),
        ),
        Listener::new(
            window.clone().into(),
            "popstate",
            send(|| Event::Page(PageEvent::AddressChanged(address::current()))),
        ),
        Listener::new(
            window.clone().into(),
            "focus",
            send(|| Event::Page(PageEvent::WindowFocused)),
        ),
        Listener::new(
            window.clone().into(),
            "beforeprint",
            send(|| Event::Page(PageEvent::PrintingChanged(true))),
        ),
        Listener::new(
            window.clone().into(),
            "afterprint",
            send(|| Event::Page(PageEvent::PrintingChanged(false))),
        ),
    ];
    if let Some(document) = window.document() {
        let event = send(|| Event::Page(PageEvent::VisibilityChanged(is_visible())));
        listeners.push(Listener::new(document.into(), "visibilitychange", event));
    }
    listeners
}

pub(super) fn is_visible() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_none_or(|it| !it.hidden())
}
