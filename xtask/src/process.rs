//! Running other programs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// What a child process gets on top of this one's environment.
#[derive(Default)]
pub(crate) struct Environment {
    path: Vec<PathBuf>,
    variables: Vec<(&'static str, OsString)>,
}

impl Environment {
    /// Puts `folder` before everything else on `PATH`.
    pub(crate) fn prepend_path(&mut self, folder: PathBuf) {
        self.path.insert(0, folder);
    }

    pub(crate) fn set(&mut self, variable: &'static str, value: impl Into<OsString>) {
        self.variables.push((variable, value.into()));
    }

    /// Gives `command` these variables and this `PATH`.
    ///
    /// # Errors
    /// When a folder on `PATH` has a name that cannot be part of it.
    pub(crate) fn apply(&self, command: &mut Command) -> Result<()> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = self.path.iter().cloned().chain(env::split_paths(&inherited));
        command.env("PATH", env::join_paths(folders).context("a folder cannot be part of PATH")?);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        Ok(())
    }
}

/// Cargo, as it was called for this program, in the workspace.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(workspace::root());
    command
}

/// Shows the command and runs it.
///
/// # Errors
/// When it cannot be started or does not end with success.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    announce(command);
    let status =
        command.status().with_context(|| format!("cannot start {}", program_name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", program_name(command));
    }
    Ok(())
}

/// What the command writes to its standard output; it is not shown.
///
/// # Errors
/// When it cannot be started, does not end with success, or writes something else than text.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let name = program_name(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        bail!("{name} failed ({})", output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("{name} wrote something that is not text"))
}

/// Puts the command in the place of this process, so that signals reach it and nothing is left behind.
///
/// # Errors
/// When it cannot be started; where processes cannot be replaced, also when it fails.
pub(crate) fn replace_with(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    {
        let error = std::os::unix::process::CommandExt::exec(command);
        Err(error).with_context(|| format!("cannot start {}", program_name(command)))
    }
    #[cfg(not(unix))]
    {
        let status =
            command.status().with_context(|| format!("cannot start {}", program_name(command)))?;
        if status.success() { Ok(()) } else { bail!("{} failed ({status})", program_name(command)) }
    }
}

/// Prints the command the way it would be typed.
pub(crate) fn announce(command: &Command) {
    let args: Vec<_> = command.get_args().map(|it| it.to_string_lossy()).collect();
    println!("$ {} {}", program_name(command), args.join(" "));
}

/// The program called `name` in a folder of `PATH`.
pub(crate) fn find_on_path(name: &str) -> Option<PathBuf> {
    let file_name = executable(name);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file_name))
        .find(|it| it.is_file())
}

/// The file name of the program called `name`.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

fn program_name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}
