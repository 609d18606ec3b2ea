//! Debian packages.

use std::process::Command;

use anyhow::Result;

use crate::process;

/// Whether packages can be installed from here.
pub(super) fn can_install() -> bool {
    process::find_on_path("apt-get").is_some() && is_root()
}

/// Installs packages, without starting what they would start.
///
/// # Errors
/// When apt-get fails.
pub(super) fn install(packages: &[&str]) -> Result<()> {
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
