//! A gateway, set up by the scripts and templates of `deploy/nginx/`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use reqwest::Client;
use reqwest::redirect::Policy;
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::certificates;
use crate::http::{self, Answer};
use crate::nginx::{self, Nginx};
use crate::stopwatch::Stopwatch;
use crate::upstream::{Certificate, SID, TOKEN, Upstream};

pub(crate) const PARTNER: &str = "/Mediapartners/IRxSANDBOX";
pub(crate) const BRAND: &str = "/Advertisers/IRxSANDBOX";
pub(crate) const AGENCY: &str = "/Agencies/IRxSANDBOX";
pub(crate) const AGENCY_FOR_BRAND: &str = "/Agencies/IRxSANDBOX/Advertisers/1234";

/// How a gateway is set up.
#[derive(Debug)]
pub(crate) struct Setup {
    /// Seconds for which a list serves everybody.
    pub(crate) period: u64,
    /// The accounts, each with its flag for `account.sh`.
    pub(crate) accounts: Vec<(&'static str, &'static str)>,
    /// The authority that it trusts.
    pub(crate) authority: PathBuf,
    /// What impact.com shows.
    pub(crate) certificate: Certificate,
    /// Made-up jobs of each account.
    pub(crate) jobs: usize,
    /// Files under the folder of the settings, with their content.
    pub(crate) hooks: Vec<(&'static str, String)>,
    /// Other settings than those of the example.
    pub(crate) settings: Vec<(&'static str, String)>,
    /// What stands after the address that the server listens on.
    pub(crate) listen: &'static str,
    /// What else the portal's nginx.conf has in its http block.
    pub(crate) http: String,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            // The longest: whatever a test does is done within one, mostly.
            period: 10,
            accounts: vec![
                (PARTNER, "--replay"),
                (BRAND, "--replay"),
                (AGENCY, "--replay"),
                (AGENCY_FOR_BRAND, ""),
            ],
            authority: certificates::authority(),
            certificate: Certificate::Right,
            jobs: 13,
            hooks: Vec::new(),
            settings: Vec::new(),
            listen: "",
            http: String::new(),
        }
    }
}

/// A gateway in front of the sandbox.
#[derive(Debug)]
pub(crate) struct Gateway {
    pub(crate) upstream: Upstream,
    pub(crate) period: u64,
    /// `127.0.0.1:port`
    pub(crate) host: String,
    /// The port that is for nginx alone.
    pub(crate) store: String,
    client: Client,
    nginx: Option<Nginx>,
    folder: TempDir,
    /// A gateway is as old as its test.
    _stopwatch: Stopwatch,
}

impl Gateway {
    pub(crate) async fn start(setup: Setup) -> Self {
        let stopwatch = Stopwatch::start();
        let upstream = Upstream::start(setup.jobs, setup.certificate).await;
        for _ in 0..5 {
            let folder = TempDir::with_prefix("impact-jobs-gateway-").unwrap();
            let (addr, store) = (nginx::free_port(), nginx::free_port());
            let mut settings = vec![
                ("LISTEN", format!("{addr} {}", setup.listen)),
                ("STORE", store.to_string()),
                ("API", format!("https://api.impact.com:{}", upstream.port)),
                ("STORAGE", format!("storage.googleapis.com:{}", upstream.port)),
                ("RESOLVER", format!("{} ipv6=off", upstream.dns)),
                ("CA", setup.authority.display().to_string()),
                ("PERIOD", setup.period.to_string()),
            ];
            settings.extend(setup.settings.iter().cloned());
            let settings = write_settings(folder.path(), &settings);
            check(&run("configure.sh", &settings, &[], ""));
            for (account, flag) in &setup.accounts {
                let flags = [*flag].into_iter().filter(|it| !it.is_empty());
                let arguments: Vec<&str> = ["add", account].into_iter().chain(flags).collect();
                check(&run("account.sh", &settings, &arguments, TOKEN));
            }
            for (name, content) in &setup.hooks {
                std::fs::write(folder.path().join("etc").join(name), content).unwrap();
            }
            let etc = folder.path().join("etc");
            let http = format!(
                "{1}\n    include {0}/http.conf;\n    include {0}/server.conf;",
                etc.display(),
                setup.http
            );
            let Some(nginx) = Nginx::start(folder.path(), addr, &http) else { continue };
            let client = Client::builder().redirect(Policy::none()).build().unwrap();
            let (period, nginx) = (setup.period, Some(nginx));
            let (host, store) = (addr.to_string(), store.to_string());
            return Self {
                upstream,
                period,
                host,
                store,
                client,
                nginx,
                folder,
                _stopwatch: stopwatch,
            };
        }
        panic!("no port stays free");
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// The file of the settings.
    pub(crate) fn settings(&self) -> PathBuf {
        self.folder.path().join("settings")
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[]).await
    }

