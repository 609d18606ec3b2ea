//! The only folder that touches the browser: it carries out what the core wants done, and tells it what happened.

mod clipboard;
mod clock;
mod download;
pub mod element;
mod fatal;
mod fetch;
mod focus;
mod host;
mod intl;
mod listener;
mod shell;
mod style;

/// Comes before everything else in each instance of the module.
pub fn start() {
    fatal::throw_panics();
}
