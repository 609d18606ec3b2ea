//! What must not pass: credentials, cookies, and what is not impact.com's to say.

use reqwest::header::HeaderMap;

use crate::certificates;
use crate::gateway::{Gateway, PARTNER, Setup, secrets};
use crate::http::send_raw;
use crate::upstream::{Certificate, Script};

#[tokio::test]
async fn the_token_goes_to_impact_com_and_nowhere_else() {
    let gateway = Gateway::start(Setup::default()).await;
    let jobs = format!("/impact{PARTNER}/Jobs");
    let mut answers = Vec::new();
    for path in ["", "?x", "/a", "/a/Download", "/-/", "/a/Replay"] {
        answers.push(gateway.get(&format!("{jobs}{path}")).await);
    }
    answers.push(gateway.replay(PARTNER, "a").await);
    gateway.upstream.fault("401", "get", 1).await;
    answers.push(gateway.get(&format!("{jobs}/b")).await);
    gateway.upstream.dies();
    for path in ["", "?Page=2", "/a", "/a/Download"] {
        answers.push(gateway.get(&format!("{jobs}{path}")).await);
    }
    let [token, encoded] = secrets();
    for answer in answers {
        let shown = format!("{:?} {}", answer.headers, answer.text());
        assert!(!shown.contains(&token) && !shown.contains(&encoded), "{shown}");
    }
    // nginx wrote of all these; that it did not write the token is looked at when the gateway ends, in each test.
    let logs = gateway.logs();
    assert!(logs.contains("no live upstreams") || logs.contains("Connection refused"), "{logs}");
    let authorization = format!("Basic {encoded}");
    for seen in gateway.upstream.seen() {
        assert_eq!(seen.header("authorization"), Some(&*authorization), "{}", seen.line);
    }
}