    /// So many viewers at the same time.
    pub(crate) async fn get_at_once(&self, path: &str, n_viewers: usize) -> Vec<Answer> {
        let mut viewers = JoinSet::new();
        for _ in 0..n_viewers {
            let (client, url) = (self.client.clone(), format!("{}{path}", self.origin()));
            viewers.spawn(async move { http::send(&client, "GET", &url, &[]).await });
        }
        viewers.join_all().await
    }

    /// A replay, as a browser sends it from a page of the same site.
    pub(crate) async fn replay(&self, account: &str, job: &str) -> Answer {
        let headers = [("Origin", &*self.origin()), ("Sec-Fetch-Site", "same-origin")];
        self.send("PUT", &format!("/impact{account}/Jobs/{job}/Replay"), &headers).await
    }

    pub(crate) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        http::send(&self.client, method, &format!("{}{path}", self.origin()), headers).await
    }

    /// What nginx wrote to its logs.
    pub(crate) fn logs(&self) -> String {
        ["access.log", "error.log"].map(|it| nginx::log(self.folder.path(), it)).concat()
    }
}

impl Drop for Gateway {
    /// Whatever a test did: the credentials are in no log, cache or configuration, plain or encoded, but in one file.
    fn drop(&mut self) {
        self.nginx = None;
        if !std::thread::panicking() {
            let logs = self.logs();
            for secret in secrets() {
                assert!(!logs.contains(&secret), "the token is in a log:\n{logs}");
                let found = holders(self.folder.path(), &secret);
                assert!(found.is_empty(), "the token is in {found:?}");
            }
        }
    }
}

/// The files in the folder with these words in them, but for the one that is there for them.
fn holders(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holders(&path, words));
        } else if path.is_file() && !path.ends_with("etc/credentials") {
            let content = std::fs::read(&path).unwrap();
            if content.windows(words.len()).any(|it| it == words.as_bytes()) {
                found.push(path);
            }
        }
    }
    found
}

/// The token, and what goes over the wire in its place.
pub(crate) fn secrets() -> [String; 2] {
    let encode =
        Command::new("base64").arg("-w0").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut encode = encode.unwrap();
    write!(encode.stdin.take().unwrap(), "{SID}:{TOKEN}").unwrap();
    let encoded = String::from_utf8(encode.wait_with_output().unwrap().stdout).unwrap();
    [TOKEN.to_owned(), encoded]
}

/// The settings of the example, with others in the place of some.
pub(crate) fn write_settings(folder: &Path, settings: &[(&str, String)]) -> PathBuf {
    let mut text = std::fs::read_to_string(deploy().join("settings.example")).unwrap();
    let folders = [("ETC", "etc"), ("CACHE", "cache"), ("ROOT", "root")];
    for (name, sub_folder) in folders {
        writeln!(text, "IMPACT_JOBS_{name}='{}'", folder.join(sub_folder).display()).unwrap();
    }
    for (name, value) in settings {
        writeln!(text, "IMPACT_JOBS_{name}='{value}'").unwrap();
    }
    let file = folder.join("settings");
    std::fs::write(&file, text).unwrap();
    file
}

/// Runs a script with this on its standard input.
pub(crate) fn run(script: &str, settings: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new("sh");
    let mut child = command
        .arg(deploy().join(script))
        .env("IMPACT_JOBS_SETTINGS", settings)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A script that does not read it has ended, or will.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

pub(crate) fn check(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

pub(crate) fn deploy() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/nginx")
}

/// Counts the periods of the cache that something touches.
#[derive(Debug)]
pub(crate) struct Periods {
    period: u64,
    first: u64,
}

impl Periods {
    /// From now on.
    pub(crate) fn begin(period: u64) -> Self {
        // nginx looks at its clock once for each round of events, so its time can be a little behind.
        let lag = Duration::from_millis(100);
        Self { period, first: now().saturating_sub(lag).as_secs() / period }
    }

    /// Up to now: the most requests that lists of one account and query may cost.
    pub(crate) fn count(&self) -> usize {
        usize::try_from(now().as_secs() / self.period - self.first + 1).unwrap()
    }
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}

/// Reads again and again until what was read is right.
///
/// # Panics
/// When that takes longer than 30 seconds.
pub(crate) async fn until<T: std::fmt::Debug>(
    what: &str,
    mut read: impl AsyncFnMut() -> T,
    is_right: impl Fn(&T) -> bool,
) -> T {
    let started = Instant::now();
    loop {
        let found = read().await;
        if is_right(&found) {
            return found;
        }
        assert!(
            started.elapsed() < Duration::from_secs(30),
            "still not: {what}. Last seen: {found:#?}"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
