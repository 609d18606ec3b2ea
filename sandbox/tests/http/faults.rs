//! Every fault, and that it goes away again.

use reqwest::Method;
use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AGENCY, Answer, BRAND, PARTNER, Sandbox, send};

async fn faulty(fault: Value) -> (Sandbox, Answer) {
    let sandbox = Sandbox::with(Options { jobs: 20, ..Options::default() }).await;
    sandbox.control("fault", fault).await;
    let answer = sandbox.get(&format!("{PARTNER}/Jobs")).await;
    let after = sandbox.get(&format!("{PARTNER}/Jobs")).await;
    assert_eq!(after.jobs().len(), 20, "one fault hits one request");
    (sandbox, answer)
}

#[tokio::test]
async fn answers_with_the_status_asked_for() {
    #[track_caller]
    fn check(answer: &Answer, status: u16, content_type: &str, words: &str) {
        assert_eq!(answer.status, status, "{answer:?}");
        assert!(answer.header("content-type").starts_with(content_type), "{answer:?}");
        assert!(answer.text.contains(words), "{answer:?}");
    }
    for (kind, status, content_type, words) in [
        ("401", 401, "text/plain", "invalid account SID"),
        ("403", 403, "application/json", "may not use this endpoint"),
        ("404", 404, "application/json", "not found"),
        ("429", 429, "application/json", "API rate limit exceeded"),
        ("500", 500, "application/json", "unexpected error"),
        ("502-html", 502, "text/html", "<title>502 Bad Gateway"),
        ("envelope", 200, "application/json", "\"Status\":\"ERROR\""),
        ("login", 200, "text/html", "Sign in"),
        ("xml", 200, "application/xml", "<ImpactRadiusResponse><Jobs><Job><Id>"),
    ] {
        check(&faulty(json!({ "kind": kind })).await.1, status, content_type, words);
    }
}

#[tokio::test]
async fn redirects_to_a_login_page() {
    let (_, answer) = faulty(json!({ "kind": "login-redirect" })).await;
    assert_eq!(answer.status, 302);
    assert_eq!(answer.header("location"), "https://sign-in.example/login");
}

#[tokio::test]
async fn truncates_and_empties_the_list() {
    let (_, answer) = faulty(json!({ "kind": "truncated" })).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer.text.starts_with("{\"Jobs\":[{")
            && serde_json::from_str::<Value>(&answer.text).is_err()
    );
    let (_, answer) = faulty(json!({ "kind": "empty" })).await;
    assert_eq!(answer.json(), json!({ "Jobs": [] }));
}

#[tokio::test]
async fn slow_answers_come_late_but_right() {
    let (_, answer) = faulty(json!({ "kind": "slow", "seconds": 0.05 })).await;
    assert_eq!(answer.jobs().len(), 20);
}

#[tokio::test]
async fn dripping_answers_are_right_and_stalled_ones_do_not_end() {
    let (sandbox, answer) = faulty(json!({ "kind": "drip", "seconds": 0.02 })).await;
    assert_eq!(answer.jobs().len(), 20);
    let length: usize = answer.header("content-length").parse().unwrap();
    assert_eq!(length, answer.text.len());
    sandbox.control("fault", json!({ "kind": "stall" })).await;
    let request = sandbox.request(Method::GET, &format!("{PARTNER}/Jobs"));
    let request = request.header("accept", "application/json");
    let mut response = request.basic_auth("IRxSANDBOX", Some("sandbox")).send().await.unwrap();
    assert_eq!(response.headers()["content-length"], length.to_string());
    let mut n_read = 0;
    while n_read < length / 2 {
        n_read += response.chunk().await.unwrap().unwrap().len();
    }
    assert_eq!(n_read, length / 2);
}

#[tokio::test]
async fn sends_retry_after_when_told_to() {
    let sandbox = Sandbox::with(Options { jobs: 1, ..Options::default() }).await;
    for account in [PARTNER, BRAND, AGENCY] {
        sandbox.control("fault", json!({ "kind": "429", "retry_after": 7 })).await;
        let answer = sandbox.get(&format!("{account}/Jobs")).await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "7"));
    }
}

