//! Selecting jobs, and what the bar offers for them.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::run;
use crate::page::{Page, column};
use crate::server::jobs;
use crate::wait::{SOON, until};

/// Three finished jobs, newest first: a completed one, a failed one, and one whose type cannot be replayed.
async fn open_three(page: &Page) {
    for (id, job_type, status, age) in [
        ("a1000001", "ClickExport", "COMPLETED", 60),
        ("a1000002", "ApiReport", "FAILED", 7_200),
        ("a1000003", "UploadAds", "COMPLETED", 14_400),
    ] {
        page.server
            .order(
                json!({ "id": id, "type": job_type, "status": status, "age": age, "runs_for": 20 }),
            )
            .await;
    }
    page.open().await;
}

#[test]
fn the_bar_counts_what_is_possible() {
    run(jobs(0), async |page| {
        open_three(&page).await;
        for id in ["a1000001", "a1000002", "a1000003"] {
            page.cell(id, column::SELECT).find("input, [role=checkbox]").press().await;
            page.row(id).has("aria-selected", "true").await;
        }
        let bar = page.css("[part~=bulk-bar][role=toolbar]").named("Actions for selected jobs");
        bar.says("3 selected").await;
        bar.says("Replay 2 of 3").await;
        bar.says("Download 2 of 3").await;
        bar.clone().button("Clear selection").press().await;
        bar.goes_away().await;
        page.row("a1000001").has("aria-selected", "false").await;
        // The button has gone, the keyboard goes on in the list.
        page.keys(Key::Down).await;
        until("the next row", SOON, async || page.focus().await.job, Option::is_some).await;
    });
}

#[test]
fn a_long_list_in_the_question_is_scrolled_by_keyboard() {
    run(jobs(40), async |page| {
        page.open().await;
        page.enter_grid().await;
        page.chord(Key::Control, "a").await;
        page.part("bulk-bar").find("button").saying("Replay").press().await;
        let list = || page.dialog().find("ul");
        page.chord(Key::Shift, Key::Tab).await;
        page.keys(Key::Down).await;
        let top = async || list().script::<f64>("return it.scrollTop").await;
        until("the list to be scrolled", SOON, top, |it| *it > 0.0).await;
        page.keys(Key::Escape).await;
        page.dialog().goes_away().await;
        assert_eq!(page.server.n_requests("replay").await, 0);
    });
}

#[test]
fn shift_selects_a_range() {
    run(jobs(40), async |page| {
        page.open().await;
        let ids = page.ids().await;
        page.cell(&ids[0], column::SELECT).find("input, [role=checkbox]").press().await;
        page.cell(&ids[4], column::SELECT).find("input, [role=checkbox]").press_with_shift().await;
        page.css("[role=row][aria-selected=true]").number(5).await;
        page.part("bulk-bar").says("5 selected").await;
    });
}

#[test]
fn selecting_does_not_open_and_keeps_through_a_refresh() {
    run(jobs(0), async |page| {
        open_three(&page).await;
        page.cell("a1000001", column::SELECT).find("input, [role=checkbox]").press().await;
        page.refresh().await;
        page.row("a1000001").has("aria-selected", "true").await;
        assert_eq!(page.attribute("job").await, None);
    });
}

#[test]
fn several_replays_say_what_is_left_out() {
    run(jobs(0), async |page| {
        open_three(&page).await;
        page.enter_grid().await;
        page.chord(Key::Control, "a").await;
        page.part("bulk-bar").says("3 selected").await;
        page.part("bulk-bar").find("button").saying("Replay 2").press().await;
        page.dialog().says("Replay 2 jobs?").await;
        page.dialog().says("Ad upload").await;
        page.dialog().button("Replay 2 jobs").press().await;
        page.row("a1000001").has("data-status", "queued").await;
        page.row("a1000002").has("data-status", "queued").await;
        page.row("a1000003").has("data-status", "completed").await;
        assert_eq!(page.server.n_requests("replay").await, 2);
    });
}

#[test]
fn several_downloads_save_each_result() {
    run(jobs(0), async |page| {
        open_three(&page).await;
        page.enter_grid().await;
        page.chord(Key::Control, "a").await;
        page.part("bulk-bar").find("button").saying("Download 2 of 3").press().await;
        let mut names: Vec<_> = page.downloads(2).await.into_iter().map(|it| it.0).collect();
        names.sort_unstable();
        assert_eq!(names, ["ClickExport-a1000001.csv", "UploadAds-a1000003.csv"]);
        page.toast("2 downloads started.").appears().await;
    });
}
