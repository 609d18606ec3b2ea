//! `cargo xtask package`: the npm package, from the release bundle and the sources in `package/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bundle::{self, Profile};
use crate::{integrity, workspace};

/// The files of the bundle that a page needs; the rest are pages that show it.
const BUNDLE: [&str; 4] = ["impact-jobs.js", "element.js", "widget.js", "widget_bg.wasm"];

/// Builds the release and makes the package in `target/package/`.
pub(crate) fn run() -> Result<()> {
    bundle::build(Profile::Release, &workspace::dist())?;
    let package = assemble()?;
    println!(
        "\nThe package is in {}. To have it in one file: npm pack <folder>",
        package.display()
    );
    Ok(())
}

/// Makes the package from the bundle in `dist/`, in place of an older one, and names its folder.
///
/// # Errors
/// When a file is missing or cannot be written.
pub(crate) fn assemble() -> Result<PathBuf> {
    let package = workspace::target().join("package");
    if package.exists() {
        fs::remove_dir_all(&package).context("cannot remove the old package")?;
    }
    fs::create_dir_all(&package).context("cannot create the package's folder")?;
    let root = workspace::root();
    let sources = fs::read_dir(root.join("package")).context("cannot read package/")?;
    let sources = sources.map(|it| Ok(it?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let bundle = BUNDLE.map(|it| workspace::dist().join(it));
    let mut hashes = BTreeMap::new();
    for file in sources.iter().chain(&bundle).chain([&root.join("LICENSE")]) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        hashes.insert(name.clone(), copy(file, &package.join(name))?);
    }
    let hashes = serde_json::to_string_pretty(&hashes)? + "\n";
    fs::write(package.join("integrity.json"), hashes).context("cannot write integrity.json")?;
    Ok(package)
}

/// Copies a file and gives back its hash.
fn copy(from: &Path, to: &Path) -> Result<String> {
    let content = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    fs::write(to, &content).with_context(|| format!("cannot write {}", to.display()))?;
    Ok(integrity::of(&content))
}
