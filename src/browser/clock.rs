//! The viewer's clock.

use crate::core::time::Timestamp;

/// Now.
pub(super) fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of any date fit")]
    Timestamp::from_millis(js_sys::Date::now() as i64)
}
