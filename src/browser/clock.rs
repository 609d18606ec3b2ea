//! The viewer's clock, and turns on the page's thread.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::core::time::{Instant, Timestamp};

/// This moment, by a clock that only goes forward, which the viewer's does not.
pub(super) fn instant() -> Instant {
    let millis = web_sys::window().and_then(|it| it.performance()).map_or(0.0, |it| it.now());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since the page came"
    )]
    Instant::from_millis(millis as u64)
}

/// Now.
pub(super) fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of any date fit")]
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Lets the browser draw and listen before it goes on.
pub(super) async fn pause() -> Result<(), JsValue> {
    let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into())?;
    let promise = match Reflect::get(&scheduler, &"yield".into()).map(JsCast::dyn_into) {
        Ok(Ok(go_on)) => {
            let go_on: Function = go_on;
            go_on.call0(&scheduler)?.unchecked_into()
        }
        // A message comes back at once, where a timer would wait.
        _ => Promise::new(&mut |resolve, _| {
            if let Ok(channel) = MessageChannel::new() {
                channel.port1().set_onmessage(Some(&resolve));
                let _ = channel.port2().post_message(&JsValue::NULL);
            }
        }),
    };
    JsFuture::from(promise).await.map(drop)
}
