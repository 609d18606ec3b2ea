//! Firefox, by geckodriver and scripts that run in the browser itself.

use std::process::Command;

use serde_json::{Value, json};

use super::driver::{Port, Start};
use super::{Browser, variable};

pub(super) fn driver() -> Start {
    let mut command = Command::new(variable("GECKODRIVER"));
    command.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
    Start { command, port: Port::Printed("Listening on 127.0.0.1:"), screen: None }
}

pub(super) fn capabilities() -> Value {
    json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": variable("FIREFOX"),
            "args": ["-headless", "--width=1280", "--height=1100"],
            "prefs": {
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.download.alwaysOpenPanel": false,
                // Reads the clipboard without a question.
                "dom.events.testing.asyncClipboard": true,
                // An answer in JSON is a page like others.
                "devtools.jsonview.enabled": false,
                "intl.accept_languages": "en-US, en",
                // No more processes than one page needs.
                "fission.autostart": false,
                "dom.ipc.processPrelaunch.enabled": false,
                "dom.ipc.processCount": 1,
                "media.rdd-process.enabled": false,
                "network.process.enabled": false,
                "ui.prefersReducedMotion": 0,
                "layout.css.prefers-color-scheme.content-override": 1,
            },
        },
    })
}

/// Runs a script in the browser itself.
async fn inside(browser: &Browser, script: &str) {
    browser.command("moz/context", json!({ "context": "chrome" })).await;
    browser.command("execute/sync", json!({ "script": script, "args": [] })).await;
    browser.command("moz/context", json!({ "context": "content" })).await;
}

/// Sets them for the tab, as the developer tools of Firefox do. That nothing is to move can only be set for the browser.
pub(super) async fn media(browser: &Browser, features: &[(&str, &str)]) {
    for (name, value) in features {
        let tab = "gBrowser.selectedBrowser.browsingContext";
        let script = match (*name, *value) {
            ("prefers-color-scheme", scheme) => {
                format!("{tab}.prefersColorSchemeOverride = '{scheme}'")
            }
            ("forced-colors", "active") => format!("{tab}.forcedColorsOverride = 'active'"),
            ("prefers-reduced-motion", "reduce") => {
                "Services.prefs.setIntPref('ui.prefersReducedMotion', 1)".to_owned()
            }
            _ => panic!("{name}: {value} cannot be set here"),
        };
        inside(browser, &script).await;
    }
}

/// Firefox does not know the standard's command for it yet.
pub(super) async fn disable_scripts(browser: &Browser) {
    inside(browser, "gBrowser.selectedBrowser.browsingContext.allowJavascript = false").await;
}
