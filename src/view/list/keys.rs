//! The keys that mean something in the grid.

use web_sys::Element;
use yew::prelude::*;

use crate::core::list::cursor::GridKey;

/// What was pressed, in the direction in which the page runs; `None` for keys that mean nothing here.
pub(super) fn grid_key(event: &KeyboardEvent) -> Option<GridKey> {
    if event.alt_key() {
        return None;
    }
    let ctrl = event.ctrl_key() || event.meta_key();
    let key = GridKey::from_name(&event.key(), ctrl, event.shift_key())?;
    let element: Element = event.target_dyn_into()?;
    let is_right_to_left = element.matches(":dir(rtl)").unwrap_or(false);
    Some(if is_right_to_left { key.mirrored() } else { key })
}
