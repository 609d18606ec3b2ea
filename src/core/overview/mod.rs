//! The overview of the jobs that match: how many there were when, how they end and how long they take, and why they fail.
//!
//! An [`Axis`] cuts a time into bars. A [`Tally`] counts jobs on it, each with what it contributes, so that a job that
//! changed is counted anew without looking at any other; a [`Counter`] counts all of them in slices. What the numbers look
//! like and what they are called is not known here.

mod axis;
mod bar;
mod counter;
mod durations;
mod figures;
mod reasons;
mod step;
mod summary;
mod tally;

pub use axis::{Axis, Stretch};
pub use bar::{Bar, Part};
pub use counter::{Counter, Question};
pub use durations::Durations;
pub use figures::{Figures, Share};
pub use reasons::{Reason, Reasons};
pub use step::Step;
pub use summary::{FigureValues, Summary};
pub use tally::{Scope, Tally};
