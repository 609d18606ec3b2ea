//! The only folder that touches the browser: it carries out what the core wants done, and tells it what happened.

mod app;
mod clock;
mod effects;
pub mod element;
mod fatal;
mod focus;
pub mod intl;
mod listener;
mod style;
mod translators;

/// Comes before everything else in each instance of the module.
pub fn start() {
    fatal::throw_panics();
}
