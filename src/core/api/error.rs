//! What can go wrong when the API is asked: small enough to branch on. The words for people are made in
//! `words`.

use std::time::Duration;

use crate::core::api::response::{Failure, RateLimit, Response};
use crate::core::time::Timestamp;

/// Why a request did not bring what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// 401: the account SID or token is wrong, expired or revoked.
    Unauthorized,
    /// 403: this sign-in may not do this. For a replay the message says whether the job or the permission is why.
    Forbidden {
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
        matches!(self, Self::Unauthorized | Self::RateLimited { .. })
    }

    /// Whether and when asking again makes sense.
    pub fn retry(&self) -> Retry {
        match self {
            Self::Unauthorized => Retry::Stop,
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
            Self::Unauthorized => "unauthorized",
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
            Self::Unauthorized => Some(401),
            Self::Forbidden { .. } => Some(403),
            Self::NotFound => Some(404),
            Self::RateLimited { .. } => Some(429),
            Self::Server { status } | Self::Refused { status, .. } => Some(*status),
            Self::Unreadable { .. } => Some(200),
            Self::Offline | Self::Unreachable | Self::TimedOut => None,
        }
    }

    /// The error that a status code means, with the message and headers that came with it. `None` for 2xx and 3xx.
    pub fn from_status(
        response: &Response,
        at: Timestamp,
        message: Option<Box<str>>,
    ) -> Option<Self> {
        match response.status {
            200..=399 => None,
            401 => Some(Self::Unauthorized),
            403 => Some(Self::Forbidden { message }),
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

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Offline => Self::Offline,
            Failure::Network => Self::Unreachable,
            Failure::TimedOut => Self::TimedOut,
        }
    }
}
