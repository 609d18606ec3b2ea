//! What fills the place of the list when the first list could not be loaded.

use std::rc::Rc;

use crate::core::api::error::ApiError;
use crate::core::app::config::SetupError;
use crate::core::app::event::Copyable;
use crate::core::app::model::{LoadFailure, Model};
use crate::core::screen::about::About;
use crate::core::screen::sentence::Sentence;
use crate::core::words::countdown::Awaited;
use crate::core::words::error::technical;
use crate::core::words::load_failed as words;

/// Why there is no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadFailed {
    /// What it is about, for the icon.
    pub about: About,
    /// What happened.
    pub title: &'static str,
    /// What more is known, what to do, and when it is asked for again by itself.
    pub text: Rc<[Sentence]>,
    /// For the owner of the page.
    pub technical: String,
    /// Whether that was only just copied.
    pub is_copied: bool,
    /// Whether it is of any use to ask again.
    pub can_retry: bool,
}

/// Why there is no list; `None` when nothing went wrong.
pub fn load_failed(model: &Model) -> Option<LoadFailed> {
    let is_copied = model.copied.as_ref().is_some_and(|(it, _)| *it == Copyable::Technical);
    if let Err(SetupError::NoAccountSid) = model.config.api {
        return Some(LoadFailed {
            about: About::Address,
            title: words::NOT_SET_UP,
            text: [words::SET_ACCOUNT_SID.into()].into(),
            technical: words::ACCOUNT_SID_IS_MISSING.to_owned(),
            is_copied,
            can_retry: false,
        });
    }
    let LoadFailure { error, at, .. } = model.load.failure.as_ref()?;
    let advice = words::advice(error).map(Sentence::from).into_iter();
    let next_try = Sentence::next_try(model, Awaited::FirstList).filter(|_| passes(error));
    Some(LoadFailed {
        about: About::from(error),
        title: words::title(error),
        text: advice.chain(next_try).collect(),
        technical: technical(error, *at, &*model.locale),
        is_copied,
        can_retry: true,
    })
}

/// Whether it is told when the list is asked for again: not where a person has to do something first.
fn passes(error: &ApiError) -> bool {
    matches!(
        error,
        ApiError::RateLimited { .. }
            | ApiError::Server { .. }
            | ApiError::Refused { .. }
            | ApiError::Unreachable
            | ApiError::TimedOut
    )
}
