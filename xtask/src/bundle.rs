//! Building the page and the widget with Trunk.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::{self, Environment};
use crate::{integrity, minify, tools, workspace};

/// Quick to build, or small and fast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

/// Builds into `dist`, which is replaced.
///
/// # Errors
/// When a tool is missing and cannot be installed, and when the build fails.
pub(crate) fn build(profile: Profile, dist: &Path) -> Result<()> {
    let mut trunk = trunk("build", profile, dist)?;
    process::run(&mut trunk)?;
    if profile == Profile::Release {
        integrity::write_into(dist)?;
        minify::scripts(dist)?;
    }
    Ok(())
}

/// A Trunk command that finds its tools and the crates without asking the network itself.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a crate cannot be fetched.
pub(crate) fn trunk(command: &str, profile: Profile, dist: &Path) -> Result<Command> {
    let mut environment = Environment::default();
    tools::wasm_target()?;
    tools::trunk(&mut environment)?;
    tools::wasm_bindgen(&mut environment)?;
    if profile == Profile::Release {
        tools::node_programs(&mut environment)?;
    }
    process::run(&mut process::cargo(&["fetch", "--quiet"]))?;
    let mut trunk = Command::new("trunk");
    trunk
        .arg(command)
        // What it would download is there.
        .args(["--offline", "--skip-version-check", "--dist"])
        .arg(dist)
        .current_dir(workspace::root());
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    environment.apply(&mut trunk)?;
    // Trunk takes NO_COLOR for a flag of its own and refuses the usual value 1.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}
