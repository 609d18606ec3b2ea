//! The single keys that do something while the focus is in the widget.

use web_sys::KeyboardEvent;

use super::hooks::is_in_field;
use crate::core::app::event::{Event, Shortcut};

/// What a key does, if anything; not in a field, where it is a letter.
pub(super) fn shortcut(key: &KeyboardEvent) -> Option<Event> {
    if key.ctrl_key() || key.meta_key() || key.alt_key() || is_in_field(key) {
        return None;
    }
    let shortcut = match &*key.key() {
        "/" => Shortcut::Search,
        "r" | "R" => Shortcut::Refresh,
        "?" => Shortcut::Help,
        _ => return None,
    };
    key.prevent_default();
    Some(Event::ShortcutPressed(shortcut))
}
