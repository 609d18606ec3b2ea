//! The element in its page: its attributes, and the events the page hears.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, Location, ShadowRoot};

use crate::core::app::address::{Address, SyncUrl, UrlState};
use crate::core::app::config::Attributes;
use crate::core::app::effect::HostEvent;
use crate::core::app::event::PageAddress;

/// The attributes the page set, and the language of the element's place in the page.
pub(super) fn attributes(host: &HtmlElement) -> Attributes {
    let names = host.get_attribute_names();
    let names = names.iter().filter_map(|name| name.as_string()).filter(|it| it != "lang");
    let set = names.filter_map(|name| host.get_attribute(&name).map(|value| (name, value)));
    set.chain(language(host).map(|it| ("lang".to_owned(), it))).collect()
}

/// The nearest `lang`, also outside of shadow roots.
pub(super) fn language(host: &HtmlElement) -> Option<String> {
    let mut element: Element = host.clone().into();
    loop {
        if let Some(found) = element.closest("[lang]").ok()? {
            return found.get_attribute("lang");
        }
        element = element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
    }
}

/// The page's address.
pub(super) fn address() -> PageAddress {
    let location = web_sys::window().map(|it| it.location());
    let part = |read: fn(&Location) -> Result<String, JsValue>| {
        let part = location.as_ref().and_then(|it| read(it).ok()).unwrap_or_default();
        // Without the `?` or `#`.
        part.get(1..).unwrap_or_default().to_owned()
    };
    PageAddress { query: part(Location::search), hash: part(Location::hash) }
}

/// Whether several elements without an `id` keep what they show in the address, where they would use the same names.
pub(super) fn shares_address(host: &HtmlElement) -> bool {
    let selector = host.local_name() + "[sync-url]:not([sync-url=off], [id])";
    let is_one = host.matches(&selector).unwrap_or(false);
    let all = host.owner_document().and_then(|it| it.query_selector_all(&selector).ok());
    is_one && all.is_some_and(|it| it.length() > 1)
}

/// Writes into the page's address. Browsers refuse when it is done too often.
pub(super) fn write_address(
    address: &Address,
    shown: &UrlState,
    is_step: bool,
) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let history = window.history()?;
    let url = url(address, shown)?;
    if is_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&history.state()?, "", Some(&url))
    }
}

/// This page's address with what is shown in it.
pub(super) fn url(address: &Address, shown: &UrlState) -> Result<String, JsValue> {
    let location = web_sys::window().ok_or(JsValue::NULL)?.location();
    let mut now = self::address();
    match address.part {
        SyncUrl::Off => {}
        SyncUrl::Hash => now.hash = address.write(&now.hash, shown),
        SyncUrl::Query => now.query = address.write(&now.query, shown),
    }
    let mut url = location.origin()? + &location.pathname()?;
    for (mark, part) in [("?", now.query), ("#", now.hash)] {
        if !part.is_empty() {
            url.push_str(mark);
            url.push_str(&part);
        }
    }
    Ok(url)
}

/// Tells who made the page, in the console.
pub(super) fn warn(text: &str) {
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
    emit(host, name, &detail(event), is_cancelable)
}

/// Dispatches a custom event. Returns false when a listener prevented it.
pub(super) fn emit(host: &HtmlElement, name: &str, detail: &JsValue, is_cancelable: bool) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(is_cancelable);
    init.set_detail(detail);
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
            let change = |it: &crate::core::list::store::Change| {
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
