//! A headless Chromium that shows one page.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde::de::DeserializeOwned;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::ChromiumLikeCapabilities;
use thirtyfour::common::log::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;

use crate::gateway::until;

/// The path in an environment variable.
pub(crate) fn variable(name: &str) -> PathBuf {
    let value = env::var_os(name);
    PathBuf::from(
        value.unwrap_or_else(|| panic!("{name} is not set: run `cargo xtask test gateway`")),
    )
}

/// Runs a test with a browser, which is ended whatever happens.
pub(crate) async fn browse(test: impl AsyncFnOnce(&Browser)) {
    let browser = Browser::start().await;
    let outcome = to_its_end(test(&browser)).await;
    browser.quit().await;
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

/// Polls a future to its end, or to its panic.
async fn to_its_end<F: Future>(future: F) -> std::thread::Result<F::Output> {
    let mut future = Box::pin(future);
    std::future::poll_fn(|context| {
        let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            future.as_mut().poll(context)
        }));
        match polled {
            Ok(poll) => poll.map(Ok),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    })
    .await
}

/// A browser with a fresh profile.
#[derive(Debug)]
pub(crate) struct Browser {
    driver: WebDriver,
    folder: TempDir,
    process: Child,
}

impl Browser {
    pub(crate) async fn start() -> Self {
        let folder = TempDir::with_prefix("impact-jobs-gateway-").unwrap();
        let downloads = folder.path().join("downloads");
        std::fs::create_dir(&downloads).unwrap();
        let (process, port) = start_driver();
        let mut capabilities = DesiredCapabilities::chrome();
        let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
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
            &profile,
        ] {
            capabilities.add_arg(argument).unwrap();
        }
        capabilities.set_binary(variable("CHROME").to_str().unwrap()).unwrap();
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await.unwrap();
        let behaviour = json!({ "behavior": "allow", "downloadPath": downloads });
        driver.cdp().send_raw("Browser.setDownloadBehavior", behaviour).await.unwrap();
        Self { driver, folder, process }
    }

    pub(crate) async fn visit(&self, url: &str) {
        self.driver.goto(url).await.unwrap();
    }

    /// The value of an expression in the page. `root(n)` is the shadow root of the n-th list, `button(words)` a button
    /// of the first.
    pub(crate) async fn value<T: DeserializeOwned>(&self, expression: &str) -> T {
        let script = format!(
            "const root = (n) => document.querySelectorAll('impact-jobs')[n]?.shadowRoot;
            const button = (words, within = root(0)) => [...within.querySelectorAll('button')]
                .find((it) => (it.getAttribute('aria-label') ?? it.textContent).trim() === words);
            return {expression};"
        );
        let found = self.driver.execute(script, Vec::new()).await;
        found.unwrap_or_else(|error| panic!("{expression}: {error}")).convert().unwrap()
    }

    /// Waits until an expression in the page is true.
    pub(crate) async fn shows(&self, expression: &str) {
        let read = async || {
            (
                self.value::<bool>(expression).await,
                self.value::<String>("root(0)?.textContent ?? ''").await,
            )
        };
        until(expression, read, |(is_true, _)| *is_true).await;
    }

    /// What the page and the browser complained about.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.unwrap();
        let lines = log.into_iter().map(|it| format!("{} {}", it.level, it.message));
        lines.filter(|it| !it.starts_with("INFO") && !it.starts_with("DEBUG")).collect()
    }

    /// The files that were saved.
    pub(crate) fn downloads(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path().join("downloads")).unwrap();
        entries.map(|it| it.unwrap().path()).collect()
    }

    /// Ends the browser. Without this the driver would leave it behind.
    pub(crate) async fn quit(mut self) {
        let _ = self.driver.quit().await;
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The driver and the port it chose. It ends when somebody else has taken that meanwhile, and is started again.
fn start_driver() -> (Child, u16) {
    for _ in 0..5 {
        let mut process = Command::new(variable("CHROMEDRIVER"))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines =
            BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|it| {
            let port = it.strip_prefix("ChromeDriver was started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        // Read on, or the driver would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        match port {
            Some(port) => return (process, port),
            None => drop(process.wait()),
        }
    }
    panic!("the driver ended without naming its port");
}
