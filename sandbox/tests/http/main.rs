//! The sandbox over real HTTP on loopback. World time stands still but for `advance`, so nothing here waits.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod api;
mod faults;
mod pages;
mod shapes;
mod support;
