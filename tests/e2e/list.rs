//! The list as it first appears, its order and its ends.

use serde_json::json;

use crate::harness::run;
use crate::page::column;
use crate::server::{PARTNER, jobs};
use crate::wait::{SOON, until};

#[test]
fn first_paint() {
    run(jobs(40), async |page| {
        page.open().await;
        page.button("Refresh now").appears().await;
        page.css("h2").saying("Jobs").appears().await;
        page.part("live-text").says("Live · updated").await;
        page.status_bar().says("40 jobs").await;
        page.status_bar().has("data-total", "40").await;
        page.part("status-bar").says("UTC−05:00").await;
        let grid = page.css("[part~=grid][role=grid]").named("Jobs").one().await;
        assert_eq!(
            (grid.attribute("aria-rowcount"), grid.attribute("aria-colcount")),
            ("41", "10")
        );
        let newest = page.server.list(PARTNER).await[0]["Id"].as_str().unwrap().to_owned();
        assert_eq!(page.ids().await[0], newest);
        assert_eq!(page.css("[role=columnheader]").count().await, 10);
    });
}

#[test]
fn a_row_says_what_its_job_is() {
    run(jobs(0), async |page| {
        let order = json!({ "id": "a1000001", "type": "ClickExport", "program": "3629", "status": "COMPLETED", "records": 250 });
        page.server.order(order).await;
        page.open().await;
        let row = page.row("a1000001");
        row.has("data-status", "completed").await;
        for word in ["Click export", "a1000001", "3629", "Completed", "250 records"] {
            row.says(word).await;
        }
        let header = page.cell("a1000001", column::TYPE).one().await;
        assert_eq!(
            (header.attribute("role"), &*header.name),
            ("rowheader", "Click export a1000001")
        );
        page.status_bar().says("1 job").await;
    });
}

/// Making new ones takes the browser longer than anything else that happens when a key is pressed.
#[test]
fn other_jobs_are_shown_by_the_same_elements() {
    run(jobs(200), async |page| {
        page.open().await;
        let rows =
            "[...document.querySelector('impact-jobs').shadowRoot.querySelectorAll('[part~=row]')]";
        let before = page.ids().await;
        page.run(&format!("window.before = {rows}"), json!([])).await;
        page.chip("completed").press().await;
        let ids =
            until("other jobs are shown", SOON, async || page.ids().await, |it| *it != before)
                .await;
        assert!(!ids.is_empty());
        let are_kept = format!("return {rows}.every((it) => window.before.includes(it))");
        assert!(page.script::<bool>(&are_kept, json!([])).await);
    });
}

#[test]
fn no_jobs_is_said_and_can_be_checked_again() {
    run(jobs(0), async |page| {
        page.visit("/").await;
        page.part("empty").says("No jobs yet").await;
        page.chip("all").has("data-count", "0").await;
        page.server.order(json!({ "id": "a1000001" })).await;
        page.button("Check again").press().await;
        page.row("a1000001").appears().await;
    });
}

#[test]
fn the_first_list_takes_its_time_and_that_is_said() {
    run(jobs(40), async |page| {
        page.server.control("fault", json!({ "kind": "slow", "seconds": 3.0, "on": "list" })).await;
        page.visit("/").await;
        page.part("live-text").says("Connecting …").await;
        page.part("live-text").has("data-live", "connecting").await;
        page.part("grid").has("aria-busy", "true").await;
        page.matches(40).await;
        assert_ne!(page.part("grid").one().await.attribute("aria-busy"), "true");
    });
}

#[test]
fn a_column_header_sorts_and_sorts_back() {
    run(jobs(40), async |page| {
        page.open().await;
        let by_duration = page.css("[role=columnheader]").saying("Duration");
        by_duration.clone().find("button").press().await;
        by_duration.has("aria-sort", "descending").await;
        page.reflects("sort", "-duration").await;
        let longest = page.ids().await[0].clone();
        by_duration.clone().find("button").press().await;
        by_duration.has("aria-sort", "ascending").await;
        page.reflects("sort", "duration").await;
        assert_ne!(page.ids().await[0], longest);
        assert_eq!(page.css("[aria-sort=ascending], [aria-sort=descending]").count().await, 1);
    });
}

#[test]
fn the_sort_menu_turns_the_list_around() {
    run(jobs(40), async |page| {
        page.open().await;
        page.filter_button("Newest first").press().await;
        page.css("[role=menuitemradio]").saying("Oldest first").press().await;
        page.filter_button("Oldest first").appears().await;
        let oldest = page.server.list(PARTNER).await[39]["Id"].as_str().unwrap().to_owned();
        page.rows().nth(0).has("data-job-id", &oldest).await;
    });
}

#[test]
fn every_shape_the_api_is_spelled_in_shows_the_same_list() {
    use sandbox::wire::Shape;
    for shape in [Shape::Strings, Shape::Nulls, Shape::Absent] {
        run(sandbox::Options { shape, ..jobs(40) }, async |page| {
            page.open().await;
            page.matches(40).await;
            assert_eq!(page.event("impact-jobs-load").await.detail["problems"], json!([]));
        });
    }
}
