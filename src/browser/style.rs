//! The stylesheet, made once and shared by all widgets of the document. A `<style>` element would be blocked by a
//! strict page.

use std::cell::RefCell;

use js_sys::Array;
use web_sys::{CssStyleSheet, ShadowRoot};

use crate::style::CSS;

thread_local! {
    static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

/// Dresses a shadow root.
pub(super) fn adopt(root: &ShadowRoot) {
    let sheet = SHEET.with(|shared| {
        let mut shared = shared.borrow_mut();
        if shared.is_none() {
            *shared = CssStyleSheet::new().ok().filter(|it| it.replace_sync(CSS).is_ok());
        }
        shared.clone()
    });
    if let Some(sheet) = sheet {
        root.set_adopted_style_sheets(&Array::of1(&sheet));
    }
}
