//! `<impact-jobs>`: a live, filterable list of impact.com jobs for any web page.

pub mod core;
