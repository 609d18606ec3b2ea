//! The npm package, as those who install it find it: packed, installed into the pages of `examples/`, type-checked,
//! built, and looked at in headless Chromium.
//!
//! `cargo xtask test package` provides what the tests need:
//!
//! | variable | names |
//! | --- | --- |
//! | `IMPACT_JOBS_PACKAGE` | the folder of the package |
//! | `CHROME`, `CHROMEDRIVER` | the browser and its driver |
//!
//! Node.js with npm is on `PATH`, and `node_modules/` of this repository is there. The examples are built in copies, in
//! `target/examples/`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

// What the tests stand on.
#[path = "../e2e/browser/mod.rs"]
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
mod browser;
mod example;
mod page;
#[path = "../e2e/stopwatch.rs"]
mod stopwatch;
#[path = "../e2e/wait.rs"]
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
mod wait;

// The tests, by subject.
mod contents;
mod hosts;
