//! Requests.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, HtmlElement, Response as HttpResponse};

use super::host;
use crate::core::msg::{Method, Request};
use crate::core::response::{Answer, Failure, Headers, Response};

/// Makes a request and reads the whole answer.
pub(super) async fn fetch(
    host: HtmlElement,
    request: Request,
    controller: AbortController,
) -> Answer {
    let response = send(&host, &request, &controller, "application/json").await?;
    let (status, headers) = (response.status(), headers(&response));
    let body = body(&response).await.map_err(|error| failure(&error))?;
    Ok(Response { status, headers, body })
}

/// Makes a request for the element. The body of the answer is not read yet.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn send(
    host: &HtmlElement,
    request: &Request,
    controller: &AbortController,
    accept: &str,
) -> Result<HttpResponse, Failure> {
    let method = match request.method {
        Method::Get => "GET",
        Method::Put => "PUT",
    };
    let init = host::object(&[
        ("method", method.into()),
        ("headers", host::object(&[("Accept", accept.into())])),
        // The gateway caches; a copy in this browser would only be old.
        ("cache", "no-store".into()),
        ("signal", signal(request, controller).into()),
    ]);
    let answer = match start(host, request.endpoint.url(), &init) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    // A page's own `fetcher` can answer with anything.
    answer.and_then(JsCast::dyn_into).map_err(|error| failure(&error))
}

/// Starts a request: by the element's `fetcher` where the page set one, else by `fetch`.
fn start(host: &HtmlElement, url: &str, init: &JsValue) -> Result<Promise, JsValue> {
    let function = |owner: &JsValue, name: &str| -> Result<Function, JsValue> {
        Reflect::get(owner, &name.into())?.dyn_into()
    };
    let fetch = function(host, "fetcher").or_else(|_| function(&js_sys::global(), "fetch"))?;
    let answer = fetch.call2(&JsValue::UNDEFINED, &url.into(), init)?;
    Ok(Promise::resolve(&answer))
}

fn signal(request: &Request, controller: &AbortController) -> AbortSignal {
    match request.timeout {
        Some(timeout) => {
            let timeout = AbortSignal::timeout_with_u32(
                u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX),
            );
            AbortSignal::any(&Array::of2(&controller.signal(), &timeout))
        }
        None => controller.signal(),
    }
}

pub(super) fn headers(response: &HttpResponse) -> Headers {
    let pair = |pair: JsValue| {
        let pair: Array = pair.unchecked_into();
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    Array::from(&response.headers()).iter().filter_map(pair).collect()
}

async fn body(response: &HttpResponse) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

pub(super) fn failure(error: &JsValue) -> Failure {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|it| it.as_string());
    if name.as_deref() == Some("TimeoutError") {
        Failure::TimedOut
    } else if web_sys::window().is_some_and(|it| !it.navigator().on_line()) {
        Failure::Offline
    } else {
        Failure::Network
    }
}
