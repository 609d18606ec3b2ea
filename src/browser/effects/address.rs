//! The page's address, and what the widget keeps in it.

use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, Location};

use crate::core::app::address::{Address, SyncUrl, UrlState};
use crate::core::app::event::PageAddress;

/// The page's address.
pub(in crate::browser) fn current() -> PageAddress {
    let location = web_sys::window().map(|it| it.location());
    let part = |read: fn(&Location) -> Result<String, JsValue>| {
        let part = location.as_ref().and_then(|it| read(it).ok()).unwrap_or_default();
        // Without the `?` or `#`.
        part.get(1..).unwrap_or_default().to_owned()
    };
    PageAddress { query: part(Location::search), hash: part(Location::hash) }
}

/// Whether several elements without an `id` keep what they show in the address, where they would use the same names.
pub(in crate::browser) fn is_shared(host: &HtmlElement) -> bool {
    let selector = host.local_name() + "[sync-url]:not([sync-url=off], [id])";
    let is_one = host.matches(&selector).unwrap_or(false);
    let all = host.owner_document().and_then(|it| it.query_selector_all(&selector).ok());
    is_one && all.is_some_and(|it| it.length() > 1)
}

/// Writes into the page's address. Browsers refuse when it is done too often.
pub(super) fn write(address: &Address, shown: &UrlState, is_step: bool) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let history = window.history()?;
    let url = url(address, shown)?;
    if is_step {
        history.push_state_with_url(&history.state()?, "", Some(&url))
    } else {
        history.replace_state_with_url(&history.state()?, "", Some(&url))
    }
}

/// This page's address with what is shown in it.
pub(super) fn url(address: &Address, shown: &UrlState) -> Result<String, JsValue> {
    let location = web_sys::window().ok_or(JsValue::NULL)?.location();
    let mut now = current();
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
