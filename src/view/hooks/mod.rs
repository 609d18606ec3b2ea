//! What components share of their behaviour.

mod focus;

pub use focus::FocusTargets;
pub(super) use focus::{use_focus_scope, use_focus_target};
