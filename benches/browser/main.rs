//! Measures the widget and the comparison page of `bench/` side by side in headless Chromium.
//!
//! `cargo xtask bench` builds both, names what is needed here, and makes the tables from what this writes:
//!
//! | variable | names |
//! | --- | --- |
//! | `BENCH_SITE` | a folder with the pages `widget/` and `comparison/` |
//! | `BENCH_RESULT` | the JSON file to write |
//! | `BENCH_ROUNDS`, `BENCH_JOBS` | how often, and with how many jobs: `5`, `1000,10000,100000` |
//! | `CHROME`, `CHROMEDRIVER` | the browser and its driver |
//!
//! Each round has a sandbox and a browser of its own, and the pages take turns. Input is sent as a mouse and a
//! keyboard would send it. Nothing is timed before both pages were seen to find the same jobs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a measurement that went wrong is none"
)]

mod browser;
mod equality;
mod input;
mod page;
mod visit;

use std::env;
use std::path::PathBuf;

use serde::Serialize;

use page::Subject;
use visit::Round;

/// What was measured of one page with one number of jobs.
#[derive(Debug, Serialize)]
struct Measured {
    page: &'static str,
    jobs: usize,
    rounds: Vec<Round>,
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask bench`"))
}

#[tokio::main]
async fn main() {
    let rounds: usize = variable("BENCH_ROUNDS").parse().expect("BENCH_ROUNDS is a number");
    let sizes = variable("BENCH_JOBS");
    let sizes = sizes.split(',').map(|it| it.parse().expect("BENCH_JOBS are numbers"));
    let mut measured = Vec::new();
    for n_jobs in sizes {
        println!("{n_jobs} jobs");
        let script = equality::check(n_jobs).await;
        let mut all =
            Subject::ALL.map(|it| Measured { page: it.name(), jobs: n_jobs, rounds: Vec::new() });
        for round in 1..=rounds {
            for (subject, measured) in Subject::ALL.into_iter().zip(&mut all) {
                println!("  round {round} of {rounds}: {}", subject.name());
                measured.rounds.push(visit::measure(subject, n_jobs, &script).await);
            }
        }
        measured.extend(all);
    }
    let result = PathBuf::from(variable("BENCH_RESULT"));
    std::fs::write(result, serde_json::to_string_pretty(&measured).unwrap()).unwrap();
}
