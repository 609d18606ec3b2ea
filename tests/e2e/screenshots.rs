//! Pictures of the states of the design, to look at beside it. They are written to `target/screenshots`; a test fails
//! only when its state cannot be reached.

use sandbox::Options;
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{output, run};
use crate::overview::press_bar;
use crate::page::{Page, column};
use crate::server::{PARTNER, jobs};
use crate::wait::{SOON, until};

/// The size of the design's pictures and the theme.
#[derive(Clone, Copy)]
struct Shot {
    name: &'static str,
    width: u32,
    theme: &'static str,
}

fn shot(
    name: &'static str,
    width: u32,
    theme: &'static str,
    reach: impl AsyncFnOnce(&Page) + 'static,
) {
    shot_of(jobs(1_284), Shot { name, width, theme }, reach);
}

fn shot_of(options: Options, shot: Shot, reach: impl AsyncFnOnce(&Page) + 'static) {
    run(options, async move |page| {
        let height = if shot.width < 600 { 800 } else { 760 };
        page.resize(shot.width, height).await;
        // The page around follows the system, the widget follows the page.
        page.media(&[("prefers-color-scheme", shot.theme)]).await;
        reach(&page).await;
        settle(&page).await;
        let path =
            output("screenshots").join(format!("{}-{}-{}.png", shot.name, shot.width, shot.theme));
        page.screenshot(&path).await;
        assert!(path.metadata().unwrap().len() > 1_000);
    });
}

/// Waits until nothing fades or slides any more.
async fn settle(page: &Page) {
    let moving = async || {
        let script = "return document.querySelector(arguments[0]).shadowRoot.getAnimations() \
            .filter((it) => it.effect.getComputedTiming().endTime !== Infinity).length";
        page.script::<usize>(script, json!([page.host()])).await
    };
    until("nothing moves", SOON, moving, |it| *it == 0).await;
}

/// Opens the newest job of a status, which need not be in view.
async fn open_first(page: &Page, status: &str) {
    page.open().await;
    let list = page.server.list(PARTNER).await;
    let job = list.iter().find(|it| it["Status"] == status.to_uppercase()).unwrap();
    let id = job["Id"].as_str().unwrap();
    page.set("job", id).await;
    page.card(id).appears().await;
}

#[test]
fn list_320() {
    shot("list", 320, "light", async |page| page.open().await);
}

#[test]
fn list_480_dark() {
    shot("list", 480, "dark", async |page| page.open().await);
}

#[test]
fn list_768() {
    shot("list", 768, "light", async |page| page.open().await);
}

#[test]
fn list_1100() {
    shot("list", 1_100, "light", async |page| page.open().await);
}

#[test]
fn list_1100_dark() {
    shot("list", 1_100, "dark", async |page| page.open().await);
}

#[test]
fn view_menu_1100() {
    shot("view-menu", 1_100, "light", async |page| {
        page.open().await;
        page.button("View").press().await;
        page.css("[data-column=message] input").press().await;
        page.css("[data-column=program] button").press().await;
        page.keys(" ").await;
    });
}

#[test]
fn columns_message_1600() {
    shot("columns-message", 1_600, "light", async |page| {
        page.preset(&[("columns", "id program created by duration progress message")]);
        page.open().await;
        let message = page.css(".grid-body .c-message").saying("quota").nth(0);
        if message.is_there().await {
            message.hover().await;
        }
    });
}

#[test]
fn list_1600() {
    shot("list", 1_600, "light", async |page| page.open().await);
}

#[test]
fn running_1100() {
    shot("running", 1_100, "light", async |page| open_first(page, "running").await);
}

#[test]
fn stalled_1100() {
    shot("stalled", 1_100, "light", async |page| {
        page.open().await;
        page.search().fill("is:stalled").await;
        page.keys(Key::Enter).await;
        let id = page.rows().nth(0).one().await.attribute("data-job-id").to_owned();
        page.open_job(&id).await;
    });
}

#[test]
fn error_1100_dark() {
    shot("error", 1_100, "dark", async |page| open_first(page, "error").await);
}

