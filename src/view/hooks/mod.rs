//! What components share of their behaviour.

mod focus;
mod focus_leaves;
mod scope_keys;

pub use focus::FocusTargets;
pub(super) use focus::{use_focus_scope, use_focus_target};
pub(super) use focus_leaves::use_focus_leaves;
pub(super) use scope_keys::{is_in_field, scope_key, use_scope_keys};
