//! The four operations, for each kind of account.

use reqwest::Method;
use sandbox::Options;
use serde_json::{Value, json};

use crate::support::{AGENCY, Answer, BRAND, PARTNER, PASSTHROUGH, Sandbox, send};

const ACCOUNTS: [&str; 4] = [PARTNER, BRAND, AGENCY, PASSTHROUGH];

#[track_caller]
fn check_error(answer: &Answer, status: u16, message: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let json = answer.json();
    assert_eq!(json["Status"], "ERROR");
    assert!(json["Message"].as_str().unwrap().contains(message), "{json}");
    assert_eq!(json.get("Id"), None);
}

async fn order(sandbox: &Sandbox, account: &str, status: &str, more: Value) -> String {
    let mut body = json!({ "account": account, "type": "ApiReport", "status": status });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    sandbox.control("jobs", body).await["Id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn lists_all_jobs_of_every_account_newest_first() {
    let sandbox = Sandbox::new().await;
    for account in ACCOUNTS {
        let jobs = sandbox.get(&format!("{account}/Jobs")).await.jobs();
        assert_eq!(jobs.len(), 1_284);
        assert!(jobs.is_sorted_by_key(|it| std::cmp::Reverse(
            it["CreatedDate"].as_str().map(str::to_owned)
        )));
        let behind_a_gateway = sandbox.get(&format!("/impact{account}/Jobs")).await.jobs();
        assert_eq!(behind_a_gateway, jobs);
    }
}

#[tokio::test]
async fn gets_a_job_and_knows_what_it_does_not_have() {
    let sandbox = Sandbox::new().await;
    for account in ACCOUNTS {
        let id = order(&sandbox, account, "COMPLETED", json!({ "program": "99" })).await;
        let path = format!("{account}/Jobs/{id}");
        let job = sandbox.get(&path).await.json();
        assert_eq!((&job["Id"], &job["ProgramId"]), (&json!(id), &json!("99")));
        assert_eq!(job["ResultUri"], format!("{path}/Download"));
        check_error(&sandbox.get(&format!("{account}/Jobs/none")).await, 404, "not found");
    }
    let answer = sandbox.get("/Mediapartners/IRxSANDBOX/Job").await;
    assert_eq!(
        (answer.status.as_u16(), &answer.json()["message"]),
        (404, &json!("no Route matched with those values"))
    );
    assert_eq!(answer.json()["request_id"].as_str().unwrap().len(), 32);
    check_error(&sandbox.put(&format!("{PARTNER}/Jobs")).await, 405, "not allowed");
    check_error(&sandbox.get("/Mediapartners/IRxOTHER/Jobs").await, 404, "not found");
    let answer = sandbox.get("/Agencies/IRxSANDBOX/Advertisers/IR42/Jobs").await;
    check_error(&answer, 400, "Validation Failed");
    assert_eq!(
        answer.json()["Errors"],
        json!([{ "Field": "AccountId", "Message": "Not a numeric value" }])
    );
}

#[tokio::test]
async fn wants_the_sid_and_the_token() {
    let sandbox = Sandbox::new().await;
    let path = format!("{PARTNER}/Jobs");
    let request = || sandbox.request(Method::GET, &path).header("accept", "application/json");
    for request in [
        request(),
        request().basic_auth("IRxSANDBOX", Some("wrong")),
        request().basic_auth("IRxOTHER", Some("sandbox")),
        request().bearer_auth("sandbox"),
    ] {
        let answer = send(request).await.unwrap();
        assert_eq!(answer.status, 401);
        assert!(serde_json::from_str::<Value>(&answer.text).is_err());
    }
    let open = Sandbox::with(Options { open: true, ..Options::default() }).await;
    let request = open.request(Method::GET, &path).header("accept", "application/json");
    assert_eq!(send(request).await.unwrap().status, 200);
}

#[tokio::test]
async fn filters_by_day_or_by_moment() {
    let sandbox = Sandbox::with(Options { jobs: 400, ..Options::default() }).await;
    for (account, after, wrong) in [
        (PARTNER, "2020-01-01", "2020-01-01T00:00:00Z"),
        (AGENCY, "2020-01-01", "1.1.2020"),
        (BRAND, "2020-01-01T00:00:00Z", "2020-01-01"),
        (PASSTHROUGH, "2020-01-01T00:00:00%2B02:00", "2020-01-01T00:00:00+02:00"),
    ] {
        let list = async |query: String| sandbox.get(&format!("{account}/Jobs?{query}")).await;
        assert_eq!(list(format!("CreatedAfter={after}")).await.jobs().len(), 400);
        assert_eq!(list(format!("CreatedBefore={after}")).await.jobs().len(), 0);
        let answer = list(format!("CreatedAfter={wrong}&CreatedBefore=")).await;
        check_error(&answer, 400, "Validation Failed");
        assert_eq!(answer.json()["Errors"].as_array().unwrap().len(), 2);
        assert_eq!(answer.json()["Errors"][0]["Field"], "CreatedAfter");
    }
}

#[tokio::test]
async fn redirects_a_download_to_a_signed_address() {
    let sandbox = Sandbox::new().await;
    let id = order(&sandbox, PARTNER, "COMPLETED", json!({ "records": 20 })).await;
    let answer = sandbox.get(&format!("{PARTNER}/Jobs/{id}/Download")).await;
    assert_eq!(answer.status, 302);
    let location = answer.header("location").to_owned();
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(
        answer.text.contains(&format!("href=\"{}\"", location.replace('&', "&amp;"))),
        "{}",
        answer.text
    );

    let fetch = async |address: &str| send(sandbox.request(Method::GET, address)).await.unwrap();
    let file = fetch(&location).await;
    assert_eq!((file.status.as_u16(), file.text.lines().count()), (200, 21));
    let streamed = sandbox.get(&format!("{PARTNER}/Jobs/{id}/Download?Mode=Stream")).await;
    assert_eq!(streamed.text, file.text);

    let tampered = fetch(&location.replace("expires=1", "expires=2")).await;
    assert_eq!(tampered.status, 403);
    sandbox.control("advance", json!({ "seconds": 301 })).await;
    let late = fetch(&location).await;
    assert_eq!(late.status, 400);
    assert!(late.text.contains("ExpiredToken"));
}

#[tokio::test]
async fn streams_a_download_in_any_letter_case() {
    let sandbox = Sandbox::new().await;
    for (account, mode) in ACCOUNTS.into_iter().zip(["Stream", "stream", "STREAM", "Stream"]) {
        let id = order(&sandbox, account, "COMPLETED", json!({ "records": 20_000 })).await;
        let answer = sandbox.get(&format!("{account}/Jobs/{id}/Download?Mode={mode}")).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/csv"));
        let name = format!("ApiReport-{}.csv", &id[..8]);
        assert_eq!(
            answer.header("content-disposition"),
            format!("attachment; filename=\"{name}\"")
        );
        assert_eq!(answer.text.lines().count(), 20_001);
    }
}

#[tokio::test]
async fn a_download_tells_what_there_is_not() {
    let sandbox = Sandbox::new().await;
    for account in [PARTNER, AGENCY] {
        let download = async |status: &str, more: Value| {
            let id = order(&sandbox, account, status, more).await;
            sandbox.get(&format!("{account}/Jobs/{id}/Download?Mode=Stream")).await
        };
        for status in ["QUEUED", "RUNNING"] {
            let answer = download(status, json!({})).await;
            assert_eq!((answer.status.as_u16(), &answer.json()["Status"]), (202, &json!(status)));
        }
        check_error(&download("FAILED", json!({})).await, 404, "without a result");
        check_error(&download("CANCELLED", json!({})).await, 404, "without a result");
        let expired = download("COMPLETED", json!({ "age": 91 * 86_400 })).await;
        check_error(&expired, 404, "no longer available");
        let error = download("ERROR", json!({})).await;
        if account == PARTNER {
            assert_eq!(error.status, 202);
        } else {
            check_error(&error, 404, "without a result");
        }
    }
}

#[tokio::test]
async fn replays_the_same_job_or_makes_a_new_one() {
    let sandbox = Sandbox::new().await;
    for account in ACCOUNTS {
        let id = order(&sandbox, account, "FAILED", json!({})).await;
        let answer = sandbox.put(&format!("{account}/Jobs/{id}/Replay")).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["Status"]), (200, &json!("QUEUED")));
        assert_eq!(answer.json()["Id"] == json!(id), account != AGENCY);
        let old = sandbox.get(&format!("{account}/Jobs/{id}")).await.json();
        assert_eq!(old["Status"], if account == AGENCY { "FAILED" } else { "QUEUED" });
        sandbox.control("advance", json!({ "seconds": 600 })).await;
        let new_id = answer.json()["Id"].as_str().unwrap().to_owned();
        assert_eq!(
            sandbox.get(&format!("{account}/Jobs/{new_id}")).await.json()["Status"],
            "COMPLETED"
        );
    }
}

