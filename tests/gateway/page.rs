//! A page in a browser.

use std::path::PathBuf;

use serde::de::DeserializeOwned;

use crate::browser::Browser;
use crate::gateway::until;

/// A tab of a browser that ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Page(Browser);

impl Page {
    pub(crate) async fn open(url: &str) -> Self {
        let page = Self(Browser::alone().await);
        page.visit(url).await;
        page
    }

    pub(crate) async fn visit(&self, url: &str) {
        self.0.driver.goto(url).await.unwrap();
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
        let found = self.0.driver.execute(script, Vec::new()).await;
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
        let log = self.0.log().await;
        log.into_iter().filter(|it| !it.starts_with("INFO") && !it.starts_with("DEBUG")).collect()
    }

    /// The files that were saved.
    pub(crate) fn downloads(&self) -> Vec<PathBuf> {
        self.0.downloads()
    }
}
