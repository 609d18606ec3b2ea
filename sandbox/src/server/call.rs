//! A request to the API.

use axum::{
    extract::Query,
    http::{StatusCode, Uri},
    response::Response,
};

use super::{answer, route::Route, state::App};
use crate::wire::Format;

/// What there is not.
pub(crate) const NOT_FOUND: &str = "The requested resource was not found";

/// A request to the API that was understood and let through.
pub(crate) struct Call<'a> {
    pub(crate) app: &'a App,
    pub(crate) route: &'a Route,
    pub(crate) format: Format,
    pub(crate) query: Vec<(String, String)>,
}

impl Call<'_> {
    /// An answer that says what is wrong.
    pub(crate) fn error(&self, status: StatusCode, message: &str) -> Response {
        answer::error(status, self.format, message, &[])
    }

    /// A parameter of the query.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The decoded parameters of a query.
pub(crate) fn pairs(uri: &Uri) -> Vec<(String, String)> {
    Query::try_from_uri(uri).map(|Query(pairs)| pairs).unwrap_or_default()
}
