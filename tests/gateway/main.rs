//! The gateway of `deploy/nginx/`: a real nginx in front of the sandbox, filled in by the same scripts and templates as
//! in production.
//!
//! `cargo xtask test gateway` provides what the tests need:
//!
//! | variable | names |
//! | --- | --- |
//! | `NGINX_PROGRAM` | nginx; its module `brotli_static`, `envsubst`, `openssl`, `curl` and `brotli` are on the machine too |
//! | `IMPACT_JOBS_DIST` | the folder of the built bundle |
//! | `IMPACT_JOBS_PACKAGE` | the folder of the npm package |
//! | `CHROME`, `CHROMEDRIVER` | the browser and its driver |
//!
//! Each test has its own gateway on loopback. impact.com is played by the sandbox, behind a TLS server with a
//! certificate of a throw-away authority, found by a DNS server of the test. Everything ends with its test: a gateway
//! when the pipe to it is closed, however the test ended.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

// What the tests stand on.
mod breaking;
#[path = "../e2e/browser/mod.rs"]
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
mod browser;
mod certificates;
mod gateway;
mod http;
mod nginx;
mod page;
#[path = "../e2e/stopwatch.rs"]
mod stopwatch;
mod upstream;

// The tests, by subject.
mod access;
mod cache;
mod download;
mod embedding;
mod failure;
mod files;
mod inherited;
mod limits;
mod load;
mod replay;
mod scripts;
mod secrets;
mod sign_in;
mod tls;
mod widget;
