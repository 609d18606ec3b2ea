//! What browser events are about.

use wasm_bindgen::JsCast;

use super::hooks;
use crate::core::app::event::Event;

/// A press of a key does what it does here, and nothing else.
pub(super) fn consume(event: &web_sys::Event) {
    event.prevent_default();
    event.stop_propagation();
}

/// The keys of a dialog.
pub(super) fn scope_key(event: &web_sys::Event, leave: &Event, is_modal: bool) -> Option<Event> {
    hooks::scope_key(event.unchecked_ref(), leave, is_modal)
}
