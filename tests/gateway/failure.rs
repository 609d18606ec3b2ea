//! When impact.com does not answer.

use serde_json::Value;
use tokio::sync::mpsc;

use crate::gateway::{AGENCY, BRAND, Gateway, PARTNER, Setup, until};
use crate::http::Answer;
use crate::upstream::Script;

const LIST: &str = "/impact/Mediapartners/IRxSANDBOX/Jobs?CreatedAfter=2026-08-25";
const NO_ANSWER: &str = "The gateway got no usable answer from impact.com.";

#[tokio::test]
async fn the_last_good_list_is_shown_with_its_time() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    let as_of = "Sun, 01 Nov 2026 04:59:59 GMT";
    let good = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\
        X-RateLimit-Remaining-hour: 7\r\nDate: {as_of}\r\n\r\n{{\"Jobs\":[]}}"
    );
    let answers = async || {
        gateway.upstream.script(Script::Answer(good.clone()));
        let list = async || gateway.get(LIST).await;
        let list = until("a good list", list, |it| it.header("impact-jobs-as-of").is_empty()).await;
        assert_eq!((list.status, list.text().as_str()), (200, "{\"Jobs\":[]}"));
        assert_eq!(list.header("x-ratelimit-remaining-hour"), "7");
    };
    let kept = async |what: &str| {
        let list = async || gateway.get(LIST).await;
        let list = until(what, list, |it| !it.header("impact-jobs-as-of").is_empty()).await;
        assert_eq!((list.status, list.text().as_str()), (200, "{\"Jobs\":[]}"), "{what}");
        assert_eq!(list.header("impact-jobs-as-of"), as_of, "{what}");
        assert_eq!(
            list.header("x-ratelimit-remaining-hour"),
            "",
            "what it said of limits is as old"
        );
    };
    answers().await;
    for fault in ["500", "502-html", "reset"] {
        gateway.upstream.fault(fault, "list", 10_000).await;
        kept(fault).await;
        gateway.upstream.fault(fault, "list", 0).await;
        answers().await;
    }
    gateway.upstream.script(Script::Answer(
        "HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n".into(),
    ));
    kept("a redirect").await;
    gateway.upstream.dies();
    kept("nobody listens").await;
}

#[tokio::test]
async fn what_is_kept_is_for_the_same_account_and_query_only() {
    let gateway = Gateway::start(Setup::default()).await;
    assert_eq!(gateway.get(LIST).await.status, 200);
    gateway.upstream.fault("500", "list", 10_000).await;
    let other_query = format!("{LIST}&Page=2");
    for other in [&*LIST.replace(PARTNER, BRAND), &LIST.replace(PARTNER, AGENCY), &other_query] {
        let failed = gateway.get(other).await;
        assert_eq!((failed.status, failed.message().as_str()), (502, NO_ANSWER), "{other}");
        assert_eq!(failed.header("impact-jobs-as-of"), "", "{other}");
    }
    // And for that it is.
    let replayed = [("Cookie", "impact_jobs_replayed=1")];
    let kept = gateway.send("GET", LIST, &replayed).await;
    assert_eq!(kept.status, 200);
    assert_ne!(kept.header("impact-jobs-as-of"), "");
}

#[tokio::test]
async fn only_lists_are_kept() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    for fault in ["login", "xml", "404"] {
        gateway.upstream.fault(fault, "list", 1).await;
        gateway.get(LIST).await;
    }
    gateway.upstream.fault("500", "list", 10_000).await;
    let list = async || gateway.get(LIST).await;
    let failed = until("it fails", list, |it| it.status == 502).await;
    assert_eq!(failed.message(), NO_ANSWER);
}

#[tokio::test]
async fn what_calls_itself_a_list_is_kept_until_the_next() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    // nginx does not look into it; the README says so.
    for fault in ["envelope", "truncated"] {
        gateway.upstream.fault(fault, "list", 1).await;
        let list = async || gateway.get(LIST).await;
        let is_good = |it: &Answer| {
            serde_json::from_slice::<Value>(&it.body).is_ok_and(|it| it["Jobs"].is_array())
        };
        let wrong = until(fault, list, |it| !is_good(it)).await;
        assert_eq!(wrong.status, 200, "{fault}");
        until("a good list takes its place", list, is_good).await;
        gateway.upstream.fault("500", "list", 10_000).await;
        let kept = until("kept", list, |it| !it.header("impact-jobs-as-of").is_empty()).await;
        assert!(is_good(&kept), "{fault}: {}", kept.text());
        gateway.upstream.fault("500", "list", 0).await;
    }
}

#[tokio::test]
async fn what_it_refuses_is_said_as_it_said_it() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    gateway.get(LIST).await;
    for (fault, status) in [("401", 401), ("403", 403), ("404", 404), ("429", 429)] {
        gateway.upstream.fault(fault, "list", 10_000).await;
        let list = async || gateway.get(LIST).await;
        let refused = until(fault, list, |it| it.status == status).await;
        assert_eq!(refused.header("impact-jobs-as-of"), "");
        gateway.upstream.fault(fault, "list", 0).await;
    }
    gateway.upstream.fault("403", "get", 1).await;
    let refused = gateway.get(&format!("/impact{PARTNER}/Jobs/a")).await;
    assert_eq!(
        (refused.status, refused.message().as_str()),
        (403, "Your token may not use this endpoint")
    );
}

