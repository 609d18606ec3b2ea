//! Download of results: by redirect to a signed address, or streamed.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use futures_util::stream;

use super::{
    answer,
    call::{Call, NOT_FOUND, pairs},
    route::{Operation, Route},
    state::App,
};
use crate::{
    wire::xml_text,
    world::{Download, ResultFile, Timestamp},
};

/// Where the stand-in for the cloud storage lies. It asks for no credentials: the signature is enough.
pub(crate) const STORAGE: &str = "/_storage/";

/// Seconds of world time for which a signed address is good.
const SIGNED_SECONDS: i64 = 300;

/// Answers `GET …/Download`.
///
/// Undocumented and chosen here: 404 with an envelope for results that are older than 90 days, and for jobs that ended
/// without a result. ("Not done" in the documentation means 202, which would have clients ask for ever.)
pub(crate) fn answer(call: &Call<'_>) -> Response {
    let (account, id) = (&call.route.account, &call.route.job_id);
    let mut state = call.app.state();
    let now = state.clock.now();
    let world = state.world(account);
    let Some((download, job)) = world.download(id).zip(world.job(id)) else {
        return call.error(StatusCode::NOT_FOUND, NOT_FOUND);
    };
    match download {
        Download::Ready(file)
            if call.parameter("Mode").is_some_and(|it| it.eq_ignore_ascii_case("stream")) =>
        {
            stream_file(file)
        }
        Download::Ready(_) => redirect(call.app, &job.uri("/Download"), now),
        Download::NotYet => {
            answer::formatted(StatusCode::ACCEPTED, call.format, call.encoding().job(&job))
        }
        Download::Nothing => call.error(StatusCode::NOT_FOUND, "The job ended without a result"),
        Download::Expired => {
            call.error(StatusCode::NOT_FOUND, "The result of the job is no longer available")
        }
    }
}

/// Answers `GET /_storage/…`, in the manner of a cloud storage.
pub(crate) fn from_storage(app: &App, uri: &Uri) -> Response {
    let query = pairs(uri);
    let number = |name| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let path = &uri.path()[STORAGE.len() - 1..];
    let expires = number("expires").and_then(|it| it.parse().ok()).map(Timestamp);
    let Some(expires) =
        expires.filter(|it| number("signature") == Some(&signature(app, path, *it)))
    else {
        return storage_error(StatusCode::FORBIDDEN, "SignatureDoesNotMatch", "Access denied.");
    };
    let mut state = app.state();
    if expires < state.clock.now() {
        return storage_error(
            StatusCode::BAD_REQUEST,
            "ExpiredToken",
            "The provided token has expired.",
        );
    }
    let route = Route::read(path).filter(|it| it.operation == Operation::Download);
    match route.and_then(|it| state.world(&it.account).download(&it.job_id)) {
        Some(Download::Ready(file)) => stream_file(file),
        _ => storage_error(StatusCode::NOT_FOUND, "NoSuchKey", "The specified key does not exist."),
    }
}

fn redirect(app: &App, path: &str, now: Timestamp) -> Response {
    let expires = now + SIGNED_SECONDS;
    let signature = signature(app, path, expires);
    // The real storage is another host; an absolute address on the address the sandbox listens on comes close.
    let location = format!(
        "http://{}{}{path}?expires={}&signature={signature}",
        app.addr,
        &STORAGE[..STORAGE.len() - 1],
        expires.0
    );
    let body = format!(
        "<html><body>Found: <a href=\"{}\">result</a></body></html>\n",
        xml_text(&location)
    );
    let mut response = answer::content(StatusCode::FOUND, "text/html; charset=utf-8", body);
    if let Ok(location) = HeaderValue::try_from(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

fn stream_file(file: ResultFile) -> Response {
    let disposition =
        HeaderValue::try_from(format!("attachment; filename=\"{}\"", file.name.replace('"', "")));
    let chunks = stream::iter(file.chunks().map(Ok::<_, std::convert::Infallible>));
    let mut response = answer::content(StatusCode::OK, "text/csv", Body::from_stream(chunks));
    if let Ok(disposition) = disposition {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// Keeps honest clients from making addresses up; it keeps no secret.
fn signature(app: &App, path: &str, expires: Timestamp) -> String {
    let text = format!("{} {path} {}", app.options.token, expires.0);
    let bits = text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    format!("{bits:032x}")
}

fn storage_error(status: StatusCode, code: &str, message: &str) -> Response {
    let body = format!(
        "<?xml version='1.0' encoding='UTF-8'?><Error><Code>{code}</Code><Message>{message}</Message></Error>"
    );
    answer::content(status, "application/xml; charset=UTF-8", body)
}
