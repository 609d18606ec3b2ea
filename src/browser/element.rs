//! What `static/element.js` drives: widgets that come into elements and leave them.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::AppHandle;

use super::app::{App, Message, Props};
use super::translators::Translators;
use super::{fatal, style};

/// A widget, in an `<impact-jobs>` element or waiting for the next one: Yew never gives back all that a new one takes.
#[wasm_bindgen]
pub struct Widget {
    mount: Element,
    _translators: Translators,
    handle: AppHandle<App>,
}

#[wasm_bindgen]
impl Widget {
    /// A widget in an element, whose shadow root must be there. `number` is what [`failed`] knows it by.
    ///
    /// # Errors
    /// When the element has no shadow root.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, number: u32) -> Result<Self, JsValue> {
        fatal::end();
        let document = host.owner_document().ok_or(JsValue::NULL)?;
        let mount = document.create_element("div")?;
        // Text changes all the time here: see `translators`.
        mount.set_class_name("place notranslate");
        mount.set_attribute("translate", "no")?;
        let props = props(host, number, &mount)?;
        let handle = yew::Renderer::<App>::with_root_and_props(mount.clone(), props).render();
        let translators = Translators::undone_in(&mount)?;
        Ok(Self { mount, _translators: translators, handle })
    }

    /// Comes into another element, or back.
    ///
    /// # Errors
    /// When the element has no shadow root.
    pub fn attach(&self, host: HtmlElement, number: u32) -> Result<(), JsValue> {
        fatal::end();
        self.handle.send_message(Message::Attached(props(host, number, &self.mount)?));
        Ok(())
    }

    /// Leaves its element: its requests, timers and listeners end, and it forgets everything.
    pub fn detach(&self) {
        self.handle.send_message(Message::Detached);
        self.mount.remove();
    }

    /// The page changed an attribute, or the language around the element.
    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self) {
        self.handle.send_message(Message::AttributesChanged);
    }

    /// The element was moved in the page, perhaps to where another language is spoken, or into another window. Browsers
    /// forget how far it was scrolled.
    pub fn moved(&self) {
        fatal::end();
        if let Ok(root) = self.mount.get_root_node().dyn_into() {
            style::adopt(&root);
        }
        self.handle.send_message(Message::Moved);
        self.attributes_changed();
    }

    /// Asks for the list now. Resolves when it is there, or could not be had.
    pub fn refresh(&self) -> Promise {
        let handle = &self.handle;
        Promise::new(&mut |resolve, _| handle.send_message(Message::Refresh(resolve)))
    }
}

/// The number of the widget that was at work when this instance failed, 0 when it was none in particular.
#[wasm_bindgen]
pub fn failed() -> u32 {
    fatal::at_work()
}

/// Puts what the widget is drawn in into the element's shadow root, dressed.
fn props(host: HtmlElement, number: u32, mount: &Element) -> Result<Props, JsValue> {
    let root =
        host.shadow_root().ok_or_else(|| JsValue::from_str("The element has no shadow root."))?;
    style::adopt(&root);
    root.replace_children_with_node_1(mount);
    Ok(Props { host, root, number })
}
