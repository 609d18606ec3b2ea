//! Noticing that somebody goes on elsewhere.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Node;
use yew::prelude::*;

use crate::core::app::event::Event;
use crate::view::context::use_dispatch;

/// While `is_open`, sends `leave` when the focus goes from within the element with this reference to another one, and
/// when something outside of it is pressed. Not when the focus goes nowhere: that is another window, or a button of the
/// element itself where a press does not focus it, as on macOS.
#[hook]
pub(crate) fn use_leaving(is_open: bool, leave: Event) -> (NodeRef, Callback<FocusEvent>) {
    let (dispatch, node) = (use_dispatch(), use_node_ref());
    let around = node.clone();
    let left = leave.clone();
    let onfocusout = dispatch.filter(move |event: FocusEvent| {
        let to: Node = event.related_target()?.dyn_into().ok()?;
        let leaves = is_open && !around.get()?.contains(Some(&to));
        leaves.then(|| left.clone())
    });
    use_effect_with((node.clone(), is_open), move |(node, is_open)| {
        let document = is_open.then(|| node.get()?.owner_document()).flatten();
        let node = node.clone();
        let listener = document.map(|it| {
            EventListener::new(&it, "pointerdown", move |event| {
                let is_in = node.get().is_some_and(|it| event.composed_path().includes(&it, 0));
                if !is_in {
                    dispatch.send(leave.clone());
                }
            })
        });
        move || drop(listener)
    });
    (node, onfocusout)
}
