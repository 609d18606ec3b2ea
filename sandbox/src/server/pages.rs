//! Static files, under the strictest policy that the widget promises to work with.

use std::{convert::Infallible, path::Path};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use tower_http::services::ServeDir;
use tower_service::Service;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";

/// Answers with the file of `dir` that the path names, or `index.html` for a folder.
pub(crate) async fn serve(dir: &Path, request: Request) -> Response {
    let answer: Result<_, Infallible> = ServeDir::new(dir).call(request).await;
    let Ok(answer) = answer;
    let mut response = answer.map(Body::new);
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-cache"),
        // A page that shares no process with others may measure its memory.
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
