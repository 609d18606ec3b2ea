//! The browsers of the tests, and their drivers.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::cargo_tool::CargoTool;
use super::debian;
use crate::process::{self, Environment};
use crate::workspace;

const CHROMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Chromium and its driver, as `CHROME` and `CHROMEDRIVER`, and as the test runner of wasm-bindgen is told of them.
pub(super) fn chromium(environment: &mut Environment) -> Result<()> {
    let find = || {
        let chrome = program("CHROME", &CHROMES)?;
        Ok(chrome.zip(program("CHROMEDRIVER", &["chromedriver"])?))
    };
    let (chrome, driver) = debian::ensure(&["chromium", "chromium-driver"], find).context(
        "Chromium and ChromeDriver are needed; the variables CHROME and CHROMEDRIVER name those that are not on PATH",
    )?;
    environment.set("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(&chrome)?);
    environment.set("CHROME", chrome);
    environment.set("CHROMEDRIVER", driver);
    Ok(())
}

/// The file that names Chromium to the test runner of wasm-bindgen, which does not know the variable `CHROME`.
fn capabilities(chrome: &Path) -> Result<PathBuf> {
    let file = workspace::target().join("webdriver.json");
    let capabilities = json!({ "goog:chromeOptions": { "binary": chrome } });
    fs::create_dir_all(workspace::target())
        .and_then(|()| fs::write(&file, capabilities.to_string()))
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// Firefox and its driver, as `FIREFOX` and `GECKODRIVER`.
pub(super) fn firefox(environment: &mut Environment) -> Result<()> {
    let find = || program("FIREFOX", &["firefox", "firefox-esr"]);
    let firefox = debian::ensure(&["firefox-esr"], find)
        .context("Firefox is needed; the variable FIREFOX names one that is not on PATH")?;
    environment.set("FIREFOX", firefox);
    let driver = CargoTool {
        package: "geckodriver",
        version: "0.37.1",
        programs: &["geckodriver"],
        locked: true,
        takes: "1 to 3 minutes",
    };
    driver.ensure(environment)?;
    environment.set("GECKODRIVER", "geckodriver");
    Ok(())
}

/// The small browser that comes with WebKitGTK and its driver, as `MINIBROWSER` and `WEBKITDRIVER`. They need the
/// program `Xvfb` too.
pub(super) fn webkit(environment: &mut Environment) -> Result<()> {
    let find = || {
        let driver = program("WEBKITDRIVER", &["WebKitWebDriver"])?;
        let browser = from_variable("MINIBROWSER")?.or_else(mini_browser);
        Ok(driver.zip(browser).filter(|_| process::find_on_path("Xvfb").is_some()))
    };
    let (driver, browser) = debian::ensure(&["webkit2gtk-driver", "xvfb"], find).context(
        "WebKitGTK with its driver and Xvfb are needed; the variables MINIBROWSER and WEBKITDRIVER name the programs",
    )?;
    environment.set("WEBKITDRIVER", driver);
    environment.set("MINIBROWSER", browser);
    Ok(())
}

/// Not on `PATH`, and in a folder named after the machine's architecture and the version.
fn mini_browser() -> Option<PathBuf> {
    let subfolders = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let architectures = subfolders(Path::new("/usr/lib")).map(|it| it.path());
    let versions =
        architectures.flat_map(|it| subfolders(&it).map(|it| it.path()).collect::<Vec<_>>());
    versions.map(|it| it.join("MiniBrowser")).find(|it| it.is_file())
}

fn program(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    let chosen = from_variable(variable)?;
    Ok(chosen.or_else(|| names.iter().find_map(|it| process::find_on_path(it))))
}

fn from_variable(name: &str) -> Result<Option<PathBuf>> {
    let Some(value) = env::var_os(name) else { return Ok(None) };
    if !Path::new(&value).is_file() {
        bail!(
            "the variable {name} is set to '{}', which is not a file",
            Path::new(&value).display()
        );
    }
    Ok(Some(value.into()))
}
