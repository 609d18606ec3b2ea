//! Words of the first list that could not be loaded.

use super::error::{limit, not_accepted, what_came};
use crate::core::api::error::{ApiError, Refuser};

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
        ApiError::Unauthorized { by } => not_accepted(*by),
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
        ApiError::Unauthorized { by: Refuser::Portal | Refuser::LoginPage } => {
            "Sign in to the portal again. Jobs are loaded as soon as you come back to this page.".into()
        }
        ApiError::Unauthorized { by: Refuser::Impact } => {
            "The account SID or token that the gateway uses is wrong, expired or revoked. Ask the owner of this page \
             to update it."
                .into()
        }
        ApiError::Unauthorized { by: Refuser::Unknown } => {
            "Sign in to the portal again. If that does not help, the account SID or token this page uses is wrong, \
             expired or revoked. Ask the owner of this page to update it."
                .into()
        }
        ApiError::Forbidden { by: Refuser::Portal, .. } => {
            "This portal does not let you see this account. Ask the owner of this page for access.".into()
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
        ApiError::Unreachable => {
            "Check your connection. An ad or privacy blocker in this browser may also block the request.".into()
        }
        ApiError::TimedOut => "Check your connection.".into(),
        ApiError::Unreadable { found, .. } => format!(
            "impact.com, or a server in between, {}. Copy the details for the owner of this page.",
            what_came(*found)
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blocker_is_named_where_one_may_be_why_and_only_there() {
        for (error, names_connection, names_blocker) in [
            // Nobody can tell these two apart.
            (ApiError::Unreachable, true, true),
            (ApiError::TimedOut, true, false),
            (ApiError::Offline, true, false),
            (ApiError::Server { status: 502 }, false, false),
        ] {
            let advice = advice(&error).unwrap();
            assert_eq!(advice.contains("connection"), names_connection, "{advice}");
            assert_eq!(advice.contains("blocker"), names_blocker, "{advice}");
        }
    }

    #[test]
    fn whose_sign_in_it_is_decides_who_can_mend_it() {
        for (by, asks_person, asks_owner) in [
            (Refuser::Portal, true, false),
            (Refuser::LoginPage, true, false),
            (Refuser::Impact, false, true),
            (Refuser::Unknown, true, true),
        ] {
            let advice = advice(&ApiError::Unauthorized { by }).unwrap();
            assert_eq!(advice.contains("Sign in to the portal again"), asks_person, "{advice}");
            assert_eq!(advice.contains("SID or token"), asks_owner, "{advice}");
        }
        let forbidden = |by| advice(&ApiError::Forbidden { by, message: None }).unwrap();
        assert!(forbidden(Refuser::Portal).contains("does not let you see this account"));
        for by in [Refuser::Impact, Refuser::Unknown] {
            assert!(forbidden(by).starts_with("The token works"));
        }
    }
}
