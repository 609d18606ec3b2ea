//! `cargo xtask check`: everything but behaviour.

use std::process::ExitCode;

use anyhow::Result;

use crate::process;
use crate::{licences, tools};

type Check = (&'static str, fn() -> Result<()>);

const CHECKS: [Check; 6] = [
    ("formatting", formatting),
    ("lints, native", native_lints),
    ("lints, wasm32", wasm_lints),
    ("documentation", documentation),
    ("architecture", architecture),
    ("licences", licences::check),
];

/// Runs every check, also after a failure, and lists the outcomes.
pub(crate) fn run() -> ExitCode {
    let mut outcomes = Vec::new();
    for (name, check) in CHECKS {
        println!("\n== {name}");
        let outcome = check();
        if let Err(error) = &outcome {
            eprintln!("error: {error:#}");
        }
        outcomes.push((name, outcome.is_ok()));
    }
    println!();
    for (name, is_ok) in &outcomes {
        println!("{name:<15}{}", if *is_ok { "ok" } else { "failed" });
    }
    let is_ok = outcomes.iter().all(|(_, is_ok)| *is_ok);
    if is_ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn formatting() -> Result<()> {
    process::run(&mut process::cargo(&["fmt", "--all", "--check"]))
}

fn native_lints() -> Result<()> {
    let mut clippy = process::cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "impact-jobs/e2e,impact-jobs/gateway,impact-jobs/package",
    ]);
    process::run(clippy.args(["--", "-D", "warnings"]))
}

fn wasm_lints() -> Result<()> {
    tools::wasm_target()?;
    // Unit tests are native; the browser's are in tests/web.rs.
    let targets = ["--lib", "--bins", "--test", "web"];
    let mut clippy = process::cargo(&["clippy", "--package", "impact-jobs"]);
    clippy.args(targets);
    process::run(clippy.args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))
}

fn documentation() -> Result<()> {
    let mut doc = process::cargo(&["doc", "--workspace", "--no-deps"]);
    process::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn architecture() -> Result<()> {
    process::run(&mut process::cargo(&[
        "test",
        "--package",
        "impact-jobs",
        "--test",
        "architecture",
    ]))
}
