//! The widget's files.

use std::path::Path;

use crate::gateway::{Gateway, Setup, check, run};
use crate::http::Answer;

/// A bundle of names that count, put in place by `publish.sh`.
fn publish(gateway: &Gateway, version: &str) {
    let bundle = gateway.settings().with_file_name("bundle");
    std::fs::create_dir_all(bundle.join("pages")).unwrap();
    for name in [
        "impact-jobs.js",
        "widget.js",
        "widget_bg.wasm",
        "portal.html",
        "pages/portal.css",
        "pages/icon.svg",
    ] {
        std::fs::write(bundle.join(name), format!("{name} ").repeat(200)).unwrap();
    }
    check(&run("publish.sh", &gateway.settings(), &[bundle.to_str().unwrap(), version], ""));
}

/// The policy is enough for the widget, and nothing else speaks for the portal's host.
#[track_caller]
fn assert_guarded(answer: &Answer) {
    let policy = answer.header("content-security-policy");
    let promised = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
        img-src 'self' data:; require-trusted-types-for 'script'";
    assert!(policy.starts_with(promised), "{policy}");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn each_version_stays_and_is_kept_by_browsers() {
    let gateway = Gateway::start(Setup::default()).await;
    publish(&gateway, "0.1.0");
    publish(&gateway, "0.2.0-rc.1");
    for version in ["0.1.0", "0.2.0-rc.1"] {
        for (name, content_type) in [
            ("impact-jobs.js", "text/javascript; charset=utf-8"),
            ("widget_bg.wasm", "application/wasm"),
            ("pages/portal.css", "text/css; charset=utf-8"),
            ("pages/icon.svg", "image/svg+xml; charset=utf-8"),
        ] {
            let file = gateway.get(&format!("/impact-jobs/{version}/{name}")).await;
            assert_eq!((file.status, file.header("content-type")), (200, content_type), "{name}");
            assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
            assert_guarded(&file);
        }
        let page = gateway.get(&format!("/impact-jobs/{version}/portal.html")).await;
        assert_eq!(
            (page.header("content-type"), page.header("cache-control")),
            ("text/html; charset=utf-8", "no-cache")
        );
        assert_guarded(&page);
    }
}

#[tokio::test]
async fn what_is_not_there_yet_is_not_remembered_as_missing() {
    let gateway = Gateway::start(Setup::default()).await;
    publish(&gateway, "0.1.0");
    let missing = gateway.get("/impact-jobs/0.2.0/impact-jobs.js").await;
    assert_eq!((missing.status, missing.header("cache-control")), (404, ""));
    assert_guarded(&missing);
    let folder = gateway.get("/impact-jobs/0.1.0/").await;
    assert!(matches!(folder.status, 403 | 404), "no list of files");
    assert_eq!(gateway.send("PUT", "/impact-jobs/0.1.0/widget.js", &[]).await.status, 405);
}

#[tokio::test]
async fn files_come_packed_ahead() {
    let brotli = vec![("files.d/brotli.conf", "brotli_static on;\n".to_owned())];
    let gateway = Gateway::start(Setup { hooks: brotli, ..Setup::default() }).await;
    publish(&gateway, "0.1.0");
    let root = gateway.settings().with_file_name("root");
    for (accepted, encoding, suffix) in
        [("br, gzip", "br", ".br"), ("gzip", "gzip", ".gz"), ("identity", "", "")]
    {
        for name in ["impact-jobs.js", "widget_bg.wasm"] {
            let path = format!("/impact-jobs/0.1.0/{name}");
            let file = gateway.send("GET", &path, &[("Accept-Encoding", accepted)]).await;
            assert_eq!(file.header("content-encoding"), encoding, "{name}");
            let on_disk = std::fs::read(root.join(format!("0.1.0/{name}{suffix}"))).unwrap();
            assert!(file.body == on_disk, "{name}{suffix}");
            assert_eq!(file.header("vary"), "Accept-Encoding");
        }
    }
}

#[tokio::test]
async fn a_version_is_published_once() {
    let gateway = Gateway::start(Setup::default()).await;
    publish(&gateway, "0.1.0");
    let bundle = gateway.settings().with_file_name("bundle");
    let bundle = bundle.to_str().unwrap();
    for (folder, version, words) in [
        (bundle, "0.1.0", "is there already"),
        (bundle, "latest", "'latest' is no version"),
        (bundle, "../0.1.1", "is no version"),
        ("/", "0.1.1", "is no bundle"),
    ] {
        let output = run("publish.sh", &gateway.settings(), &[folder, version], "");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(words), "{said}");
    }
    let root = gateway.settings().with_file_name("root");
    let versions = std::fs::read_dir(Path::new(&root)).unwrap().count();
    assert_eq!(versions, 1, "nothing half done is left");
}
