//! Chromium and its driver, started for one test and ended with it.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::log::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities};

/// The path in an environment variable.
///
/// # Panics
/// When it is not set.
pub(crate) fn variable(name: &str) -> PathBuf {
    let value = env::var_os(name);
    PathBuf::from(value.unwrap_or_else(|| panic!("{name} is not set: run `cargo xtask test e2e`")))
}

/// A browser with a fresh profile.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    /// Holds the profile and the downloads; deleted at the end.
    folder: TempDir,
    _process: DriverProcess,
}

impl Browser {
    pub(crate) async fn start() -> Self {
        let folder = TempDir::with_prefix("impact-jobs-e2e-").unwrap();
        std::fs::create_dir(folder.path().join("downloads")).unwrap();
        let process = DriverProcess::start();
        let capabilities = capabilities(folder.path());
        let driver = WebDriver::new(process.url(), capabilities).await.unwrap();
        let browser = Self { driver, folder, _process: process };
        browser.prepare().await;
        browser
    }

    /// The files that were saved, and those that are being saved.
    pub(crate) fn downloads(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path().join("downloads")).unwrap();
        entries.map(|it| it.unwrap().path()).collect()
    }

    /// Sends a command of the browser's developer tools.
    pub(crate) async fn devtools(&self, method: &str, params: Value) -> Value {
        self.driver
            .cdp()
            .send_raw(method, params)
            .await
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Ends the browser. Without this the driver would leave it behind.
    pub(crate) async fn quit(&self) {
        let _ = self.driver.clone().quit().await;
    }

    /// The same language, zone and clipboard everywhere.
    async fn prepare(&self) {
        let downloads = self.folder.path().join("downloads");
        self.devtools(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": downloads }),
        )
        .await;
        self.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "America/New_York" }))
            .await;
        self.devtools("Emulation.setLocaleOverride", json!({ "locale": "en-US" })).await;
        self.devtools(
            "Browser.grantPermissions",
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        )
        .await;
    }
}

fn capabilities(folder: &Path) -> ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    let profile = folder.join("profile");
    for argument in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=en-US",
        "--window-size=1280,1000",
        &format!("--user-data-dir={}", profile.display()),
    ] {
        capabilities.add_arg(argument).unwrap();
    }
    let chrome = variable("CHROME");
    capabilities.set_binary(chrome.to_str().unwrap()).unwrap();
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
    capabilities
}

/// The process of the driver, on a port that it chose.
#[derive(Debug)]
struct DriverProcess {
    child: Child,
    port: u16,
}

impl DriverProcess {
    /// With port 0 the driver takes a free port for IPv6 and then the same for IPv4, where another process may have it
    /// by then: it ends, and is started again. Whatever else keeps it from starting does so each time.
    fn start() -> Self {
        const TRIES: usize = 5;
        (0..TRIES)
            .find_map(|_| Self::try_start())
            .unwrap_or_else(|| panic!("the driver ended {TRIES} times without naming its port"))
    }

    /// `None` when the driver ends before it names its port.
    fn try_start() -> Option<Self> {
        let mut child = Command::new(variable("CHROMEDRIVER"))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|it| {
            it.strip_prefix("ChromeDriver was started successfully on port ")?
                .trim_end_matches('.')
                .parse()
                .ok()
        });
        // Dropped without a port, it is waited for.
        let process = Self { child, port: port.unwrap_or_default() };
        // Read on, or the driver would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        port.map(|_| process)
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