#[tokio::test]
async fn without_a_list_the_failure_is_small_json() {
    let gateway = Gateway::start(Setup::default()).await;
    for fault in ["500", "502-html", "reset"] {
        for (path, on) in [("/a", "get"), ("/a/Download", "download")] {
            gateway.upstream.fault(fault, on, 10_000).await;
            let failed = gateway.get(&format!("/impact{PARTNER}/Jobs{path}")).await;
            assert_eq!(
                (failed.status, failed.message().as_str()),
                (502, NO_ANSWER),
                "{fault} {path}"
            );
            gateway.upstream.fault(fault, on, 0).await;
        }
        gateway.upstream.fault(fault, "replay", 1).await;
        let failed = gateway.replay(PARTNER, "a").await;
        assert_eq!((failed.status, failed.message().as_str()), (502, NO_ANSWER), "{fault}");
    }
    gateway.upstream.dies();
    let failed = gateway.get(LIST).await;
    assert_eq!((failed.status, failed.message().as_str()), (502, NO_ANSWER));
    assert!(failed.body.len() < 200);
}

#[tokio::test]
async fn what_stands_in_front_of_impact_com_fails_in_its_own_ways() {
    let gateway = Gateway::start(Setup::default()).await;
    gateway.get(LIST).await;
    for status in [501, 505, 507, 520, 522, 527, 529, 530] {
        let page = || {
            Script::Answer(format!(
                "HTTP/1.1 {status} Whatever\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<h1>Sorry.</h1>"
            ))
        };
        for path in [&*format!("?Page={status}"), "/a", "/a/Download"] {
            gateway.upstream.script(page());
            let failed = gateway.get(&format!("/impact{PARTNER}/Jobs{path}")).await;
            let found = (failed.status, failed.message());
            assert_eq!(found, (502, NO_ANSWER.to_owned()), "{status} {path}");
        }
        gateway.upstream.script(page());
        let failed = gateway.replay(PARTNER, "a").await;
        assert_eq!((failed.status, failed.message().as_str()), (502, NO_ANSWER), "{status}");
    }
    gateway.upstream.script(Script::Answer(
        "HTTP/1.1 520 Whatever\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n".into(),
    ));
    let kept = gateway.send("GET", LIST, &[("Cookie", "impact_jobs_replayed=1")]).await;
    assert_eq!(kept.status, 200);
    assert_ne!(kept.header("impact-jobs-as-of"), "");
}

#[tokio::test]
async fn nobody_waits_for_ever() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    let good = gateway.get(LIST).await;
    // Three answers that never come.
    let (_list, script) = mpsc::unbounded_channel();
    gateway.upstream.script(Script::Pieces(script));
    let (_job, script) = mpsc::unbounded_channel();
    gateway.upstream.script(Script::Pieces(script));
    let (_replay, script) = mpsc::unbounded_channel();
    gateway.upstream.script(Script::Pieces(script));
    let list = async || gateway.get(LIST).await;
    let list = until("the kept list", list, |it| !it.header("impact-jobs-as-of").is_empty());
    let job = format!("/impact{PARTNER}/Jobs/a");
    let (list, job, replay) = tokio::join!(list, gateway.get(&job), gateway.replay(PARTNER, "a"));
    assert_eq!((list.status, list.body), (200, good.body));
    assert_eq!((job.status, job.message().as_str()), (502, NO_ANSWER));
    assert_eq!((replay.status, replay.message().as_str()), (502, NO_ANSWER));
    assert_eq!(gateway.upstream.count("PUT"), 1);
}

#[tokio::test]
async fn a_list_that_breaks_off_is_seen_to_and_not_kept() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    let good = gateway.get(LIST).await;
    gateway.upstream.script(Script::Answer(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"Jobs\":[".into(),
    ));
    let list = async || {
        let list = reqwest::get(format!("{}{LIST}", gateway.origin())).await.unwrap();
        list.bytes().await
    };
    // No viewer can take it for a list: the answer is not whole.
    let _error = until("it breaks off", list, Result::is_err).await;
    // Who asks next, in the same period, gets a whole one; so does who asks when impact.com fails.
    let next = gateway.get(LIST).await;
    assert_eq!((next.status, next.json()["Jobs"].as_array().unwrap().len()), (200, 13));
    gateway.upstream.fault("500", "list", 10_000).await;
    let list = async || gateway.get(LIST).await;
    let kept = until("the kept list", list, |it| !it.header("impact-jobs-as-of").is_empty()).await;
    assert_eq!(kept.json()["Jobs"], good.json()["Jobs"]);
}

#[tokio::test]
async fn what_is_only_read_is_asked_for_at_another_address() {
    let gateway = Gateway::start(Setup::default()).await;
    for (number, (path, status)) in
        [("", 200), ("/a", 404), ("/a/Download", 404)].into_iter().enumerate()
    {
        gateway.upstream.script(Script::Close);
        let answer = gateway.get(&format!("/impact{PARTNER}/Jobs{path}")).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(gateway.upstream.count("GET"), 2 * (number + 1), "{path}: once more");
    }
}

#[tokio::test]
async fn a_replay_is_never_sent_twice() {
    let gateway = Gateway::start(Setup::default()).await;
    // The name has two addresses; nginx would try the second when the first does not answer.
    gateway.upstream.script(Script::Close);
    assert_eq!(gateway.replay(PARTNER, "a").await.status, 502);
    assert_eq!(gateway.upstream.count("PUT"), 1);
}
