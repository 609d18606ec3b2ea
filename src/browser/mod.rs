//! The only folder that touches the browser: it carries out what the core wants done, and tells it what happened.

mod clock;
mod effects;
pub mod element;
mod fatal;
mod focus;
mod intl;
mod listener;
mod shell;
mod style;
