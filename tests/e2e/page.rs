//! The page object: one page with the widget, in small verbs.

use std::path::Path;
use std::rc::Rc;

use sandbox::Options;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{Key, TypingData};

use crate::browser::Browser;
use crate::locator::Locator;
use crate::server::Server;
use crate::wait::{SOON, until};

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

/// Columns by their `aria-colindex`.
pub(crate) mod column {
    pub(crate) const SELECT: usize = 1;
    pub(crate) const STATUS: usize = 2;
    pub(crate) const TYPE: usize = 3;
    pub(crate) const PROGRESS: usize = 8;
    pub(crate) const ACTIONS: usize = 9;
}

// Starting and ending.
impl Page {
    pub(crate) async fn start(options: Options) -> Self {
        let server = Server::start(options).await;
        let browser = Browser::start().await;
        let page =
            Self { browser: browser.into(), server: server.into(), host: "impact-jobs".to_owned() };
        page.before_each_load(PROBE).await;
        page
    }

    pub(crate) async fn quit(&self) {
        self.browser.quit().await;
    }

    /// Runs a script in every page before its own scripts.
    pub(crate) async fn before_each_load(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Sets attributes of the widgets before they start.
    pub(crate) async fn preset(&self, attributes: &[(&str, &str)]) {
        let script = format!(
            "new MutationObserver(() => {{
                for (const widget of document.querySelectorAll('impact-jobs:not([data-preset])')) {{
                    widget.dataset.preset = '';
                    for (const [name, value] of {}) widget.setAttribute(name, value);
                }}
            }}).observe(document, {{ childList: true, subtree: true }})",
            json!(attributes)
        );
        self.before_each_load(&script).await;
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

// Finding.
impl Page {
    pub(crate) fn css(&self, css: impl Into<String>) -> Locator {
        Locator::new(self, css)
    }

    pub(crate) fn part(&self, part: &str) -> Locator {
        self.css(format!("[part~={part}]"))
    }

    /// A button by its accessible name, wherever it is.
    pub(crate) fn button(&self, name: &str) -> Locator {
        self.css("button, [role=button]").named(name)
    }

    pub(crate) fn rows(&self) -> Locator {
        self.css("[role=row][data-job-id]")
    }

    pub(crate) fn row(&self, id: &str) -> Locator {
        self.css(format!("[role=row][data-job-id='{id}']"))
    }

    pub(crate) fn cell(&self, id: &str, column: usize) -> Locator {
        self.row(id).find(format!("[aria-colindex='{column}']"))
    }

    pub(crate) fn chip(&self, status: &str) -> Locator {
        self.css(format!("[part~=chip][data-status={status}]"))
    }

    pub(crate) fn search(&self) -> Locator {
        self.part("search-input")
    }

    pub(crate) fn filter_button(&self, name: &str) -> Locator {
        self.part("filter-button").saying(name)
    }

    pub(crate) fn popover(&self) -> Locator {
        self.part("popover")
    }

    pub(crate) fn dialog(&self) -> Locator {
        self.css("[role=alertdialog]")
    }

    pub(crate) fn toast(&self, text: &str) -> Locator {
        self.part("toast").saying(text)
    }

    /// The open card of a job.
    pub(crate) fn card(&self, id: &str) -> Locator {
        self.css(format!("[part~=detail][data-job-id='{id}'], [part~=detail] [data-job-id='{id}']"))
    }

    pub(crate) fn status_bar(&self) -> Locator {
        self.part("status-bar").find("[data-matches]")
    }
}

// Doing.
impl Page {
    /// Presses the keys one after another, on what has the focus.
    pub(crate) async fn keys(&self, keys: impl Into<TypingData>) {
        self.driver().action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Presses a key while another is held.
    pub(crate) async fn chord(&self, held: Key, key: impl Into<TypingData>) {
        let chain = self.driver().action_chain();
        chain.key_down(held.clone()).send_keys(key).key_up(held).perform().await.unwrap();
    }

    /// Opens a job with the mouse.
    pub(crate) async fn open_job(&self, id: &str) {
        self.cell(id, column::TYPE).press().await;
        self.card(id).appears().await;
    }

    /// Gives the focus to the row's type cell with the keyboard alone: Tab until the grid has it, then the arrows.
    pub(crate) async fn enter_grid(&self) -> Focus {
        until(
            "the focus is in the grid",
            SOON,
            async || {
                self.keys(Key::Tab).await;
                self.focus().await
            },
            |it| it.column > 0 && it.job.is_some(),
        )
        .await
    }

    /// Moves the mouse to where nothing is.
    pub(crate) async fn rest_mouse(&self) {
        self.driver().action_chain().move_to(1, 1).perform().await.unwrap();
    }

    /// Asks the widget to ask the server now, as a page would.
    pub(crate) async fn refresh(&self) {
        self.asynchronous(
            "document.querySelector(arguments[0]).refresh().finally(done)",
            json!([self.host]),
        )
        .await;
    }

    pub(crate) async fn set(&self, attribute: &str, value: &str) {
        let arguments = json!([self.host, attribute, value]);
        let script =
            "document.querySelector(arguments[0]).setAttribute(arguments[1], arguments[2])";
        self.run(script, arguments).await;
    }

    pub(crate) async fn unset(&self, attribute: &str) {
        let script = "document.querySelector(arguments[0]).removeAttribute(arguments[1])";
        self.run(script, json!([self.host, attribute])).await;
    }

    /// Waits until an attribute of the element has this value; empty for none.
    pub(crate) async fn reflects(&self, attribute: &str, value: &str) {
        let what = format!("{attribute}=\"{value}\" on the element");
        until(
            &what,
            SOON,
            async || self.attribute(attribute).await.unwrap_or_default(),
            |it| it == value,
        )
        .await;
    }

    pub(crate) async fn attribute(&self, name: &str) -> Option<String> {
        self.script(
            "return document.querySelector(arguments[0]).getAttribute(arguments[1])",
            json!([self.host, name]),
        )
        .await
    }

    /// Lets the page say no to a cancelable event.
    pub(crate) async fn prevent(&self, event: &str) {
        self.run("e2e.prevented.add(arguments[0])", json!([event])).await;
    }

    /// Makes the window so wide, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let params =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", params).await;
    }

