//! Results: fetched, looked at, and saved.
//!
//! The body goes into a blob, which browsers keep outside the page's memory and on disk when it is large. A link to
//! the address would save whatever comes, an error page or a login page included, and would need a second request.

use gloo_net::http::Response as HttpResponse;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, Blob, HtmlAnchorElement, HtmlElement, Url};

use super::request;
use crate::browser::clock;
use crate::core::api::request::Request;
use crate::core::api::response::Failure;
use crate::core::api::result_file::{self, HEAD_LENGTH, Head, NoResult};
use crate::core::job::Job;

/// Downloads the result of a job. Returns the name it was saved under.
pub(super) async fn download(
    host: &HtmlElement,
    request: &Request,
    job: &Job,
    signal: &AbortSignal,
) -> Result<String, NoResult> {
    let no_answer = |failure: Failure| NoResult::Error(failure.into());
    // A result is whatever it is; errors come as JSON or XML, which are both read.
    let response = request::send(host, request, "*/*", signal).await.map_err(no_answer)?;
    let (status, headers) = (response.status(), request::headers(&response));
    let blob = blob(response).await.map_err(|_| no_answer(Failure::Network))?;
    let start = start(&blob).await.map_err(|_| no_answer(Failure::Network))?;
    #[expect(clippy::cast_precision_loss, reason = "the length is small")]
    let is_whole = blob.size() <= HEAD_LENGTH as f64;
    let head = Head { status, headers: &headers, start: &start, is_whole };
    let name = result_file::check(&head, job, clock::now())?;
    save(&blob, &name).map_err(|_| no_answer(Failure::Network))?;
    Ok(name)
}

async fn blob(response: HttpResponse) -> Result<Blob, JsValue> {
    let response = web_sys::Response::from(response);
    Ok(response.blob()?.await?.unchecked_into())
}

/// The first bytes.
async fn start(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    let length = i32::try_from(HEAD_LENGTH).unwrap_or(i32::MAX);
    let part = blob.slice_with_i32_and_i32(0, length)?;
    let buffer = part.array_buffer().await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    // Without the server's type: nothing but a saved file may come of it, whatever it calls itself.
    let file = Blob::new_with_blob_sequence(&Array::of1(blob))?;
    let url = Url::create_object_url_with_blob(&file)?;
    let document = web_sys::window().and_then(|it| it.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has to have begun before the address goes.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
