//! The hourly request limit of an account and the headers that tell of it.
//!
//! Partners: `X-RateLimit-Limit-hour`, `X-RateLimit-Remaining-hour`, `RateLimit-Reset` in seconds, and `Retry-After` on
//! refused requests alone. Brands and agencies: `X-RateLimit-Limit`, `-Remaining`, `-Reset`. The text of their pages
//! calls the reset "seconds until", the example is an epoch: the stand-in sends seconds to brands and the epoch (of
//! world time) to agencies, so that clients meet both.

use axum::http::HeaderMap;

use crate::world::{Kind, Timestamp};

const HOUR: i64 = 3_600;

/// The requests of one account in the hour at hand. Hours are those of the clock.
#[derive(Debug)]
pub(crate) struct Meter {
    hour: i64,
    used: u32,
}

/// What the headers say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    limit: u32,
    remaining: u32,
    resets_at: Timestamp,
    now: Timestamp,
    /// The request came after the limit was spent.
    pub(crate) spent: bool,
}

impl Meter {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self { hour: now.0.div_euclid(HOUR), used: 0 }
    }

    /// Counts a request.
    pub(crate) fn count(&mut self, limit: u32, now: Timestamp) -> Allowance {
        let hour = now.0.div_euclid(HOUR);
        if hour != self.hour {
            *self = Self { hour, used: 0 };
        }
        let spent = limit <= self.used;
        self.used = self.used.saturating_add(1).min(limit);
        Allowance {
            limit,
            remaining: limit - self.used,
            resets_at: Timestamp((hour + 1) * HOUR),
            now,
            spent,
        }
    }
}

impl Allowance {
    /// Adds the headers that accounts of this kind are sent. `retry_after` overrides the partner's own.
    pub(crate) fn write(
        self,
        kind: Kind,
        refused: bool,
        retry_after: Option<u32>,
        headers: &mut HeaderMap,
    ) {
        let seconds = self.resets_at - self.now;
        let (limit, remaining, reset) = match kind {
            Kind::Partner => {
                ("x-ratelimit-limit-hour", "x-ratelimit-remaining-hour", "ratelimit-reset")
            }
            Kind::Brand | Kind::Agency => {
                ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")
            }
        };
        let reset_value = if kind == Kind::Agency { self.resets_at.0 } else { seconds };
        let remaining_value = if refused { 0 } else { self.remaining };
        headers.insert(limit, self.limit.into());
        headers.insert(remaining, remaining_value.into());
        headers.insert(reset, reset_value.into());
        let own = (kind == Kind::Partner).then_some(seconds);
        if let Some(seconds) = retry_after.map(i64::from).or(own).filter(|_| refused) {
            headers.insert("retry-after", seconds.into());
        }
    }
}
