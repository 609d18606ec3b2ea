//! The stylesheet, made once for each document and shared by all widgets in it. A `<style>` element would be blocked by a
//! strict page.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Document, ShadowRoot};

use crate::style::CSS;

thread_local! {
    static SHEETS: RefCell<Vec<(Document, CssStyleSheet)>> = const { RefCell::new(Vec::new()) };
}

/// Dresses a shadow root. Browsers undress one that comes into another document, such as that of a new window.
pub(super) fn adopt(root: &ShadowRoot) {
    let Some(document) = root.owner_document() else { return };
    let sheet = SHEETS.with_borrow_mut(|sheets| {
        // Windows that were closed have none.
        sheets.retain(|(it, _)| it.default_view().is_some());
        let known = sheets.iter().find(|(it, _)| *it == document).map(|(_, sheet)| sheet.clone());
        known.or_else(|| {
            let sheet = make(&document)?;
            sheets.push((document, sheet.clone()));
            Some(sheet)
        })
    });
    if let Some(sheet) = sheet {
        root.set_adopted_style_sheets(&Array::of1(&sheet));
    }
}

/// Only a sheet made by the window of a document can be used in it.
fn make(document: &Document) -> Option<CssStyleSheet> {
    let window = document.default_view()?;
    let constructor: Function =
        Reflect::get(&window, &"CSSStyleSheet".into()).ok()?.unchecked_into();
    let sheet = Reflect::construct(&constructor, &Array::new()).ok()?;
    // Another window's class, so that the usual check would say no.
    let sheet: CssStyleSheet = sheet.unchecked_into();
    sheet.replace_sync(CSS).ok()?;
    Some(sheet)
}
