//! The build, test and release commands of this repository. `cargo xtask --help` lists them.
//!
//! In reading order: [`args`], [`parse`] and [`help`] say what can be asked for; [`run`], [`mod@test`], [`check`],
//! [`dist`], [`package`] and [`mod@bench`] do it, one file a command; [`tools`] installs what they need; the rest are their parts.

mod args;
mod help;
mod parse;

mod bench;
mod check;
mod dist;
mod order;
mod package;
mod run;
mod shrink;
mod test;

mod bundle;
mod engine;
mod glue;
mod inline;
mod integrity;
mod licences;
mod process;
mod size_table;
mod small_std;
mod test_count;
mod test_times;
mod tools;
mod workspace;

use std::process::ExitCode;

use args::Command;

fn main() -> ExitCode {
    let command = match parse::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(mistake) => {
            eprintln!("error: {mistake}");
            return ExitCode::from(2);
        }
    };
    let outcome = match command {
        Command::Help(topic) => {
            print!("{}", help::text(topic));
            Ok(ExitCode::SUCCESS)
        }
        Command::Run(options) => run::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Test(options) => Ok(test::run(&options)),
        Command::Check => Ok(check::run()),
        Command::Dist(at_most) => dist::run(at_most),
        Command::Package => package::run().map(|()| ExitCode::SUCCESS),
        Command::Bench(options) => bench::run(&options),
        Command::RewriteGlue => glue::run().map(|()| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
