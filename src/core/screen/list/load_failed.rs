//! What fills the place of the list when the first list could not be loaded.

use crate::core::api::error::ApiError;
use crate::core::app::config::SetupError;
use crate::core::app::event::Copyable;
use crate::core::app::model::{LoadFailure, Model};
use crate::core::screen::notice::About;
use crate::core::time::Timestamp;
use crate::core::words::load_failed as words;
use crate::core::words::notice::technical;

/// Why there is no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadFailed {
    /// What it is about, for the icon.
    pub about: About,
    /// What happened.
    pub title: &'static str,
    /// What more is known, or what to do; perhaps nothing.
    pub advice: String,
    /// Whether it is asked for again without anybody doing something.
    pub next_try: NextTry,
    /// For the owner of the page.
    pub technical: String,
    /// Whether that was only just copied.
    pub is_copied: bool,
    /// Whether it is of any use to ask again.
    pub can_retry: bool,
}

/// When the list is asked for again by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextTry {
    /// It is not, or nothing is said of it.
    Never,
    /// It is being asked for.
    Now,
    /// At this time.
    At(Timestamp),
}

/// Why there is no list; `None` when nothing went wrong.
pub fn load_failed(model: &Model) -> Option<LoadFailed> {
    let is_copied = model.copied.as_ref().is_some_and(|(it, _)| *it == Copyable::Technical);
    if let Err(SetupError::NoAccountSid) = model.config.api {
        return Some(LoadFailed {
            about: About::Address,
            title: words::NOT_SET_UP,
            advice: words::SET_ACCOUNT_SID.to_owned(),
            next_try: NextTry::Never,
            technical: words::ACCOUNT_SID_IS_MISSING.to_owned(),
            is_copied,
            can_retry: false,
        });
    }
    let LoadFailure { error, at, .. } = model.load.failure.as_ref()?;
    Some(LoadFailed {
        about: About::from(error),
        title: words::title(error),
        advice: words::advice(error),
        next_try: next_try(model, error),
        technical: technical(error, *at, &*model.locale),
        is_copied,
        can_retry: true,
    })
}

/// A list that a person has to mend is asked for again by that person.
fn next_try(model: &Model, error: &ApiError) -> NextTry {
    let is_told = matches!(
        error,
        ApiError::RateLimited { .. }
            | ApiError::Server { .. }
            | ApiError::Refused { .. }
            | ApiError::Unreachable
            | ApiError::TimedOut
    );
    match model.load.next_at {
        _ if !is_told => NextTry::Never,
        _ if model.load.in_flight.is_some() => NextTry::Now,
        Some(at) => NextTry::At(model.time_at(at)),
        None => NextTry::Never,
    }
}
