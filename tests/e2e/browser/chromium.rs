//! Chromium, by its driver and the commands of the developer tools.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::bidi::modules::permissions::{PermissionState, SetPermission};

use super::driver::{Port, Start};
use super::{Browser, variable};

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
        "webSocketUrl": true,
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
                // A person who is asked whether the page may save several files says yes.
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
    })
}

pub(super) async fn allow_clipboard(browser: &Browser, origin: &str) {
    for name in ["clipboard-read", "clipboard-write"] {
        let permission = SetPermission {
            descriptor: json!({ "name": name }),
            state: PermissionState::Granted,
            origin: origin.to_owned(),
            user_context: browser.profile.as_ref().map(|it| it.id.clone()),
        };
        browser.bidi().await.send(permission).await.unwrap();
    }
}

pub(super) async fn media(browser: &Browser, features: &[(&str, &str)]) {
    let features: Vec<_> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

pub(super) async fn log(browser: &Browser) -> Vec<String> {
    let log = browser.driver.browser_log().await.unwrap_or_default();
    log.into_iter().map(|it| format!("{} {}", it.level, it.message)).collect()
}
