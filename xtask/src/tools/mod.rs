//! The programs the commands need besides cargo, installed when they are first asked for.

mod browser;
mod cargo_tool;
mod debian;
mod nginx;
mod node;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

pub(crate) use node::{axe, comparison_packages, ensure_packages as node_packages, npm};

use crate::engine::Engine;
use crate::process::{self, Environment};
use crate::workspace;
use cargo_tool::CargoTool;

/// What the widget is built for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes rustc able to build for the browser.
///
/// # Errors
/// When `rustup` is needed and cannot be run.
pub(crate) fn wasm_target() -> Result<()> {
    let sysroot = process::output(
        Command::new("rustc").args(["--print", "sysroot"]).current_dir(workspace::root()),
    )?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    let what = format!("Adding the {WASM_TARGET} target to the Rust toolchain");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM_TARGET]).current_dir(workspace::root());
    once(&what, "under a minute", || process::run(&mut rustup)).context(
        "without rustup, install the Rust standard library for wasm32-unknown-unknown yourself",
    )
}

/// Installs something that is kept, and says how long that may take and how long it took.
fn once(what: &str, takes: &str, install: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("{what}, once, {takes} …");
    let start = Instant::now();
    install()?;
    println!("{what} took {} s", start.elapsed().as_secs());
    Ok(())
}

/// Trunk, which builds the page and the widget.
///
/// # Errors
/// When it cannot be compiled.
pub(crate) fn trunk(environment: &mut Environment) -> Result<()> {
    let trunk = CargoTool {
        package: "trunk",
        version: "0.21.14",
        programs: &["trunk"],
        locked: true,
        takes: "4 to 8 minutes",
    };
    trunk.ensure(environment)
}

/// `wasm-bindgen` and its test runner, of exactly the version the widget is built with.
///
/// # Errors
/// When `Cargo.lock` does not name the version, or the programs cannot be compiled.
pub(crate) fn wasm_bindgen(environment: &mut Environment) -> Result<()> {
    let lockfile = fs::read_to_string(workspace::root().join("Cargo.lock"))
        .context("cannot read Cargo.lock; run 'cargo generate-lockfile'")?;
    let version = workspace::locked_version(&lockfile, "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen")?;
    let wasm_bindgen = CargoTool {
        package: "wasm-bindgen-cli",
        version,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Its own lock file names releases that registries no longer serve.
        locked: false,
        takes: "1 to 3 minutes",
    };
    wasm_bindgen.ensure(environment)
}

/// `wasm-opt` and `esbuild`, which make the release smaller.
///
/// # Errors
/// When npm cannot install them.
pub(crate) fn node_programs(environment: &mut Environment) -> Result<()> {
    node::ensure_packages()?;
    environment.prepend_path(workspace::root().join("node_modules/.bin"));
    Ok(())
}

/// Chromium and its driver, as `CHROME` and `CHROMEDRIVER`.
///
/// # Errors
/// When they are missing and cannot be installed from here; the text has the command that does.
pub(crate) fn browser(environment: &mut Environment) -> Result<()> {
    browser::chromium(environment)
}

/// A browser with the engine, and its driver, as the variables that `tests/e2e/main.rs` lists.
///
/// # Errors
/// When they are missing and cannot be installed from here; the text has the command that does.
pub(crate) fn engine(engine: Engine, environment: &mut Environment) -> Result<()> {
    match engine {
        Engine::Chromium => browser::chromium(environment),
        Engine::Firefox => browser::firefox(environment),
        Engine::WebKit => browser::webkit(environment),
    }
}

/// nginx as `NGINX_PROGRAM`, and the programs its set-up and its tests call.
///
/// # Errors
/// When one is missing and cannot be installed from here; the text has the command that does.
pub(crate) fn nginx(environment: &mut Environment) -> Result<()> {
    environment.set("NGINX_PROGRAM", nginx::ensure()?);
    Ok(())
}
