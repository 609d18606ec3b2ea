//! A page of a built example, with a sandbox behind it.

use std::path::Path;

use sandbox::{Options, Running};
use serde::de::DeserializeOwned;
use tokio::runtime::Builder;

use crate::browser::Browser;
use crate::stopwatch::Stopwatch;
use crate::wait::{SOON, until};

/// A page, shown until its test ends.
#[derive(Debug)]
pub(crate) struct Page {
    browser: Browser,
    _server: Running,
}

/// Runs a test with the page of a folder: the sandbox serves it with 20 jobs in each account, under a strict policy.
pub(crate) fn show(folder: &Path, test: impl AsyncFnOnce(&Page)) {
    let serve = Some(folder.to_owned());
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let _stopwatch = Stopwatch::start();
        let options = Options { jobs: 20, speed: 0.0, open: true, serve, ..Options::default() };
        let server = sandbox::start(options).await.unwrap();
        let browser = Browser::alone().await;
        browser.driver.goto(format!("http://{}/", server.addr())).await.unwrap();
        test(&Page { browser, _server: server }).await;
    });
}

impl Page {
    /// The value of an expression in the page; `root` is the shadow root of the list.
    pub(crate) async fn value<T: DeserializeOwned>(&self, expression: &str) -> T {
        let script = format!(
            "const root = document.querySelector('impact-jobs')?.shadowRoot; return {expression};"
        );
        let found = self.browser.driver.execute(script, Vec::new()).await;
        found.unwrap_or_else(|error| panic!("{expression}: {error}")).convert().unwrap()
    }

    /// Waits until an expression in the page is true.
    pub(crate) async fn shows(&self, expression: &str) {
        let text = "document.body.innerText + root?.textContent";
        let read = async || {
            let is_true = self.value::<bool>(&format!("Boolean({expression})")).await;
            (is_true, self.value::<String>(text).await)
        };
        until(expression, SOON, read, |(is_true, _)| *is_true).await;
    }

    /// Clicks what an expression finds.
    pub(crate) async fn click(&self, expression: &str) {
        self.shows(expression).await;
        self.value::<()>(&format!("void ({expression}).click()")).await;
    }

    /// What the page and the browser complained about.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.browser.log().await;
        log.into_iter().filter(|it| !it.starts_with("INFO") && !it.starts_with("DEBUG")).collect()
    }
}
