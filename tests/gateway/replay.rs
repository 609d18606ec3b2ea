//! A replay is passed on once, whatever becomes of its connection.

use serde_json::json;

use crate::breaking::Breaking;
use crate::gateway::{BRAND, Gateway, PARTNER, Setup, until};
use crate::http::Answer;
use crate::page::Page;
use crate::upstream::Script;

const SENT_BEFORE: &str = "This replay was sent before. It is not sent again.";

async fn replay(gateway: &Gateway, account: &str, job: &str, key: &str) -> Answer {
    let headers = [("Origin", &*gateway.origin()), ("Idempotency-Key", key)];
    gateway.send("PUT", &format!("/impact{account}/Jobs/{job}/Replay"), &headers).await
}

fn assert_sent_before(answer: &Answer) {
    assert_eq!((answer.status, answer.message().as_str()), (409, SENT_BEFORE));
    answer.assert_guarded();
    // The answer that got lost had it.
    assert!(answer.header("set-cookie").starts_with("impact_jobs_replayed=1;"));
}

#[tokio::test]
async fn each_key_is_let_through_once_for_each_job() {
    let gateway = Gateway::start(Setup::default()).await;
    let order = json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED", "age": 60 });
    gateway.upstream.order(order).await;
    let first = replay(&gateway, PARTNER, "a1000001", "one").await;
    assert_eq!((first.status, &first.json()["Status"]), (200, &"QUEUED".into()));
    for _ in 0..3 {
        assert_sent_before(&replay(&gateway, PARTNER, "a1000001", "one").await);
    }
    assert_eq!(gateway.upstream.count("PUT"), 1);
    // Another decision, another job, another account; and a key as the draft of its standard writes it.
    let others = [
        (PARTNER, "a1000001", "two"),
        (PARTNER, "b", "one"),
        (BRAND, "a1000001", "one"),
        (PARTNER, "a1000001", "\"one\""),
        (PARTNER, "a1000001", &*"k".repeat(128)),
    ];
    for (number, (account, job, key)) in others.into_iter().enumerate() {
        assert_ne!(replay(&gateway, account, job, key).await.status, 409, "{account} {job} {key}");
        assert_eq!(gateway.upstream.count("PUT"), number + 2);
    }
    for seen in gateway.upstream.seen() {
        assert_eq!(seen.header("idempotency-key"), None, "impact.com knows no such thing");
    }
}

#[tokio::test]
async fn at_once_one_of_many_with_the_same_key_is_let_through() {
    let gateway = Gateway::start(Setup::default()).await;
    let (a, b, c, d) = tokio::join!(
        replay(&gateway, PARTNER, "a", "one"),
        replay(&gateway, PARTNER, "a", "one"),
        replay(&gateway, PARTNER, "a", "one"),
        replay(&gateway, PARTNER, "a", "one"),
    );
    let mut status = [a, b, c, d].map(|it| it.status);
    status.sort_unstable();
    assert_eq!(status, [404, 409, 409, 409], "there is no such job");
    assert_eq!(gateway.upstream.count("PUT"), 1);
}

#[tokio::test]
async fn a_key_is_used_up_whatever_the_answer_was() {
    let gateway = Gateway::start(Setup::default()).await;
    let body = r#"{"Status":"ERROR","Message":"It is running"}"#;
    let refused = format!(
        "HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    for (key, script, status) in
        [("closed", Script::Close, 502), ("refused", Script::Answer(refused), 409)]
    {
        gateway.upstream.script(script);
        let first = replay(&gateway, PARTNER, "a", key).await;
        assert_eq!(first.status, status, "{key}");
        assert_ne!(first.message(), SENT_BEFORE, "{key}: in the words of impact.com");
        assert_sent_before(&replay(&gateway, PARTNER, "a", key).await);
    }
    assert_eq!(gateway.upstream.count("PUT"), 2);
}

#[tokio::test]
async fn without_a_key_each_request_counts_as_one() {
    let gateway = Gateway::start(Setup::default()).await;
    for _ in 0..3 {
        assert_eq!(gateway.replay(PARTNER, "a").await.status, 404);
    }
    assert_eq!(gateway.upstream.count("PUT"), 3);
}

#[tokio::test]
async fn what_is_no_key_is_refused() {
    let gateway = Gateway::start(Setup::default()).await;
    for key in [&*"k".repeat(129), "two words", "schl\u{FC}ssel"] {
        let answer = replay(&gateway, PARTNER, "a", key).await;
        assert_eq!(answer.status, 400, "{key}");
        assert!(answer.message().starts_with("An Idempotency-Key is"), "{key}");
    }
    assert_eq!(gateway.upstream.count("PUT"), 0);
}

/// What Chromium gets for a replay whose connection breaks while it is sent.
async fn in_chromium(gateway: &Gateway, headers: &str) -> (u16, usize) {
    let breaking = Breaking::start(&gateway.host, 1).await;
    let page = Page::open(&format!("http://{}/page", breaking.host)).await;
    // Over a connection that was used before: Chromium takes a break for the end of its life.
    let path = format!("/impact{PARTNER}/Jobs/a/Replay");
    let script = format!(
        "fetch('/page').then((it) => it.text()).then(() => fetch('{path}', {{ method: 'PUT', headers: {headers} }})) \
         .then((it) => it.status)"
    );
    (page.value(&script).await, breaking.n_replays())
}

#[tokio::test]
async fn what_a_browser_sends_again_by_itself_is_not_passed_on_again() {
    let page = "location = /page { default_type text/html; return 200 '<!doctype html><title>Page</title>'; }\n";
    let hooks = vec![("server.d/page.conf", page.to_owned())];
    let gateway = Gateway::start(Setup { hooks, ..Setup::default() }).await;
    assert_eq!(in_chromium(&gateway, "{}").await, (404, 2), "Chromium sends it again");
    assert_eq!(gateway.upstream.count("PUT"), 2, "and nobody can tell");
    assert_eq!(in_chromium(&gateway, "{ 'Idempotency-Key': 'one' }").await, (409, 2));
    // The second is answered while the first is still on its way.
    let n_passed_on = async || gateway.upstream.count("PUT");
    until("the first is passed on", n_passed_on, |it| *it == 3).await;
}
