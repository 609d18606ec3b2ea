//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_dir.parent().unwrap_or(crate_dir)
}

/// The release bundle.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The page and widget of `cargo xtask run`, kept apart so that `dist/` is never a development build.
pub(crate) fn dev_dist() -> PathBuf {
    target().join("dev-dist")
}

/// Where builds and measurements go.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The version of `package` in the text of a `Cargo.lock`.
pub(crate) fn locked_version<'a>(lockfile: &'a str, package: &str) -> Option<&'a str> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = lockfile.lines().skip_while(|line| *line != name_line).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKFILE: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn a_version_is_that_of_the_whole_name() {
        assert_eq!(locked_version(LOCKFILE, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCKFILE, "wasm-bindgen-futures"), Some("0.4.80"));
        assert_eq!(locked_version(LOCKFILE, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }

    #[test]
    fn the_root_is_the_workspace() {
        assert!(root().join("xtask/Cargo.toml").is_file());
    }
}
