//! `cargo xtask dist`: the release bundle and its size.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::DistOptions;
use crate::bundle::{self, Profile};
use crate::size_table::{self, File, Sizes};
use crate::workspace;

/// Builds into `dist/`, prints the sizes beside those that were kept last, and fails over budget.
pub(crate) fn run(options: &DistOptions) -> Result<ExitCode> {
    let dist = workspace::dist();
    bundle::build(Profile::Release, &dist)?;
    let files = measure(&dist)?;
    let table = size_table::format(&files);
    let kept = workspace::root().join("xtask/sizes.txt");
    let before = fs::read_to_string(&kept).context("cannot read xtask/sizes.txt")?;
    println!("\n{table}\n{}", size_table::compare(&files, &before));
    if options.keep {
        fs::write(&kept, table).context("cannot write xtask/sizes.txt")?;
    }
    let exceeded = size_table::over_budget(&files);
    for sentence in &exceeded {
        eprintln!("error: {sentence}");
    }
    Ok(if exceeded.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every file below `folder` with its sizes, by path.
///
/// # Errors
/// When one cannot be read.
pub(crate) fn measure(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    add_files(folder, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Adds every file below `folder`; `prefix` is the path to it, with a `/` at its end.
fn add_files(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add_files(&entry.path(), &format!("{path}/"), files)?;
        } else {
            let content = fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
            let sizes = Sizes::of(&content).with_context(|| format!("cannot compress {path}"))?;
            files.push(File { path, sizes });
        }
    }
    Ok(())
}