    /// Emulates media features, such as `("prefers-color-scheme", "dark")`.
    pub(crate) async fn media(&self, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Cuts the connection, or gives it back.
    pub(crate) async fn set_offline(&self, offline: bool) {
        let params = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", params).await;
    }
}

// Looking.
impl Page {
    pub(crate) async fn focus(&self) -> Focus {
        self.script("return e2e.focus()", json!([])).await
    }

    /// Waits until the right thing has the focus.
    pub(crate) async fn focuses(&self, what: &str, is_right: impl Fn(&Focus) -> bool) -> Focus {
        until(&format!("the focus on {what}"), SOON, async || self.focus().await, is_right).await
    }

    /// Waits until a cell has the focus.
    pub(crate) async fn focuses_cell(&self, job: &str, column: usize) {
        let what = format!("column {column} of {job}");
        self.focuses(&what, |it| it.job.as_deref() == Some(job) && it.column == column).await;
    }

    /// The events of the widgets on the page so far.
    pub(crate) async fn events(&self, name: &str) -> Vec<Event> {
        let events: Vec<Event> = self.script("return e2e.events", json!([])).await;
        events.into_iter().filter(|it| it.name == name).collect()
    }

    /// The last event of this name, as soon as there is one.
    pub(crate) async fn event(&self, name: &str) -> Event {
        self.event_with(name, |_| true).await
    }

    /// The last event of this name, as soon as its detail is right.
    pub(crate) async fn event_with(&self, name: &str, is_right: impl Fn(&Value) -> bool) -> Event {
        let read = async || self.events(name).await.pop();
        until(&format!("the event {name}"), SOON, read, |it| {
            it.as_ref().is_some_and(|it| is_right(&it.detail))
        })
        .await
        .unwrap()
    }

    /// The statuses of the rows on screen.
    pub(crate) async fn statuses(&self) -> Vec<String> {
        self.rows().all().await.iter().map(|it| it.attribute("data-status").to_owned()).collect()
    }

    /// The ids of the rows on screen.
    pub(crate) async fn ids(&self) -> Vec<String> {
        self.rows().all().await.iter().map(|it| it.attribute("data-job-id").to_owned()).collect()
    }

    /// Waits until so many jobs match.
    pub(crate) async fn matches(&self, n: usize) {
        self.status_bar().has("data-matches", &n.to_string()).await;
    }

    /// The files that were saved, each with its bytes, when none is under way any more.
    pub(crate) async fn downloads(&self, n: usize) -> Vec<(String, Vec<u8>)> {
        let is_done = |files: &Vec<std::path::PathBuf>| {
            files.len() == n
                && files.iter().all(|it| it.extension().is_none_or(|it| it != "crdownload"))
        };
        let files =
            until(&format!("{n} files"), SOON, async || self.browser.downloads(), is_done).await;
        let name = |it: &Path| it.file_name().unwrap().to_string_lossy().into_owned();
        files.iter().map(|it| (name(it), std::fs::read(it).unwrap())).collect()
    }

    /// The places where the strict policy of the page was broken.
    pub(crate) async fn violations(&self) -> Vec<Value> {
        self.script("return e2e.violations", json!([])).await
    }

    /// What the console said since the last look.
    pub(crate) async fn console(&self) -> Vec<String> {
        let log = self.driver().browser_log().await.unwrap_or_default();
        log.into_iter().map(|it| format!("{} {}", it.level, it.message)).collect()
    }

    pub(crate) async fn screenshot(&self, path: &Path) {
        if let Err(error) = self.driver().screenshot(path).await {
            eprintln!("no screenshot: {error}");
        }
    }
}

// The browser below.
impl Page {
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    pub(crate) async fn devtools(&self, method: &str, params: Value) -> Value {
        self.browser.devtools(method, params).await
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
