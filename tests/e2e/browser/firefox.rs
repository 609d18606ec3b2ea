//! Firefox, by geckodriver and scripts that run in the browser itself.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::driver::{Port, Start};
use super::{Browser, downloads, variable};

pub(super) fn driver() -> Start {
    let mut command = Command::new(variable("GECKODRIVER"));
    command.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
    Start { command, port: Port::Printed("Listening on 127.0.0.1:"), screen: None }
}

pub(super) fn capabilities(folder: &Path) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": variable("FIREFOX"),
            "args": ["-headless", "--width=1280", "--height=1100"],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads(folder),
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.download.alwaysOpenPanel": false,
                // Reads the clipboard without a question.
                "dom.events.testing.asyncClipboard": true,
                // Offline is offline, also for a server of this machine.
                "network.disable-localhost-when-offline": true,
                // An answer in JSON is a page like others.
                "devtools.jsonview.enabled": false,
                "intl.accept_languages": "en-US, en",
                // No more processes than one page needs: most of a test's time is the browser's start.
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

/// The window has a least size, what shows the page in it has none.
pub(super) async fn resize(browser: &Browser, width: u32, height: u32) {
    let script = format!(
        "const {{ style }} = gBrowser.selectedBrowser; style.flex = 'none'; \
         style.inlineSize = style.minInlineSize = style.maxInlineSize = '{width}px'; \
         style.blockSize = style.minBlockSize = style.maxBlockSize = '{height}px'"
    );
    inside(browser, &script).await;
}

pub(super) async fn media(browser: &Browser, features: &[(&str, &str)]) {
    for (name, value) in features {
        let (preference, number) = match (*name, *value) {
            ("prefers-color-scheme", "dark") => {
                ("layout.css.prefers-color-scheme.content-override", 0)
            }
            ("prefers-color-scheme", "light") => {
                ("layout.css.prefers-color-scheme.content-override", 1)
            }
            ("prefers-reduced-motion", "reduce") => ("ui.prefersReducedMotion", 1),
            ("forced-colors", "active") => ("browser.display.document_color_use", 2),
            _ => panic!("{name}: {value} has no preference here"),
        };
        inside(browser, &format!("Services.prefs.setIntPref('{preference}', {number})")).await;
    }
}

pub(super) async fn set_offline(browser: &Browser, offline: bool) {
    inside(browser, &format!("Services.io.offline = {offline}")).await;
}

pub(super) async fn disable_scripts(browser: &Browser) {
    inside(browser, "Services.prefs.setBoolPref('javascript.enabled', false)").await;
}
