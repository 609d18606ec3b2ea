//! "Put it in your portal", step by step as it is written there: the commands, the lines for the portal's
//! server, and the page.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use reqwest::Client;
use tempfile::TempDir;

use crate::browser::variable;
use crate::certificates;
use crate::gateway::{PARTNER, deploy};
use crate::http;
use crate::nginx::{self, Nginx};
use crate::page::Page;
use crate::stopwatch::Stopwatch;
use crate::upstream::{Certificate, TOKEN, Upstream};

/// What stands between two marks of the document, for the account of the sandbox and with this folder for `/`.
fn block(step: &str, language: &str, folder: &Path) -> String {
    let readme = include_str!("../../docs/embedding.md");
    let (_, text) = readme.split_once(step).unwrap();
    let (_, text) = text.split_once(&format!("```{language}\n")).unwrap();
    let (text, _) = text.split_once("```").unwrap();
    assert!(text.contains("impact"), "{text}");
    text.replace("IRxEXAMPLE", "IRxSANDBOX")
        .replace("/etc/nginx", &folder.join("etc/nginx").display().to_string())
}

fn program(folder: &Path, name: &str, text: &str) {
    let file = folder.join("bin").join(name);
    fs::write(&file, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap().path();
        fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

/// A server with nothing but the two folders that were copied to it, an editor that knows the settings of a test, and
/// the packages of the first command.
fn server(upstream: &Upstream) -> TempDir {
    let server = TempDir::with_prefix("impact-jobs-embedding-").unwrap();
    let folder = server.path();
    for made in ["bin", "etc/nginx/conf.d"] {
        fs::create_dir_all(folder.join(made)).unwrap();
    }
    copy(&deploy(), &folder.join("nginx"));
    copy(&variable("IMPACT_JOBS_PACKAGE"), &folder.join("package"));
    program(folder, "apt-get", "true");
    let at = folder.display();
    let port = upstream.port;
    let settings = format!(
        "IMPACT_JOBS_ETC={at}/etc/nginx/impact-jobs
IMPACT_JOBS_CACHE={at}/cache
IMPACT_JOBS_ROOT={at}/root
IMPACT_JOBS_API=https://api.impact.com:{port}
IMPACT_JOBS_STORAGE=storage.googleapis.com:{port}
IMPACT_JOBS_RESOLVER='{} ipv6=off'
IMPACT_JOBS_CA={}
IMPACT_JOBS_STORE={}",
        upstream.dns,
        certificates::authority().display(),
        nginx::free_port(),
    );
    program(folder, "editor", &format!("cat >>\"$1\" <<'END'\n{settings}\nEND"));
    server
}

/// Runs the commands, with the token for the one that asks for it.
fn run(commands: &str, folder: &Path) {
    let path = format!("{}:{}", folder.join("bin").display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh")
        .args(["-euc", commands])
        .current_dir(folder)
        .env("PATH", path)
        .env("IMPACT_JOBS_SETTINGS", folder.join("etc/nginx/impact-jobs/settings"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(shell.stdin.take().unwrap(), "{TOKEN}").unwrap();
    let output = shell.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// nginx with the portal in it: its pages, what the document adds, and behind it an application that knows who is signed in.
fn start_nginx(folder: &Path) -> Option<(Nginx, String)> {
    let (addr, application) = (nginx::free_port(), nginx::free_port());
    let lines = block("**2. Set up the gateway.**", "nginx", folder);
    assert!(lines.contains("http://127.0.0.1:3000/session"), "{lines}");
    let lines = lines.replace("127.0.0.1:3000", &application.to_string());
    let page = block("**3. Write the page**", "html", folder).replace('\n', " ");
    let http = format!(
        "    include {at}/etc/nginx/conf.d/*.conf;
    server {{
        listen {application};
        location = /session {{
            if ($cookie_session != mine) {{ return 401; }}
            return 204;
        }}
        location = /sign-in {{
            add_header Set-Cookie session=mine;
            return 204;
        }}
    }}
    server {{
        listen {addr};
        server_name portal.example;
        location = /sign-in {{ proxy_pass http://{application}; }}
        location = /jobs {{ default_type text/html; return 200 '<!doctype html><title>Jobs</title>{page}'; }}
{lines}
    }}",
        at = folder.display()
    );
    Some((Nginx::start(folder, addr, &http)?, addr.to_string()))
}

#[tokio::test]
async fn the_steps_of_the_document_lead_to_the_list() {
    let _stopwatch = Stopwatch::start();
    let upstream = Upstream::start(30, Certificate::Right).await;
    let mut started = None;
    for _ in 0..5 {
        let server = server(&upstream);
        run(&block("**2. Set up the gateway.**", "sh", server.path()), server.path());
        started = start_nginx(server.path()).map(|(nginx, host)| (server, nginx, host));
        if started.is_some() {
            break;
        }
    }
    let (_server, _nginx, host) = started.expect("a port stays free");

    let list = format!("http://{host}/impact{PARTNER}/Jobs");
    let client = Client::new();
    assert_eq!(http::send(&client, "GET", &list, &[]).await.status, 401);
    let signed_in = http::send(&client, "GET", &list, &[("Cookie", "session=mine")]).await;
    assert_eq!(signed_in.json()["Jobs"].as_array().unwrap().len(), 30);
    assert!(upstream.seen().iter().all(|it| it.header("cookie").is_none()));

    let page = Page::open(&format!("http://{host}/jobs")).await;
    page.shows("root(0)?.textContent.includes('This portal asks you to sign in') === true").await;
    page.value::<()>("void fetch('/sign-in')").await;
    page.shows("document.cookie === 'session=mine'").await;
    page.visit(&format!("http://{host}/jobs?again")).await;
    page.shows("root(0)?.querySelector('[data-total]')?.dataset.total === '30'").await;
}
