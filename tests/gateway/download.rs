//! Results: streamed, and from impact.com's storage only.

use serde_json::json;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::gateway::{Gateway, PARTNER, Setup, until};
use crate::upstream::Script;

const DOWNLOAD: &str = "/impact/Mediapartners/IRxSANDBOX/Jobs/a1000001/Download";

#[tokio::test]
async fn a_result_is_always_asked_for_as_a_stream() {
    let gateway = Gateway::start(Setup { jobs: 0, ..Setup::default() }).await;
    let order =
        json!({ "id": "a1000001", "type": "ClickExport", "status": "COMPLETED", "records": 2_500 });
    gateway.upstream.order(order).await;
    for query in ["", "?Mode=Stream"] {
        let result = gateway.get(&format!("{DOWNLOAD}{query}")).await;
        assert_eq!(result.status, 200);
        assert_eq!(
            result.header("content-disposition"),
            "attachment; filename=\"ClickExport-a1000001.csv\""
        );
        assert_eq!(result.text().lines().count(), 2_501);
    }
    let line = format!("GET {PARTNER}/Jobs/a1000001/Download?Mode=Stream ");
    assert_eq!(gateway.upstream.count(&line), 2);
}

#[tokio::test]
async fn a_result_passes_while_it_comes() {
    let gateway = Gateway::start(Setup::default()).await;
    passes_while_it_comes(&gateway).await;
}

/// The next answer but those that wait comes in pieces.
async fn passes_while_it_comes(gateway: &Gateway) {
    let (pieces, script) = mpsc::unbounded_channel();
    gateway.upstream.script(Script::Pieces(script));
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 15\r\n\r\n";
    pieces.send(head.into()).unwrap();
    let mut result =
        reqwest::get(format!("{}{DOWNLOAD}?Mode=Stream", gateway.origin())).await.unwrap();
    // Each piece is sent when the one before has arrived, so nothing may wait for more.
    for piece in ["first", "secnd", "third"] {
        pieces.send(piece.into()).unwrap();
        let chunk = result.chunk().await.unwrap().unwrap();
        assert_eq!(chunk, piece.as_bytes());
    }
    drop(pieces);
    assert_eq!(result.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn a_viewer_has_a_hundred_downloads_at_once_and_no_more() {
    let gateway = Gateway::start(Setup { jobs: 0, ..Setup::default() }).await;
    let url = format!("{}{DOWNLOAD}", gateway.origin());
    let (mut unfinished, mut downloads) = (Vec::new(), JoinSet::new());
    for _ in 0..100 {
        let (pieces, script) = mpsc::unbounded_channel();
        pieces.send("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n".into()).unwrap();
        gateway.upstream.script(Script::Pieces(script));
        unfinished.push(pieces);
        downloads.spawn(reqwest::get(url.clone()));
    }
    let downloads = downloads.join_all().await;
    assert!(downloads.iter().all(|it| it.as_ref().is_ok_and(|it| it.status() == 200)));
    let refused = gateway.get(DOWNLOAD).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "5"));
    assert!(refused.message().starts_with("Too many requests from this viewer."));
    drop((unfinished, downloads));
    let download = async || gateway.get(DOWNLOAD).await;
    until("there is room again", download, |it| it.status == 404).await;
}

fn redirect(location: &str) -> Script {
    Script::Answer(format!(
        "HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"
    ))
}

#[tokio::test]
async fn a_redirect_to_the_storage_is_followed_without_the_credentials() {
    let gateway = Gateway::start(Setup::default()).await;
    let storage = format!("https://storage.googleapis.com:{}", gateway.upstream.port);
    gateway
        .upstream
        .script(redirect(&format!("{storage}/results/a.csv?Signature=a%2Fb%3D&Expires=1")));
    let file = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 4\r\nSet-Cookie: a=b\r\n\r\na,b\n";
    gateway.upstream.script(Script::Answer(file.to_owned()));
    let result = gateway.get(&format!("{DOWNLOAD}?Mode=Stream")).await;
    assert_eq!((result.status, result.text().as_str()), (200, "a,b\n"));
    assert_eq!((result.header("location"), result.header("set-cookie")), ("", ""));
    let seen = gateway.upstream.seen();
    let followed = seen.last().unwrap();
    assert_eq!(followed.line, "GET /results/a.csv?Signature=a%2Fb%3D&Expires=1 HTTP/1.1");
    assert_eq!(followed.header("authorization"), None);
    assert_eq!(followed.header("asked-for"), Some("storage.googleapis.com"));
}

#[tokio::test]
async fn what_the_storage_refuses_is_a_failure_and_its_redirects_are_not_followed() {
    let gateway = Gateway::start(Setup::default()).await;
    let storage = format!("https://storage.googleapis.com:{}/results/a.csv", gateway.upstream.port);
    for status in [302, 307, 400, 403, 404, 429, 500, 503, 520] {
        gateway.upstream.script(redirect(&storage));
        gateway.upstream.script(Script::Answer(format!(
            "HTTP/1.1 {status} Whatever\r\nContent-Type: application/xml\r\nLocation: {storage}\r\nContent-Length: 8\r\n\r\n<Error/>"
        )));
        let failed = gateway.get(DOWNLOAD).await;
        assert_eq!(
            (failed.status, failed.message().as_str()),
            (502, "The gateway got no usable answer from impact.com."),
            "{status}"
        );
    }
    assert_eq!(gateway.upstream.count("GET /results/"), 9);
}

#[tokio::test]
async fn a_result_of_the_storage_passes_while_it_comes() {
    let gateway = Gateway::start(Setup::default()).await;
    let storage = format!("https://storage.googleapis.com:{}/results/a.csv", gateway.upstream.port);
    gateway.upstream.script(redirect(&storage));
    passes_while_it_comes(&gateway).await;
    assert_eq!(gateway.upstream.count("GET /results/"), 1);
}

#[tokio::test]
async fn a_redirect_to_anywhere_else_is_not_followed() {
    let gateway = Gateway::start(Setup::default()).await;
    let port = gateway.upstream.port;
    for location in [
        "https://evil.example/a.csv",
        "",
        "/impact/Mediapartners/IRxSANDBOX/Jobs",
        "//storage.googleapis.com/a.csv",
        &format!("http://storage.googleapis.com:{port}/a.csv"),
        &format!("https://storage.googleapis.com:{port}@evil.example/a.csv"),
        &format!("https://storage.googleapis.com:{port}.evil.example/a.csv"),
        &format!("https://evil.example/https://storage.googleapis.com:{port}/"),
        &format!("https://evil.example?https://storage.googleapis.com:{port}/"),
    ] {
        gateway.upstream.script(redirect(location));
        let refused = gateway.get(&format!("{DOWNLOAD}?Mode=Stream")).await;
        assert!(
            refused.status == 502 && refused.message().starts_with("impact.com sent"),
            "{location}"
        );
        assert_eq!(refused.header("location"), "");
    }
    let n_seen = gateway.upstream.seen().len();
    assert_eq!(n_seen, gateway.upstream.count(&format!("GET {PARTNER}/Jobs/a1000001/Download")));
}

#[tokio::test]
async fn what_is_not_ready_comes_as_impact_com_says_it() {
    let gateway = Gateway::start(Setup { jobs: 0, ..Setup::default() }).await;
    let order = json!({ "id": "a1000001", "type": "ClickExport", "runs_for": 600 });
    gateway.upstream.order(order).await;
    let answer = gateway.get(DOWNLOAD).await;
    assert_eq!(answer.status, 202);
}
