//! The way out of the view: what a person does becomes an event for the core.

use yew::{Callback, FocusEvent, KeyboardEvent, MouseEvent, TargetCast};
use yew::virtual_dom::VNode;

use crate::core::msg::{Event, Step};

/// Sends events to the core.
#[derive(Clone, PartialEq)]
pub struct Send(Callback<Event>);

impl Send {
    /// A way out that ends in `callback`.
    pub fn new(callback: Callback<Event>) -> Self {
        Self(callback)
    }

    /// Sends an event now.
    pub fn send(&self, event: Event) {
        self.0.emit(event);
    }

    /// Sends this event on a press.
    pub fn press(&self, event: Event) -> Callback<MouseEvent> {
        let send = self.clone();
        Callback::from(move |_| send.send(event.clone()))
    }

    /// Sends what `read` makes of a browser event, if anything.
    pub fn on<E: 'static>(&self, read: impl Fn(E) -> Option<Event> + 'static) -> Callback<E> {
        let send = self.clone();
        Callback::from(move |event| {
            if let Some(event) = read(event) {
                send.send(event);
            }
        })
    }

    /// The keys of a menu, dialog or sheet: arrows, Home and End move, Escape leaves.
    pub fn scope_keys(&self, leave: Event, is_modal: bool) -> Callback<KeyboardEvent> {
        self.on(move |event: KeyboardEvent| {
            let step = match (&*event.key(), event.shift_key()) {
                ("Escape", _) => None,
                ("Tab", false) if is_modal => Some(Step::Next),
                ("Tab", true) if is_modal => Some(Step::Previous),
                // Fields have their own use for these.
                _ if is_field(&event) => return None,
                ("ArrowDown", _) => Some(Step::Next),
                ("ArrowUp", _) => Some(Step::Previous),
                ("Home", _) => Some(Step::First),
                ("End", _) => Some(Step::Last),
                _ => return None,
            };
            event.prevent_default();
            event.stop_propagation();
            Some(step.map_or_else(|| leave.clone(), Event::MenuMoved))
        })
    }
}

/// Whether a key was pressed in a field that takes text.
pub(crate) fn is_field(event: &KeyboardEvent) -> bool {
    event.target_dyn_into::<web_sys::Element>().is_some_and(|it| {
        it.matches("input:not([type=checkbox]):not([type=radio]), textarea, select").unwrap_or(false)
    })
}

/// Whether the focus leaves the element around it that `selector` names.
pub(crate) fn leaves(event: &FocusEvent, selector: &str) -> bool {
    use wasm_bindgen::JsCast;
    let within = event.target_dyn_into::<web_sys::Element>().and_then(|it| it.closest(selector).ok().flatten());
    let to = event.related_target().and_then(|it| it.dyn_into::<web_sys::Node>().ok());
    within.is_some_and(|it| !it.contains(to.as_ref()))
}

/// Nothing, where the design has nothing.
pub(crate) fn nothing() -> VNode {
    VNode::default()
}
