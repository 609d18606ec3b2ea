//! The notice in place of a list that could not be loaded.

use crate::core::api::error::ApiError;
use crate::core::app::config::SetupError;
use crate::core::app::model::Model;
use crate::core::words::notice::{limit, technical, what_came};
use crate::core::words::relative;

/// What fills the place of the list when the first list could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about, for the icon.
    pub about: About,
    /// What happened.
    pub title: String,
    /// What to do, or what happens by itself.
    pub text: String,
    /// For the owner of the page.
    pub technical: Option<String>,
}

/// What a notice is about.
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
            ApiError::Unauthorized | ApiError::Forbidden { .. } => Self::SignIn,
            ApiError::NotFound => Self::Address,
            ApiError::RateLimited { .. } => Self::Limit,
            ApiError::Server { .. } | ApiError::Refused { .. } => Self::Server,
            ApiError::Offline | ApiError::Unreachable | ApiError::TimedOut => Self::Connection,
            ApiError::Unreadable { .. } => Self::Answer,
        }
    }
}

/// "This page tries again by itself in 20 s." Nothing when it does not.
fn next_try(model: &Model) -> String {
    match model.load.next_at {
        Some(at) if model.load.in_flight.is_none() => {
            let wait =
                relative::exact(at.since(model.instant).max(std::time::Duration::from_secs(1)));
            format!("This page tries again by itself in {wait}.")
        }
        _ if model.load.in_flight.is_some() => "Trying again now …".into(),
        _ => String::new(),
    }
}

/// What fills the place of the list when there is none to show.
pub fn first_load(model: &Model) -> Option<Notice> {
    if let Err(SetupError::NoAccountSid) = model.config.api {
        return Some(Notice {
            about: About::Address,
            title: "This list is not set up yet".into(),
            text: "The page that shows it has to set the attribute account-sid. Ask the owner of this page.".into(),
            technical: Some("<impact-jobs account-sid=\"…\"> is missing".into()),
        });
    }
    let failure = model.load.failure.as_ref()?;
    let error = &failure.error;
    let (title, text) = match error {
        ApiError::Unauthorized => (
            "impact.com did not accept the sign-in",
            "The account SID or token this page uses is wrong, expired or revoked. Ask the owner of this page to \
             update it."
                .to_owned(),
        ),
        ApiError::Forbidden { .. } => (
            "No permission to list jobs",
            "The token works, but it is not allowed to read Jobs. Ask the owner of this page for a token with the \
             Jobs scope."
                .to_owned(),
        ),
        ApiError::NotFound => (
            "Jobs were not found at this address",
            "The address or account type set on this page may be wrong. Ask the owner of this page to check it."
                .to_owned(),
        ),
        ApiError::RateLimited { is_hourly, .. } => (limit(*is_hourly), next_try(model)),
        ApiError::Server { status } => {
            ("impact.com had a problem", format!("It answered with an error ({status}). {}", next_try(model)))
        }
        ApiError::Refused { message, .. } => {
            let said = message.as_deref().map(|it| format!("It said: {it} ")).unwrap_or_default();
            ("impact.com refused the request", format!("{said}{}", next_try(model)))
        }
        ApiError::Offline => {
            ("You’re offline", "Jobs are loaded as soon as the connection is back.".to_owned())
        }
        ApiError::Unreachable | ApiError::TimedOut => {
            ("Can’t reach impact.com", format!("Check your connection. {}", next_try(model)))
        }
        ApiError::Unreadable { found, .. } => (
            "The answer could not be read",
            format!(
                "impact.com, or a server in between, {}. Copy the details for the owner of this page.",
                what_came(*found)
            ),
        ),
    };
    Some(Notice {
        about: error.into(),
        title: title.into(),
        text: text.trim().into(),
        technical: Some(technical(error, failure.at, &*model.locale)),
    })
}
