//! Many viewers cost one request.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::gateway::{BRAND, Gateway, PARTNER, Periods, Setup, until};
use crate::upstream::Script;

fn list(account: &str) -> String {
    format!("/impact{account}/Jobs?CreatedAfter=2026-08-25")
}

#[tokio::test]
async fn viewers_of_one_period_share_one_answer() {
    let gateway = Gateway::start(Setup::default()).await;
    let periods = Periods::begin(gateway.period);
    let first = gateway.get(&list(PARTNER)).await;
    for _ in 0..20 {
        let again = gateway.get(&list(PARTNER)).await;
        assert_eq!((again.status, &again.body), (200, &first.body));
    }
    assert!(gateway.upstream.count("GET") <= periods.count());
    gateway.get(&list(BRAND)).await;
    gateway.get(&format!("{}&Page=2", list(PARTNER))).await;
    let seen = gateway.upstream.seen();
    assert!(seen.iter().any(|it| it.line.contains(BRAND)), "another account is another list");
    assert!(seen.iter().any(|it| it.line.contains("Page=2")), "another page is another list");
}

#[tokio::test]
async fn viewers_who_come_at_once_wait_for_one_request() {
    let gateway = Gateway::start(Setup::default()).await;
    gateway.upstream.slow("list", 0.3).await;
    let periods = Periods::begin(gateway.period);
    let path = list(PARTNER);
    let mut answers = Vec::new();
    for viewer in gateway.get_at_once(&path, 40).await {
        assert_eq!(viewer.status, 200);
        answers.push(viewer.body);
    }
    answers.dedup();
    assert!(answers.len() <= periods.count());
    assert!(gateway.upstream.count("GET") <= periods.count());
}

#[tokio::test]
async fn a_failure_is_shared_too() {
    let gateway = Gateway::start(Setup::default()).await;
    for (fault, status) in [("500", 502), ("401", 401), ("403", 403), ("429", 429), ("reset", 502)]
    {
        gateway.upstream.fault(fault, "list", 10_000).await;
        let (before, periods) = (gateway.upstream.count("GET"), Periods::begin(gateway.period));
        // A query of its own, so that nothing is known of it yet.
        let path = format!("{}&Page={status}{}", list(PARTNER), fault.len());
        for answer in gateway.get_at_once(&path, 20).await {
            assert_eq!(answer.status, status, "{fault}");
        }
        // Nothing at one address is asked for at the other.
        let n_addresses = if fault == "reset" { 2 } else { 1 };
        let n_requests = gateway.upstream.count("GET") - before;
        assert!(n_requests <= n_addresses * periods.count(), "{fault}");
        gateway.upstream.fault(fault, "list", 0).await;
    }
}

#[tokio::test]
async fn the_next_period_brings_news() {
    for period in [1, 2] {
        let gateway = Gateway::start(Setup { period, jobs: 0, ..Setup::default() }).await;
        assert_eq!(gateway.get(&list(PARTNER)).await.json()["Jobs"], json!([]));
        gateway.upstream.order(json!({ "id": "a1000001" })).await;
        let asked = Instant::now();
        let jobs =
            async || gateway.get(&list(PARTNER)).await.json()["Jobs"].as_array().unwrap().len();
        until("the new job is there", jobs, |it| *it == 1).await;
        // A little more, for a machine with much to do.
        assert!(asked.elapsed() < Duration::from_secs(period + 2), "{period} s");
    }
}

#[tokio::test]
async fn each_period_that_can_be_chosen_is_shared() {
    for period in [1, 2, 5, 10] {
        let gateway = Gateway::start(Setup { period, ..Setup::default() }).await;
        let periods = Periods::begin(period);
        let list = async || gateway.get(&list(PARTNER)).await.header("cache-status").to_owned();
        until("a second viewer shares", list, |it| it == "impact-jobs; hit").await;
        assert!(gateway.upstream.count("GET") <= periods.count(), "{period} s");
    }
}

#[tokio::test]
async fn jobs_and_replays_are_never_cached() {
    let gateway = Gateway::start(Setup { jobs: 0, ..Setup::default() }).await;
    gateway
        .upstream
        .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" }))
        .await;
    let job = format!("/impact{PARTNER}/Jobs/a1000001");
    assert_eq!(gateway.get(&job).await.json()["Status"], "COMPLETED");
    assert_eq!(gateway.replay(PARTNER, "a1000001").await.status, 200);
    assert_eq!(gateway.get(&job).await.json()["Status"], "QUEUED");
    assert_eq!(
        gateway.replay(PARTNER, "a1000001").await.status,
        403,
        "a queued job cannot be replayed"
    );
    assert_eq!(gateway.upstream.count("PUT"), 2);
}

