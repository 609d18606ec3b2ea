//! What `static/element.js` drives: one widget in one element.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AppHandle;

use super::shell::{Message, Props, Shell};
use super::{fatal, style};
use crate::core::msg::Event;

/// The widget of one `<impact-jobs>` element that is in a page.
#[wasm_bindgen]
pub struct Widget {
    host: HtmlElement,
    handle: AppHandle<Shell>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws into the element's shadow root, which must be there.
    ///
    /// # Errors
    /// When the element has no shadow root.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement) -> Result<Self, JsValue> {
        fatal::watch(&host);
        let root = host
            .shadow_root()
            .ok_or_else(|| JsValue::from_str("The element has no shadow root."))?;
        style::adopt(&root);
        let document = host.owner_document().ok_or(JsValue::NULL)?;
        let place = document.create_element("div")?;
        place.set_class_name("place");
        root.replace_children_with_node_1(&place);
        let props = Props { host: host.clone(), root };
        let handle = yew::Renderer::<Shell>::with_root_and_props(place, props).render();
        Ok(Self { host, handle })
    }

    /// The page changed an attribute.
    #[wasm_bindgen(js_name = attributesChanged)]
    pub fn attributes_changed(&self) {
        self.handle.send_message(Message::AttributesChanged);
    }

    /// Asks for the list now. Resolves when it is there, or could not be had.
    pub fn refresh(&self) -> Promise {
        let handle = &self.handle;
        Promise::new(&mut |resolve, _| handle.send_message(Message::Refresh(resolve)))
    }

    /// Opens a job.
    #[wasm_bindgen(js_name = openJob)]
    pub fn open_job(&self, id: &str) {
        self.send(Event::JobSet(Some(id.trim().into())));
    }

    /// Closes the open job.
    #[wasm_bindgen(js_name = closeJob)]
    pub fn close_job(&self) {
        self.send(Event::JobSet(None));
    }

    /// Takes the widget away: its requests, timers and listeners end.
    pub fn destroy(self) {
        fatal::unwatch(&self.host);
        self.handle.destroy();
    }

    fn send(&self, event: Event) {
        self.handle.send_message(Message::Event(event));
    }
}
