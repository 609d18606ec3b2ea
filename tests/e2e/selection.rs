//! Selecting jobs, and what the bar offers for them.

use std::collections::BTreeSet;

use serde_json::json;
use thirtyfour::Key;

use crate::harness::run;
use crate::page::{Page, column};
use crate::server::{PARTNER, jobs};
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
        page.toast("2 results saved.").appears().await;
    });
}

#[test]
fn many_downloads_save_every_file() {
    run(jobs(0), async |page| {
        for n in 0..30 {
            let order = json!({ "id": format!("a10000{n:02}"), "type": "ClickExport", "status": "COMPLETED", "age": n });
            page.server.order(order).await;
        }
        page.open().await;
        page.enter_grid().await;
        page.chord(Key::Control, "a").await;
        page.part("bulk-bar").find("button").saying("Download 30").press().await;
        page.dialog().button("Download 30 results").press().await;
        page.toast("30 results saved.").appears().await;
        let names: BTreeSet<_> = page.downloads(30).await.into_iter().map(|it| it.0).collect();
        assert_eq!(names, (0..30).map(|n| format!("ClickExport-a10000{n:02}.csv")).collect());
    });
}

#[test]
fn a_replay_that_somebody_else_began_is_said() {
    run(jobs(0), async |page| {
        open_three(&page).await;
        page.enter_grid().await;
        page.chord(Key::Control, "a").await;
        page.part("bulk-bar").find("button").saying("Replay 2").press().await;
        page.dialog().says("Replay 2 jobs?").await;
        page.server.replay(PARTNER, "a1000001").await;
        page.refresh().await;
        page.row("a1000001").has("data-status", "queued").await;
        page.dialog().button("Replay 2 jobs").press().await;
        let words = "Click export a1000001 was not replayed: it is queued again already.";
        page.css("[part~=toast-error]").says(words).await;
        page.row("a1000002").has("data-status", "queued").await;
        assert_eq!(page.server.n_requests("replay").await, 2, "one is the other's");
    });
}

#[test]
fn a_message_over_the_bar_leaves_its_buttons_free() {
    run(jobs(0), async |page| {
        open_three(&page).await;
        for (width, height) in [(390, 700), (320, 700)] {
            page.resize(width, height).await;
            page.cell("a1000001", column::SELECT).find("input").press().await;
            page.part("bulk-bar").says("1 selected").await;
            page.server.fault_once("404", "download").await;
            page.part("bulk-bar").find("button[aria-label^=Download]").press().await;
            page.css("[part~=toast-error]").appears().await;
            // Pressed where they are, under a message that stays.
            page.part("bulk-bar").find("button[aria-label^=Replay]").press().await;
            page.dialog().button("Cancel").press().await;
            page.css("[part~=toast-error]").appears().await;
            page.part("bulk-bar").button("Clear selection").press().await;
            page.part("bulk-bar").goes_away().await;
            page.css("[part~=toast-error]").button("Dismiss").press().await;
            page.css("[part~=toast-error]").goes_away().await;
        }
    });
}
