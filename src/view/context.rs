//! What every component can ask for without being given it: the way to the core, the viewer's formats, and the time.
//!
//! The three seldom or never change, but for the clock: only the components that count read it, so that a tick draws
//! those alone.

use std::ops::Deref;
use std::rc::Rc;

use web_sys::{KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::core::app::event::Event;
use crate::core::locale::{Locale, PlainLocale};
use crate::core::time::{FixedZone, Timestamp};

/// Sends events to the core: the only way out of the view.
#[derive(Clone, Default, PartialEq)]
pub struct Dispatch(Callback<Event>);

impl Dispatch {
    /// A way out that ends in `callback`.
    pub fn new(callback: Callback<Event>) -> Self {
        Self(callback)
    }

    /// Sends an event now.
    pub fn send(&self, event: impl Into<Event>) {
        self.0.emit(event.into());
    }

    /// Sends this event at every press.
    pub fn on_press(&self, event: impl Into<Event>) -> Callback<MouseEvent> {
        let event = event.into();
        self.0.reform(move |_| event.clone())
    }

    /// Sends what `reaction` makes of a browser event, if anything.
    pub fn filter<T, E: Into<Event>>(
        &self,
        reaction: impl Fn(T) -> Option<E> + 'static,
    ) -> Callback<T> {
        let callback = self.0.clone();
        Callback::from(move |event| {
            if let Some(event) = reaction(event) {
                callback.emit(event.into());
            }
        })
    }

    /// Sends what `reaction` makes of a key, if anything. While an input method composes, keys are its own: they choose and
    /// confirm letters, and Escape takes them back.
    pub fn on_key<E: Into<Event>>(
        &self,
        reaction: impl Fn(KeyboardEvent) -> Option<E> + 'static,
    ) -> Callback<KeyboardEvent> {
        /// What some browsers say of such keys instead.
        const PROCESSED: u32 = 229;
        self.filter(move |key: KeyboardEvent| {
            let is_composing = key.is_composing() || key.key_code() == PROCESSED;
            if is_composing { None } else { reaction(key) }
        })
    }
}

/// How numbers and dates look to the viewer. The same one is equal.
#[derive(Clone)]
pub(super) struct Formats(pub Rc<dyn Locale>);

impl PartialEq for Formats {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Formats {
    type Target = dyn Locale;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

/// The time of the last event.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Clock(pub Timestamp);

/// The way to the core.
#[hook]
pub(super) fn use_dispatch() -> Dispatch {
    use_context().unwrap_or_default()
}

/// The viewer's formats. Outside of a widget, which is nowhere, those of a plain one.
#[hook]
pub(super) fn use_formats() -> Formats {
    use_context().unwrap_or_else(|| Formats(Rc::new(PlainLocale(FixedZone(0)))))
}

/// The time, for components that count: it draws them again with each tick.
#[hook]
pub(super) fn use_now() -> Timestamp {
    use_context::<Clock>().map(|it| it.0).unwrap_or_default()
}
