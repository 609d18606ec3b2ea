//! What a person or the page does.

use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

use super::{Focus, Page, column};
use crate::wait::{BY_ITSELF, SOON, until};

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

    /// Downloads the result of the open job, and replays it.
    pub(crate) async fn download_and_replay(&self) {
        self.part("detail-actions").button("Download result").press().await;
        self.toast("Saved: ").appears().await;
        self.part("detail-actions").button("Replay job").press().await;
        self.dialog().button("Replay job").press().await;
        self.toast("Replay started").appears().await;
    }

    /// Gives the focus to the row's type cell with the keyboard alone: Tab until the grid has it, then the arrows.
    pub(crate) async fn enter_grid(&self) -> Focus {
        // Many keys, and some drivers take their time for each.
        until(
            "the focus is in the grid",
            BY_ITSELF,
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

    /// Makes the page so large, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.browser.resize(width, height).await;
    }

    /// Lets media features have values, such as `("prefers-color-scheme", "dark")`.
    pub(crate) async fn media(&self, features: &[(&str, &str)]) {
        self.browser.media(features).await;
    }

    /// Cuts the connection, or gives it back.
    pub(crate) async fn set_offline(&self, offline: bool) {
        self.browser.set_offline(offline).await;
    }

    /// Lets no page run a script from now on, this object's own included.
    pub(crate) async fn disable_scripts(&self) {
        self.browser.disable_scripts().await;
    }

    /// Lets the page read and write the clipboard without a question.
    pub(crate) async fn allow_clipboard(&self) {
        self.browser.allow_clipboard(&self.server.origin()).await;
    }

    /// Lets the garbage be collected now.
    pub(crate) async fn collect_garbage(&self) {
        self.devtools("HeapProfiler.collectGarbage", json!({})).await;
    }

    /// Sends a command of Chromium's developer tools.
    pub(crate) async fn devtools(&self, method: &str, params: Value) -> Value {
        self.browser.devtools(method, params).await
    }
}
