//! When impact.com does not answer.

use tokio::sync::mpsc;

use crate::gateway::{Gateway, PARTNER, Setup, until};
use crate::upstream::Script;

const LIST: &str = "/impact/Mediapartners/IRxSANDBOX/Jobs?CreatedAfter=2026-08-25";
const NO_ANSWER: &str = "The gateway got no usable answer from impact.com.";

#[tokio::test]
async fn the_last_good_list_is_shown_with_its_time() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    let good = gateway.get(LIST).await;
    assert_eq!((good.status, good.header("impact-jobs-as-of")), (200, ""));
    let kept = async |what: &str| {
        let list = async || gateway.get(LIST).await;
        let list = until(what, list, |it| !it.header("impact-jobs-as-of").is_empty()).await;
        assert_eq!((list.status, &list.body), (200, &good.body), "{what}");
        let as_of = list.header("impact-jobs-as-of");
        assert!(as_of.ends_with(" GMT") && as_of <= list.header("date"), "{as_of}");
        assert_eq!(
            list.header("x-ratelimit-remaining-hour"),
            "",
            "what it said of limits is as old"
        );
    };
    for fault in ["500", "502-html", "reset"] {
        gateway.upstream.fault(fault, "list", 10_000).await;
        kept(fault).await;
        gateway.upstream.fault(fault, "list", 0).await;
        let list = async || gateway.get(LIST).await;
        until("it answers again", list, |it| it.header("impact-jobs-as-of").is_empty()).await;
    }
    gateway.upstream.script(Script::Answer(
        "HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n".into(),
    ));
    kept("a redirect").await;
    gateway.upstream.dies();
    kept("nobody listens").await;
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
            gateway.upstream.fault(fault, on, 1).await;
            let failed = gateway.get(&format!("/impact{PARTNER}/Jobs{path}")).await;
            assert_eq!(
                (failed.status, failed.message().as_str()),
                (502, NO_ANSWER),
                "{fault} {path}"
            );
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
async fn nobody_waits_for_ever() {
    let gateway = Gateway::start(Setup { period: 1, ..Setup::default() }).await;
    let good = gateway.get(LIST).await;
    // Two answers that never come.
    let (_list, script) = mpsc::unbounded_channel();
    gateway.upstream.script(Script::Pieces(script));
    let (_job, script) = mpsc::unbounded_channel();
    gateway.upstream.script(Script::Pieces(script));
    let list = async || gateway.get(LIST).await;
    let list = until("the kept list", list, |it| !it.header("impact-jobs-as-of").is_empty());
    let job = format!("/impact{PARTNER}/Jobs/a");
    let (list, job) = tokio::join!(list, gateway.get(&job));
    assert_eq!((list.status, list.body), (200, good.body));
    assert_eq!((job.status, job.message().as_str()), (502, NO_ANSWER));
}

#[tokio::test]
async fn a_replay_is_never_sent_twice() {
    let gateway = Gateway::start(Setup::default()).await;
    // The name has two addresses; nginx would try the second when the first does not answer.
    gateway.upstream.script(Script::Close);
    assert_eq!(gateway.replay(PARTNER, "a").await.status, 502);
    assert_eq!(gateway.upstream.count("PUT"), 1);
}
