//! The beginning of a result: fetched like a download, and given up as soon as it says enough.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{
    AbortSignal, Blob, HtmlElement, ReadableStream, ReadableStreamDefaultReader,
    ReadableWritablePair,
};

use super::{answer, request};
use crate::browser::clock;
use crate::core::api::request::Request;
use crate::core::api::response::Failure;
use crate::core::api::result_file::{self, HEAD_LENGTH, Head, NoResult};
use crate::core::job::Job;
use crate::core::preview::{MOST_BYTES, Preview, PreviewReader};

#[wasm_bindgen]
extern "C" {
    // Not in web-sys without a compiler flag of its own.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// How packed results begin, whatever the server calls them.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Fetches the beginning of a job's result and reads it.
pub(super) async fn preview(
    host: &HtmlElement,
    request: &Request,
    job: &Job,
    signal: &AbortSignal,
) -> Result<Preview, NoResult> {
    let failed = |failure: Failure| NoResult::Error(failure.into());
    let response = request::send(host, request, "*/*", signal).await.map_err(failed)?;
    let (status, headers) = (response.status(), request::headers(&response));
    let start = match response.body() {
        Some(stream) => begin(&stream).await.map_err(|error| failed(request::failure(&error)))?,
        None => Start::default(),
    };
    let head = Head {
        status,
        headers: &headers,
        start: start.bytes.get(..HEAD_LENGTH).unwrap_or(&start.bytes),
        is_whole: start.is_whole && start.bytes.len() <= HEAD_LENGTH,
    };
    result_file::check(&head, job, clock::now())?;
    let n_bytes = result_file::length(&headers);
    let reader = if start.bytes.starts_with(&GZIP) {
        unpacked(&start.bytes).await.map_err(|error| failed(request::failure(&error)))?
    } else {
        start.reader
    };
    Ok(Preview { table: reader.finish(), n_bytes })
}

/// How a body begins.
#[derive(Default)]
struct Start {
    bytes: Vec<u8>,
    is_whole: bool,
    reader: PreviewReader,
}

/// Reads a body until there is enough to show, and to tell a result from an error.
async fn begin(stream: &ReadableStream) -> Result<Start, JsValue> {
    let body = ReadableStreamDefaultReader::new(stream)?;
    let mut start = Start::default();
    let mut is_enough = false;
    while let Some(chunk) = answer::next(&body).await? {
        let chunk = chunk.to_vec();
        start.bytes.extend_from_slice(&chunk);
        is_enough = is_enough || (!start.bytes.starts_with(&GZIP) && start.reader.feed(&chunk));
        let shows_rows = is_enough && start.reader.has_rows();
        if shows_rows || start.bytes.len() >= if is_enough { HEAD_LENGTH } else { MOST_BYTES } {
            // What more comes is not wanted; whether the browser can stop it is its own affair.
            let _ = body.cancel().await;
            return Ok(start);
        }
    }
    start.is_whole = true;
    Ok(start)
}

/// Reads what is packed. The end of it is missing mostly.
async fn unpacked(bytes: &[u8]) -> Result<PreviewReader, JsValue> {
    let packed = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let stream = packed.stream().pipe_through(&DecompressionStream::new("gzip")?.into());
    let body = ReadableStreamDefaultReader::new(&stream)?;
    let mut reader = PreviewReader::default();
    while let Ok(Some(chunk)) = answer::next(&body).await {
        if reader.feed(&chunk.to_vec()) {
            let _ = body.cancel().await;
            break;
        }
    }
    Ok(reader)
}
