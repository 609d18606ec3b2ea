//! What the widget decides: pure code without a clock, a browser or I/O, so that every rule can be tested natively.
//!
//! In the order data takes: [`api`] reads answers into [`job`]s, [`list`] and [`query`] keep and filter them, [`overview`]
//! counts them, [`export`] makes files of them, [`preview`] reads the beginning of a result. [`app`] is the widget's state
//! and behaviour, [`screen`] what each part of it shows, in the [`words`] of one language.

pub mod api;
pub mod app;
pub mod export;
pub mod job;
pub mod list;
pub mod locale;
pub mod overview;
pub mod preview;
pub mod query;
pub mod screen;
pub mod text;
pub mod time;
pub mod words;
