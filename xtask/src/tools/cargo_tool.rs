//! A program that comes as a crate and is compiled into the user's cache.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::once;
use crate::process::{self, Environment, executable};

/// A build waits a second or two for a tool, but minutes for it to be compiled: Trunk's own settings take three times as
/// long as these.
const QUICK_TO_COMPILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// A crate with programs, at one exact version.
pub(super) struct CargoTool<'a> {
    pub(super) package: &'a str,
    pub(super) version: &'a str,
    /// Every program that is needed of it; each prints `{program} {version}` for `--version`.
    pub(super) programs: &'a [&'a str],
    /// Whether to build it with the dependencies of its own lock file.
    pub(super) locked: bool,
    /// How long compiling takes on a small machine, for the reader.
    pub(super) takes: &'a str,
}

impl CargoTool<'_> {
    /// Puts the programs on the `PATH` of `environment`, and compiles them first when this version is not there.
    pub(super) fn ensure(&self, environment: &mut Environment) -> Result<()> {
        if self
            .programs
            .iter()
            .all(|it| process::find_on_path(it).is_some_and(|it| self.is_version(&it)))
        {
            return Ok(());
        }
        let tools = cache_dir()?.join("tools");
        let home = tools.join(format!("{}-{}", self.package, self.version));
        if !self.is_installed(&home) {
            fs::create_dir_all(&tools)
                .with_context(|| format!("cannot create {}", tools.display()))?;
            self.install(&tools, &home)?;
        }
        environment.prepend_path(home.join("bin"));
        Ok(())
    }

    fn is_version(&self, program: &Path) -> bool {
        let output = Command::new(program).arg("--version").output();
        output.is_ok_and(|it| {
            reported_version(&String::from_utf8_lossy(&it.stdout)) == Some(self.version)
        })
    }

    fn is_installed(&self, home: &Path) -> bool {
        self.programs.iter().all(|it| home.join("bin").join(executable(it)).is_file())
    }

    /// Compiles into a sibling of `home` and renames it at the end: what has the final name is always whole.
    fn install(&self, tools: &Path, home: &Path) -> Result<()> {
        let lock = File::create(tools.join(".lock"))
            .context("cannot create the lock of the tool cache")?;
        lock.lock().context("cannot lock the tool cache")?;
        if self.is_installed(home) {
            return Ok(()); // by another process, while this one waited for the lock
        }
        let partial = tools.join(format!(".{}-{}.partial", self.package, self.version));
        remove_dir(&partial)?;
        remove_dir(home)?;
        let target = partial.join("target");
        // What they could have besides is for downloading other tools.
        let mut cargo = process::cargo(&["install", self.package, "--no-default-features"]);
        cargo.args(["--version", self.version, "--root"]).arg(&partial);
        if self.locked {
            cargo.arg("--locked");
        }
        cargo.env("CARGO_TARGET_DIR", &target).envs(QUICK_TO_COMPILE);
        // Away from the workspace: its settings are not meant for the tool.
        cargo.current_dir(tools);
        let what = format!("Compiling {} {}", self.package, self.version);
        once(&what, self.takes, || process::run(&mut cargo))?;
        remove_dir(&target)?;
        fs::rename(&partial, home).with_context(|| format!("cannot rename to {}", home.display()))
    }
}

/// The version in what a program prints for `--version`: the second word.
fn reported_version(text: &str) -> Option<&str> {
    text.split_whitespace().nth(1)
}

fn cache_dir() -> Result<PathBuf> {
    let xdg = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|it| it.is_absolute());
    let cache = xdg.or_else(|| env::home_dir().map(|home| home.join(".cache")));
    Ok(cache.context("there is no home folder; set XDG_CACHE_HOME")?.join("impact-jobs"))
}

fn remove_dir(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_second_word() {
        assert_eq!(reported_version("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(reported_version("wasm-bindgen 0.2.130 (abcdef123)"), Some("0.2.130"));
        assert_eq!(reported_version(""), None);
    }

    #[test]
    fn a_folder_without_every_program_is_not_an_installation() {
        let home = env::temp_dir().join(format!("xtask-tool-{}", std::process::id()));
        let tool = CargoTool {
            package: "t",
            version: "1",
            programs: &["a", "b"],
            locked: true,
            takes: "",
        };
        fs::create_dir_all(home.join("bin")).unwrap();
        fs::write(home.join("bin").join(executable("a")), "").unwrap();
        assert!(!tool.is_installed(&home));
        fs::write(home.join("bin").join(executable("b")), "").unwrap();
        assert!(tool.is_installed(&home));
        fs::remove_dir_all(home).unwrap();
    }
}
