//! Undoes what machine translation does to the widget.
//!
//! A translator puts `<font>` elements in place of text nodes. Yew goes on changing the nodes that it made, which are in
//! the page no more: a job that has completed would be said to be running. So the widget asks not to be translated, and
//! what a translator does nevertheless is taken back.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList};

/// Watches the elements under one until it is dropped.
pub(super) struct Translators {
    observer: MutationObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Translators {
    /// Takes back what is done to the text in `mount`.
    ///
    /// # Errors
    /// When the browser does not let anybody watch.
    pub(super) fn undone_in(mount: &Element) -> Result<Self, JsValue> {
        let callback = Closure::new(|records: Array| {
            for record in records.iter().filter_map(|it| it.dyn_into().ok()) {
                undo(&record);
            }
        });
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref())?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        observer.observe_with_options(mount, &options)?;
        Ok(Self { observer, _callback: callback })
    }
}

impl Drop for Translators {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Puts the text back that a `<font>` element took the place of, or has in it.
fn undo(record: &MutationRecord) {
    for font in nodes(&record.added_nodes()).filter(|it| it.node_name() == "FONT") {
        let Some(parent) = font.parent_node() else { continue };
        let replaced = nodes(&record.removed_nodes()).filter(is_text);
        let wrapped = nodes(&font.child_nodes()).filter(is_text);
        for text in replaced.chain(wrapped) {
            let _ = parent.insert_before(&text, Some(&font));
        }
        let _ = parent.remove_child(&font);
    }
}

fn is_text(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE
}

/// As they are now: those of a list that is alive move away while they are gone through.
fn nodes(list: &NodeList) -> std::vec::IntoIter<Node> {
    let nodes: Vec<_> = (0..list.length()).filter_map(|at| list.get(at)).collect();
    nodes.into_iter()
}
