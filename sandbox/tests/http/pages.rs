//! Static files, and the options that are refused.

use std::{fs, net::SocketAddr, path::PathBuf};

use reqwest::Method;
use sandbox::Options;

use crate::support::{Answer, Sandbox, send};

/// A folder with a page and a module, and a file beside it that is nobody's business.
fn folder() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let dist = root.join("dist");
    fs::create_dir_all(dist.join("assets")).unwrap();
    fs::write(root.join("secret.txt"), "secret").unwrap();
    fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
    fs::write(dist.join("portal.html"), "<!doctype html><title>Portal</title>").unwrap();
    fs::write(dist.join("assets/widget.js"), "export {}").unwrap();
    fs::write(dist.join("assets/widget.wasm"), b"\0asm").unwrap();
    dist
}

#[track_caller]
fn check_page(answer: &Answer, content_type: &str) {
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").starts_with(content_type), "{answer:?}");
    assert!(
        answer
            .header("content-security-policy")
            .starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
    );
    assert!(
        answer.header("content-security-policy").ends_with("; require-trusted-types-for 'script'")
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(answer.header("cross-origin-embedder-policy"), "require-corp");
}

#[tokio::test]
async fn serves_files_under_a_strict_policy() {
    let options = Options { serve: Some(folder()), open: true, jobs: 3, ..Options::default() };
    let sandbox = Sandbox::with(options).await;
    check_page(&sandbox.get("/").await, "text/html");
    check_page(&sandbox.get("/portal.html").await, "text/html");
    check_page(&sandbox.get("/assets/widget.js").await, "text/javascript");
    check_page(&sandbox.get("/assets/widget.wasm").await, "application/wasm");
    assert_eq!(sandbox.get("/impact/Mediapartners/IRxSANDBOX/Jobs").await.jobs().len(), 3);
    let no_api = sandbox.get("/impact/Nothing").await;
    assert!(no_api.text.contains("no Route matched"), "{no_api:?}");
    for path in
        ["/none.html", "/%2e%2e/secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt"]
    {
        let answer = sandbox.get(path).await;
        assert!(
            answer.status.is_client_error() && !answer.text.contains("secret"),
            "{path} {answer:?}"
        );
    }
}

#[tokio::test]
async fn without_a_folder_there_are_no_pages() {
    let sandbox = Sandbox::with(Options { jobs: 0, ..Options::default() }).await;
    let answer = send(sandbox.request(Method::GET, "/")).await.unwrap();
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn says_what_is_wrong_with_an_option() {
    let not_loopback = SocketAddr::from(([0, 0, 0, 0], 0));
    for (options, words) in [
        (Options { listen: not_loopback, ..Options::default() }, "listen on 127.0.0.1"),
        (Options { speed: -1.0, ..Options::default() }, "from 0 to"),
        (Options { speed: f64::NAN, ..Options::default() }, "from 0 to"),
        (
            Options { serve: Some("no/such/folder".into()), ..Options::default() },
            "no folder no/such/folder",
        ),
    ] {
        let error = sandbox::start(options).await.unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
}

#[tokio::test]
async fn gives_its_port_back_when_it_is_stopped() {
    let sandbox = Sandbox::new().await;
    let listen = sandbox.running.addr();
    let taken = sandbox::start(Options { listen, ..Options::default() }).await.unwrap_err();
    assert!(taken.to_string().contains(&listen.to_string()), "{taken}");
    sandbox.running.stop().await;
    sandbox::start(Options { listen, ..Options::default() }).await.unwrap();
}
