//! Requests.

use gloo_net::http::Response as HttpResponse;
use js_sys::{Array, Function, Promise, Reflect, Symbol, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, HtmlElement, ReadableStream, ReadableStreamDefaultReader,
};

use super::clock::pause;
use super::host;
use crate::core::api::request::{Method, Request, RequestId};
use crate::core::api::response::{Answer, Failure, Headers, Response};
use crate::core::app::event::{Event, NetworkEvent};

/// Bytes that are read in one go, a few milliseconds of work. Then the browser has its turn.
const PART: u32 = 128 * 1024;
/// The first part is drawn at once, with code that never ran before, so it is small; each further one is twice as large.
const FIRST_PART: u32 = 4 * 1024;

/// Makes a request and reads the answer: whole, or telling its parts as they arrive. Each is taken over before the next
/// is read, however long that takes.
pub(super) async fn fetch(
    host: HtmlElement,
    request: Request,
    controller: AbortController,
    tell: impl AsyncFn(Event),
) -> Answer {
    let http = send(&host, &request, &controller, "application/json").await?;
    let head = Response { status: http.status(), headers: headers(&http), body: Vec::new() };
    let stream = http.body().filter(|_| request.in_parts && http.ok());
    let body = if let Some(stream) = stream {
        tell(Event::Network(NetworkEvent::Begun { request: request.id, response: head.clone() }))
            .await;
        tell_parts(request.id, &stream, tell).await.map(|()| Vec::new())
    } else {
        http.binary().await.map_err(|_| JsValue::NULL)
    };
    Ok(Response { body: body.map_err(|error| failure(&error))?, ..head })
}

/// Tells the parts of a body.
async fn tell_parts(
    request: RequestId,
    stream: &ReadableStream,
    tell: impl AsyncFn(Event),
) -> Result<(), JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let (mut part, mut n_since_pause) = (FIRST_PART, 0);
    loop {
        let chunk = JsFuture::from(reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(());
        }
        let value = Reflect::get(&chunk, &"value".into())?;
        // What comes out of another frame is an array of that frame, which looks like something else here.
        let bytes: Uint8Array = value.dyn_into().unwrap_or_else(|value| Uint8Array::new(&value));
        let length = bytes.length();
        let mut start = 0;
        while start < length {
            let end = length.min(start + part - n_since_pause);
            tell(Event::Network(NetworkEvent::Arrived {
                request,
                bytes: bytes.subarray(start, end).to_vec(),
            }))
            .await;
            n_since_pause += end - start;
            start = end;
            if n_since_pause >= part {
                n_since_pause = 0;
                part = PART.min(part * 2);
                pause().await?;
            }
        }
    }
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
    let answer = answer.and_then(|it| if is_response(&it) { Ok(it) } else { Err(it) });
    let answer = answer.map(JsCast::unchecked_into::<web_sys::Response>);
    answer.map(HttpResponse::from).map_err(|error| failure(&error))
}

/// A page's own `fetcher` can answer with anything, also with the `Response` of another frame.
fn is_response(answer: &JsValue) -> bool {
    Reflect::get(answer, &Symbol::to_string_tag()).is_ok_and(|it| it == "Response")
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
    response.headers().entries().collect()
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
