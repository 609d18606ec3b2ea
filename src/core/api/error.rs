//! What can go wrong when the API is asked: small enough to branch on. The words for people are made in
//! `words`.

use std::time::Duration;

use crate::core::api::response::{Failure, Headers, RateLimit, Response};
use crate::core::time::Timestamp;

/// Why a request did not bring what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// 401, or a redirect to a login page: somebody is not signed in, or no longer.
    Unauthorized {
        /// Who wants a sign-in.
        by: Refuser,
    },
    /// 403: this sign-in may not do this. For a replay the message says whether the job or the permission is why.
    Forbidden {
        /// Whose sign-in it is about.
        by: Refuser,
        /// The server's message, if it sent one.
        message: Option<Box<str>>,
    },
    /// 404: no such job, account or address.
    NotFound,
    /// 429: too much was asked.
    RateLimited {
        /// How long after the answer to ask again, if the server said.
        resume_after: Option<Duration>,
        /// Whether it is the limit that impact.com has for an hour, and not one of a server in between.
        is_hourly: bool,
    },
    /// 5xx.
    Server {
        /// HTTP status code.
        status: u16,
    },
    /// Refused for another reason: another 4xx, or an error sent with status 200, which this API does.
    Refused {
        /// HTTP status code.
        status: u16,
        /// The server's message, if it sent one.
        message: Option<Box<str>>,
    },
    /// The browser has no connection.
    Offline,
    /// The connection failed.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// An answer came and could not be read.
    Unreadable {
        /// What came instead of JSON jobs.
        found: Found,
        /// How the body starts, for the technical details: at most a few words.
        start: Box<str>,
    },
}

/// Who does not accept a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refuser {
    /// The portal, as its gateway says: the person in front of the page has to sign in.
    Portal,
    /// The portal, by a redirect to its login page in place of an answer.
    LoginPage,
    /// impact.com, as the gateway says: the credentials that the gateway adds are wrong, expired or revoked.
    Impact,
    /// One of them: the gateway does not say which.
    Unknown,
}

/// What came where JSON was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// XML, which the API sends when it is not asked for JSON.
    Xml,
    /// A web page: a login page or an error page of a server in between.
    Html,
    /// JSON that ends too early.
    CutShort,
    /// JSON of another shape.
    OtherJson,
    /// A list without jobs, where there were some.
    NoJobs,
    /// Something else.
    NotJson,
}

/// Whether to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Asking again will not help until a person changes something.
    Stop,
    /// Ask again after growing waits.
    Backoff,
    /// Ask again now and then: it will hardly help until a person changes something, who may not be at this page.
    Seldom,
    /// Ask again this long after the answer, not before.
    After(Duration),
}

impl ApiError {
    /// Whether the next request would get the same answer, whatever it is for.
    pub fn stops_all(&self) -> bool {
        matches!(self, Self::Unauthorized { .. } | Self::RateLimited { .. })
    }

    /// Whether and when asking again makes sense.
    pub fn retry(&self) -> Retry {
        match self {
            Self::Unauthorized { .. } => Retry::Stop,
            Self::Forbidden { .. } | Self::NotFound => Retry::Seldom,
            Self::RateLimited { resume_after: Some(wait), .. } => Retry::After(*wait),
            Self::RateLimited { resume_after: None, .. }
            | Self::Server { .. }
            | Self::Refused { .. }
            | Self::Offline
            | Self::Unreachable
            | Self::TimedOut
            | Self::Unreadable { .. } => Retry::Backoff,
        }
    }

    /// The `kind` of the public error event.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unauthorized { .. } => "unauthorized",
            Self::Forbidden { .. } => "forbidden",
            Self::NotFound => "not-found",
            Self::RateLimited { .. } => "rate-limited",
            Self::Server { .. } => "server",
            Self::Refused { .. } => "refused",
            Self::Offline => "offline",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    /// The HTTP status, if an answer came.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Unauthorized { by } => (*by != Refuser::LoginPage).then_some(401),
            Self::Forbidden { .. } => Some(403),
            Self::NotFound => Some(404),
            Self::RateLimited { .. } => Some(429),
            Self::Server { status } | Self::Refused { status, .. } => Some(*status),
            Self::Unreadable { .. } => Some(200),
            Self::Offline | Self::Unreachable | Self::TimedOut => None,
        }
    }

    /// The error that a status code means, with the message and headers that came with it. `None` for 2xx, and for 3xx that
    /// is no redirect.
    pub fn from_status(
        response: &Response,
        at: Timestamp,
        message: Option<Box<str>>,
    ) -> Option<Self> {
        let by = Refuser::read(&response.headers);
        match response.status {
            // As a page's own function may answer; a browser does not show a redirect.
            301 | 302 | 303 | 307 | 308 => Some(Self::from(Failure::Redirected)),
            200..=399 => None,
            401 => Some(Self::Unauthorized { by }),
            403 => Some(Self::Forbidden { by, message }),
            404 => Some(Self::NotFound),
            429 => {
                let limit = RateLimit::read(&response.headers, at);
                Some(Self::RateLimited {
                    resume_after: limit.retry_after.or(limit.reset_after),
                    is_hourly: limit.is_hourly(),
                })
            }
            status @ 500.. => Some(Self::Server { status }),
            status => Some(Self::Refused { status, message }),
        }
    }
}

impl Refuser {
    /// Who refused a request with 401 or 403, as a gateway says it in `Impact-Jobs-Refused-By`.
    fn read(headers: &Headers) -> Self {
        let said = headers.get("impact-jobs-refused-by").unwrap_or_default().trim();
        if said.eq_ignore_ascii_case("portal") {
            Self::Portal
        } else if said.eq_ignore_ascii_case("impact.com") {
            Self::Impact
        } else {
            Self::Unknown
        }
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Offline => Self::Offline,
            Failure::Network => Self::Unreachable,
            Failure::TimedOut => Self::TimedOut,
            Failure::Redirected => Self::Unauthorized { by: Refuser::LoginPage },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a status with this header means.
    fn error(status: u16, refused_by: &str) -> Option<ApiError> {
        let headers = [("Impact-Jobs-Refused-By", refused_by)].into_iter().collect();
        let response = Response { status, headers, body: Vec::new() };
        ApiError::from_status(&response, Timestamp::default(), None)
    }

    #[test]
    fn who_refuses_is_told_by_a_header() {
        for (said, by) in [
            ("portal", Refuser::Portal),
            (" Portal ", Refuser::Portal),
            ("impact.com", Refuser::Impact),
            ("", Refuser::Unknown),
            ("login-page", Refuser::Unknown),
        ] {
            assert_eq!(error(401, said), Some(ApiError::Unauthorized { by }), "{said}");
            let message = None;
            assert_eq!(error(403, said), Some(ApiError::Forbidden { by, message }), "{said}");
            assert_eq!(error(200, said), None);
            assert_eq!(error(404, said), Some(ApiError::NotFound));
        }
    }

    #[test]
    fn a_redirect_leads_to_a_login_page() {
        for status in [301, 302, 303, 307, 308] {
            let error = error(status, "").unwrap();
            assert_eq!(error, ApiError::from(Failure::Redirected), "{status}");
            assert_eq!((error.kind(), error.status()), ("unauthorized", None), "{status}");
            assert_eq!((error.retry(), error.stops_all()), (Retry::Stop, true), "{status}");
        }
        for status in [200, 202, 204, 300, 304] {
            assert_eq!(error(status, ""), None, "{status}");
        }
    }
}
