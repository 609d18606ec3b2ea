//! When the widget itself fails: a message in its place, an event for the page, and nothing else.
//!
//! A panic leaves this instance of the module in an unknown state, so every widget it drives stops. The page goes on.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::sync::Once;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::host;

thread_local! {
    static HOSTS: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
}

/// Watches over an element from now on.
pub(super) fn watch(element: &HtmlElement) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Yew would put its own in place, which only writes to the console.
        yew::set_custom_panic_hook(Box::new(report));
    });
    HOSTS.with_borrow_mut(|hosts| hosts.push(element.clone()));
}

/// No longer.
pub(super) fn unwatch(element: &HtmlElement) {
    HOSTS.with_borrow_mut(|hosts| hosts.retain(|it| it != element));
}

fn report(info: &PanicHookInfo<'_>) {
    let message = info.to_string();
    web_sys::console::error_1(&message.as_str().into());
    // Nothing may panic in here.
    let hosts = HOSTS
        .with(|it| it.try_borrow_mut().map(|mut it| std::mem::take(&mut *it)).unwrap_or_default());
    for host in hosts {
        show(&host);
        host::emit(
            &host,
            "impact-jobs-fatal",
            &host::object(&[("message", message.as_str().into())]),
            false,
        );
    }
}

/// Plain elements, because what draws the others may be what failed.
fn show(host: &HtmlElement) -> Option<()> {
    let root = host.shadow_root()?;
    let document = host.owner_document()?;
    let element = |tag: &str, class: &str, text: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_class_name(class);
        if !text.is_empty() {
            element.set_text_content(Some(text));
        }
        Some(element)
    };
    let app = element("div", "app", "")?;
    let blank = element("div", "blank", "")?;
    blank.set_attribute("role", "alert").ok()?;
    blank.append_child(&*element("h3", "", "The job list stopped")?).ok()?;
    let text = "Something in it went wrong. The rest of this page is not affected. Reload the page to start it again.";
    blank.append_child(&*element("p", "", text)?).ok()?;
    app.append_child(&blank).ok()?;
    while let Some(child) = root.first_child() {
        root.remove_child(&child).ok()?;
    }
    root.append_child(app.unchecked_ref()).ok()?;
    Some(())
}