#[test]
fn failed_with_selection_1600() {
    shot("failed-selection", 1_600, "light", async |page| {
        open_first(page, "failed").await;
        for nth in [1, 3, 4] {
            let id = page.ids().await[nth].clone();
            page.cell(&id, column::SELECT).find("input, [role=checkbox]").press().await;
        }
        page.part("bulk-bar").says("3 selected").await;
        page.rest_mouse().await;
    });
}

#[test]
fn completed_1600_dark() {
    shot("completed", 1_600, "dark", async |page| {
        open_first(page, "completed").await;
        page.button("Show preview").press().await;
        page.part("preview").find("table").appears().await;
    });
}

#[test]
fn all_attributes_1100() {
    shot("all-attributes", 1_100, "light", async |page| {
        open_first(page, "completed").await;
        page.part("attributes").script::<()>("it.scrollIntoView({ block: 'end' })").await;
    });
}

#[test]
fn completed_320() {
    shot("completed", 320, "light", async |page| open_first(page, "completed").await);
}

#[test]
fn completed_768() {
    shot("completed", 768, "light", async |page| open_first(page, "completed").await);
}

#[test]
fn cancelled_480_dark() {
    shot("cancelled", 480, "dark", async |page| open_first(page, "cancelled").await);
}

#[test]
fn filters_sheet_320() {
    shot("filters-sheet", 320, "light", async |page| {
        page.open().await;
        page.button("Filters and sorting").press().await;
        page.part("sheet").appears().await;
    });
}

#[test]
fn selection_320_dark() {
    shot("selection", 320, "dark", async |page| {
        page.open().await;
        for nth in [1, 2, 4] {
            let id = page.ids().await[nth].clone();
            page.cell(&id, column::SELECT).find("input, [role=checkbox]").press().await;
        }
        page.part("bulk-bar").appears().await;
    });
}

#[test]
fn search_hint_1100() {
    shot("search-hint", 1_100, "light", async |page| {
        page.open().await;
        page.search().press().await;
        page.popover().appears().await;
    });
}

#[test]
fn type_menu_1100() {
    shot("type-menu", 1_100, "light", async |page| {
        page.open().await;
        page.filter_button("Type").press().await;
        page.popover().appears().await;
    });
}

#[test]
fn created_menu_1100_dark() {
    shot("created-menu", 1_100, "dark", async |page| {
        page.open().await;
        page.filter_button("Last 90 days").press().await;
        page.popover().appears().await;
    });
}

#[test]
fn loading_1100() {
    shot("loading", 1_100, "light", async |page| {
        page.server
            .control("fault", json!({ "kind": "slow", "seconds": 20.0, "on": "list" }))
            .await;
        page.visit("/").await;
        page.part("grid").has("aria-busy", "true").await;
    });
}

#[test]
fn no_jobs_1100() {
    let shot = Shot { name: "no-jobs", width: 1_100, theme: "light" };
    shot_of(jobs(0), shot, async |page| {
        page.visit("/").await;
        page.part("empty").appears().await;
    });
}

#[test]
fn no_match_768() {
    shot("no-match", 768, "light", async |page| {
        page.open().await;
        page.search().fill("status:failed type:TermModification created:<24h").await;
        page.keys(Key::Enter).await;
        page.part("empty").appears().await;
        page.rest_mouse().await;
    });
}

#[test]
fn unauthorized_768_dark() {
    shot("unauthorized", 768, "dark", async |page| {
        page.server.fault("401", "list").await;
        page.visit("/").await;
        page.part("empty").appears().await;
    });
}

#[test]
fn unreadable_320() {
    shot("unreadable", 320, "light", async |page| {
        page.server.fault("xml", "list").await;
        page.visit("/").await;
        page.part("empty").appears().await;
    });
}

#[test]
fn stale_and_read_only_1100() {
    shot("stale-read-only", 1_100, "light", async |page| {
        page.preset(&[("readonly", "")]);
        page.open().await;
        page.server.fault("500", "list").await;
        page.refresh().await;
        page.part("banner").appears().await;
    });
}

#[test]
fn offline_480() {
    shot("offline", 480, "light", async |page| {
        page.open().await;
        page.set_offline(true).await;
        page.part("banner").appears().await;
    });
}

