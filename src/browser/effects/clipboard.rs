//! The clipboard, also on pages without https, where browsers hide it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, HtmlDocument, HtmlTextAreaElement, ShadowRoot};

/// Puts text on the clipboard. Whether that worked.
pub(super) async fn copy(text: &str, root: &ShadowRoot) -> bool {
    write(text).await || copy_selection(text, root).unwrap_or(false)
}

async fn write(text: &str) -> bool {
    match api() {
        Some(clipboard) => clipboard.write_text(text).await.is_ok(),
        None => false,
    }
}

/// The clipboard, where browsers have one for this page.
pub(super) fn api() -> Option<Clipboard> {
    let clipboard = web_sys::window()?.navigator().clipboard();
    (!AsRef::<JsValue>::as_ref(&clipboard).is_undefined()).then_some(clipboard)
}

/// The way of old: through a selected field.
fn copy_selection(text: &str, root: &ShadowRoot) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let focused = root.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("sr");
    root.append_child(&field).ok()?;
    field.select();
    let ok = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(focused) = focused.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    Some(ok)
}
