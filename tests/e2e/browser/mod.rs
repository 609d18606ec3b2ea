//! A browser and its driver, started for one test and ended with it.
//!
//! What the standard for drivers has no command for is done in a way of each engine's own, in its file.

mod chromium;
mod driver;
mod firefox;
mod webkit;

use std::env;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use self::driver::DriverProcess;

/// The path in an environment variable.
///
/// # Panics
/// When it is not set.
pub(crate) fn variable(name: &str) -> PathBuf {
    let value = env::var_os(name);
    PathBuf::from(value.unwrap_or_else(|| panic!("{name} is not set: run `cargo xtask test e2e`")))
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The one that the variable `ENGINE` names, or Chromium.
    pub(crate) fn chosen() -> Self {
        match env::var("ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("ENGINE is chromium, firefox or webkit, not {other}"),
        }
    }
}

/// A browser with a fresh profile, in New York and in English.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) driver: WebDriver,
    /// Holds the profile and the downloads; deleted at the end.
    folder: TempDir,
    _process: DriverProcess,
}

impl Browser {
    pub(crate) async fn start() -> Self {
        let engine = Engine::chosen();
        let folder = TempDir::with_prefix("impact-jobs-e2e-").unwrap();
        std::fs::create_dir(downloads(folder.path())).unwrap();
        let process = DriverProcess::start(|| match engine {
            Engine::Chromium => chromium::driver(),
            Engine::Firefox => firefox::driver(),
            Engine::WebKit => webkit::driver(folder.path()),
        });
        let capabilities = match engine {
            Engine::Chromium => chromium::capabilities(folder.path()),
            Engine::Firefox => firefox::capabilities(folder.path()),
            Engine::WebKit => webkit::capabilities(),
        };
        let capabilities: Capabilities = serde_json::from_value(capabilities).unwrap();
        let driver = WebDriver::new(process.url(), capabilities).await.unwrap();
        let browser = Self { engine, driver, folder, _process: process };
        match engine {
            Engine::Chromium => chromium::allow_clipboard(&browser).await,
            Engine::Firefox => {}
            Engine::WebKit => browser.resize(1_280, 1_000).await,
        }
        browser
    }

    /// The files that were saved, and those that are being saved.
    pub(crate) fn downloads(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(downloads(self.folder.path())).unwrap();
        entries.map(|it| it.unwrap().path()).collect()
    }

    /// Makes the page so large, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        match self.engine {
            Engine::Chromium => chromium::resize(self, width, height).await,
            Engine::Firefox => firefox::resize(self, width, height).await,
            Engine::WebKit => webkit::resize(self, width, height).await,
        }
    }

    /// Lets media features have values, such as `("prefers-color-scheme", "dark")`.
    pub(crate) async fn media(&self, features: &[(&str, &str)]) {
        match self.engine {
            Engine::Chromium => chromium::media(self, features).await,
            Engine::Firefox => firefox::media(self, features).await,
            Engine::WebKit => panic!("the driver of WebKit cannot set media features"),
        }
    }

    /// Cuts the connection, or gives it back.
    pub(crate) async fn set_offline(&self, offline: bool) {
        match self.engine {
            Engine::Chromium => chromium::set_offline(self, offline).await,
            Engine::Firefox => firefox::set_offline(self, offline).await,
            Engine::WebKit => panic!("the driver of WebKit cannot cut the connection"),
        }
    }

    /// Lets no page run a script from now on.
    pub(crate) async fn disable_scripts(&self) {
        match self.engine {
            Engine::Chromium => chromium::disable_scripts(self).await,
            Engine::Firefox => firefox::disable_scripts(self).await,
            Engine::WebKit => panic!("the driver of WebKit cannot disable scripts"),
        }
    }

    /// Lets the garbage be collected now, where the browser can be told to.
    pub(crate) async fn collect_garbage(&self) {
        chromium::devtools(self, "HeapProfiler.collectGarbage", json!({})).await;
    }

    /// What the browser itself complained about, where its driver tells.
    pub(crate) async fn log(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => chromium::log(self).await,
            Engine::Firefox | Engine::WebKit => Vec::new(),
        }
    }

    /// Ends the browser. Without this the driver would leave it behind.
    pub(crate) async fn quit(&self) {
        let _ = self.driver.clone().quit().await;
    }

    /// Sends a command that the standard does not have.
    async fn command(&self, path: &str, body: Value) -> Value {
        let handle = self.driver.handle();
        let url = format!("{}session/{}/{path}", handle.server_url(), handle.session_id());
        let answer = reqwest::Client::new().post(url).body(body.to_string()).send().await.unwrap();
        let text = answer.text().await.unwrap();
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert!(answer["value"]["error"].is_null(), "{path} {body}: {answer:#}");
        answer["value"].clone()
    }
}

fn downloads(folder: &Path) -> PathBuf {
    folder.join("downloads")
}
