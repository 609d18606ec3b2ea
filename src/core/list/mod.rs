//! The loaded jobs and the list of them: which match, in which order, which rows are drawn, selected and focused.
//! Nothing here knows what a row looks like or why the jobs were asked for.

pub mod batch;
pub mod columns;
pub mod cursor;
pub mod facets;
pub mod listing;
pub mod selection;
pub mod slots;
pub mod sort;
pub mod store;
pub mod suggestions;
pub mod window;
