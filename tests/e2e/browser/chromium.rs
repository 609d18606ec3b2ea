//! Chromium, by its driver and the commands of the developer tools.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::driver::{Port, Start};
use super::{Browser, downloads, variable};

pub(super) fn driver() -> Start {
    let mut command = Command::new(variable("CHROMEDRIVER"));
    command.arg("--port=0");
    let port = Port::Printed("ChromeDriver was started successfully on port ");
    Start { command, port, screen: None }
}

pub(super) fn capabilities(folder: &Path) -> Value {
    let profile = folder.join("profile");
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": variable("CHROME"),
            "args": [
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
                format!("--user-data-dir={}", profile.display()),
            ],
            "prefs": {
                "download.default_directory": downloads(folder),
                "download.prompt_for_download": false,
                // A person who is asked whether the page may save several files says yes.
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
    })
}

pub(super) async fn devtools(browser: &Browser, method: &str, params: Value) {
    let answer = browser.driver.cdp().send_raw(method, params).await;
    answer.unwrap_or_else(|error| panic!("{method}: {error}"));
}

pub(super) async fn allow_clipboard(browser: &Browser) {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    devtools(browser, "Browser.grantPermissions", permissions).await;
}

pub(super) async fn resize(browser: &Browser, width: u32, height: u32) {
    let params =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    devtools(browser, "Emulation.setDeviceMetricsOverride", params).await;
}

pub(super) async fn media(browser: &Browser, features: &[(&str, &str)]) {
    let features: Vec<_> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    devtools(browser, "Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

pub(super) async fn set_offline(browser: &Browser, offline: bool) {
    let params = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    devtools(browser, "Network.emulateNetworkConditions", params).await;
}

pub(super) async fn disable_scripts(browser: &Browser) {
    devtools(browser, "Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
}

pub(super) async fn log(browser: &Browser) -> Vec<String> {
    let log = browser.driver.browser_log().await.unwrap_or_default();
    log.into_iter().map(|it| format!("{} {}", it.level, it.message)).collect()
}
