//! Where the rest of the view still finds words that have a file of their own now.

pub use crate::core::words::batch::waiting;
pub use crate::core::words::count::{jobs, matches, new_jobs};
pub(crate) use crate::core::words::error::{limit, what_came};
pub use crate::core::words::error::{sentence, technical};
