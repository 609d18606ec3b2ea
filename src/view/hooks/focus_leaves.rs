//! Noticing that the focus goes elsewhere.

use wasm_bindgen::JsCast;
use web_sys::Node;
use yew::prelude::*;

use crate::core::app::event::Event;
use crate::view::context::use_dispatch;

/// Sends `leave` when the focus goes from within the element with this reference to elsewhere: for its `onfocusout`.
#[hook]
pub(crate) fn use_focus_leaves(leave: Event) -> (NodeRef, Callback<FocusEvent>) {
    let (dispatch, node) = (use_dispatch(), use_node_ref());
    let around = node.clone();
    let onfocusout = dispatch.filter(move |event: FocusEvent| {
        let to: Option<Node> = event.related_target().and_then(|it| it.dyn_into().ok());
        let stays = around.get()?.contains(to.as_ref());
        (!stays).then(|| leave.clone())
    });
    (node, onfocusout)
}
