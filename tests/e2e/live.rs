//! What moves by itself, and what may not move.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::run;
use crate::page::{Page, column};
use crate::server::jobs;
use crate::wait::{BY_ITSELF, SOON, until};

/// Seconds after which the job of [`open_with_a_queued_job`] runs.
const RUNS: u32 = 6;
/// Seconds from there after which it is completed. Both together stay under the 20 s after which the sandbox schedules
/// jobs of its own.
const COMPLETED: u32 = 10;

/// Twenty finished jobs and one that waits.
async fn open_with_a_queued_job(page: &Page) {
    for index in 0..20 {
        let id = format!("b10000{index:02}");
        page.server.order(json!({ "id": id, "type": "ApiReport", "status": "COMPLETED", "age": 3_600 + index })).await;
    }
    page.server
        .order(json!({ "id": "a1000001", "type": "ApiReport", "runs_for": 10, "records": 500 }))
        .await;
    page.open().await;
}

#[test]
fn a_job_goes_from_queued_to_completed_before_the_viewers_eyes() {
    run(jobs(0), async |page| {
        page.speed_up(4);
        open_with_a_queued_job(&page).await;
        let row = page.row("a1000001");
        row.has("data-status", "queued").await;
        // The same element before and after: the cells are updated in place.
        row.script::<()>("it.marked = true").await;
        page.cell("a1000001", column::PROGRESS).says("Waiting to start").await;

        page.server.advance(RUNS).await;
        let status = async || row.one().await.attribute("data-status").to_owned();
        until("the job runs", BY_ITSELF, status, |it| it == "running").await;
        page.event_with("impact-jobs-change", |it| {
            *it == json!({ "changes": [{ "id": "a1000001", "from": "QUEUED", "to": "RUNNING" }] })
        })
        .await;
        page.row("a1000001").find("[role=progressbar]").appears().await;

        page.server.advance(COMPLETED).await;
        until("the job is completed", BY_ITSELF, status, |it| it == "completed").await;
        page.cell("a1000001", column::PROGRESS).says("500 records").await;
        page.chip("completed").has("data-count", "21").await;
        assert!(row.script::<bool>("return it.marked === true").await, "the row was drawn anew");
    });
}

#[test]
fn the_open_card_follows() {
    run(jobs(0), async |page| {
        open_with_a_queued_job(&page).await;
        page.open_job("a1000001").await;
        page.server.advance(RUNS).await;
        page.refresh().await;
        page.card("a1000001").says("Running").await;
        page.server.advance(COMPLETED).await;
        page.refresh().await;
        page.card("a1000001").says("Completed").await;
        page.part("detail-actions").button("Download result").has("aria-disabled", "").await;
        assert_eq!(page.css("[data-attribute=Status] dd").one().await.exact, "COMPLETED");
    });
}

#[test]
fn new_jobs_come_in_at_the_top_while_nobody_touches_the_list() {
    run(jobs(0), async |page| {
        open_with_a_queued_job(&page).await;
        page.server.advance(1).await;
        page.server.order(json!({ "id": "c1000001" })).await;
        page.refresh().await;
        page.rows().nth(0).has("data-job-id", "c1000001").await;
        page.matches(22).await;
    });
}

/// New jobs wait behind the pill, and come in when it is pressed.
async fn new_jobs_wait(page: &Page) {
    let before = page.ids().await;
    page.server.advance(1).await;
    for id in ["c1000001", "c1000002", "c1000003"] {
        page.server.order(json!({ "id": id })).await;
    }
    page.refresh().await;
    page.part("new-jobs").says("3 new jobs").await;
    assert_eq!(page.ids().await, before, "nothing moves");
    page.part("new-jobs").press().await;
    page.part("new-jobs").goes_away().await;
    page.matches(24).await;
    page.row("c1000001").appears().await;
}

#[test]
fn new_jobs_wait_while_the_pointer_is_over_the_list() {
    run(jobs(0), async |page| {
        open_with_a_queued_job(&page).await;
        page.rows().nth(2).hover().await;
        new_jobs_wait(&page).await;
    });
}

