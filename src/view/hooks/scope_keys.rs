//! The keys of what keeps the focus to itself: a menu, a dialog, a sheet.

use web_sys::Element;
use yew::prelude::*;

use crate::core::app::event::{Event, OverlayEvent, Step};
use crate::view::context::use_dispatch;

/// Arrows, Home and End move through a menu, dialog or sheet, and Escape sends `leave`. Out of a modal one Tab does not
/// lead either.
#[hook]
pub(crate) fn use_scope_keys(leave: Event, is_modal: bool) -> Callback<KeyboardEvent> {
    use_dispatch().on_key(move |key| scope_key(&key, &leave, is_modal))
}

/// What a key does there, if anything; then it does nothing else.
fn scope_key(key: &KeyboardEvent, leave: &Event, is_modal: bool) -> Option<Event> {
    let step = match (&*key.key(), key.shift_key()) {
        ("Escape", _) => None,
        ("Tab", false) if is_modal => Some(Step::Next),
        ("Tab", true) if is_modal => Some(Step::Previous),
        // Fields, and lists that scroll, have their own use for these.
        _ if is_in_field(key) || is_on(key, "ul, [role=tabpanel]") => return None,
        ("ArrowDown", _) => Some(Step::Next),
        ("ArrowUp", _) => Some(Step::Previous),
        ("Home", _) => Some(Step::First),
        ("End", _) => Some(Step::Last),
        _ => return None,
    };
    key.prevent_default();
    key.stop_propagation();
    Some(step.map_or_else(|| leave.clone(), |step| OverlayEvent::MenuMoved(step).into()))
}

/// Whether a key was pressed in a field that takes text, or uses keys in another way.
pub(crate) fn is_in_field(key: &KeyboardEvent) -> bool {
    is_on(key, "input:not([type=checkbox]):not([type=radio]), textarea, select")
}

fn is_on(key: &KeyboardEvent, selector: &str) -> bool {
    let element: Option<Element> = key.target_dyn_into();
    element.is_some_and(|it| it.matches(selector).unwrap_or(false))
}
