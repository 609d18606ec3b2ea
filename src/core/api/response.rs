//! What came back for a request, as plain data: the browser fills it in, tests write it down.

use std::time::Duration;

use crate::core::time::{Timestamp, http_date};

/// An answer, or why there is none.
pub type Answer = Result<Response, Failure>;

/// An HTTP answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// HTTP status code.
    pub status: u16,
    /// The headers that could be read. Through CORS most are hidden, so each may be missing.
    pub headers: Headers,
    /// The body, as it came.
    pub body: Vec<u8>,
}

impl Response {
    /// Whether the status says that all went well.
    pub fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser says it has no connection.
    Offline,
    /// The connection failed, or something in the browser refused it (the browser does not say which).
    Network,
    /// No answer in time.
    TimedOut,
    /// A redirect in place of the answer. It is not followed: the API has none, so it leads to a login page.
    Redirected,
}

/// Response headers under lower-case names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers(Vec<(Box<str>, Box<str>)>);

impl Headers {
    /// The value of a header; the name in lower case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| &**it == name).map(|(_, value)| &**value)
    }

    /// A header that is a whole number.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.get(name)?.trim().parse().ok()
    }
}

impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(headers: I) -> Self {
        let lower = |(name, value): (N, V)| {
            (name.as_ref().to_ascii_lowercase().into(), value.as_ref().into())
        };
        Self(headers.into_iter().map(lower).collect())
    }
}

/// What an answer says about the number of requests that are still allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests allowed in an hour.
    pub limit: Option<u64>,
    /// Requests left until the reset.
    pub remaining: Option<u64>,
    /// How long after the answer the count starts again; zero when that is past.
    pub reset_after: Option<Duration>,
    /// How long after the answer a refused client may ask again (`Retry-After`, documented for partners, on limited
    /// answers only); zero when that is past.
    pub retry_after: Option<Duration>,
}

impl RateLimit {
    /// Whether this is the limit for an hour, the only one impact.com has. A server in between says no more than when to
    /// ask again.
    pub fn is_hourly(&self) -> bool {
        self.limit.or(self.remaining).is_some()
            || self.reset_after.is_some()
            || self.retry_after.is_none()
    }

    /// Reads each family of headers: brands and agencies send `X-RateLimit-*`, partners `X-RateLimit-*-hour` and
    /// `RateLimit-Reset`. Dates are compared with the answer's own `Date`, where it has one, else with `now`.
    pub fn read(headers: &Headers, now: Timestamp) -> Self {
        let now = headers.get("date").and_then(http_date).unwrap_or(now);
        let first = |names: [&str; 2]| names.into_iter().find_map(|it| headers.number(it));
        Self {
            limit: first(["x-ratelimit-limit", "x-ratelimit-limit-hour"]),
            remaining: first(["x-ratelimit-remaining", "x-ratelimit-remaining-hour"]),
            reset_after: first(["x-ratelimit-reset", "ratelimit-reset"])
                .map(|it| reset_after(it, now)),
            retry_after: headers.get("retry-after").and_then(|it| retry_after(it, now)),
        }
    }
}

/// The documentation calls the value seconds until the reset and shows an epoch: a large number is an epoch.
fn reset_after(value: u64, now: Timestamp) -> Duration {
    const FIRST_EPOCH: u64 = 1_000_000_000;
    let seconds = Duration::from_secs(value);
    if value > FIRST_EPOCH { Timestamp::from_millis(0).plus(seconds).since(now) } else { seconds }
}

/// When the list was good that a gateway kept and sends because impact.com did not answer: `Impact-Jobs-As-Of`. `None`
/// for an answer of impact.com's own.
pub fn as_of(headers: &Headers) -> Option<Timestamp> {
    http_date(headers.get("impact-jobs-as-of")?)
}

/// `Retry-After`: seconds, or an HTTP date.
fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    match value.trim().parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => http_date(value).map(|at| at.since(now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::from_millis(1_654_594_430_000);

    #[expect(clippy::unnecessary_wraps, reason = "compared with what may be missing")]
    fn in_seconds(seconds: u64) -> Option<Duration> {
        Some(Duration::from_secs(seconds))
    }

    #[track_caller]
    fn check(headers: &[(&str, &str)], expected: RateLimit) {
        assert_eq!(RateLimit::read(&headers.iter().copied().collect(), AT), expected);
    }

    #[test]
    fn reads_the_headers_of_brands_and_agencies() {
        check(
            &[
                ("X-RateLimit-Limit", "1000"),
                ("X-RateLimit-Remaining", "612"),
                ("X-RateLimit-Reset", "840"),
            ],
            RateLimit {
                limit: Some(1000),
                remaining: Some(612),
                reset_after: in_seconds(840),
                retry_after: None,
            },
        );
        // The documentation's own example is an epoch.
        check(
            &[("X-RateLimit-Reset", "1654594500")],
            RateLimit { reset_after: in_seconds(70), ..RateLimit::default() },
        );
    }

    #[test]
    fn reads_the_headers_of_partners() {
        check(
            &[
                ("X-RateLimit-Limit-hour", "500"),
                ("X-RateLimit-Remaining-hour", "0"),
                ("RateLimit-Reset", "700"),
                ("Retry-After", "120"),
            ],
            RateLimit {
                limit: Some(500),
                remaining: Some(0),
                reset_after: in_seconds(700),
                retry_after: in_seconds(120),
            },
        );
    }

    #[test]
    fn reads_retry_after_as_a_date() {
        let retry_after = |value| {
            RateLimit::read(&[("retry-after", value)].into_iter().collect(), AT).retry_after
        };
        assert_eq!(retry_after("Tue, 07 Jun 2022 09:35:00 GMT"), in_seconds(70));
        assert_eq!(retry_after("soon"), None);
        assert_eq!(retry_after("Tue, 07 Juin 2022 09:35:00 GMT"), None);
    }

    #[test]
    fn a_kept_list_says_when_it_was_good() {
        let as_of = |value| super::as_of(&[("Impact-Jobs-As-Of", value)].into_iter().collect());
        assert_eq!(as_of("Tue, 07 Jun 2022 09:33:50 GMT"), Some(AT));
        assert_eq!(as_of("120"), None);
        assert_eq!(super::as_of(&Headers::default()), None);
    }

    #[test]
    fn missing_or_wrong_headers_are_unknown() {
        check(&[], RateLimit::default());
        check(
            &[("X-RateLimit-Limit", "many"), ("X-RateLimit-Remaining", "-1")],
            RateLimit::default(),
        );
    }
}