#[tokio::test]
async fn a_reset_closes_the_connection_without_an_answer() {
    let sandbox = Sandbox::with(Options { jobs: 1, ..Options::default() }).await;
    sandbox.control("fault", json!({ "kind": "reset", "times": 2 })).await;
    for _ in 0..2 {
        let request = sandbox
            .request(Method::GET, &format!("{PARTNER}/Jobs"))
            .basic_auth("IRxSANDBOX", Some("sandbox"));
        let error = send(request).await.unwrap_err();
        assert!(error.is_request(), "{error:?}");
    }
    assert_eq!(sandbox.get(&format!("{PARTNER}/Jobs")).await.status, 200);
}

#[tokio::test]
async fn waits_for_its_operation_and_can_be_taken_back() {
    let sandbox = Sandbox::with(Options { jobs: 1, ..Options::default() }).await;
    sandbox.control("fault", json!({ "kind": "500", "times": 2, "on": "get" })).await;
    assert_eq!(sandbox.get(&format!("{PARTNER}/Jobs")).await.status, 200);
    assert_eq!(sandbox.get(&format!("{PARTNER}/Jobs/none")).await.status, 500);
    sandbox.control("fault", json!({ "kind": "500", "times": 0 })).await;
    assert_eq!(sandbox.get(&format!("{PARTNER}/Jobs/none")).await.status, 404);
}

#[tokio::test]
async fn a_lost_replay_takes_place_once_and_the_requests_tell() {
    let sandbox = Sandbox::with(Options { jobs: 0, ..Options::default() }).await;
    sandbox
        .control("jobs", json!({ "id": "lost", "type": "ApiReport", "status": "COMPLETED" }))
        .await;
    sandbox.control("fault", json!({ "kind": "lost-replay" })).await;
    // The fault leaves other operations alone.
    assert_eq!(sandbox.get(&format!("{PARTNER}/Jobs/lost")).await.json()["Status"], "COMPLETED");
    let replay = sandbox.request(Method::PUT, &format!("{PARTNER}/Jobs/lost/Replay"));
    assert!(send(replay.basic_auth("IRxSANDBOX", Some("sandbox"))).await.is_err());
    assert_eq!(sandbox.get(&format!("{PARTNER}/Jobs/lost")).await.json()["Status"], "QUEUED");
    let requests = send(sandbox.request(Method::GET, "/_sandbox/requests")).await.unwrap().json();
    assert_eq!(requests["counts"], json!({ "get": 2, "replay": 1 }));
    let recent =
        json!({ "method": "PUT", "path": format!("{PARTNER}/Jobs/lost/Replay"), "query": "" });
    assert_eq!(requests["recent"][1], recent);
}

#[tokio::test]
async fn a_replay_can_be_answered_in_other_ways() {
    let sandbox = Sandbox::with(Options { jobs: 0, ..Options::default() }).await;
    sandbox
        .control("jobs", json!({ "id": "it", "type": "ApiReport", "status": "COMPLETED" }))
        .await;
    let path = format!("{PARTNER}/Jobs/it");
    sandbox.control("fault", json!({ "kind": "forbidden-type" })).await;
    let answer = sandbox.put(&format!("{path}/Replay")).await;
    assert_eq!(answer.status, 403);
    assert!(answer.json()["Message"].as_str().unwrap().contains("type"));
    assert_eq!(sandbox.get(&path).await.json()["Status"], "COMPLETED", "nothing was done");
    sandbox.control("fault", json!({ "kind": "queued-uri" })).await;
    let answer = sandbox.put(&format!("{path}/Replay")).await;
    assert_eq!(answer.json(), json!({ "Status": "QUEUED", "QueuedUri": path }));
    assert_eq!(sandbox.get(&path).await.json()["Status"], "QUEUED");
}
