//! When the widget itself fails: whose failure it was.
//!
//! A panic leaves this instance of the module in an unknown state, so every widget it drives stops. The loader notices,
//! shows a message in the place of the one that was at work, and goes on with the others in a new instance.

use std::sync::atomic::{AtomicU32, Ordering};

static AT_WORK: AtomicU32 = AtomicU32::new(0);

/// Lets a panic leave the module as an error with its message, which the loader tells the page and browsers log. By
/// itself it is a trap, which says nothing.
pub(super) fn throw_panics() {
    yew::set_custom_panic_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// A widget begins to work: a failure from now on is its failure.
pub(super) fn begin(number: u32) {
    AT_WORK.store(number, Ordering::Relaxed);
}

/// It is done, or what comes now is the work of none in particular. Yew can put off the rest of a drawing, so what the page
/// begins says this first: the widget that is half drawn would be blamed for it.
pub(super) fn end() {
    begin(0);
}

/// The number of the widget at work, 0 for none.
pub(super) fn at_work() -> u32 {
    AT_WORK.load(Ordering::Relaxed)
}
