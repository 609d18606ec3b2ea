//! The page's own function in place of `fetch`.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, HtmlElement, RequestInit};

use super::options::{CACHE, REDIRECT, headers_of, method};
use super::page;
use crate::core::api::request::Request;

#[wasm_bindgen]
extern "C" {
    /// The element, as the loader defines it.
    type ImpactJobsElement;
    #[wasm_bindgen(method, getter, catch)]
    fn fetcher(this: &ImpactJobsElement) -> Result<JsValue, JsValue>;
}

/// The function that the page set, if it did.
pub(super) fn of(host: &HtmlElement) -> Option<Function> {
    host.unchecked_ref::<ImpactJobsElement>().fetcher().ok()?.dyn_into().ok()
}

/// Calls it as one calls `fetch`.
pub(super) fn call(
    fetcher: &Function,
    request: &Request,
    accept: &str,
    signal: &AbortSignal,
) -> Result<JsValue, JsValue> {
    let init = RequestInit::new();
    init.set_method(method(request).as_str());
    // A plain object and not `Headers`, so that a page can add its own: `{ ...init.headers, … }`.
    let headers: Vec<_> = headers_of(request, accept).map(|(name, it)| (name, it.into())).collect();
    init.set_headers(&page::object(&headers));
    init.set_cache(CACHE);
    init.set_redirect(REDIRECT);
    init.set_signal(Some(signal));
    fetcher.call2(&JsValue::UNDEFINED, &request.endpoint.url().into(), &init)
}
