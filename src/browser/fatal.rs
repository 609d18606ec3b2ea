//! When the widget itself fails: the loader gets what it needs to tell.
//!
//! A panic leaves this instance of the module in an unknown state, so every widget it drives stops. The loader shows a
//! message in the place of the one that failed, and goes on with the others in a new instance.

use std::panic::PanicHookInfo;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

/// The number of the widget that is at work, 0 for none.
static AT_WORK: AtomicU32 = AtomicU32::new(0);

/// A widget begins to work: a failure from now on is its failure.
pub(super) fn begin(number: u32) {
    AT_WORK.store(number, Ordering::Relaxed);
}

/// It is done.
pub(super) fn end() {
    begin(0);
}

/// The number of the widget at work, 0 for none.
pub(super) fn at_work() -> u32 {
    AT_WORK.load(Ordering::Relaxed)
}

/// Lets a panic reach the loader as an error with its message.
pub(super) fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Yew would put its own in place, which only writes to the console.
        yew::set_custom_panic_hook(Box::new(report));
    });
}

fn report(info: &PanicHookInfo<'_>) {
    wasm_bindgen::throw_str(&info.to_string());
}
