//! The bundle and the sandbox together, in a browser: what a person and a page see of the widget.
//!
//! `cargo xtask test e2e` builds the bundle and names the programs the tests need:
//!
//! | variable | names |
//! | --- | --- |
//! | `IMPACT_JOBS_DIST` | the folder of the built bundle |
//! | `ENGINE` | `chromium` (the default), `firefox` or `webkit` |
//! | `CHROME`, `CHROMEDRIVER` | Chromium and its driver |
//! | `FIREFOX`, `GECKODRIVER` | Firefox and its driver |
//! | `MINIBROWSER`, `WEBKITDRIVER` | the browser that comes with the engine for GTK, and its driver |
//! | `AXE` | the script of axe-core |
//!
//! Two tests run at a time, each with a sandbox of its own, in a browser that is kept from test to test: in a profile
//! and a tab of its own, which are gone when the test ends. A test that fails ends the browser as well. The world of the
//! sandbox stands still until a test moves it. Nothing sleeps for a time: the tests wait for what they expect, up to a
//! deadline. Of a test that fails, `target/e2e` keeps a screenshot. `TEST_TIMES` names a file for the time of each.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

// What the tests stand on.
mod browser;
mod harness;
mod locator;
mod page;
mod server;
mod stopwatch;
mod wait;

// The tests, by subject.
mod accessibility;
mod attributes;
mod detail;
mod download;
mod elements;
mod events;
mod faults;
mod filters;
mod hostile;
mod hosts;
mod keyboard;
mod life;
mod list;
mod live;
mod offline;
mod overview;
mod policy;
mod portal;
mod replay;
mod scale;
mod screenshots;
mod selection;
mod soak;
mod surroundings;
mod view_menu;
