//! Points in time, days and time zones, without a clock: the time is always handed in.
//!
//! The API writes RFC 3339 with whole seconds and an offset that follows the account (`2022-06-07T04:33:50-05:00`);
//! other offsets and `Z` were seen on other resources. Anything that is not RFC 3339 is refused, never guessed.

mod date_time;
mod day;
mod instant;
mod timestamp;
mod zone;

pub use date_time::{DateTime, http_date};
pub use day::Day;
pub use instant::Instant;
pub use timestamp::Timestamp;
pub use zone::{FixedZone, Zone, offset_by};

const MILLIS_PER_MINUTE: i64 = 60_000;
const MILLIS_PER_DAY: i64 = 86_400_000;

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number: u32, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    })
}
