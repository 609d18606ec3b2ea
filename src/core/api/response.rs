//! What came back for a request, as plain data: the browser fills it in, tests write it down.

use std::time::Duration;

use crate::core::time::{DateTime, Timestamp};

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
    /// The connection failed, or was refused on the way (the browser does not say which).
    Network,
    /// No answer in time.
    TimedOut,
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
    /// When the count starts again.
    pub reset: Option<Timestamp>,
    /// When a refused client may ask again (`Retry-After`, documented for partners, on limited answers only).
    pub retry_at: Option<Timestamp>,
}

impl RateLimit {
    /// Whether this is the limit for an hour, the only one impact.com has. A server in between says no more than when to
    /// ask again.
    pub fn is_hourly(&self) -> bool {
        self.limit.or(self.remaining).is_some() || self.reset.is_some() || self.retry_at.is_none()
    }

    /// Reads each family of headers: brands and agencies send `X-RateLimit-*`, partners `X-RateLimit-*-hour` and
    /// `RateLimit-Reset`. `at` is when the answer came.
    pub fn read(headers: &Headers, at: Timestamp) -> Self {
        let first = |names: [&str; 2]| names.into_iter().find_map(|it| headers.number(it));
        Self {
            limit: first(["x-ratelimit-limit", "x-ratelimit-limit-hour"]),
            remaining: first(["x-ratelimit-remaining", "x-ratelimit-remaining-hour"]),
            reset: first(["x-ratelimit-reset", "ratelimit-reset"]).map(|it| reset_time(it, at)),
            retry_at: headers.get("retry-after").and_then(|it| retry_time(it, at)),
        }
    }
}

/// The documentation calls the value seconds until the reset and shows an epoch: a large number is an epoch.
fn reset_time(value: u64, at: Timestamp) -> Timestamp {
    const FIRST_EPOCH: u64 = 1_000_000_000;
    let seconds = Duration::from_secs(value);
    if value > FIRST_EPOCH { Timestamp::from_millis(0).plus(seconds) } else { at.plus(seconds) }
}

/// When the list was good that a gateway kept and sends because impact.com did not answer: `Impact-Jobs-As-Of`. `None`
/// for an answer of impact.com's own.
pub fn as_of(headers: &Headers) -> Option<Timestamp> {
    http_date(headers.get("impact-jobs-as-of")?)
}

/// `Retry-After`: seconds, or an HTTP date.
fn retry_time(value: &str, at: Timestamp) -> Option<Timestamp> {
    match value.trim().parse() {
        Ok(seconds) => Some(at.plus(Duration::from_secs(seconds))),
        Err(_) => http_date(value),
    }
}

/// `Tue, 07 Jun 2022 09:33:50 GMT`
fn http_date(value: &str) -> Option<Timestamp> {
    let mut words = value.trim().split(' ');
    let (_, day, month) = (words.next()?, words.next()?, words.next()?);
    let (year, time) = (words.next()?, words.next()?);
    let names =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let number = names.into_iter().zip(1..).find(|(name, _)| *name == month)?.1;
    DateTime::parse(&format!("{year}-{number:02}-{day}T{time}Z")).map(DateTime::at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::from_millis(1_654_594_430_000);

    #[expect(clippy::unnecessary_wraps, reason = "compared with what may be missing")]
    fn in_seconds(seconds: u64) -> Option<Timestamp> {
        Some(AT.plus(Duration::from_secs(seconds)))
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
                reset: in_seconds(840),
                retry_at: None,
            },
        );
        // The documentation's own example is an epoch.
        check(
            &[("X-RateLimit-Reset", "1654594500")],
            RateLimit { reset: in_seconds(70), ..RateLimit::default() },
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
                reset: in_seconds(700),
                retry_at: in_seconds(120),
            },
        );
    }

    #[test]
    fn reads_retry_after_as_a_date() {
        let retry_at =
            |value| RateLimit::read(&[("retry-after", value)].into_iter().collect(), AT).retry_at;
        assert_eq!(retry_at("Tue, 07 Jun 2022 09:35:00 GMT"), in_seconds(70));
        assert_eq!(retry_at("soon"), None);
        assert_eq!(retry_at("Tue, 07 Juin 2022 09:35:00 GMT"), None);
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
