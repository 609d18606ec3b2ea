//! Reading an answer: whole, or in parts as it arrives.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortSignal, HtmlElement, ReadableStream, ReadableStreamDefaultReader, ReadableStreamReadResult,
};

use super::Link;
use super::request::{failure, headers, send};
use crate::browser::clock::pause;
use crate::core::api::request::{Request, RequestId};
use crate::core::api::response::{Answer, Response};
use crate::core::app::event::NetworkEvent;

/// Bytes that are read in one go, a few milliseconds of work. Then the browser has its turn.
const PART: u32 = 128 * 1024;
/// The first part is drawn at once, with code that never ran before, so it is small; each further one is twice as large.
const FIRST_PART: u32 = 4 * 1024;

/// Makes a request and reads the answer: whole, or telling its parts as they arrive. Each is taken over before the next
/// is read, however long that takes.
pub(super) async fn fetch(
    host: &HtmlElement,
    request: &Request,
    signal: &AbortSignal,
    link: &Link,
) -> Answer {
    let http = send(host, request, "application/json", signal).await?;
    let head = Response { status: http.status(), headers: headers(&http), body: Vec::new() };
    let body = match http.body() {
        Some(stream) if request.in_parts && http.ok() => {
            link.tell(NetworkEvent::Begun { request: request.id, response: head.clone() }).await;
            tell_parts(request.id, &stream, link).await.map(|()| Vec::new())
        }
        Some(stream) => whole(&stream).await,
        None => Ok(Vec::new()),
    };
    Ok(Response { body: body.map_err(|error| failure(&error))?, ..head })
}

/// Tells the parts of a body.
async fn tell_parts(
    request: RequestId,
    stream: &ReadableStream,
    link: &Link,
) -> Result<(), JsValue> {
    let reader = ReadableStreamDefaultReader::new(stream)?;
    let (mut part, mut n_since_pause) = (FIRST_PART, 0);
    while let Some(chunk) = next(&reader).await? {
        let length = chunk.length();
        let mut start = 0;
        while start < length {
            let end = length.min(start + part - n_since_pause);
            link.tell(NetworkEvent::Arrived {
                request,
                bytes: chunk.subarray(start, end).to_vec(),
            })
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
    Ok(())
}

/// All of a body.
async fn whole(stream: &ReadableStream) -> Result<Vec<u8>, JsValue> {
    let reader = ReadableStreamDefaultReader::new(stream)?;
    let mut body = Vec::new();
    while let Some(chunk) = next(&reader).await? {
        body.append(&mut chunk.to_vec());
    }
    Ok(body)
}

/// The next bytes of a body, as many as came at once. `None` at its end.
pub(super) async fn next(
    reader: &ReadableStreamDefaultReader,
) -> Result<Option<Uint8Array>, JsValue> {
    let read: ReadableStreamReadResult = reader.read().await?.unchecked_into();
    if read.get_done() == Some(true) {
        return Ok(None);
    }
    // What comes out of another frame is an array of that frame, which looks like something else here. A page that makes
    // its own stream can put anything into it.
    let chunk = read
        .get_value()
        .dyn_into()
        .or_else(|it| if ArrayBuffer::is_view(&it) { Ok(Uint8Array::new(&it)) } else { Err(it) });
    chunk.map(Some)
}
