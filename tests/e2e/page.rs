//! The page object: one page with the widget, in small verbs.

mod acting;
mod finding;
mod looking;

use std::rc::Rc;

use sandbox::Options;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Browser, Engine};
use crate::server::Server;

const PROBE: &str = include_str!("probe.js");

/// A page in a browser, and the server it talks to. Clones are the same page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    browser: Rc<Browser>,
    pub(crate) server: Rc<Server>,
    host: String,
}

/// What has the focus, also inside shadow roots.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Focus {
    pub(crate) tag: String,
    pub(crate) part: String,
    pub(crate) role: String,
    pub(crate) name: String,
    /// The job of the row or card around it.
    pub(crate) job: Option<String>,
    /// The `aria-colindex` of the cell it is or is in; 0 outside of cells.
    pub(crate) column: usize,
}

/// An event of the widget as the page got it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Event {
    pub(crate) name: String,
    /// The `id` of the element.
    pub(crate) target: String,
    pub(crate) bubbles: bool,
    pub(crate) composed: bool,
    pub(crate) cancelable: bool,
    pub(crate) detail: Value,
}

/// Columns by their `aria-colindex`, in a window as wide as the tests have it: then messages come before the actions.
pub(crate) mod column {
    pub(crate) const SELECT: usize = 1;
    pub(crate) const STATUS: usize = 2;
    pub(crate) const TYPE: usize = 3;
    pub(crate) const PROGRESS: usize = 8;
    pub(crate) const MESSAGE: usize = 9;
    pub(crate) const ACTIONS: usize = 10;
}

impl Page {
    pub(crate) async fn new(browser: Browser, options: Options) -> Self {
        let server = Server::start(options).await;
        let page =
            Self { browser: browser.into(), server: server.into(), host: "impact-jobs".to_owned() };
        page.before_each_load(PROBE);
        page
    }

    /// The browser below, unless something else holds on to it.
    pub(crate) fn into_browser(self) -> Option<Browser> {
        Rc::into_inner(self.browser)
    }

    /// Runs a script in every page before its own scripts.
    pub(crate) fn before_each_load(&self, script: &str) {
        self.server.begin_pages_with(script);
    }

    /// Lets time pass so many times faster for what the page runs from its next load on: its clocks and its timers.
    pub(crate) fn speed_up(&self, times: u32) {
        let script = format!(
            "const {{ setTimeout }} = window; \
             window.setTimeout = (callback, delay, ...rest) => setTimeout(callback, delay / {times}, ...rest); \
             for (const clock of [Date, performance]) {{ \
                 const now = clock.now.bind(clock), begin = now(); \
                 clock.now = () => begin + (now() - begin) * {times}; \
             }}"
        );
        self.before_each_load(&script);
    }

    /// Sets attributes of the widgets before they start.
    pub(crate) fn preset(&self, attributes: &[(&str, &str)]) {
        let script = format!(
            "new MutationObserver(() => {{
                for (const widget of document.querySelectorAll('impact-jobs:not([data-preset])')) {{
                    widget.dataset.preset = '';
                    for (const [name, value] of {}) widget.setAttribute(name, value);
                }}
            }}).observe(document, {{ childList: true, subtree: true }})",
            json!(attributes)
        );
        self.before_each_load(&script);
    }

    /// Goes to the page and does not wait for the jobs.
    pub(crate) async fn visit(&self, path: &str) {
        self.driver().goto(format!("{}{path}", self.server.origin())).await.unwrap();
    }

    /// Goes to the page and waits for the jobs of its first widget.
    pub(crate) async fn open_at(&self, path: &str) {
        self.visit(path).await;
        self.event("impact-jobs-load").await;
        self.part("live-text").has("data-live", "live").await;
    }

    /// Shows a partner's jobs.
    pub(crate) async fn open(&self) {
        self.open_at("/").await;
    }

    /// Shows the jobs of an account kind: partner, brand or agency.
    pub(crate) async fn open_account(&self, kind: &str) {
        self.open_at(&format!("/?account={kind}")).await;
    }

    /// The same page, but another widget on it, by a selector in the page.
    pub(crate) fn widget(&self, selector: &str) -> Self {
        Self { host: selector.to_owned(), ..self.clone() }
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }
}

// The browser below.
impl Page {
    pub(crate) fn engine(&self) -> Engine {
        self.browser.engine
    }

    pub(crate) fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// Runs a script in the page and gives back what it returns.
    pub(crate) async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Value) -> T {
        let Value::Array(arguments) = arguments else {
            panic!("arguments are an array: {arguments}")
        };
        let result = self.driver().execute(script, arguments).await;
        result.unwrap_or_else(|error| panic!("{script}: {error}")).convert().unwrap()
    }

    /// Runs a script that returns nothing.
    pub(crate) async fn run(&self, script: &str, arguments: Value) {
        let Value::Null = self.script(script, arguments).await else {
            panic!("returns something: {script}")
        };
    }

    /// Runs a script that calls `done` in the end, and gives back what it passes.
    pub(crate) async fn asynchronous(&self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else {
            panic!("arguments are an array: {arguments}")
        };
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        let result = self.driver().execute_async(script, arguments).await;
        result.unwrap_or_else(|error| panic!("{error}")).json().clone()
    }
}
