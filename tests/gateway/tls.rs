//! The gateway as browsers meet it: over TLS and HTTP/2, set up with the lines of its README.

use std::process::Command;

use crate::certificates;
use crate::gateway::{Gateway, PARTNER, Setup};

/// The lines that the README writes to this file.
fn of_the_readme(begin: &str, end: &str) -> String {
    let readme = include_str!("../../deploy/nginx/README.md");
    let (_, text) = readme.split_once(begin).unwrap();
    text.split_once(end).unwrap().0.to_owned()
}

/// What curl shows of an answer, its head first.
fn curl(gateway: &Gateway, path: &str, arguments: &[&str]) -> String {
    let port = gateway.host.rsplit(':').next().unwrap();
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--include", "--http2", "--max-time", "20", "--cacert"])
        .arg(certificates::authority())
        .args(["--resolve", &format!("portal.example:{port}:127.0.0.1")])
        .args(arguments)
        .arg(format!("https://portal.example:{port}{path}"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_replays_and_files_come_over_http_2() {
    let (certificate, key) = certificates::portal();
    let tls = of_the_readme("server.d/tls.conf <<'END'\n", "   END\n")
        .replace("/etc/ssl/portal.example.pem", certificate.to_str().unwrap())
        .replace("/etc/ssl/private/portal.example.key", key.to_str().unwrap());
    let strict = of_the_readme("echo 'add_header Strict", "'");
    let hooks = vec![
        ("server.d/tls.conf", tls),
        ("files.d/tls.conf", format!("add_header Strict{strict}")),
    ];
    let listen = "ssl http2";
    let gateway = Gateway::start(Setup { hooks, listen, jobs: 0, ..Setup::default() }).await;

    let list = curl(&gateway, &format!("/impact{PARTNER}/Jobs"), &[]);
    assert!(list.starts_with("HTTP/2 200") && list.contains("\"Jobs\":[]"), "{list}");

    let port = gateway.host.rsplit(':').next().unwrap();
    let replay = format!("/impact{PARTNER}/Jobs/a/Replay");
    let origin = format!("Origin: https://portal.example:{port}");
    let same_site =
        ["--request", "PUT", "--header", &origin, "--header", "Sec-Fetch-Site: same-origin"];
    assert!(curl(&gateway, &replay, &same_site).starts_with("HTTP/2 404"));
    assert_eq!(gateway.upstream.count("PUT"), 1);
    let foreign = ["--request", "PUT", "--header", "Origin: https://evil.example"];
    assert!(curl(&gateway, &replay, &foreign).starts_with("HTTP/2 403"));
    assert_eq!(gateway.upstream.count("PUT"), 1);

    gateway.upstream.fault("500", "replay", 1).await;
    let failed = curl(&gateway, &replay, &same_site);
    assert!(failed.starts_with("HTTP/2 502"), "{failed}");
    assert!(
        failed.contains("impact_jobs_replayed=1; ") && failed.contains("; Secure\r\n"),
        "{failed}"
    );

    let file = curl(&gateway, "/impact-jobs/0.1.0/impact-jobs.js", &[]);
    let strict = "strict-transport-security: max-age=31536000\r\n";
    assert!(file.starts_with("HTTP/2 404") && file.contains(strict), "{file}");
}
