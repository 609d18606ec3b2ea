//! Sentences that count down.

use std::time::Duration;

use crate::core::words::relative;

/// What happens when a countdown ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The list on screen is asked for again.
    Update,
    /// The first list is asked for again.
    FirstList,
    /// The limit is over.
    EndOfLimit,
}

/// What is awaited is under way.
pub const TRYING_AGAIN: &str = "Trying again now …";

/// "Next try in 5 s."
pub fn sentence(awaited: Awaited, wait: Duration) -> String {
    match awaited {
        Awaited::Update => format!("Next try in {}.", relative::exact(wait)),
        Awaited::FirstList => {
            let wait = relative::exact(wait.max(Duration::from_secs(1)));
            format!("This page tries again by itself in {wait}.")
        }
        Awaited::EndOfLimit => format!("Updates start again in {}.", relative::exact(wait)),
    }
}