#[tokio::test]
async fn who_replayed_a_job_gets_no_list_from_before() {
    let gateway = Gateway::start(Setup { jobs: 0, ..Setup::default() }).await;
    gateway
        .upstream
        .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" }))
        .await;
    let status = |answer: crate::http::Answer| answer.json()["Jobs"][0]["Status"].clone();
    assert_eq!(status(gateway.get(&list(PARTNER)).await), "COMPLETED");
    let replayed = gateway.replay(PARTNER, "a1000001").await;
    let cookie = replayed.header("set-cookie").to_owned();
    assert_eq!(
        cookie,
        "impact_jobs_replayed=1; Max-Age=15; Path=/impact/; HttpOnly; SameSite=Strict"
    );
    let cookie = [("Cookie", cookie.split(';').next().unwrap())];
    let fresh = gateway.send("GET", &list(PARTNER), &cookie).await;
    assert_eq!(status(fresh), "QUEUED");
    let seen = gateway.upstream.seen();
    assert!(seen.iter().all(|it| it.header("cookie").is_none()));
}

#[tokio::test]
async fn each_replay_of_a_second_outdates_the_list() {
    let gateway = Gateway::start(Setup { jobs: 0, ..Setup::default() }).await;
    let jobs = ["a1000001", "a1000002", "a1000003"];
    for id in jobs {
        let order = json!({ "id": id, "type": "ApiReport", "status": "COMPLETED" });
        gateway.upstream.order(order).await;
    }
    // No answer of impact.com comes sooner.
    gateway.upstream.slow("replay", 0.15).await;
    let cookie = [("Cookie", "impact_jobs_replayed=1")];
    for (number, id) in jobs.iter().enumerate() {
        assert_eq!(gateway.replay(PARTNER, id).await.status, 200);
        let list = gateway.send("GET", &list(PARTNER), &cookie).await.json();
        let queued = list["Jobs"].as_array().unwrap().iter().filter(|it| it["Status"] == "QUEUED");
        assert_eq!(queued.count(), number + 1, "{list}");
    }
}

#[tokio::test]
async fn a_replay_that_may_have_happened_outdates_the_list_too() {
    let gateway = Gateway::start(Setup::default()).await;
    gateway.upstream.script(Script::Close);
    let lost = gateway.replay(PARTNER, "a").await;
    assert!(lost.status == 502 && lost.header("set-cookie").starts_with("impact_jobs_replayed=1;"));
    let refused = gateway.replay(PARTNER, "no-such-job").await;
    assert_eq!((refused.status, refused.header("set-cookie")), (404, ""));
}

#[tokio::test]
async fn the_replayers_cookie_cannot_be_used_to_flood() {
    let gateway = Gateway::start(Setup::default()).await;
    let started = Instant::now();
    for value in 0..60 {
        let cookie = format!("impact_jobs_replayed={}", if value % 2 == 0 { 1 } else { value });
        let answer = gateway.send("GET", &list(PARTNER), &[("Cookie", &cookie)]).await;
        assert_eq!(answer.status, 200);
    }
    // One each tenth of a second with the cookie, and the usual ones of a period without.
    let n_tenths = usize::try_from(started.elapsed().as_millis() / 100).unwrap() + 2;
    assert!(gateway.upstream.count("GET") <= n_tenths + 2);
}

#[tokio::test]
async fn a_list_is_packed_once_and_unpacked_for_who_cannot() {
    let gateway = Gateway::start(Setup { jobs: 100, ..Setup::default() }).await;
    let packed = gateway.send("GET", &list(PARTNER), &[("Accept-Encoding", "gzip, br")]).await;
    assert_eq!((packed.header("content-encoding"), &packed.body[..2]), ("gzip", &[0x1F, 0x8B][..]));
    let plain = gateway.get(&list(PARTNER)).await;
    assert_eq!(
        (plain.header("content-encoding"), plain.header("cache-status")),
        ("", "impact-jobs; hit")
    );
    assert_eq!(plain.json()["Jobs"].as_array().unwrap().len(), 100);
    assert!(packed.body.len() * 4 < plain.body.len());
}

#[tokio::test]
async fn rate_limit_headers_come_through() {
    let gateway = Gateway::start(Setup::default()).await;
    for _ in 0..2 {
        let list = gateway.get(&list(PARTNER)).await;
        assert_eq!(list.header("x-ratelimit-limit-hour"), "1000");
        assert_eq!(list.header("x-ratelimit-remaining-hour"), "999");
        assert_ne!(list.header("ratelimit-reset"), "");
    }
    gateway.upstream.script(Script::Answer(
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\nX-RateLimit-Reset: 120\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}".into(),
    ));
    let limited = gateway.get(&list(BRAND)).await;
    assert_eq!(
        (limited.status, limited.header("retry-after"), limited.header("x-ratelimit-reset")),
        (429, "120", "120")
    );
}
