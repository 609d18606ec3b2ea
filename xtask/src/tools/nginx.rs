//! nginx, as Debian has it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::debian;
use crate::process;

const PACKAGES: [&str; 6] =
    ["nginx", "libnginx-mod-http-brotli-static", "brotli", "curl", "gettext-base", "openssl"];
const PROGRAMS: [&str; 4] = ["brotli", "curl", "envsubst", "openssl"];
const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// The one that is there, or a newly installed one.
pub(super) fn ensure() -> Result<PathBuf> {
    if let Some(nginx) = find() {
        return Ok(nginx);
    }
    let packages = PACKAGES.join(" ");
    if !debian::can_install() {
        bail!(
            "nginx is missing, or what goes with it. On Debian and Ubuntu:\n\n    sudo apt-get install {packages}"
        );
    }
    debian::install(&PACKAGES)?;
    find().context("the packages are installed, but their programs are not there")
}

fn find() -> Option<PathBuf> {
    // Not on the PATH of every user.
    let system = Some(PathBuf::from("/usr/sbin/nginx")).filter(|it| it.is_file());
    let nginx = process::find_on_path("nginx").or(system)?;
    let is_whole = PROGRAMS.iter().all(|it| process::find_on_path(it).is_some())
        && Path::new(MODULE).is_file();
    is_whole.then_some(nginx)
}
