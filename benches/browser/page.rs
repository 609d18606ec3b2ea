//! The two pages, each in a browser of its own with a sandbox behind it.

use std::path::PathBuf;

use reqwest::Client;
use sandbox::{Options, Running};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::variable;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Subject {
    Widget,
    Comparison,
}

impl Subject {
    pub(crate) const ALL: [Self; 2] = [Self::Widget, Self::Comparison];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Widget => "widget",
            Self::Comparison => "comparison",
        }
    }
}

/// A page that is open, and the server it talks to.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
}

/// When the page had what it was opened for, in milliseconds after the navigation began.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Loading {
    pub(crate) first_row: f64,
    pub(crate) loaded: f64,
}

impl Page {
    /// Opens the page and waits until it shows all jobs. `requests` are the lists that it will ask for: the server
    /// spells them before, so that the page does not wait for that.
    pub(crate) async fn open(
        subject: Subject,
        n_jobs: usize,
        requests: &[String],
    ) -> (Self, Loading) {
        let server = Server::start(n_jobs).await;
        server.prepare(requests).await;
        let browser = Browser::start().await;
        let url = format!("{}/{}/", server.origin(), subject.name());
        browser.devtools("Page.navigate", json!({ "url": url })).await;
        let loading = browser.script(&format!("bench.load({n_jobs})")).await;
        (Self { browser, server }, loading)
    }

    pub(crate) async fn quit(self) {
        self.browser.quit().await;
        self.server.running.stop().await;
    }
}

/// A sandbox whose world stands still.
#[derive(Debug)]
pub(crate) struct Server {
    running: Running,
    client: Client,
}

impl Server {
    pub(crate) async fn start(n_jobs: usize) -> Self {
        let options = Options {
            jobs: n_jobs,
            speed: 0.0,
            open: true,
            rate_limit: 100_000,
            serve: Some(PathBuf::from(variable("BENCH_SITE"))),
            ..Options::default()
        };
        Self { running: sandbox::start(options).await.unwrap(), client: Client::new() }
    }

    fn origin(&self) -> String {
        format!("http://{}", self.running.addr())
    }

    /// Has the server spell these lists, the last of which it keeps.
    pub(crate) async fn prepare(&self, requests: &[String]) {
        for request in requests {
            self.get(request).await;
        }
    }

    /// The lists that were asked for so far, as paths with their queries.
    pub(crate) async fn lists(&self) -> Vec<String> {
        let requests: Value =
            serde_json::from_slice(&self.get("/_sandbox/requests").await).unwrap();
        let recent = requests["recent"].as_array().unwrap();
        let text = |request: &Value, name: &str| request[name].as_str().unwrap().to_owned();
        let path = |it: &Value| format!("{}?{}", text(it, "path"), text(it, "query"));
        let mut lists: Vec<_> =
            recent.iter().map(path).filter(|it| it.contains("/Jobs?")).collect();
        lists.dedup();
        lists
    }

    /// Replays so many jobs, evenly over the list: they are queued after that.
    pub(crate) async fn replay(&self, n_jobs: usize) -> usize {
        let url = format!("{}/_sandbox/replay", self.origin());
        let body = json!({ "jobs": n_jobs }).to_string();
        let answer = self.client.post(url).body(body).send().await.unwrap();
        let answer: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        usize::try_from(answer["replayed"].as_u64().unwrap()).unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Vec<u8> {
        let request = self.client.get(format!("{}{path}", self.origin()));
        let response = request.header("accept", "application/json").send().await.unwrap();
        assert!(response.status().is_success(), "{path}: {}", response.status());
        response.bytes().await.unwrap().to_vec()
    }
}
