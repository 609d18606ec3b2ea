//! Debian packages.

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::once;
use crate::process;

/// What `find` finds, for which these packages are installed when it is not there yet.
///
/// # Errors
/// When they cannot be installed from here; the text has the command that does.
pub(super) fn ensure<T>(packages: &[&str], find: impl Fn() -> Result<Option<T>>) -> Result<T> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    let names = packages.join(" ");
    if !can_install() {
        bail!("programs are missing. On Debian and Ubuntu:\n\n    sudo apt-get install {names}");
    }
    install(packages)?;
    find()?.with_context(|| {
        format!("the packages {names} are installed, but their programs are not there")
    })
}

/// Whether packages can be installed from here.
pub(super) fn can_install() -> bool {
    process::find_on_path("apt-get").is_some() && is_root()
}

/// Installs packages, without starting what they would start.
///
/// # Errors
/// When apt-get fails.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    let what = format!("Installing the Debian packages {}", packages.join(" "));
    once(&what, "one to two minutes", || apt_get_install(packages))
}

fn apt_get_install(packages: &[&str]) -> Result<()> {
    // Another installation may be under way.
    let patience = ["-o", "DPkg::Lock::Timeout=300"];
    process::run(Command::new("apt-get").args(["update", "--quiet"]).args(patience))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--quiet"]).args(patience).args(packages);
    // A package with a service starts it, unless systemd is told that it is not there.
    install
        .env("DEBIAN_FRONTEND", "noninteractive")
        .env("SYSTEMD_OFFLINE", "1")
        .env("RUNLEVEL", "1");
    process::run(&mut install)
}

/// Asks `id`, because the standard library does not know users.
fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|it| it.trim() == "0")
}
