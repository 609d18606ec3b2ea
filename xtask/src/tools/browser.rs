//! Chromium and its driver.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::debian;
use crate::process;

const CHROMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &str = "chromedriver";

/// A browser and the driver that belongs to it.
pub(super) struct Browser {
    pub(super) chrome: PathBuf,
    pub(super) driver: PathBuf,
}

/// The browser named by `CHROME` and `CHROMEDRIVER`, or the one on `PATH`, or a newly installed one.
pub(super) fn ensure() -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    if !debian::can_install() {
        bail!(
            "Chromium and ChromeDriver are missing. Install them and try again; on Debian and Ubuntu:\n\n    \
             sudo apt-get install chromium chromium-driver\n\n\
             Programs that are not on PATH are named by the variables CHROME and CHROMEDRIVER."
        );
    }
    println!(
        "Installing the Debian packages chromium and chromium-driver, once, about two minutes …"
    );
    debian::install(&["chromium", "chromium-driver"])?;
    find()?.context("the packages chromium and chromium-driver are installed, but their programs are not on PATH")
}

fn find() -> Result<Option<Browser>> {
    let chrome = match from_variable("CHROME")? {
        Some(chrome) => Some(chrome),
        None => CHROMES.iter().find_map(|it| process::find_on_path(it)),
    };
    let driver = match from_variable("CHROMEDRIVER")? {
        Some(driver) => Some(driver),
        None => process::find_on_path(DRIVER),
    };
    Ok(chrome.zip(driver).map(|(chrome, driver)| Browser { chrome, driver }))
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
