//! Words of the first list that could not be loaded.

use super::error::{limit, what_came};
use crate::core::api::error::ApiError;

/// The page did not say whose jobs to show.
pub const NOT_SET_UP: &str = "This list is not set up yet";
/// What the page has to do then.
pub const SET_ACCOUNT_SID: &str =
    "The page that shows it has to set the attribute account-sid. Ask the owner of this page.";
/// The same for the owner of the page.
pub const ACCOUNT_SID_IS_MISSING: &str = "<impact-jobs account-sid=\"…\"> is missing";
/// The button that asks again.
pub const TRY_AGAIN: &str = "Try again";

/// What happened.
pub fn title(error: &ApiError) -> &'static str {
    match error {
        ApiError::Unauthorized => "impact.com did not accept the sign-in",
        ApiError::Forbidden { .. } => "No permission to list jobs",
        ApiError::NotFound => "Jobs were not found at this address",
        ApiError::RateLimited { is_hourly, .. } => limit(*is_hourly),
        ApiError::Server { .. } => "impact.com had a problem",
        ApiError::Refused { .. } => "impact.com refused the request",
        ApiError::Offline => "You’re offline",
        ApiError::Unreachable | ApiError::TimedOut => "Can’t reach impact.com",
        ApiError::Unreadable { .. } => "The answer could not be read",
    }
}

/// What more is known, or what to do.
pub fn advice(error: &ApiError) -> Option<String> {
    Some(match error {
        ApiError::Unauthorized => {
            "The account SID or token this page uses is wrong, expired or revoked. Ask the owner of this page to \
             update it."
                .into()
        }
        ApiError::Forbidden { .. } => {
            "The token works, but it is not allowed to read Jobs. Ask the owner of this page for a token with the \
             Jobs scope."
                .into()
        }
        ApiError::NotFound => {
            "The address or account type set on this page may be wrong. Ask the owner of this page to check it."
                .into()
        }
        ApiError::Refused { message, .. } => format!("It said: {}", message.as_deref()?),
        ApiError::RateLimited { .. } => return None,
        ApiError::Server { status } => format!("It answered with an error ({status})."),
        ApiError::Offline => "Jobs are loaded as soon as the connection is back.".into(),
        ApiError::Unreachable | ApiError::TimedOut => "Check your connection.".into(),
        ApiError::Unreadable { found, .. } => format!(
            "impact.com, or a server in between, {}. Copy the details for the owner of this page.",
            what_came(*found)
        ),
    })
}