#[tokio::test]
async fn refuses_a_replay_with_the_reason() {
    let sandbox = Sandbox::new().await;
    let replay = async |account: &str, status: &str, more: Value| {
        let id = order(&sandbox, account, status, more).await;
        sandbox.put(&format!("{account}/Jobs/{id}/Replay")).await
    };
    check_error(&replay(PARTNER, "RUNNING", json!({})).await, 403, "state");
    check_error(&replay(BRAND, "ERROR", json!({})).await, 403, "state");
    check_error(&replay(PARTNER, "COMPLETED", json!({ "type": "UploadAds" })).await, 403, "type");
    assert_eq!(replay(AGENCY, "ERROR", json!({})).await.status, 200);
    check_error(&sandbox.put(&format!("{PARTNER}/Jobs/none/Replay")).await, 404, "not found");
    check_error(&sandbox.get(&format!("{PARTNER}/Jobs/none/Replay")).await, 405, "not allowed");
}

#[tokio::test]
async fn tells_of_the_hourly_limit_in_the_words_of_the_kind() {
    let sandbox = Sandbox::with(Options { rate_limit: 2, jobs: 0, ..Options::default() }).await;
    // From the first second of an hour, so that the hour cannot end in between.
    let now = sandbox.request(Method::GET, "/_sandbox/now");
    let now = send(now).await.unwrap().json()["now"].as_i64().unwrap() / 1_000;
    sandbox.control("advance", json!({ "seconds": 3_600 - now % 3_600 })).await;
    for (account, names) in [
        (PARTNER, ["x-ratelimit-limit-hour", "x-ratelimit-remaining-hour", "ratelimit-reset"]),
        (BRAND, ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]),
        (AGENCY, ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]),
    ] {
        let path = format!("{account}/Jobs");
        for remaining in ["1", "0"] {
            let answer = sandbox.get(&path).await;
            assert_eq!(
                (answer.status.as_u16(), answer.header(names[0]), answer.header(names[1])),
                (200, "2", remaining)
            );
            assert_eq!(answer.headers.get("retry-after"), None);
        }
        let refused = sandbox.get(&path).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.json()["message"]),
            (429, &json!("API rate limit exceeded"))
        );
        let reset: i64 = refused.header(names[2]).parse().unwrap();
        assert_eq!(reset > 1_000_000_000, account == AGENCY);
        assert_eq!(refused.headers.contains_key("retry-after"), account == PARTNER);
    }
    sandbox.control("advance", json!({ "seconds": 3_600 })).await;
    assert_eq!(sandbox.get(&format!("{PARTNER}/Jobs")).await.status, 200);
}

