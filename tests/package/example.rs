//! The host pages of `examples/`, each in a copy with the package installed as a portal team does it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::browser::variable;

/// The plain page, built.
pub(crate) fn html() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| build("html", "page/types.ts", include_str!("types.ts")))
}

/// The React page, built.
pub(crate) fn react() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| build("react", "src/types.tsx", include_str!("types.tsx")))
}

/// Installs exactly what the lock file of an example says, and the package; checks its types, with one file more that
/// only compiles when they are right; and builds it.
fn build(name: &str, types: &str, content: &str) -> PathBuf {
    let folder = work().join("examples").join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name), &folder);
    npm(&folder, &["ci"]);
    npm(&folder, &["install", "--no-save", packed().to_str().unwrap()]);
    fs::write(folder.join(types), content).unwrap();
    npm(&folder, &["run", "check"]);
    // Pages leave out mistakes in declarations, because those of their tools may have some. The package's are checked.
    let strict = format!(
        r#"{{ "extends": "./tsconfig.json", "compilerOptions": {{ "skipLibCheck": false, "types": [] }}, "include": ["{types}"] }}"#
    );
    fs::write(folder.join("strict.json"), strict).unwrap();
    let mut tsc = Command::new(folder.join("node_modules/.bin/tsc"));
    run(tsc.args(["--project", "strict.json"]).current_dir(&folder));
    // Its own build is that of a portal team, without it.
    fs::remove_file(folder.join(types)).unwrap();
    npm(&folder, &["run", "build"]);
    folder
}

/// The package in one file.
fn packed() -> &'static Path {
    static PACKED: OnceLock<PathBuf> = OnceLock::new();
    PACKED.get_or_init(|| {
        let folder = work().join("examples");
        fs::create_dir_all(&folder).unwrap();
        npm(&folder, &["pack", package().to_str().unwrap()]);
        folder.join(concat!("impact-jobs-", env!("CARGO_PKG_VERSION"), ".tgz"))
    })
}

/// The folder of the package.
pub(crate) fn package() -> PathBuf {
    variable("IMPACT_JOBS_PACKAGE")
}

/// Where everything is made: `target/`.
fn work() -> PathBuf {
    package().parent().unwrap().to_owned()
}

fn npm(folder: &Path, arguments: &[&str]) {
    let quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
    run(Command::new("npm").args(arguments).args(quiet).current_dir(folder));
}

/// Runs a program to its end and gives back what it prints.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{said}\n{complaint}");
    said
}

/// Copies a folder, without what was installed or built in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if !entry.file_type().unwrap().is_dir() {
            fs::copy(entry.path(), target).unwrap();
        } else if entry.file_name() != "node_modules" && entry.file_name() != "dist" {
            copy(&entry.path(), &target);
        }
    }
}
