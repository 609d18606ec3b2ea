//! The overview: a chart of jobs over time, three figures, and why jobs fail.

mod chart;
mod figures;
mod plot;
mod reasons;

pub use chart::{Chart, ChartBar, Label, chart};
pub use figures::{Change, Figure, figures};
pub use plot::{Plot, Segment, Size};
pub use reasons::{Reason, Reasons, reasons};

#[cfg(test)]
mod tests;