#[tokio::test]
async fn time_moves_when_it_is_told_to_and_a_reset_begins_anew() {
    let sandbox = Sandbox::with(Options { jobs: 20, ..Options::default() }).await;
    let list = async || sandbox.get(&format!("{PARTNER}/Jobs")).await;
    let before = list().await.text;
    assert_eq!(list().await.text, before);
    sandbox.control("advance", json!({ "seconds": 120 })).await;
    assert!(20 < list().await.jobs().len());
    sandbox.control("fault", json!({ "kind": "500", "times": 9 })).await;
    sandbox.control("reset", json!({ "jobs": 5 })).await;
    assert_eq!(list().await.jobs().len(), 5);
    let requests = send(sandbox.request(Method::GET, "/_sandbox/requests")).await.unwrap().json();
    assert_eq!(requests["total"], 1);
}

#[tokio::test]
async fn the_control_explains_a_mistake() {
    let sandbox = Sandbox::with(Options { jobs: 1, ..Options::default() }).await;
    for (path, body, words) in [
        ("jobs", r#"{"kind":"ApiReport"}"#, "unknown field `kind`"),
        ("jobs", r#"{"account":"/Mediapartner/A"}"#, "/Mediapartners/IRxSANDBOX"),
        ("jobs", r#"{"id":"a/b"}"#, "letters, digits"),
        ("jobs", r#"{"outcome":"win"}"#, "unknown variant `win`"),
        ("fault", r#"{"kind":"418"}"#, "unknown variant `418`"),
        ("fault", r#"{"kind":"500","on":"lists"}"#, "list, get, download, replay"),
        ("advance", "", "missing field `seconds`"),
        ("reset", "[", "EOF"),
    ] {
        let request = sandbox.request(Method::POST, &format!("/_sandbox/{path}")).body(body);
        let answer = send(request).await.unwrap();
        assert_eq!(answer.status, 400, "{body}");
        assert!(answer.json()["error"].as_str().unwrap().contains(words), "{answer:?}");
    }
    sandbox.control("jobs", json!({ "id": "twice" })).await;
    let again = sandbox.request(Method::POST, "/_sandbox/jobs").body(r#"{"id":"twice"}"#);
    assert_eq!(send(again).await.unwrap().status, 400);
}

#[tokio::test]
async fn a_list_that_was_kept_is_not_sent_when_its_jobs_changed() {
    let sandbox = Sandbox::with(Options { jobs: 50, ..Options::default() }).await;
    let list = async || sandbox.get("/Mediapartners/IRxSANDBOX/Jobs").await.text;
    let first = list().await;
    assert_eq!(list().await, first);
    let job = sandbox.control("jobs", json!({})).await;
    let with_job = list().await;
    assert!(with_job.contains(job["Id"].as_str().unwrap()));
    sandbox.control("advance", json!({ "seconds": 10 })).await;
    assert_ne!(list().await, with_job, "the job runs by now");
    let none = sandbox.get("/Mediapartners/IRxSANDBOX/Jobs?CreatedBefore=2000-01-01").await;
    assert_eq!(none.jobs().len(), 0, "another question has another answer");
}

#[tokio::test]
async fn many_jobs_are_replayed_at_once() {
    let sandbox = Sandbox::with(Options { jobs: 200, ..Options::default() }).await;
    let queued = async || {
        let jobs = sandbox.get("/Mediapartners/IRxSANDBOX/Jobs").await.jobs();
        jobs.iter().filter(|it| it["Status"] == "QUEUED").count()
    };
    let before = queued().await;
    assert_eq!(sandbox.control("replay", json!({ "jobs": 20 })).await["replayed"], 20);
    assert_eq!(queued().await, before + 20);
    let all = &sandbox.control("replay", json!({ "jobs": 1_000 })).await["replayed"];
    assert!((100..180).contains(&all.as_u64().unwrap()), "all that can be: {all}");
}