#[test]
fn rate_limited_768_dark() {
    shot("rate-limited", 768, "dark", async |page| {
        page.open().await;
        page.server.control("fault", json!({ "kind": "429", "retry_after": 200 })).await;
        page.refresh().await;
        page.part("banner").appears().await;
    });
}

#[test]
fn replay_dialog_1100() {
    shot("replay-dialog", 1_100, "light", async |page| {
        open_first(page, "completed").await;
        page.part("detail-actions").button("Replay job").press().await;
        page.dialog().appears().await;
    });
}

#[test]
fn replay_dialog_320_dark() {
    shot("replay-dialog", 320, "dark", async |page| {
        open_first(page, "completed").await;
        page.part("detail-actions").button("Replay job").press().await;
        page.dialog().appears().await;
    });
}

/// Selects the newest completed jobs and asks for their replay.
async fn replay_several(page: &Page, n: usize) {
    page.open().await;
    page.search().fill("status:completed").await;
    page.keys(Key::Enter).await;
    page.part("status-bar").says(" of 1,284").await;
    for id in page.ids().await.iter().take(n) {
        page.cell(id, column::SELECT).find("input, [role=checkbox]").press().await;
    }
    page.part("bulk-bar").find("button").saying(&format!("Replay {n}")).press().await;
    page.dialog().says(&format!("Replay {n} jobs?")).await;
}

#[test]
fn replay_three_768() {
    shot("replay-three", 768, "light", async |page| replay_several(page, 3).await);
}

#[test]
fn replay_nine_320_dark() {
    shot("replay-nine", 320, "dark", async |page| replay_several(page, 9).await);
}

#[test]
fn forced_colors_1100() {
    shot("forced-colors", 1_100, "light", async |page| {
        page.media(&[("forced-colors", "active")]).await;
        open_first(page, "running").await;
    });
}

/// Points at the bar at this place from the end.
async fn point_at(page: &Page, from_end: usize) {
    let bars = page.part("chart-bar");
    bars.clone().nth(0).appears().await;
    let n = bars.count().await;
    bars.nth(n - from_end).hover().await;
    page.part("tooltip").appears().await;
}

#[test]
fn overview_1600() {
    shot("overview", 1_600, "light", async |page| {
        page.open().await;
        point_at(page, 20).await;
    });
}

#[test]
fn overview_range_1100_dark() {
    shot("overview-range", 1_100, "dark", async |page| {
        page.open().await;
        let n = page.part("chart-bar").count().await;
        press_bar(page, n - 20).await;
        page.css("[part~=chart-bar][aria-selected=true]").appears().await;
        for _ in 0..4 {
            page.chord(Key::Shift, Key::Left).await;
        }
        page.css("[part~=chart-bar][aria-selected=true]").number(5).await;
        page.rest_mouse().await;
    });
}

#[test]
fn overview_alone_390() {
    shot("overview-alone", 390, "light", async |page| {
        page.open().await;
        page.button("View").press().await;
        page.button("Show overview").press().await;
        page.part("chart-bar").nth(0).appears().await;
    });
}

#[test]
fn portal_1600() {
    shot("portal", 1_600, "light", async |page| page.open_at("/portal.html").await);
}

#[test]
fn portal_1600_dark() {
    shot("portal", 1_600, "dark", async |page| page.open_at("/portal.html").await);
}

#[test]
fn error_toast_480_dark() {
    shot("error-toast", 480, "dark", async |page| {
        open_first(page, "completed").await;
        page.server.fault_once("forbidden-type", "replay").await;
        page.part("detail-actions").button("Replay job").press().await;
        page.dialog().button("Replay job").press().await;
        page.css("[part~=toast-error]").appears().await;
    });
}

#[test]
fn long_and_foreign_text_1100() {
    shot_of(jobs(0), Shot { name: "long-text", width: 1_100, theme: "light" }, async |page| {
        let message =
            "Result file could not be written to storage: the bucket answered 503 SlowDown. "
                .repeat(30);
        let order = json!({ "id": "a1000001", "type": "SomeVeryLongNewTypeNameOfTheFuture", "program": "1234567890123456789", "status": "FAILED", "message": message });
        page.server.order(order).await;
        page.open().await;
        page.open_job("a1000001").await;
    });
}
