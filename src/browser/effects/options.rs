//! How a request is made, by `fetch` or by the page's own function.

use gloo_net::http::Method;
use web_sys::{RequestCache, RequestRedirect};

use crate::core::api::request::{self, Request};

/// The gateway caches; a copy in this browser would only be old.
pub(super) const CACHE: RequestCache = RequestCache::NoStore;

/// The API has no redirects, and a sign-in has one to a login page, which a script can mostly not follow: that would look
/// like a lost connection.
pub(super) const REDIRECT: RequestRedirect = RequestRedirect::Manual;

/// The HTTP method of a request.
pub(super) fn method(request: &Request) -> Method {
    match request.method {
        request::Method::Get => Method::GET,
        request::Method::Put => Method::PUT,
    }
}

/// The headers that a request is sent with.
pub(super) fn headers_of<'a>(
    request: &'a Request,
    accept: &'a str,
) -> impl Iterator<Item = (&'static str, &'a str)> {
    let key = request.idempotency_key.as_deref().map(|it| ("Idempotency-Key", it));
    [Some(("Accept", accept)), key].into_iter().flatten()
}
