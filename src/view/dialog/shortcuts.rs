//! The keyboard shortcuts.

use yew::prelude::*;

use super::modal::Modal;
use crate::core::app::effect::Target;
use crate::core::app::event::{Event, OverlayEvent};
use crate::core::words::dialog as words;
use crate::view::controls::Button;
use crate::view::hooks::use_focus_target;

/// Lists the keyboard shortcuts.
#[component]
pub(crate) fn ShortcutsDialog() -> Html {
    let first = use_focus_target(Target::Dialog);
    let keys = words::KEYS.map(|(does, keys)| {
        html! {
            <div>
                <dt>{ does }</dt>
                <dd>{ for keys.split(' ').map(|key| html! { <kbd>{ key }</kbd> }) }</dd>
            </div>
        }
    });
    html! {
        <Modal role="dialog" title={words::SHORTCUTS}>
            <dl class="keys">{ for keys }</dl>
            <div class="acts">
                <Button
                    words={words::CLOSE}
                    sends={Event::from(OverlayEvent::DialogLeft)}
                    node={first}
                />
            </div>
        </Modal>
    }
}
