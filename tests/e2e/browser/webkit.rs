//! The small browser that comes with the engine for GTK, by its driver, on a screen of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::driver::{Port, Screen, Start, free_port};
use super::{Browser, variable};

pub(super) fn driver(folder: &Path) -> Start {
    let port = free_port();
    let screen = Screen::start();
    std::fs::create_dir(downloads(folder)).unwrap();
    // Where GLib finds the folder of downloads.
    let directories = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads(folder).display());
    std::fs::write(folder.join("user-dirs.dirs"), directories).unwrap();
    let mut command = Command::new(variable("WEBKITDRIVER"));
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", &screen.display)
        .env("XDG_CONFIG_HOME", folder)
        .env("GDK_BACKEND", "x11")
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    Start { command, port: Port::Given(port), screen: Some(screen) }
}

/// Where the files go that pages save.
pub(super) fn downloads(folder: &Path) -> PathBuf {
    folder.join("downloads")
}

pub(super) fn capabilities() -> Value {
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": {
            "binary": variable("MINIBROWSER"),
            "args": ["--automation"],
        },
    })
}

/// The window with its bars is larger than the page.
pub(super) async fn resize(browser: &Browser, width: u32, height: u32) {
    let driver = &browser.driver;
    let mut outer = (width, height);
    for _ in 0..2 {
        driver.set_window_rect(0, 0, outer.0, outer.1).await.unwrap();
        let inner = driver.execute("return [innerWidth, innerHeight]", vec![]).await.unwrap();
        let inner: (u32, u32) = inner.convert().unwrap();
        outer = (outer.0 + width - inner.0.min(width), outer.1 + height - inner.1.min(height));
    }
}
