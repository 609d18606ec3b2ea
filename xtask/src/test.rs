//! `cargo xtask test`: every test there is, with times and a total at the end.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::args::{TestOptions, TestPart};
use crate::bundle::{self, Profile};
use crate::engine::{Engine, SMOKE};
use crate::process::{self, Environment};
use crate::test_count::TestCount;
use crate::test_times::{self, in_words};
use crate::{package, tools, workspace};

/// So many of the slowest tests of a part are named.
const N_SLOWEST: usize = 10;

/// Runs the parts one after another, also after a failure. The last line is the total.
pub(crate) fn run(options: &TestOptions) -> ExitCode {
    let mut summary = Vec::new();
    let mut total = TestCount::default();
    for part in &options.parts {
        // The others are about one browser, or none.
        let is_in_each = *part == TestPart::E2e;
        let engines = if is_in_each { options.engines() } else { vec![Engine::Chromium] };
        for engine in engines {
            let name = match engine {
                Engine::Chromium => part.name().to_owned(),
                other => format!("{} in {}", part.name(), other.name()),
            };
            println!("\n== {name} tests");
            let started = Instant::now();
            let count = run_part(*part, engine, &options.filter).unwrap_or_else(|error| {
                eprintln!("error: {error:#}");
                TestCount { failed: 1, ..TestCount::default() }
            });
            let took = in_words(started.elapsed());
            let tests_took = in_words(count.time);
            println!("{name} took {took}, its tests {tests_took} of it");
            for line in test_times::slowest(N_SLOWEST) {
                println!("  {line}");
            }
            total += count;
            summary.push(format!("{name:<15}{count:<24}{took:>14}, tests {tests_took}"));
        }
    }
    println!("\n{}\n{total}", summary.join("\n"));
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run_part(part: TestPart, engine: Engine, filter: &[String]) -> Result<TestCount> {
    let times = test_times::file()?;
    let mut cargo = match part {
        TestPart::Native => process::cargo(&["test", "--workspace", "--no-fail-fast"]),
        TestPart::Browser => browser_tests()?,
        TestPart::E2e => e2e_tests(engine)?,
        TestPart::Gateway => gateway_tests()?,
        TestPart::Package => package_tests()?,
        TestPart::Soak => soak_tests()?,
    };
    cargo.arg("--").args(filter);
    if part == TestPart::Soak {
        // One after the other: time is faster in them, so that what one takes away looks like late answers to the other.
        // All that are ignored elsewhere are of this part.
        cargo.args(["--ignored", "--test-threads=1"]);
    }
    if part == TestPart::E2e {
        choose_tests(&mut cargo, engine, filter);
    }
    cargo.env("TEST_TIMES", times);
    let (mut count, is_success) = count_tests(&mut cargo)?;
    if let Some(failure) = unreported_failure(count, is_success, filter) {
        eprintln!("error: {failure}");
        count.failed += 1;
    }
    Ok(count)
}

/// All that can run in the engine; of WebKit, what is to run there when nothing else is asked for.
fn choose_tests(cargo: &mut Command, engine: Engine, filter: &[String]) {
    if engine == Engine::WebKit && filter.is_empty() {
        cargo.arg("--exact").args(SMOKE);
        return;
    }
    for (test, reason) in engine.left_out() {
        println!("left out: {test} ({reason})");
        cargo.args(["--skip", test]);
    }
}

fn browser_tests() -> Result<Command> {
    let mut environment = Environment::default();
    tools::wasm_target()?;
    tools::wasm_bindgen(&mut environment)?;
    tools::browser(&mut environment)?;
    let args =
        ["test", "--target", "wasm32-unknown-unknown", "--package", "impact-jobs", "--test", "web"];
    let mut cargo = process::cargo(&args);
    environment.apply(&mut cargo)?;
    Ok(cargo)
}

fn e2e_tests(engine: Engine) -> Result<Command> {
    let mut environment = Environment::default();
    tools::engine(engine, &mut environment)?;
    environment.set("ENGINE", engine.name());
    environment.set("AXE", tools::axe()?);
    environment.set("IMPACT_JOBS_DIST", workspace::dist());
    build_bundle()?;
    integration_tests("e2e", &environment)
}

/// A test program that needs a feature. All get all of them, so that what they test is compiled once.
fn integration_tests(name: &str, environment: &Environment) -> Result<Command> {
    let features = "e2e,gateway,package";
    let args = ["test", "--package", "impact-jobs", "--features", features, "--test", name];
    let mut cargo = process::cargo(&args);
    environment.apply(&mut cargo)?;
    Ok(cargo)
}

/// Those of the end-to-end tests that count what is left behind.
fn soak_tests() -> Result<Command> {
    e2e_tests(Engine::Chromium)
}

fn gateway_tests() -> Result<Command> {
    let mut environment = Environment::default();
    tools::browser(&mut environment)?;
    tools::nginx(&mut environment)?;
    environment.set("IMPACT_JOBS_DIST", workspace::dist());
    build_bundle()?;
    environment.set("IMPACT_JOBS_PACKAGE", package::assemble()?);
    integration_tests("gateway", &environment)
}

fn package_tests() -> Result<Command> {
    let mut environment = Environment::default();
    tools::browser(&mut environment)?;
    tools::node_packages()?;
    build_bundle()?;
    environment.set("IMPACT_JOBS_PACKAGE", package::assemble()?);
    integration_tests("package", &environment)
}

/// Builds the released bundle, once for all parts that need it.
fn build_bundle() -> Result<()> {
    static IS_BUILT: AtomicBool = AtomicBool::new(false);
    if !IS_BUILT.load(Ordering::Relaxed) {
        bundle::build(Profile::Release, &workspace::dist())?;
        IS_BUILT.store(true, Ordering::Relaxed);
    }
    Ok(())
}

/// Shows what the command prints, adds up the results in it, and says whether it ended with success.
fn count_tests(command: &mut Command) -> Result<(TestCount, bool)> {
    process::announce(command);
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let mut count = TestCount::default();
    let stdout = child.stdout.take().context("cargo has no output")?;
    for line in BufReader::new(stdout).split(b'\n') {
        let line = line.context("cannot read what cargo prints")?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        count += TestCount::from_line(&line).unwrap_or_default();
    }
    let status = child.wait().context("cannot wait for cargo")?;
    Ok((count, status.success()))
}

/// What went wrong without a test that says so.
fn unreported_failure(
    count: TestCount,
    is_success: bool,
    filter: &[String],
) -> Option<&'static str> {
    if !is_success && count.failed == 0 {
        Some("the tests could not be built, or their program died")
    } else if is_success && count == TestCount::default() && filter.is_empty() {
        Some("no test was run")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(passed: u32, failed: u32, is_success: bool, filter: &[&str], expected: Option<&str>) {
        let filter: Vec<String> = filter.iter().map(|it| (*it).to_owned()).collect();
        let count = TestCount { passed, failed, ..TestCount::default() };
        assert_eq!(unreported_failure(count, is_success, &filter), expected);
    }

    #[test]
    fn a_failure_no_test_reports_is_noticed() {
        check(5, 0, true, &[], None);
        check(5, 1, false, &[], None);
        check(0, 0, true, &["polling"], None);
        check(0, 0, true, &[], Some("no test was run"));
        check(5, 0, false, &[], Some("the tests could not be built, or their program died"));
        check(
            0,
            0,
            false,
            &["polling"],
            Some("the tests could not be built, or their program died"),
        );
    }
}
