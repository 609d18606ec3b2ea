//! The sandbox of one test, and its control.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use reqwest::{Client, Method, redirect::Policy};
use sandbox::{Options, Running};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::variable;

pub(crate) const PARTNER: &str = "/Mediapartners/IRxSANDBOX";
pub(crate) const BRAND: &str = "/Advertisers/IRxSANDBOX";
pub(crate) const AGENCY: &str = "/Agencies/IRxSANDBOX";

/// A sandbox whose world stands still until it is advanced.
#[derive(Debug)]
pub(crate) struct Server {
    running: Running,
    client: Client,
    /// A copy of the bundle, whose pages load one more script first.
    files: TempDir,
}

/// That script.
const PRELOAD: &str = "e2e.js";

/// So many made-up jobs in each account, newest first; thirteen or more have every status.
pub(crate) fn jobs(jobs: usize) -> Options {
    Options { jobs, ..Options::default() }
}

impl Server {
    pub(crate) async fn start(options: Options) -> Self {
        let files = TempDir::with_prefix("impact-jobs-e2e-files-").unwrap();
        copy(&variable("IMPACT_JOBS_DIST"), files.path());
        std::fs::write(files.path().join(PRELOAD), "").unwrap();
        let serve = Some(files.path().to_owned());
        let options = Options { speed: 0.0, open: true, serve, ..options };
        let running = sandbox::start(options).await.unwrap();
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { running, client, files }
    }

    /// Runs a script in every page before its own scripts.
    pub(crate) fn begin_pages_with(&self, script: &str) {
        let mut file = File::options().append(true).open(self.files.path().join(PRELOAD)).unwrap();
        // What one script declares is its own.
        writeln!(file, "{{\n{script}\n}}").unwrap();
    }

    /// Takes a file of the bundle away.
    pub(crate) fn withhold(&self, file: &str) {
        std::fs::remove_file(self.files.path().join(file)).unwrap();
    }

    /// Puts a file of the bundle back.
    pub(crate) fn give_back(&self, file: &str) {
        let whole = variable("IMPACT_JOBS_DIST").join(file);
        std::fs::copy(whole, self.files.path().join(file)).unwrap();
    }

    /// Serves a second copy of the bundle from a folder.
    pub(crate) fn copy_bundle(&self, folder: &str) {
        let folder = self.files.path().join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        copy(&variable("IMPACT_JOBS_DIST"), &folder);
    }

    /// Serves one more page with this in its body.
    pub(crate) fn add_page(&self, file: &str, body: &str) {
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{file}</title>\
             <script src=\"/{PRELOAD}\"></script></head><body>{body}</body></html>"
        );
        std::fs::write(self.files.path().join(file), page).unwrap();
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.running.addr())
    }

    /// Schedules a job and gives it back as the API spells it.
    pub(crate) async fn order(&self, job: Value) -> Value {
        self.control("jobs", job).await
    }

    /// Lets requests of an operation (`list`, `get`, `download`, `replay`) go wrong until it is taken back.
    pub(crate) async fn fault(&self, kind: &str, on: &str) {
        self.control("fault", json!({ "kind": kind, "on": on, "times": 10_000 })).await;
    }

    /// Lets the next request of an operation go wrong.
    pub(crate) async fn fault_once(&self, kind: &str, on: &str) {
        self.control("fault", json!({ "kind": kind, "on": on })).await;
    }

    /// Takes the faults of a kind back.
    pub(crate) async fn mend(&self, kind: &str) {
        self.control("fault", json!({ "kind": kind, "times": 0 })).await;
    }

    pub(crate) async fn advance(&self, seconds: u32) {
        self.control("advance", json!({ "seconds": seconds })).await;
    }

    pub(crate) async fn control(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/_sandbox/{path}", self.origin());
        let response = self.client.post(url).body(body.to_string()).send().await.unwrap();
        let (status, text) = (response.status(), response.text().await.unwrap());
        assert_eq!(status, 200, "{path} {body}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The requests of an operation that came so far, from the widget and from the test.
    pub(crate) async fn n_requests(&self, operation: &str) -> u64 {
        let url = format!("{}/_sandbox/requests", self.origin());
        let text = self.client.get(url).send().await.unwrap().text().await.unwrap();
        let requests: Value = serde_json::from_str(&text).unwrap();
        requests["counts"][operation].as_u64().unwrap_or(0)
    }

    /// The list of an account, as the API sends it.
    pub(crate) async fn list(&self, account: &str) -> Vec<Value> {
        let list = self.call(Method::GET, &format!("{account}/Jobs")).await;
        let list: Value = serde_json::from_slice(&list).unwrap();
        list.as_array().or(list["Jobs"].as_array()).unwrap().clone()
    }

    /// A job, as the API sends it.
    pub(crate) async fn job(&self, account: &str, id: &str) -> Value {
        let job = self.call(Method::GET, &format!("{account}/Jobs/{id}")).await;
        serde_json::from_slice(&job).unwrap()
    }

    /// The bytes of a job's result.
    pub(crate) async fn result(&self, account: &str, id: &str) -> Vec<u8> {
        self.call(Method::GET, &format!("{account}/Jobs/{id}/Download?Mode=Stream")).await
    }

    /// Replays a job behind the widget's back.
    pub(crate) async fn replay(&self, account: &str, id: &str) {
        self.call(Method::PUT, &format!("{account}/Jobs/{id}/Replay")).await;
    }

    async fn call(&self, method: Method, path: &str) -> Vec<u8> {
        let request = self.client.request(method, format!("{}{path}", self.origin()));
        let response = request.header("accept", "application/json").send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        response.bytes().await.unwrap().to_vec()
    }
}

/// Copies a folder. Pages get a script before all others.
fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            std::fs::create_dir(&copy).unwrap();
            self::copy(&path, &copy);
        } else if path.extension().is_some_and(|it| it == "html") {
            let page = std::fs::read_to_string(path).unwrap();
            let script = format!("<head><script src=\"/{PRELOAD}\"></script>");
            std::fs::write(copy, page.replacen("<head>", &script, 1)).unwrap();
        } else {
            std::fs::copy(path, copy).unwrap();
        }
    }
}
