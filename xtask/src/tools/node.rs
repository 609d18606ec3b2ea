//! The npm packages of package.json.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use super::once;
use crate::process;
use crate::workspace;

/// The script of axe-core, which finds accessibility mistakes in a page.
///
/// # Errors
/// When npm cannot install it.
pub(crate) fn axe() -> Result<PathBuf> {
    ensure_packages()?;
    Ok(workspace::root().join("node_modules/axe-core/axe.min.js"))
}

/// What the comparison page of the benchmark in `folder` is made with.
///
/// # Errors
/// When npm cannot install it.
pub(crate) fn comparison_packages(folder: &Path) -> Result<()> {
    install(folder, "React, TanStack and Vite")
}

/// Installs exactly what `package-lock.json` lists, when that is not what is there.
///
/// # Errors
/// When npm cannot install it.
pub(crate) fn ensure_packages() -> Result<()> {
    install(workspace::root(), "of package.json")
}

/// npm, as it is called here.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn install(folder: &Path, packages: &str) -> Result<()> {
    // npm writes this file last, so an interrupted installation does not have it.
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    let wanted = modified(&folder.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    let what = format!("Installing the npm packages {packages}");
    let mut npm = npm();
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder);
    once(&what, "under a minute", || process::run(&mut npm)).context(
        "Node.js with npm is needed: install the package nodejs, or the one from the Node.js site",
    )
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
