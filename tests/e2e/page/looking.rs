//! What there is to see and to hear of the widget.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Event, Focus, Page};
use crate::wait::{SOON, until};

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
        let is_done = |files: &Vec<PathBuf>| {
            // Browsers write into a file of another name first, and one of them puts an empty file in place.
            let is_whole = |it: &PathBuf| {
                let (name, extension) =
                    (it.file_name().unwrap(), it.extension().unwrap_or_default());
                !["crdownload", "part", "wkdownload"].iter().any(|it| *it == extension)
                    && !name.to_string_lossy().starts_with('.')
                    && it.metadata().is_ok_and(|it| it.len() > 0)
            };
            files.len() == n && files.iter().all(is_whole)
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

    /// What the page's scripts told the console, and the errors that nobody caught: `WARNING …`, `SEVERE …`.
    pub(crate) async fn console(&self) -> Vec<String> {
        self.script("return globalThis.e2e?.console ?? []", json!([])).await
    }

    /// What the browser complained about since the last look, for instance a request that failed. Not every browser
    /// tells.
    pub(crate) async fn log(&self) -> Vec<String> {
        self.browser.log().await
    }

    pub(crate) async fn screenshot(&self, path: &Path) {
        if let Err(error) = self.driver().screenshot(path).await {
            eprintln!("no screenshot: {error}");
        }
    }
}
