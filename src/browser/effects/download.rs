//! Results: fetched, looked at, kept, and saved when it is their turn.
//!
//! The body goes into a blob, which browsers keep outside the page's memory and on disk when it is large. A link to
//! the address would save whatever comes, an error page or a login page included, and would need a second request.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortSignal, Blob, HtmlAnchorElement, HtmlElement, ReadableStream, ReadableStreamDefaultReader,
    Url,
};

use super::{answer, request};
use crate::browser::clock;
use crate::core::api::request::{Request, RequestId};
use crate::core::api::response::Failure;
use crate::core::api::result_file::{self, HEAD_LENGTH, Head, NoResult, Progress};
use crate::core::app::event::NetworkEvent;
use crate::core::job::Job;
use crate::core::time::Instant;
use crate::view::Dispatch;

/// So many bytes are collected before the browser may put them away.
const PART: u32 = 4 * 1024 * 1024;

/// Between two tellings of how much has come.
const PAUSE: Duration = Duration::from_millis(250);

/// Results that wait to be saved.
#[derive(Clone, Default)]
pub(super) struct Kept(Rc<RefCell<Vec<(RequestId, Blob)>>>);

impl Kept {
    /// Saves one under a name.
    pub(super) fn save(&self, request: RequestId, name: &str) {
        if let Some(blob) = self.take(request) {
            // Nothing in it can fail in a page that has fetched the result.
            let _ = save(&blob, name);
        }
    }

    /// Gives one away.
    pub(super) fn take(&self, request: RequestId) -> Option<Blob> {
        let mut kept = self.0.borrow_mut();
        let place = kept.iter().position(|(it, _)| *it == request)?;
        Some(kept.swap_remove(place).1)
    }
}

/// Fetches the result of a job and keeps it, telling how much has come. Returns the name to save it under.
pub(super) async fn download(
    host: &HtmlElement,
    request: &Request,
    job: &Job,
    signal: &AbortSignal,
    dispatch: &Dispatch,
    kept: &Kept,
) -> Result<String, NoResult> {
    let failed = |failure: Failure| NoResult::Error(failure.into());
    let broke = |error: JsValue| failed(request::failure(&error));
    // A result is whatever it is; errors come as JSON or XML, which are both read.
    let response = request::send(host, request, "*/*", signal).await.map_err(failed)?;
    let (status, headers) = (response.status(), request::headers(&response));
    let check = |start: &[u8], is_whole| {
        let head = Head { status, headers: &headers, start, is_whole };
        result_file::check(&head, job, clock::now())
    };
    let mut progress = Progress { total: result_file::length(&headers), ..Progress::default() };
    let mut teller = Teller::new(request.id, dispatch);
    let hear = |chunk: &Uint8Array| {
        if progress.received == 0 {
            let start = u32::try_from(HEAD_LENGTH).unwrap_or(u32::MAX);
            let start = chunk.subarray(0, chunk.length().min(start)).to_vec();
            progress.file_name = check(&start, false).ok().map(Into::into);
        }
        progress.received += u64::from(chunk.length());
        teller.tell(&progress);
    };
    let blob = match response.body() {
        Some(stream) => read(&stream, hear).await,
        None => Blob::new(),
    };
    let blob = blob.map_err(broke)?;
    let start = start(&blob).await.map_err(broke)?;
    #[expect(clippy::cast_precision_loss, reason = "the length is small")]
    let is_whole = blob.size() <= HEAD_LENGTH as f64;
    let name = check(&start, is_whole)?;
    if signal.aborted() {
        // Nobody would come for it.
        return Err(failed(Failure::Network));
    }
    kept.0.borrow_mut().push((request.id, blob));
    Ok(name)
}

/// All of a body, each part of it heard as it comes. Without the server's type: nothing but a saved file may come of it,
/// whatever it calls itself.
async fn read(stream: &ReadableStream, mut hear: impl FnMut(&Uint8Array)) -> Result<Blob, JsValue> {
    let reader = ReadableStreamDefaultReader::new(stream)?;
    let (parts, mut length) = (Array::new(), 0);
    while let Some(chunk) = answer::next(&reader).await? {
        hear(&chunk);
        parts.push(&chunk);
        length += chunk.length();
        if length >= PART {
            let blob = Blob::new_with_blob_sequence(&parts)?;
            parts.set_length(0);
            parts.push(&blob);
            length = 0;
        }
    }
    Blob::new_with_blob_sequence(&parts)
}

/// Tells how much has come, a few times a second. The last is always told, also when nothing follows.
struct Teller<'a> {
    request: RequestId,
    dispatch: &'a Dispatch,
    told_at: Instant,
    /// What is told if nothing more comes.
    later: Option<Timeout>,
}

impl<'a> Teller<'a> {
    fn new(request: RequestId, dispatch: &'a Dispatch) -> Self {
        Self { request, dispatch, told_at: clock::instant(), later: None }
    }

    fn tell(&mut self, progress: &Progress) {
        let event = NetworkEvent::Progressed { request: self.request, progress: progress.clone() };
        let now = clock::instant();
        let wait = PAUSE.saturating_sub(now.since(self.told_at));
        if wait.is_zero() {
            self.later = None;
            self.told_at = now;
            self.dispatch.send(event);
        } else {
            let dispatch = self.dispatch.clone();
            let wait = u32::try_from(wait.as_millis()).unwrap_or_default();
            self.later = Some(Timeout::new(wait, move || dispatch.send(event)));
        }
    }
}

/// The first bytes.
async fn start(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    let length = i32::try_from(HEAD_LENGTH).unwrap_or(i32::MAX);
    let part = blob.slice_with_i32_and_i32(0, length)?;
    let buffer = part.array_buffer().await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Saves a text as a file.
pub(super) fn save_text(text: &str, name: &str) {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()));
    // As for results.
    let _ = blob.and_then(|it| save(&it, name));
}

/// Saves a blob as a file.
pub(super) fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|it| it.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has to have begun before the address goes.
    Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
