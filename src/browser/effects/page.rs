//! The element in its page: its attributes, and what the page hears.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, ShadowRoot};

use crate::core::app::config::Attributes;
use crate::core::app::effect::HostEvent;
use crate::core::list::store::Change;

/// The attributes the page set, and the language of the element's place in the page.
pub(in crate::browser) fn attributes(host: &HtmlElement) -> Attributes {
    let names = host.get_attribute_names();
    let names = names.iter().filter_map(|name| name.as_string()).filter(|it| it != "lang");
    let set = names.filter_map(|name| host.get_attribute(&name).map(|value| (name, value)));
    set.chain(language(host).map(|it| ("lang".to_owned(), it))).collect()
}

/// The nearest `lang`, also outside of shadow roots.
pub(in crate::browser) fn language(host: &HtmlElement) -> Option<String> {
    let mut element: Element = host.clone().into();
    loop {
        if let Some(found) = element.closest("[lang]").ok()? {
            return found.get_attribute("lang");
        }
        element = element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
    }
}

/// Tells who made the page, in the console.
pub(in crate::browser) fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

/// Shows a value in an attribute.
pub(super) fn reflect(host: &HtmlElement, name: &str, value: Option<&str>) {
    if host.get_attribute(name).as_deref() != value {
        let _ = match value {
            Some(value) => host.set_attribute(name, value),
            None => host.remove_attribute(name),
        };
    }
}

/// Tells the page. Returns whether it lets what the event is about happen.
pub(super) fn dispatch(host: &HtmlElement, event: &HostEvent) -> bool {
    let (name, is_cancelable) = name(event);
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(is_cancelable);
    init.set_detail(&detail(event));
    CustomEvent::new_with_event_init_dict(name, &init)
        .and_then(|it| host.dispatch_event(&it))
        .unwrap_or(true)
}

fn name(event: &HostEvent) -> (&'static str, bool) {
    match event {
        HostEvent::Ready => ("impact-jobs-ready", false),
        HostEvent::Load { .. } => ("impact-jobs-load", false),
        HostEvent::Error { .. } => ("impact-jobs-error", false),
        HostEvent::Change(_) => ("impact-jobs-change", false),
        HostEvent::Open(_) => ("impact-jobs-open", false),
        HostEvent::Query { .. } => ("impact-jobs-query", false),
        HostEvent::View { .. } => ("impact-jobs-view", false),
        HostEvent::Export { .. } => ("impact-jobs-export", true),
        HostEvent::Replay(_) => ("impact-jobs-replay", true),
        HostEvent::Replayed { .. } => ("impact-jobs-replayed", false),
        HostEvent::Download { .. } => ("impact-jobs-download", true),
    }
}

fn detail(event: &HostEvent) -> JsValue {
    let number =
        |number: usize| JsValue::from_f64(f64::from(u32::try_from(number).unwrap_or(u32::MAX)));
    match event {
        HostEvent::Ready => object(&[("version", env!("CARGO_PKG_VERSION").into())]),
        HostEvent::Load { count, at, problems } => {
            #[expect(clippy::cast_precision_loss, reason = "milliseconds of any date fit")]
            let at = js_sys::Date::new(&JsValue::from_f64(at.as_millis() as f64)).to_iso_string();
            let problems: Array = problems.iter().map(|it| JsValue::from_str(it)).collect();
            object(&[("count", number(*count)), ("at", at.into()), ("problems", problems.into())])
        }
        HostEvent::Error { kind, status, message } => object(&[
            ("kind", (*kind).into()),
            ("status", status.map_or(JsValue::NULL, |it| JsValue::from_f64(f64::from(it)))),
            ("message", message.into()),
        ]),
        HostEvent::Change(changes) => {
            let change = |it: &Change| {
                object(&[
                    ("id", (&*it.job.id).into()),
                    ("from", it.from.api_name().into()),
                    ("to", it.job.status.api_name().into()),
                ])
            };
            let changes: Array = changes.iter().map(change).collect();
            object(&[("changes", changes.into())])
        }
        HostEvent::Open(id) => {
            object(&[("id", id.as_deref().map_or(JsValue::NULL, JsValue::from_str))])
        }
        HostEvent::Query { query, matches } => {
            object(&[("query", query.into()), ("matches", number(*matches))])
        }
        HostEvent::View { columns, density, overview } => {
            let columns = columns.as_ref().map(ToString::to_string).unwrap_or_default();
            object(&[
                ("columns", columns.into()),
                ("density", density.key().into()),
                ("overview", overview.key().into()),
            ])
        }
        HostEvent::Export { format, count } => {
            object(&[("format", format.extension().into()), ("count", number(*count))])
        }
        HostEvent::Replay(id) => object(&[("id", (&**id).into())]),
        HostEvent::Replayed { id, new_id } => {
            object(&[("id", (&**id).into()), ("newId", (&**new_id).into())])
        }
        HostEvent::Download { id, url } => object(&[("id", (&**id).into()), ("url", url.into())]),
    }
}

/// A JavaScript object.
pub(super) fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a new plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
