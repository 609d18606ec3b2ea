//! Requests.

use gloo_net::http::{RequestBuilder, Response as HttpResponse};
use web_sys::{AbortController, AbortSignal, RequestCache};

use crate::core::msg::{Method, Request};
use crate::core::response::{Answer, Failure, Headers, Response};

/// Makes a request and reads the whole answer.
pub(super) async fn fetch(request: Request, controller: AbortController) -> Answer {
    let response = send(&request, &controller, "application/json").await?;
    let (status, headers) = (response.status(), headers(&response));
    let body = response.binary().await.map_err(|error| failure(&error))?;
    Ok(Response { status, headers, body })
}

/// Makes a request. The body of the answer is not read yet.
///
/// # Errors
/// Why there is no answer.
pub(super) async fn send(
    request: &Request,
    controller: &AbortController,
    accept: &str,
) -> Result<HttpResponse, Failure> {
    let builder = match request.method {
        Method::Get => RequestBuilder::new(request.endpoint.url()),
        Method::Put => {
            RequestBuilder::new(request.endpoint.url()).method(gloo_net::http::Method::PUT)
        }
    };
    let signal = signal(request, controller);
    let built = builder
        .header("Accept", accept)
        // The gateway caches; a copy in this browser would only be old.
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&signal))
        .build()
        .map_err(|_| Failure::Network)?;
    built.send().await.map_err(|error| failure(&error))
}

fn signal(request: &Request, controller: &AbortController) -> AbortSignal {
    match request.timeout {
        Some(timeout) => {
            let timeout = AbortSignal::timeout_with_u32(
                u32::try_from(timeout.as_millis()).unwrap_or(u32::MAX),
            );
            AbortSignal::any(&js_sys::Array::of2(&controller.signal(), &timeout))
        }
        None => controller.signal(),
    }
}

pub(super) fn headers(response: &HttpResponse) -> Headers {
    response.headers().entries().collect()
}

pub(super) fn failure(error: &gloo_net::Error) -> Failure {
    let is_timeout =
        matches!(error, gloo_net::Error::JsError(error) if error.name == "TimeoutError");
    if is_timeout {
        Failure::TimedOut
    } else if web_sys::window().is_some_and(|it| !it.navigator().on_line()) {
        Failure::Offline
    } else {
        Failure::Network
    }
}
