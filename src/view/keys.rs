//! What browser events are about: the element, the field, the keys that move in a menu.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlInputElement, KeyboardEvent};

use crate::core::app::event::{Event, OverlayEvent, Step};

/// The element a browser event happened on.
pub(super) fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The input a browser event happened on.
pub(super) fn input(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// A press of a key does what it does here, and nothing else.
pub(super) fn consume(event: &web_sys::Event) {
    event.prevent_default();
    event.stop_propagation();
}

/// The keys of a menu, dialog or sheet: arrows, Home and End move, Escape leaves.
pub(super) fn scope_key(event: &web_sys::Event, leave: &Event, is_modal: bool) -> Option<Event> {
    let key: &KeyboardEvent = event.unchecked_ref();
    let step = match (&*key.key(), key.shift_key()) {
        ("Escape", _) => None,
        ("Tab", false) if is_modal => Some(Step::Next),
        ("Tab", true) if is_modal => Some(Step::Previous),
        // Fields, and lists that scroll, have their own use for these.
        _ if is_field(event) || is_on(event, "ul") => return None,
        ("ArrowDown", _) => Some(Step::Next),
        ("ArrowUp", _) => Some(Step::Previous),
        ("Home", _) => Some(Step::First),
        ("End", _) => Some(Step::Last),
        _ => return None,
    };
    consume(event);
    Some(step.map_or_else(|| leave.clone(), |step| OverlayEvent::MenuMoved(step).into()))
}

/// Whether a key was pressed in a field that takes text.
pub(super) fn is_field(event: &web_sys::Event) -> bool {
    is_on(event, "input:not([type=checkbox]):not([type=radio]), textarea, select")
}

fn is_on(event: &web_sys::Event, selector: &str) -> bool {
    target(event).is_some_and(|it| it.matches(selector).unwrap_or(false))
}

/// Whether the focus leaves the element around it that `selector` names.
pub(super) fn leaves(event: &web_sys::Event, selector: &str) -> bool {
    let within = target(event).and_then(|it| it.closest(selector).ok().flatten());
    let to = event
        .unchecked_ref::<FocusEvent>()
        .related_target()
        .and_then(|it| it.dyn_into::<web_sys::Node>().ok());
    within.is_some_and(|it| !it.contains(to.as_ref()))
}
