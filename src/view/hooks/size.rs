//! The sizes of elements. The browser tells them when they change, so that nothing is measured after a draw.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, ResizeObserver, ResizeObserverBoxOptions, ResizeObserverEntry, ResizeObserverOptions,
    ResizeObserverSize,
};
use yew::prelude::*;

use crate::core::app::event::{Event, Size};
use crate::view::context::use_dispatch;

/// Watches the size of an element until it is dropped.
pub struct SizeObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl SizeObserver {
    /// Tells the size of an element soon, and whenever it changes, with how large its text is against the usual.
    pub fn new(element: &Element, changed: Callback<(Size, f64)>) -> Option<Self> {
        let callback = Closure::new(move |entries: Array| {
            let entry: Option<ResizeObserverEntry> = entries.get(0).dyn_into().ok();
            let Some(entry) = entry else { return };
            if let Some((width, height)) = border_box(&entry) {
                changed.emit((whole(width, height), text_scale(&entry.target())));
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observe(&observer, element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
fn whole(width: f64, height: f64) -> Size {
    Size { width: width as u32, height: height as u32 }
}

/// The border box: the inner one of a grid also changes with its scroll bar.
pub(super) fn observe(observer: &ResizeObserver, element: &Element) {
    let options = ResizeObserverOptions::new();
    options.set_box(ResizeObserverBoxOptions::BorderBox);
    observer.observe_with_options(element, &options);
}

/// Width and height.
pub(super) fn border_box(entry: &ResizeObserverEntry) -> Option<(f64, f64)> {
    let size: ResizeObserverSize = entry.border_box_size().get(0).dyn_into().ok()?;
    Some((size.inline_size(), size.block_size()))
}

/// How large the text of an element is, against the usual 13 px.
pub(super) fn text_scale(element: &Element) -> f64 {
    let window = element.owner_document().and_then(|it| it.default_view());
    let style = window.and_then(|it| it.get_computed_style(element).ok().flatten());
    let size = style.and_then(|it| it.get_property_value("font-size").ok());
    let pixels = size.map(|it| js_sys::parse_float(&it));
    pixels.filter(|it| *it > 0.0).map_or(1.0, |it| it / 13.0)
}

/// Sends the size of the element with this reference before it is first painted, and whenever it changes.
#[hook]
pub(crate) fn use_measured<E: Into<Event> + 'static>(node: &NodeRef, event: fn(Size) -> E) {
    let dispatch = use_dispatch();
    use_effect_with((node.clone(), dispatch), move |(node, dispatch)| {
        let dispatch = dispatch.clone();
        let told = Callback::from(move |(size, _)| dispatch.send(event(size)));
        let observer = node.cast().and_then(|it: Element| SizeObserver::new(&it, told));
        move || drop(observer)
    });
}
