//! What one viewer may ask, and what all together.

use std::time::Instant;

use tokio::task::JoinSet;

use crate::gateway::{BRAND, Gateway, PARTNER, Setup, until};
use crate::http::{self, Answer};

const LIST: &str = "/impact/Mediapartners/IRxSANDBOX/Jobs?CreatedAfter=2026-08-25";
/// That is not there.
const JOB: &str = "/impact/Mediapartners/IRxSANDBOX/Jobs/no-such-job";

#[tokio::test]
async fn a_viewer_that_asks_too_much_is_told_to_wait() {
    let gateway = Gateway::start(Setup::default()).await;
    let mut n_refused = 0;
    for answer in gateway.get_at_once(JOB, 150).await {
        if answer.status == 429 {
            assert!(answer.message().starts_with("Too many requests from this viewer."));
            assert_eq!(answer.header("retry-after"), "5");
            answer.assert_guarded();
            n_refused += 1;
        } else {
            assert_eq!(answer.status, 404);
        }
    }
    assert!(n_refused > 0, "100 at once and 5 a second are let through");
    assert_eq!(gateway.upstream.count("GET"), 150 - n_refused);
}

#[tokio::test]
async fn lists_and_replays_are_limited_for_each_viewer_too() {
    let gateway = Gateway::start(Setup::default()).await;
    let list = format!("/impact{PARTNER}/Jobs");
    // 200 at once and 50 a second are let through.
    let lists = async || gateway.get_at_once(&list, 400).await;
    let is_refused = |it: &Vec<Answer>| it.iter().any(|it| it.status == 429);
    for answer in until("a list is refused", lists, is_refused).await {
        assert!(answer.status == 200 || answer.header("retry-after") == "5", "{answer:?}");
    }
    let mut replays = JoinSet::new();
    for _ in 0..150 {
        let (client, origin) = (reqwest::Client::new(), gateway.origin());
        replays.spawn(async move {
            let url = format!("{origin}{JOB}/Replay");
            http::send(&client, "PUT", &url, &[("Origin", &origin)]).await
        });
    }
    // The others wait for their turn.
    loop {
        let answer = replays.join_next().await.unwrap().unwrap();
        if answer.status == 429 {
            assert!(answer.message().starts_with("Too many requests from this viewer."));
            assert_eq!((answer.header("retry-after"), answer.header("set-cookie")), ("5", ""));
            break;
        }
        assert_eq!(answer.status, 404);
    }
}

#[tokio::test]
async fn what_tells_viewers_apart_can_be_chosen() {
    let settings = vec![("VIEWER", "$cookie_session".to_owned())];
    let gateway = Gateway::start(Setup { settings, ..Setup::default() }).await;
    let get = async |session: &str| {
        gateway.send("GET", JOB, &[("Cookie", &*format!("session={session}"))]).await.status
    };
    until("the one has asked too much", async || get("one").await, |it| *it == 429).await;
    assert_eq!(get("other").await, 404);
}

#[tokio::test]
async fn one_viewer_cannot_use_up_what_the_account_may_ask() {
    const N_KNOWN: usize = 20;
    let gateway = Gateway::start(Setup { jobs: 3, ..Setup::default() }).await;
    let page = |number: usize| format!("{LIST}&Page={number}");
    let started = Instant::now();
    for number in 1..=N_KNOWN {
        assert_eq!(gateway.get(&page(number)).await.status, 200);
    }
    let mut viewers = JoinSet::new();
    // The ones that are known come last, and in periods of their own.
    for number in (1..150).rev() {
        let (client, url) =
            (reqwest::Client::new(), format!("{}{}", gateway.origin(), page(number)));
        let cookie = [("Cookie", "impact_jobs_replayed=1")];
        viewers.spawn(async move { (number, http::send(&client, "GET", &url, &cookie).await) });
    }
    let (mut n_refused, mut n_kept) = (0, 0);
    for (number, answer) in viewers.join_all().await {
        if answer.status == 429 {
            assert!(answer.message().starts_with("Too many different lists of this account"));
            assert_eq!(answer.header("retry-after"), "5");
            assert!(number > N_KNOWN, "who asks for what is known gets that");
            n_refused += 1;
        } else {
            assert_eq!(answer.status, 200, "{answer:?}");
            assert!(answer.json()["Jobs"].is_array());
            n_kept += usize::from(!answer.header("impact-jobs-as-of").is_empty());
        }
    }
    let n_seen = gateway.upstream.count("GET");
    let allowed = 61 + 5 * (usize::try_from(started.elapsed().as_secs()).unwrap() + 1);
    assert!(n_seen <= allowed, "{n_seen} requests, {allowed} allowed");
    assert!(n_refused > 0 && n_kept > 0, "{n_refused} refused, {n_kept} kept");
    let other = gateway.get(&format!("/impact{BRAND}/Jobs")).await;
    assert_eq!(other.status, 200, "another account is not concerned");
}
