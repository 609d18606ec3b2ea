//! The npm packages of package.json.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

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

/// Installs exactly what `package-lock.json` lists, when that is not what is there.
pub(super) fn ensure_packages() -> Result<()> {
    let root = workspace::root();
    // npm writes this file last, so an interrupted installation does not have it.
    let installed = modified(&root.join("node_modules/.package-lock.json"));
    let wanted = modified(&root.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    println!("Installing the npm packages wasm-opt, esbuild and axe-core, once, under a minute …");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    process::run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(root))
        .context("Node.js with npm is needed: install the package nodejs, or the one from the Node.js site")
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
