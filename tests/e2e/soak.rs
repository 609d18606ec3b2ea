//! A widget that is put in and taken out all day, and one that stays open for days.

use sandbox::Options;
use serde_json::json;

use crate::harness::run_alone;
use crate::page::Page;
use crate::server::jobs;
use crate::wait::{SOON, until};

/// Rounds and polls until everything that is kept has been made, and gaps of all sizes that are needed.
const WARM_UP: usize = 500;
const ROUNDS: usize = 1_000;
const POLLS: usize = 10_000;
/// How much faster time passes between polls.
const FASTER: usize = 1_000;
/// So few at once that a script ends before the driver gives it up.
const AT_ONCE: usize = 100;

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

/// Bytes of the module, once nothing is in it that only waits to be collected. It never gives memory back.
async fn memory(page: &Page) -> usize {
    page.collect_garbage().await;
    page.script("return soak.memory()", json!([])).await
}

/// Nothing is kept of what happens again and again. Memory grows by 64 KB at a time, and a gap of a size that is rare
/// may be needed for the first time late; what leaks makes it grow every time.
async fn stays_flat(page: &Page, again: impl AsyncFn()) {
    let mut sizes = vec![memory(page).await];
    for _ in 0..3 {
        again().await;
        sizes.push(memory(page).await);
        if sizes[sizes.len() - 2] == sizes[sizes.len() - 1] {
            return;
        }
    }
    panic!("bytes of the module, before and after each time: {sizes:?}");
}

/// After the last widget is gone, nothing waits and nothing is asked any more.
async fn leaves_nothing(page: &Page) {
    page.run("document.querySelectorAll('impact-jobs').forEach((it) => it.remove())", json!([]))
        .await;
    let timers = async || page.script::<usize>("return soak.timers()", json!([])).await;
    until("no timer is left", SOON, timers, |it| *it == 0).await;
}

#[test]
#[ignore = "takes minutes: cargo xtask test soak"]
fn a_thousand_widgets_come_and_go_in_the_same_memory() {
    run_alone(many_requests(40), async |page| {
        open(&page).await;
        let job = page.ids().await[3].clone();
        page.run(
            "document.querySelector('impact-jobs').remove(); soak.job = arguments[0]",
            json!([job]),
        )
        .await;
        let rounds = async |n: usize| {
            for _ in 0..n / AT_ONCE {
                wait(&page, &format!("soak.rounds({AT_ONCE})")).await;
            }
        };
        rounds(WARM_UP).await;
        stays_flat(&page, async || rounds(ROUNDS).await).await;
        leaves_nothing(&page).await;
    });
}

#[test]
#[ignore = "takes minutes: cargo xtask test soak"]
fn ten_thousand_polls_fit_into_the_same_memory() {
    run_alone(many_requests(40), async |page| {
        page.preset(&[("refresh", "5")]);
        open(&page).await;
        let polls = async |n: usize| {
            for _ in 0..n / AT_ONCE {
                page.server.control("replay", json!({ "jobs": 1 })).await;
                wait(&page, &format!("soak.polls({AT_ONCE}, {FASTER})")).await;
            }
        };
        polls(WARM_UP).await;
        stays_flat(&page, async || polls(POLLS).await).await;
        leaves_nothing(&page).await;
        let asked = page.server.n_requests("list").await;
        wait(&page, "new Promise((resolve) => setTimeout(resolve, 3_600_000))").await;
        assert_eq!(page.server.n_requests("list").await, asked);
    });
}
