//! What components share of their behaviour.

mod cells;
mod focus;
mod grid_size;
mod leaving;
mod scope_keys;
mod size;

pub(super) use cells::{cell_around, header_around};
pub use focus::FocusTargets;
pub(super) use focus::{use_focus_cells, use_focus_scope, use_focus_target};
pub(super) use grid_size::use_grid_size;
pub(super) use leaving::use_leaving;
pub(super) use scope_keys::{is_in_field, use_scope_keys};
pub use size::SizeObserver;
pub(super) use size::use_measured;
