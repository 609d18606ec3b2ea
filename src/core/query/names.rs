//! What jobs are called on the screen: people find them by these words too.

use crate::core::job::JobType;

/// What jobs are called on the screen. The API's own names are understood besides.
#[derive(Debug)]
pub struct Names {
    /// The documented types, in the order of [`JobType::KNOWN`].
    pub types: [&'static str; JobType::KNOWN.len()],
    /// A type without a name.
    pub no_type: &'static str,
    /// A state without a name.
    pub no_status: &'static str,
}