#[test]
fn new_jobs_wait_while_the_focus_is_in_the_list() {
    run(jobs(0), async |page| {
        open_with_a_queued_job(&page).await;
        page.enter_grid().await;
        new_jobs_wait(&page).await;
    });
}

#[test]
fn new_jobs_wait_while_the_list_is_scrolled() {
    run(jobs(0), async |page| {
        page.resize(1100, 480).await;
        open_with_a_queued_job(&page).await;
        page.part("grid").script::<()>(SCROLL_DOWN).await;
        let top = async || page.part("grid").script::<f64>(SCROLL_TOP).await;
        until("scrolled", SOON, top, |it| *it > 0.0).await;
        new_jobs_wait(&page).await;
        until("back at the top", SOON, top, |it| *it == 0.0).await;
    });
}

/// The scrolling box is the grid itself or one around it.
const SCROLL_DOWN: &str = "let box = it; \
    while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement; \
    box.scrollTop = 120";
const SCROLL_TOP: &str = "let box = it; \
    while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement; \
    return box?.scrollTop ?? 0";

#[test]
fn the_focus_stays_through_a_refresh() {
    run(jobs(0), async |page| {
        open_with_a_queued_job(&page).await;
        page.enter_grid().await;
        page.keys(Key::Down + Key::Down + Key::Right).await;
        let before = page.focus().await;
        page.server.order(json!({ "id": "c1000001" })).await;
        page.server.advance(RUNS).await;
        page.refresh().await;
        page.row("a1000001").has("data-status", "running").await;
        let after = page.focus().await;
        assert_eq!((after.job, after.column), (before.job, before.column));
    });
}

#[test]
fn the_focus_goes_to_the_row_now_in_place_of_one_that_left() {
    run(jobs(0), async |page| {
        open_with_a_queued_job(&page).await;
        page.chip("completed").press().await;
        page.chip("queued").press().await;
        page.matches(21).await;
        page.rest_mouse().await;
        let ids = page.ids().await;
        let first = page.enter_grid().await;
        assert_eq!((first.job.as_deref(), &*ids[0]), (Some("a1000001"), "a1000001"));
        page.server.advance(RUNS).await;
        page.refresh().await;
        page.row("a1000001").goes_away().await;
        page.focuses("the row after", |it| it.job.as_ref() == Some(&ids[1])).await;
    });
}

#[test]
fn paused_means_that_nothing_is_asked() {
    run(jobs(0), async |page| {
        page.speed_up(4);
        open_with_a_queued_job(&page).await;
        page.button("Pause live updates").press().await;
        page.part("live-text").has("data-live", "paused").await;
        page.part("live-text").says("Paused · last updated").await;
        let asked = page.server.n_requests("list").await;
        let passed = async || page.script::<f64>("return performance.now()", json!([])).await;
        let now = passed().await;
        // The first poll after a change is due in 5 s.
        until("time passes", SOON, passed, |it| *it > now + 7_000.0).await;
        assert_eq!(page.server.n_requests("list").await, asked);

        page.button("Resume live updates").press().await;
        page.part("live-text").has("data-live", "live").await;
        until(
            "it is asked again",
            SOON,
            async || page.server.n_requests("list").await,
            |it| *it > asked,
        )
        .await;
    });
}

#[test]
fn refresh_now_asks_now() {
    run(jobs(0), async |page| {
        open_with_a_queued_job(&page).await;
        let asked = page.server.n_requests("list").await;
        page.button("Refresh now").press().await;
        until(
            "it is asked",
            SOON,
            async || page.server.n_requests("list").await,
            |it| *it == asked + 1,
        )
        .await;
    });
}

#[test]
fn relative_times_keep_counting() {
    run(jobs(0), async |page| {
        page.server.order(json!({ "id": "a1000001" })).await;
        page.open().await;
        let text = async || page.row("a1000001").text().await;
        let first = text().await;
        until("another age", SOON, text, |it| *it != first).await;
    });
}
