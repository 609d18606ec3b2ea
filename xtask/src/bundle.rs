//! Building the page and the widget with Trunk.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::inline;
use crate::process::{self, Environment};
use crate::{integrity, minify, tools, workspace};

/// Quick to build, or small and fast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

/// Builds into `dist`, which is replaced, and checks that no page there has inline script or style.
///
/// # Errors
/// When a tool is missing and cannot be installed, when the build fails, and when a page has something inline.
pub(crate) fn build(profile: Profile, dist: &Path) -> Result<()> {
    let mut trunk = trunk("build", profile, dist)?;
    process::run(&mut trunk)?;
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("Trunk made no index.html")?;
    fs::write(&index, without_build_notes(&page)).context("cannot write index.html")?;
    if profile == Profile::Release {
        integrity::write_into(dist)?;
        minify::scripts(dist)?;
    }
    inline::check_folder(dist)
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
        .arg("--skip-version-check")
        .arg("--dist")
        .arg(dist)
        // What Trunk calls at the end of a build.
        .env("XTASK", env::current_exe().context("cannot find the path of this program")?)
        .current_dir(workspace::root());
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    environment.apply(&mut trunk)?;
    // Trunk takes NO_COLOR for a flag of its own and refuses the usual value 1.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

/// The page without the lines that only say how to build it: Trunk leaves its `rel="rust"` link in place.
fn without_build_notes(page: &str) -> String {
    let is_note = |line: &str| line.contains("data-trunk") || line.contains("<!-- For Trunk alone");
    page.lines()
        .filter(|line| !is_note(line) && !line.trim().is_empty())
        .fold(String::new(), |page, line| page + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn build_notes_are_removed_from_the_page() {
        let page = "<head>\n  <!-- For Trunk alone; removed. -->\n  <link data-trunk=\"\" rel=\"rust\">\n  \n  <title>x</title>\n";
        assert_eq!(without_build_notes(page), "<head>\n  <title>x</title>\n");
    }
}
