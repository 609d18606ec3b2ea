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

/// Sets them for the tab, as the developer tools of Firefox do.
pub(super) async fn media(browser: &Browser, features: &[(&str, &str)]) {
    for (name, value) in features {
        let (field, value) = match (*name, *value) {
            ("prefers-color-scheme", scheme) => ("prefersColorSchemeOverride", scheme),
            ("prefers-reduced-motion", "reduce") => ("prefersReducedMotionOverride", "reduce"),
            ("forced-colors", "active") => ("forcedColorsOverride", "active"),
            _ => panic!("{name}: {value} cannot be set here"),
        };
        let script = format!("gBrowser.selectedBrowser.browsingContext.{field} = '{value}'");
        browser.command("moz/context", json!({ "context": "chrome" })).await;
        browser.command("execute/sync", json!({ "script": script, "args": [] })).await;
        browser.command("moz/context", json!({ "context": "content" })).await;
    }
}
