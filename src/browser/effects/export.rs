//! The list as a file and on the clipboard, piece by piece. Each piece becomes a blob at once, which browsers keep outside the
//! page's memory; one of all of them costs nothing then.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ClipboardItem, ShadowRoot};

use super::{clipboard, download};
use crate::core::export::Format;

/// What is written so far, and what waits for all of it.
#[derive(Default)]
pub(super) struct Written {
    pieces: Vec<(Format, Array)>,
    waiting: Vec<(Format, Function)>,
}

impl Written {
    /// Takes one more piece.
    pub(super) fn add(&mut self, format: Format, piece: &[u8]) {
        let bytes = Array::of1(&Uint8Array::from(piece));
        let Ok(blob) = Blob::new_with_u8_array_sequence(&bytes) else { return };
        if let Some((_, pieces)) = self.pieces.iter().find(|(it, _)| *it == format) {
            pieces.push(&blob);
        } else {
            self.pieces.push((format, Array::of1(&blob)));
        }
    }

    /// Saves what is written as a file.
    pub(super) fn save(&mut self, name: &str) {
        if let Some(blob) = self.pieces.pop().and_then(|it| whole(&it)) {
            // As for results.
            let _ = download::save(&blob, name);
        }
    }

    /// A promise of all that will be written in each of these formats: [`Written::end`] keeps it.
    pub(super) fn promises(&mut self, formats: &[Format]) -> Vec<(Format, Promise)> {
        let promise = |format: &Format| {
            let mut wait = |resolve, _| self.waiting.push((*format, resolve));
            (*format, Promise::new(&mut wait))
        };
        formats.iter().map(promise).collect()
    }

    /// Gives all that is written to who waits for it.
    pub(super) fn end(&mut self) {
        for (format, resolve) in self.waiting.drain(..) {
            let place = self.pieces.iter().position(|(it, _)| *it == format);
            let blob = place.and_then(|it| whole(&self.pieces.swap_remove(it)));
            let _ = resolve.call1(&JsValue::NULL, &blob.map_or(JsValue::NULL, Into::into));
        }
    }
}

fn whole((format, pieces): &(Format, Array)) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(format.media_type());
    Blob::new_with_blob_sequence_and_options(pieces, &options).ok()
}

/// Puts on the clipboard what is promised. Whether that worked.
pub(super) async fn copy(promises: Vec<(Format, Promise)>, root: &ShadowRoot) -> bool {
    if let Some(written) = write(&promises)
        && written.await.is_ok()
    {
        return true;
    }
    let text = promises.into_iter().find(|(it, _)| *it == Format::Tabs);
    match text {
        Some((_, text)) => copy_text(text, root).await.unwrap_or(false),
        None => false,
    }
}

/// Begins at once: browsers allow it for a while after somebody pressed something.
fn write(promises: &[(Format, Promise)]) -> Option<Promise> {
    let item = Object::new();
    for (format, promise) in promises {
        // Setting a property of a new plain object cannot fail.
        let _ = Reflect::set(&item, &format.media_type().into(), promise);
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&item).ok()?;
    Some(clipboard::api()?.write(&Array::of1(&item)))
}

/// The text alone, where browsers know no more or allow no more.
async fn copy_text(text: Promise, root: &ShadowRoot) -> Result<bool, JsValue> {
    let blob: Blob = text.await?.dyn_into()?;
    let text = blob.text().await?.as_string().unwrap_or_default();
    Ok(clipboard::copy(&text, root).await)
}
