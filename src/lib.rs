//! `<impact-jobs>`: a live, filterable list of impact.com jobs for any web page.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod core;
pub mod style;
pub mod view;
