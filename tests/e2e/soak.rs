//! A widget that is put in and taken out all day, and one that stays open for days.
//!
//! The memory of the module grows by 64 KB at a time, so that a leak of a hundred bytes would show after hundreds of
//! rounds. Here its bytes in use are counted, and the values that the page keeps: a leak shows much earlier.

use std::collections::BTreeMap;

use sandbox::Options;
use serde_json::json;

use crate::harness::run_alone;
use crate::page::Page;
use crate::server::jobs;
use crate::wait::{SOON, until};

/// Rounds and polls until everything that is kept has been made, and gaps of all sizes that are needed.
const WARM_UP: usize = 40;
const ROUNDS: usize = 200;
/// How much faster time passes between polls.
const FASTER: usize = 200;
/// So few at once that a script ends before the driver gives it up.
const AT_ONCE: usize = 20;
/// Jobs change from time to time: more often, and what they then take would be counted as well.
const POLLS_PER_CHANGE: usize = 100;

/// The most that each count may grow by in all rounds. What is under way at the moment is all that moves them: they see
/// a leak of six bytes in each round, which would grow the memory within ten thousand, and of one value in ten rounds.
const LIMITS: [(&str, usize); 6] = [
    ("bytes", 6 * ROUNDS),
    ("references", ROUNDS / 10),
    ("objects", ROUNDS / 10),
    ("nodes", ROUNDS / 10),
    ("listeners", ROUNDS / 10),
    ("timers", ROUNDS / 10),
];

/// What is in use, by what it is counted as.
type Kept = BTreeMap<String, i64>;

/// What is in use, once nothing is in it that only waits to be collected.
async fn kept(page: &Page) -> Kept {
    // What is collected lets the module give back what belongs to it, and that is collected then.
    page.collect_garbage().await;
    page.collect_garbage().await;
    let mut kept: Kept = page.script("return soak.kept()", json!([])).await;
    let elements = page.devtools("Memory.getDOMCounters", json!({})).await;
    kept.insert("nodes".into(), elements["nodes"].as_i64().unwrap());
    kept.insert("listeners".into(), elements["jsEventListeners"].as_i64().unwrap());
    kept.insert("objects".into(), n_objects(page).await);
    kept
}

/// The values of the page that can be reached, functions too. Every object has this prototype in the end.
async fn n_objects(page: &Page) -> i64 {
    let prototype = json!({ "expression": "Object.prototype", "objectGroup": "soak" });
    let prototype = page.devtools("Runtime.evaluate", prototype).await;
    let id = &prototype["result"]["objectId"];
    let all = json!({ "prototypeObjectId": id, "objectGroup": "soak" });
    let all = page.devtools("Runtime.queryObjects", all).await;
    let id = &all["objects"]["objectId"];
    let count =
        json!({ "objectId": id, "functionDeclaration": "function () { return this.length }" });
    let count = page.devtools("Runtime.callFunctionOn", count).await;
    page.devtools("Runtime.releaseObjectGroup", json!({ "objectGroup": "soak" })).await;
    count["result"]["value"].as_i64().unwrap()
}

/// The counts that grew by more than their limits.
fn grown(before: &Kept, after: &Kept) -> Vec<&'static str> {
    let has_grown = |(name, limit): &&(&str, usize)| {
        after[*name] - before[*name] > i64::try_from(*limit).unwrap()
    };
    LIMITS.iter().filter(has_grown).map(|it| it.0).collect()
}

/// Nothing is kept of what happens again and again. Something that is rare may be needed for the first time late; what
/// leaks grows every time.
async fn keeps_nothing(page: &Page, again: impl AsyncFn()) {
    let mut all = vec![kept(page).await];
    for _ in 0..3 {
        again().await;
        all.push(kept(page).await);
        if grown(&all[all.len() - 2], &all[all.len() - 1]).is_empty() {
            return;
        }
    }
    panic!("in use, before and after each time: {all:#?}");
}

/// After the last widget is gone, nothing waits and nothing is asked any more.
async fn leaves_nothing(page: &Page) {
    page.run("document.querySelectorAll('impact-jobs').forEach((it) => it.remove())", json!([]))
        .await;
    let timers = async || page.script::<Kept>("return soak.kept()", json!([])).await["timers"];
    until("no timer is left", SOON, timers, |it| *it == 0).await;
}

/// An account that may be asked as often as it takes.
fn many_requests(n_jobs: usize) -> Options {
    Options { rate_limit: 10_000_000, ..jobs(n_jobs) }
}

async fn open(page: &Page) {
    page.before_each_load(include_str!("soak.js"));
    page.open().await;
}

/// Waits for a promise in the page.
async fn wait(page: &Page, promise: &str) {
    let script = format!("{promise}.then(() => done('done'), (error) => done(String(error)))");
    assert_eq!(page.asynchronous(&script, json!([])).await, "done");
}

#[test]
#[ignore = "takes a while: cargo xtask test soak"]
fn a_small_leak_is_seen() {
    run_alone(jobs(40), async |page| {
        page.before_each_load(include_str!("soak.js"));
        page.preset(&[("refresh", "off")]);
        page.visit("/").await;
        page.matches(40).await;
        for (name, limit) in LIMITS {
            // The smallest that can be allocated takes sixteen bytes.
            let n = if name == "bytes" { limit / 16 + 10 } else { limit + 10 };
            let before = kept(&page).await;
            page.run("soak.leak(arguments[0], arguments[1])", json!([name, n])).await;
            let after = kept(&page).await;
            assert!(grown(&before, &after).contains(&name), "{name}: {before:#?} {after:#?}");
            keeps_nothing(&page, async || {}).await;
        }
    });
}

#[test]
#[ignore = "takes a while: cargo xtask test soak"]
fn widgets_come_and_go_in_the_same_memory() {
    run_alone(many_requests(40), async |page| {
        open(&page).await;
        let job = page.ids().await[3].clone();
        page.run(
            "document.querySelector('impact-jobs').remove(); soak.job = arguments[0]",
            json!([job]),
        )
        .await;
        let rounds = async |n: usize| {
            for _ in (0..n).step_by(AT_ONCE) {
                wait(&page, &format!("soak.rounds({AT_ONCE})")).await;
            }
        };
        rounds(WARM_UP).await;
        keeps_nothing(&page, async || rounds(ROUNDS).await).await;
        leaves_nothing(&page).await;
    });
}

#[test]
#[ignore = "takes a while: cargo xtask test soak"]
fn polls_fit_into_the_same_memory() {
    run_alone(many_requests(40), async |page| {
        page.preset(&[("refresh", "5")]);
        open(&page).await;
        let polls = async |n: usize| {
            for n_polls in (0..n).step_by(AT_ONCE) {
                if n_polls % POLLS_PER_CHANGE == 0 {
                    page.server.control("replay", json!({ "jobs": 1 })).await;
                }
                wait(&page, &format!("soak.polls({AT_ONCE}, {FASTER})")).await;
            }
            // Then nothing is under way for a while, so that it can be looked at what is in use.
            wait(&page, "soak.polls(1, 1)").await;
        };
        polls(WARM_UP).await;
        keeps_nothing(&page, async || polls(ROUNDS).await).await;
        leaves_nothing(&page).await;
        let asked = page.server.n_requests("list").await;
        wait(&page, "soak.hours(1)").await;
        assert_eq!(page.server.n_requests("list").await, asked);
    });
}
