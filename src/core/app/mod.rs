//! The widget as a whole: the model, what can happen to it, and what is to be done about it.
//! Only `update` changes the model, and it neither waits nor performs anything itself.

pub mod address;
pub mod announcer;
pub mod clock;
pub mod config;
pub mod effect;
pub mod event;
pub mod model;
pub mod polling;
pub mod update;
