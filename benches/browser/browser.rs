//! Chromium and its driver, started for one visit and ended with it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities};

use crate::variable;

const ARGUMENTS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--lang=en-US",
    "--window-size=1600,1000",
    // The memory is measured when it is asked for, not within a minute.
    "--enable-blink-features=ForceEagerMeasureMemory",
];

/// A browser with a fresh profile, so that nothing is in a cache.
#[derive(Debug)]
pub(crate) struct Browser {
    driver: WebDriver,
    _profile: TempDir,
    _process: DriverProcess,
}

impl Browser {
    pub(crate) async fn start() -> Self {
        let profile = TempDir::with_prefix("impact-jobs-bench-").unwrap();
        let process = DriverProcess::start();
        let capabilities = capabilities(&profile);
        let driver = WebDriver::new(process.url(), capabilities).await.unwrap();
        driver
            .set_script_timeout(Duration::from_secs(if std::env::var("BENCH_DEBUG").is_ok() {
                8
            } else {
                60
            }))
            .await
            .unwrap();
        let browser = Self { driver, _profile: profile, _process: process };
        let probe = json!({ "source": include_str!("probe.js") });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", probe).await;
        // The time that the page's thread works, not the time that passes: what else the machine does is left out.
        browser.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
        browser
    }

    /// Sends a command of the browser's developer tools.
    pub(crate) async fn devtools(&self, method: &str, params: Value) -> Value {
        let answer = self.driver.cdp().send_raw(method, params).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Runs a function body in the page; a promise is waited for.
    pub(crate) async fn script<T: DeserializeOwned>(&self, expression: &str) -> T {
        let body = format!(
            "const done = arguments[arguments.length - 1]; \
             (async () => {{ return {expression} }})().then((it) => done({{ it }}), (error) => done({{ error: String(error) }}))"
        );
        let value = self.driver.execute_async(body, Vec::new()).await;
        let mut value =
            value.unwrap_or_else(|error| panic!("{expression}: {error}")).json().clone();
        assert!(value["error"].is_null(), "{expression}: {}", value["error"]);
        serde_json::from_value(value["it"].take())
            .unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Milliseconds that the page's main thread has worked.
    pub(crate) async fn worked(&self) -> f64 {
        let answer = self.devtools("Performance.getMetrics", json!({})).await;
        let metrics = answer["metrics"].as_array().unwrap();
        let task = metrics.iter().find(|it| it["name"] == "TaskDuration").unwrap();
        task["value"].as_f64().unwrap() * 1_000.0
    }

    /// Ends the browser. Without this the driver would leave it behind.
    pub(crate) async fn quit(self) {
        let _ = self.driver.clone().quit().await;
    }
}

fn capabilities(profile: &TempDir) -> ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        capabilities.add_arg(argument).unwrap();
    }
    let profile = format!("--user-data-dir={}", profile.path().display());
    capabilities.add_arg(&profile).unwrap();
    capabilities.set_binary(&variable("CHROME")).unwrap();
    capabilities
}

/// The process of the driver, on a port that it chose.
#[derive(Debug)]
struct DriverProcess {
    child: Child,
    port: u16,
}

impl DriverProcess {
    /// The driver ends when another process takes its port while it starts; then it is started again.
    fn start() -> Self {
        (0..5).find_map(|_| Self::try_start()).expect("the driver names its port")
    }

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
