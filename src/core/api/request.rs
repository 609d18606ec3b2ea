//! Requests to make.

use std::time::Duration;

use crate::core::api::endpoint::Endpoint;

/// Tells requests apart, so that a late answer to an old one is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestId(pub u32);

/// A request to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// To tell its answer by.
    pub id: RequestId,
    /// Read or replay.
    pub method: Method,
    /// Where to.
    pub endpoint: Endpoint,
    /// When to give up. `None` for answers that may be large.
    pub timeout: Option<Duration>,
    /// Whether the body of the answer is wanted as it arrives.
    pub in_parts: bool,
    /// Tells a replay from every other, so that a gateway lets it through once: browsers send a request again by
    /// themselves when its connection breaks.
    pub idempotency_key: Option<Box<str>>,
}

/// The HTTP methods of the four operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// List, get, download.
    Get,
    /// Replay, with an empty body.
    Put,
}