#[tokio::test]
async fn nothing_of_the_browsers_headers_goes_on() {
    let gateway = Gateway::start(Setup::default()).await;
    let headers = [
        ("Cookie", "session=portal"),
        ("Authorization", "Basic YTpi"),
        ("IR-Version", "1"),
        ("Accept", "text/xml"),
        ("User-Agent", "Mozilla/5.0"),
        ("Referer", "https://portal.example/secret-project"),
        ("X-Forwarded-For", "10.0.0.1"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("Range", "bytes=0-1"),
    ];
    for path in ["", "/a", "/a/Download"] {
        gateway.send("GET", &format!("/impact{PARTNER}/Jobs{path}"), &headers).await;
    }
    let replay = [
        ("Origin", &*gateway.origin()),
        ("Content-Type", "text/plain"),
        ("Cookie", "session=portal"),
    ];
    gateway.send("PUT", &format!("/impact{PARTNER}/Jobs/a/Replay"), &replay).await;
    let seen = gateway.upstream.seen();
    assert_eq!(seen.len(), 4);
    for request in seen {
        let known = [
            "accept",
            "accept-encoding",
            "asked-for",
            "authorization",
            "connection",
            "content-length",
            "host",
            "ir-version",
            "user-agent",
        ];
        for (name, value) in &request.headers {
            assert!(known.contains(&name.as_str()), "{name}: {value}");
            assert!(
                !value.contains("Mozilla") && value != "Basic YTpi" && value != "text/xml",
                "{name}: {value}"
            );
        }
        assert_eq!(
            request.header("asked-for"),
            Some("api.impact.com"),
            "the name in the TLS handshake"
        );
        assert_eq!(
            request.header("host"),
            Some(&*format!("api.impact.com:{}", gateway.upstream.port))
        );
    }
}

#[tokio::test]
async fn a_body_does_not_go_on() {
    let gateway = Gateway::start(Setup::default()).await;
    let request = format!(
        "PUT /impact{PARTNER}/Jobs/a/Replay HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nContent-Length: 7\r\nConnection: close\r\n\r\n{{\"a\":1}}",
        gateway.host
    );
    assert!(send_raw(&gateway.host, &request).await.starts_with("HTTP/1.1 404"));
    assert_eq!(gateway.upstream.seen()[0].header("content-length"), Some("0"));
    let large = request.replace("Content-Length: 7", "Content-Length: 70000");
    assert!(send_raw(&gateway.host, &large).await.starts_with("HTTP/1.1 413"));
    assert_eq!(gateway.upstream.count("PUT"), 1);
}

fn named(headers: &HeaderMap) -> Vec<&str> {
    let mut names: Vec<_> = headers.keys().map(reqwest::header::HeaderName::as_str).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn what_is_not_impact_coms_to_say_stays_behind() {
    let gateway = Gateway::start(Setup::default()).await;
    let answer = "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\
        Set-Cookie: a=b\r\nWWW-Authenticate: Basic realm=\"impact\"\r\nAccess-Control-Allow-Origin: *\r\n\
        Strict-Transport-Security: max-age=1\r\nClear-Site-Data: \"*\"\r\nX-Accel-Redirect: /impact/-/busy\r\n\
        Content-Security-Policy: script-src *\r\nRefresh: 0; url=https://evil.example\r\nLink: <https://evil.example>; rel=preload\r\n\
        Cache-Control: public, max-age=999\r\nVia: kong\r\nAccept-CH: DPR\r\nAccess-Control-Max-Age: 9\r\nAge: 9\r\nAllow: GET\r\n\
        Cache-Status: kong; hit\r\nContent-Security-Policy-Report-Only: script-src *\r\nCross-Origin-Resource-Policy: cross-origin\r\n\
        Cross-Origin-Opener-Policy: unsafe-none\r\nImpact-Jobs-As-Of: Sun, 01 Nov 2026 04:59:59 GMT\r\nImpact-Jobs-Refused-By: portal\r\nPermissions-Policy: usb=*\r\n\
        Pragma: no-cache\r\nReferrer-Policy: unsafe-url\r\nReporting-Endpoints: a=\"https://evil.example\"\r\nServer: kong\r\n\
        Service-Worker-Allowed: /\r\nSet-Login: logged-out\r\nTiming-Allow-Origin: *\r\nX-Content-Type-Options: sniff\r\n\
        X-RateLimit-Remaining-hour: 7\r\nRetry-After: 30\r\n\r\nno";
    for path in ["", "/a", "/a/Download"] {
        gateway.upstream.script(Script::Answer(answer.to_owned()));
        let answer = gateway.get(&format!("/impact{PARTNER}/Jobs{path}")).await;
        assert_eq!((answer.status, answer.text().as_str()), (401, "no"), "{path}");
        let names = named(&answer.headers);
        let ours = [
            "cache-control",
            "content-security-policy",
            "cross-origin-resource-policy",
            "impact-jobs-refused-by",
            "referrer-policy",
            "x-content-type-options",
        ];
        let theirs = ["content-type", "retry-after", "x-ratelimit-remaining-hour"];
        let plain =
            ["cache-status", "connection", "content-length", "date", "server", "transfer-encoding"];
        for name in &names {
            assert!(
                ours.contains(name) || theirs.contains(name) || plain.contains(name),
                "{path}: {name}"
            );
        }
        assert!(ours.iter().chain(&theirs).all(|it| names.contains(it)), "{path}: {names:?}");
        answer.assert_guarded();
        assert_eq!(answer.header("impact-jobs-refused-by"), "impact.com");
        assert!(!answer.header("cache-status").contains("kong"));
        assert_eq!(answer.header("server"), "nginx", "and not its version");
    }
}

#[tokio::test]
async fn whatever_the_answer_is_it_is_guarded() {
    let gateway = Gateway::start(Setup::default()).await;
    let jobs = format!("/impact{PARTNER}/Jobs");
    for (method, path, status) in [
        ("GET", &*jobs, 200),
        ("GET", &format!("{jobs}/a"), 404),
        ("GET", "/impact/Mediapartners/IRxOTHER/Jobs", 404),
        ("GET", "/impact/nothing", 404),
        ("POST", &jobs, 405),
        ("GET", &format!("{jobs}?a=b"), 400),
        ("PUT", &format!("{jobs}/a/Replay"), 403),
    ] {
        let answer = gateway.send(method, path, &[]).await;
        assert_eq!(answer.status, status, "{method} {path}");
        answer.assert_guarded();
    }
    gateway.upstream.dies();
    for path in ["?Page=2", "/a", "/a/Download"] {
        let answer = gateway.get(&format!("{jobs}{path}")).await;
        assert_eq!(answer.status, 502, "{path}");
        answer.assert_guarded();
    }
}

#[tokio::test]
async fn a_server_that_the_authority_does_not_vouch_for_gets_nothing() {
    for setup in [
        Setup { authority: certificates::other_authority(), ..Setup::default() },
        Setup { certificate: Certificate::OtherName, ..Setup::default() },
    ] {
        let gateway = Gateway::start(setup).await;
        let jobs = format!("/impact{PARTNER}/Jobs");
        for path in ["", "/a", "/a/Download"] {
            let answer = gateway.get(&format!("{jobs}{path}")).await;
            assert_eq!(answer.status, 502);
            assert_eq!(answer.message(), "The gateway got no usable answer from impact.com.");
        }
        assert_eq!(gateway.replay(PARTNER, "a").await.status, 502);
        assert_eq!(gateway.upstream.seen().len(), 0);
        assert!(gateway.logs().contains("certificate"), "the log says why");
    }
}

#[tokio::test]
async fn a_storage_that_the_authority_does_not_vouch_for_is_not_asked() {
    let certificate = Certificate::ApiAlone;
    let gateway = Gateway::start(Setup { certificate, ..Setup::default() }).await;
    let redirect = format!(
        "HTTP/1.1 302 Found\r\nLocation: https://storage.googleapis.com:{}/a.csv\r\nContent-Length: 0\r\n\r\n",
        gateway.upstream.port
    );
    gateway.upstream.script(Script::Answer(redirect));
    let answer = gateway.get(&format!("/impact{PARTNER}/Jobs/a/Download")).await;
    assert_eq!(answer.status, 502);
    assert_eq!(answer.message(), "The gateway got no usable answer from impact.com.");
    assert_eq!(gateway.upstream.seen().len(), 1, "the API alone");
    assert!(gateway.logs().contains("certificate"), "the log says why");
}

#[tokio::test]
async fn who_reaches_the_port_of_the_store_gets_nothing_without_the_credentials() {
    let gateway = Gateway::start(Setup::default()).await;
    gateway.get(&format!("/impact{PARTNER}/Jobs")).await;
    gateway.upstream.dies();
    for authorization in ["", "Authorization: Basic\r\n", "Authorization: Basic YTpi\r\n"] {
        for path in [
            &*format!("{PARTNER}/Jobs"),
            &format!("{PARTNER}/Jobs/a"),
            "/Mediapartners/IRxOTHER/Jobs",
        ] {
            let request = format!(
                "GET {path} HTTP/1.1\r\nHost: store\r\n{authorization}Connection: close\r\n\r\n"
            );
            let answer = send_raw(&gateway.store, &request).await;
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
        let replay = format!(
            "PUT {PARTNER}/Jobs/a/Replay HTTP/1.1\r\nHost: store\r\n{authorization}Connection: close\r\n\r\n"
        );
        assert!(send_raw(&gateway.store, &replay).await.starts_with("HTTP/1.1 404"));
    }
}
