//! Making a request: with `fetch`, or with the page's own function in its place.

use std::time::Duration;

use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Array, Promise, Reflect, Symbol};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, HtmlElement, ResponseType};

use super::fetcher;
use super::options::{CACHE, REDIRECT, headers_of, method};
use crate::core::api::request::Request;
use crate::core::api::response::{Failure, Headers};

#[wasm_bindgen]
extern "C" {
    // Bound here instead of sending with gloo-net: pages put functions of their own in the place of `fetch`, and one that
    // throws, rejects with what is no `Error`, or answers with what is no `Response` of this frame panics there.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

/// Makes a request for the element. The body of the answer is not read yet.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn send(
    host: &HtmlElement,
    request: &Request,
    accept: &str,
    signal: &AbortSignal,
) -> Result<Response, Failure> {
    let signal = with_timeout(signal, request.timeout);
    let begun = match fetcher::of(host) {
        Some(fetcher) => fetcher::call(&fetcher, request, accept, &signal),
        None => build(request, accept, &signal).and_then(|it| fetch(&it)),
    };
    let answer = match begun {
        Ok(answer) => Promise::resolve(&answer).await,
        Err(error) => Err(error),
    };
    let response = answer.and_then(response).map_err(|error| failure(&error))?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(Failure::Redirected);
    }
    Ok(response)
}

fn build(
    request: &Request,
    accept: &str,
    signal: &AbortSignal,
) -> Result<web_sys::Request, JsValue> {
    let builder = RequestBuilder::new(request.endpoint.url()).method(method(request));
    headers_of(request, accept)
        .fold(builder, |builder, (name, value)| builder.header(name, value))
        .cache(CACHE)
        .redirect(REDIRECT)
        .abort_signal(Some(signal))
        .build()
        .map(Into::into)
        // The address is none. What the error says is not shown to anybody.
        .map_err(|_| JsValue::UNDEFINED)
}

/// What aborts a request: what aborted it before, or the time.
fn with_timeout(signal: &AbortSignal, timeout: Option<Duration>) -> AbortSignal {
    let Some(timeout) = timeout else { return signal.clone() };
    let timeout = u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX);
    AbortSignal::any(&Array::of2(signal, &AbortSignal::timeout_with_u32(timeout)))
}

/// What a request was answered with, if it is a response. That of another frame is one too, although it is not
/// `instanceof` this frame's.
fn response(answer: JsValue) -> Result<Response, JsValue> {
    let is = |value: &JsValue, tag: &str| {
        Reflect::get(value, &Symbol::to_string_tag()).is_ok_and(|it| it == tag)
    };
    let headers = Reflect::get(&answer, &"headers".into());
    if is(&answer, "Response") && headers.is_ok_and(|it| is(&it, "Headers")) {
        Ok(answer.unchecked_into::<web_sys::Response>().into())
    } else {
        Err(answer)
    }
}

/// The headers of a response.
pub(super) fn headers(response: &Response) -> Headers {
    response.headers().entries().collect()
}

/// Why there is no answer, by what was thrown. That can be anything, also an error of another frame.
pub(super) fn failure(error: &JsValue) -> Failure {
    if Reflect::get(error, &"name".into()).is_ok_and(|it| it == "TimeoutError") {
        Failure::TimedOut
    } else if web_sys::window().is_some_and(|it| !it.navigator().on_line()) {
        Failure::Offline
    } else {
        Failure::Network
    }
}
