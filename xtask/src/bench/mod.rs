//! `cargo xtask bench`: the widget and the comparison page, measured side by side in a browser.

mod report;
mod statistics;
mod verdict;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::BenchOptions;
use crate::bundle::{self, Profile};
use crate::process::{self, Environment};
use crate::size_table::{self, Role, Sizes};
use crate::{dist, tools, workspace};

use report::{Bytes, Report};
use verdict::Budget;

/// Builds both pages, measures them, prints the tables and writes them as JSON. With `--check`, a broken budget is a
/// failure.
pub(crate) fn run(options: &BenchOptions) -> Result<ExitCode> {
    let folder = workspace::target().join("bench");
    let site = folder.join("site");
    let mut environment = Environment::default();
    tools::browser(&mut environment)?;
    let bytes = build(&site)?;
    warn_of_load();

    let result = folder.join("rounds.json");
    environment.set("BENCH_SITE", &site);
    environment.set("BENCH_RESULT", &result);
    environment.set("BENCH_ROUNDS", options.rounds.to_string());
    let sizes: Vec<_> = options.n_jobs.iter().map(u32::to_string).collect();
    environment.set("BENCH_JOBS", sizes.join(","));
    // The server is built for speed in every profile, and the rest only sends input: nothing needs a release build.
    let mut cargo = process::cargo(&["bench", "--profile", "dev", "--package", "impact-jobs"]);
    cargo.args(["--features", "e2e", "--bench", "browser"]);
    environment.apply(&mut cargo)?;
    process::run(&mut cargo)?;

    let rounds = fs::read_to_string(&result).context("the benchmark wrote no result")?;
    let rounds = serde_json::from_str(&rounds).context("the benchmark's result cannot be read")?;
    let report = Report::new(&rounds, bytes)?;
    let summary = folder.join("summary.json");
    fs::write(&summary, serde_json::to_string_pretty(&report.to_json())?)
        .with_context(|| format!("cannot write {}", summary.display()))?;
    println!("\n{report}\nas JSON: {}, every round: {}\n", summary.display(), result.display());
    let budgets = verdict::budgets(&report);
    print!("{}", verdict::table(&budgets));
    let is_kept = budgets.iter().all(Budget::is_kept);
    Ok(if is_kept || !options.check { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds both pages into the folder `site`, side by side. Returns what each of them downloads.
fn build(site: &Path) -> Result<Bytes> {
    let dist = workspace::dist();
    bundle::build(Profile::Release, &dist)?;
    let bench = workspace::root().join("bench");
    tools::comparison_packages(&bench)?;
    process::run(tools::npm().args(["run", "--silent", "build"]).current_dir(&bench))?;
    if site.exists() {
        fs::remove_dir_all(site).with_context(|| format!("cannot empty {}", site.display()))?;
    }
    copy_folder(&dist, &site.join("widget"))?;
    fs::copy(bench.join("widget.html"), site.join("widget/index.html"))
        .context("cannot copy bench/widget.html")?;
    copy_folder(&bench.join("dist"), &site.join("comparison"))?;
    let comparison = dist::measure(&bench.join("dist"))?;
    let downloaded = comparison.iter().filter(|it| Role::of(&it.path) != Role::Page);
    Ok(Bytes {
        widget: size_table::to_show_the_widget(&dist::measure(&dist)?),
        comparison: downloaded.map(|it| it.sizes).fold(Sizes::default(), Sizes::plus).brotli,
    })
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}

/// What is measured while the machine does something else says little.
fn warn_of_load() {
    let load = fs::read_to_string("/proc/loadavg").ok();
    let load = load.as_deref().and_then(load_of);
    if let Some(load) = load.filter(|it| 1.0 < *it) {
        println!(
            "\nwarning: the machine is busy (load {load}). Times from it cannot be compared; run this again when it is quiet."
        );
    }
}

/// The average of the last minute in the text of `/proc/loadavg`.
fn load_of(text: &str) -> Option<f64> {
    text.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_load_is_the_first_number() {
        assert_eq!(load_of("2.51 2.42 1.39 3/512 4711\n"), Some(2.51));
        assert_eq!(load_of(""), None);
    }
}
