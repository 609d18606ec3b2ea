//! Many jobs. 20,000 stand for 100,000 here: what is measured does not depend on their number.

use serde_json::json;

use crate::harness::run;
use crate::page::Page;
use crate::server::{PARTNER, jobs};
use crate::wait::{BY_ITSELF, SOON, until};

const MANY: usize = 20_000;

async fn open_many(page: &Page) {
    page.visit("/").await;
    let loads = async || page.events("impact-jobs-load").await.len();
    until("the list is loaded", BY_ITSELF, loads, |it| *it > 0).await;
    page.matches(MANY).await;
}

/// Elements in the shadow root, hidden ones too.
async fn n_elements(page: &Page) -> usize {
    page.script(
        "return document.querySelector('impact-jobs').shadowRoot.querySelectorAll('*').length",
        json!([]),
    )
    .await
}

#[test]
fn the_page_stays_small_and_the_last_row_is_there() {
    run(jobs(MANY), async |page| {
        open_many(&page).await;
        page.status_bar().says("20,000 jobs").await;
        page.part("grid").has("aria-rowcount", "20001").await;
        assert!(n_elements(&page).await < 2_500, "{} elements", n_elements(&page).await);
        page.part("grid")
            .script::<()>(
                "let box = it; \
                 while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement; \
                 box.scrollTop = box.scrollHeight",
            )
            .await;
        let oldest =
            page.server.list(PARTNER).await.pop().unwrap()["Id"].as_str().unwrap().to_owned();
        page.row(&oldest).has("aria-rowindex", "20001").await;
        assert!(n_elements(&page).await < 2_500, "{} elements", n_elements(&page).await);
    });
}

#[test]
fn the_keyboard_reaches_the_last_row() {
    run(jobs(MANY), async |page| {
        open_many(&page).await;
        page.enter_grid().await;
        page.chord(thirtyfour::Key::Control, thirtyfour::Key::End).await;
        let row = async || {
            let job = page.focus().await.job.unwrap_or_default();
            page.row(&job).all().await.first().map(|it| it.attribute("aria-rowindex").to_owned())
        };
        until("the last row has the focus", SOON, row, |it| it.as_deref() == Some("20001")).await;
    });
}

#[test]
fn filters_answer_at_once() {
    run(jobs(MANY), async |page| {
        open_many(&page).await;
        // A timer that rings late waited for a task. Not every browser tells of long tasks itself.
        page.run(
            "window.longest = 0; let last = performance.now(); \
             setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }); \
             setTimeout(() => { const end = performance.now() + 1_200; while (performance.now() < end); })",
            json!([]),
        )
        .await;
        let longest = async || page.script::<f64>("return longest", json!([])).await;
        until("a long task is noticed", SOON, longest, |it| *it > 1_000.0).await;
        let n = page.chip("failed").one().await.number("data-count").unwrap();
        let mut tasks = Vec::new();
        for _ in 0..3 {
            page.run("window.longest = 0", json!([])).await;
            page.chip("failed").press().await;
            page.matches(n).await;
            page.search().fill("warehouse status:failed").await;
            page.search().fill("status:completed").await;
            page.search().fill("").await;
            page.matches(MANY).await;
            tasks.push(longest().await);
        }
        // A task that is long each time is the widget's; one that is long once was kept waiting by the machine.
        let longest = tasks.into_iter().fold(f64::INFINITY, f64::min);
        // The budget of 50 ms is the benchmark's to check, on a quiet machine. Here a step that walks through all jobs
        // once too often shows, whatever else the machine does.
        assert!(longest > 0.0 && longest < 1_000.0, "a task of {longest} ms");
    });
}
