//! The scripts of a release, without what only people read.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::{self, Environment};
use crate::tools;

/// The scripts that a page loads to show the widget.
const SCRIPTS: [&str; 3] = ["impact-jobs.js", "element.js", "widget.js"];

/// Minifies the widget's scripts in `dist`.
///
/// # Errors
/// When esbuild is missing and cannot be installed, or does not understand a script.
pub(crate) fn scripts(dist: &Path) -> Result<()> {
    let mut environment = Environment::default();
    tools::node_programs(&mut environment)?;
    let mut esbuild = Command::new("esbuild");
    esbuild.args(SCRIPTS.map(|it| dist.join(it)));
    esbuild.args(["--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"]);
    esbuild.arg(format!("--outdir={}", dist.display()));
    environment.apply(&mut esbuild)?;
    process::run(&mut esbuild)
}
