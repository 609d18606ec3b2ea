//! The build, test and release commands of this repository. `cargo xtask --help` lists them.
//!
//! In reading order: [`args`] says what can be asked for; [`run`], [`mod@test`], [`check`], [`dist`], [`package`] and
//! [`mod@bench`] do it, one file a command; [`tools`] installs what they need; the rest are their parts.

mod args;

mod bench;
mod check;
mod dist;
mod package;
mod run;
mod test;

mod bundle;
mod engine;
mod integrity;
mod licences;
mod minify;
mod process;
mod size_table;
mod test_count;
mod test_times;
mod tools;
mod workspace;

use std::process::ExitCode;

use args::Command;
use clap::Parser;

fn main() -> ExitCode {
    let outcome = match Command::parse() {
        Command::Run(options) => run::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Test(options) => Ok(test::run(&options)),
        Command::Check => Ok(check::run()),
        Command::Dist(options) => dist::run(&options),
        Command::Package => package::run().map(|()| ExitCode::SUCCESS),
        Command::Bench(options) => bench::run(&options),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
