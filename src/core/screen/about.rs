//! What went wrong, for the icon of the message that says it.

use crate::core::api::error::ApiError;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The sign-in.
    SignIn,
    /// The address.
    Address,
    /// The connection.
    Connection,
    /// The server.
    Server,
    /// The answer.
    Answer,
    /// The hourly limit.
    Limit,
}

impl About {
    /// Whether it may pass by itself.
    pub fn may_pass(self) -> bool {
        matches!(self, Self::Connection | Self::Server | Self::Limit)
    }
}

impl From<&ApiError> for About {
    fn from(error: &ApiError) -> Self {
        match error {
            ApiError::Unauthorized { .. } | ApiError::Forbidden { .. } => Self::SignIn,
            ApiError::NotFound => Self::Address,
            ApiError::RateLimited { .. } => Self::Limit,
            ApiError::Server { .. } | ApiError::Refused { .. } => Self::Server,
            ApiError::Offline | ApiError::Unreachable | ApiError::TimedOut => Self::Connection,
            ApiError::Unreadable { .. } => Self::Answer,
        }
    }
}
