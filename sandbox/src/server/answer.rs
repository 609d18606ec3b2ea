//! The answers that are the same for every operation.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::json;

use crate::{wire::Format, world::FieldError};

/// Marks a response that must not be sent: the connection is closed in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CloseInstead;

pub(crate) fn close_connection() -> Response {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(CloseInstead);
    response
}

/// A response of one content type.
pub(crate) fn content(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Body>,
) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// A body in the format of the API.
pub(crate) fn formatted(status: StatusCode, format: Format, body: impl Into<Body>) -> Response {
    content(status, format.content_type(), body)
}

/// An error envelope.
pub(crate) fn error(
    status: StatusCode,
    format: Format,
    message: &str,
    errors: &[FieldError],
) -> Response {
    formatted(status, format, format.error(message, errors))
}

/// Wrong credentials. Clients in the wild take the body for plain text. There is no challenge: with one, a browser would ask its user
/// for a password; whether the API sends one is unknown.
pub(crate) fn unauthorized() -> Response {
    content(
        StatusCode::UNAUTHORIZED,
        "text/plain",
        "Unauthorized: invalid account SID or auth token.\n",
    )
}

/// Too many requests, in the words of the gateway's rate limiting plugin; the API's own are undocumented.
pub(crate) fn rate_limited() -> Response {
    content(
        StatusCode::TOO_MANY_REQUESTS,
        "application/json",
        json!({ "message": "API rate limit exceeded" }).to_string(),
    )
}

/// Not found, as the gateway says it for a path that no API has.
pub(crate) fn no_route(request_number: u64) -> Response {
    let body = json!({ "message": "no Route matched with those values", "request_id": format!("{request_number:032x}") });
    content(StatusCode::NOT_FOUND, "application/json", body.to_string())
}

pub(crate) fn bad_gateway() -> Response {
    let body = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n\
                <hr><center>proxy</center>\n</body>\n</html>\n";
    content(StatusCode::BAD_GATEWAY, "text/html", body)
}

pub(crate) fn login_page() -> Response {
    let body = "<!doctype html>\n<html lang=\"en\"><head><title>Sign in</title></head>\n\
                <body><h1>Sign in</h1><form method=\"post\" action=\"/login\"></form></body></html>\n";
    content(StatusCode::OK, "text/html; charset=utf-8", body)
}

/// Nobody is there: who follows it gets no answer.
pub(crate) fn login_redirect() -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::FOUND;
    let login = HeaderValue::from_static("https://sign-in.example/login");
    response.headers_mut().insert(header::LOCATION, login);
    response
}
