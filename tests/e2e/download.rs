//! Saving results: the right bytes under the right name, or nothing.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::run;
use crate::page::{Page, column};
use crate::server::{BRAND, PARTNER, jobs};

/// A completed export with its card open. The list is not refreshed by itself.
async fn open_export(page: &Page) {
    let order = json!({ "id": "a1000001", "type": "ClickExport", "status": "COMPLETED", "records": 2_500, "age": 60 });
    page.server.order(order).await;
    page.preset(&[("refresh", "off")]);
    page.visit("/").await;
    page.open_job("a1000001").await;
}

async fn press_download(page: &Page) {
    page.part("detail-actions").button("Download result").press().await;
}

/// Exactly one file was saved, and it is the result.
async fn saved_the_result(page: &Page) {
    let files = page.downloads(1).await;
    let result = page.server.result(PARTNER, "a1000001").await;
    assert_eq!(files.len(), 1);
    let (name, bytes) = &files[0];
    assert_eq!(name, "ClickExport-a1000001.csv");
    assert!(*bytes == result, "{} bytes were saved, {} are right", bytes.len(), result.len());
    page.toast("Saved: ClickExport-a1000001.csv").appears().await;
}

#[test]
fn saves_the_bytes_the_server_has() {
    run(jobs(0), async |page| {
        open_export(&page).await;
        press_download(&page).await;
        saved_the_result(&page).await;
        let event = page.event("impact-jobs-download").await;
        assert_eq!(event.detail["id"], "a1000001");
        let url = event.detail["url"].as_str().unwrap();
        assert!(url.contains("/Jobs/a1000001/Download") && url.contains("Mode=Stream"), "{url}");
    });
}

#[test]
fn saves_from_a_row_of_another_kind_of_account() {
    run(jobs(0), async |page| {
        let order = json!({ "account": BRAND, "id": "b1000001", "type": "ApiReport", "status": "COMPLETED" });
        page.server.order(order).await;
        page.open_account("brand").await;
        page.row("b1000001").hover().await;
        page.row("b1000001").button("Download result of API report b1000001").press().await;
        let files = page.downloads(1).await;
        assert!(files[0].1 == page.server.result(BRAND, "b1000001").await);
        assert_eq!(page.attribute("job").await, None, "the row's button does not open the job");
    });
}

#[test]
fn saves_large_results_whole() {
    run(jobs(0), async |page| {
        let order = json!({ "id": "a1000001", "type": "ClickExport", "status": "COMPLETED", "records": 200_000 });
        page.server.order(order).await;
        page.open().await;
        page.open_job("a1000001").await;
        press_download(&page).await;
        saved_the_result(&page).await;
    });
}

/// The result comes for a minute from now on.
async fn slow_down(page: &Page) {
    let fault = json!({ "kind": "drip", "on": "download", "seconds": 60 });
    page.server.control("fault", fault).await;
}

#[test]
fn a_download_shows_how_far_it_is_and_can_be_cancelled_in_the_card() {
    run(jobs(0), async |page| {
        open_export(&page).await;
        slow_down(&page).await;
        press_download(&page).await;
        let transfer = page.part("transfer");
        transfer.says("ClickExport-a1000001.csv").await;
        let bar = transfer.clone().find("[role=progressbar]");
        bar.sees("a share", |it| it.number("aria-valuenow").is_some_and(|it| it > 0)).await;
        bar.sees("bytes", |it| it.attribute("aria-valuetext").contains(" of ")).await;
        page.cell("a1000001", column::PROGRESS).says("%").await;
        // The button that was pressed is the one that cancels, so the keyboard is still there.
        page.focuses("Cancel", |it| it.name == "Cancel").await;
        page.keys(Key::Enter).await;
        transfer.goes_away().await;
        page.focuses("Download result", |it| it.name == "Download result").await;
        assert!(page.downloads(0).await.is_empty());
        press_download(&page).await;
        saved_the_result(&page).await;
    });
}

#[test]
fn a_download_can_be_cancelled_in_its_row() {
    run(jobs(0), async |page| {
        open_export(&page).await;
        page.keys(Key::Escape).await;
        page.part("detail").goes_away().await;
        for cancels in ["Cancel download", "Cancel download of Click export a1000001"] {
            slow_down(&page).await;
            page.row("a1000001").hover().await;
            page.row("a1000001").button("Download result of Click export a1000001").press().await;
            page.cell("a1000001", column::PROGRESS).says("%").await;
            page.row("a1000001").hover().await;
            page.row("a1000001").button(cancels).press().await;
            page.cell("a1000001", column::PROGRESS).says("records").await;
            assert_eq!(page.attribute("job").await, None, "the row does not open");
        }
        assert!(page.downloads(0).await.is_empty());
    });
}

#[test]
fn a_download_that_stops_halfway_ends_with_a_message() {
    run(jobs(0), async |page| {
        // A minute passes in six seconds.
        page.speed_up(10);
        open_export(&page).await;
        page.server.fault_once("stall", "download").await;
        press_download(&page).await;
        page.part("transfer").says(" of ").await;
        page.css("[part~=toast-error]").says("Nothing was saved: nothing came for 60 s").await;
        page.part("transfer").goes_away().await;
        assert!(page.downloads(0).await.is_empty());
        press_download(&page).await;
        saved_the_result(&page).await;
    });
}

#[test]
fn the_page_can_say_no() {
    run(jobs(0), async |page| {
        open_export(&page).await;
        page.prevent("impact-jobs-download").await;
        press_download(&page).await;
        assert!(page.event("impact-jobs-download").await.cancelable);
        page.refresh().await;
        assert_eq!(page.server.n_requests("download").await, 0);
    });
}

/// What is no result is not saved, and said; the next press, when all is well again, saves the result and nothing else.
fn saves_nothing_for(fault: &'static str, words: &'static str) {
    run(jobs(0), async move |page| {
        open_export(&page).await;
        // Not once: browsers ask again when a connection breaks.
        page.server.fault(fault, "download").await;
        press_download(&page).await;
        page.css("[part~=toast-error]").says(words).await;
        page.server.mend(fault).await;
        press_download(&page).await;
        saved_the_result(&page).await;
    });
}

macro_rules! saves_nothing {
    ($($test:ident: $fault:literal, $words:literal;)*) => {$(
        #[test]
        fn $test() {
            saves_nothing_for($fault, $words);
        }
    )*};
}

saves_nothing! {
    an_error_with_status_200_is_not_saved: "envelope", "Not permitted to run this request";
    a_login_page_is_not_saved: "login", "a web page came in place of the result";
    a_missing_result_is_not_saved: "404", "The result is no longer available.";
    a_refusal_is_not_saved: "403", "Nothing was saved";
    a_wrong_sign_in_is_not_saved: "401", "Nothing was saved";
    a_spent_limit_is_not_saved: "429", "Nothing was saved";
    a_server_error_is_not_saved: "500", "Nothing was saved: impact.com had a problem (500)";
    a_gateway_error_is_not_saved: "502-html", "Nothing was saved: impact.com had a problem (502)";
    a_lost_connection_is_not_saved: "reset", "Nothing was saved: can't reach impact.com";
}

#[test]
fn a_result_that_is_not_there_yet_is_not_saved() {
    run(jobs(0), async |page| {
        open_export(&page).await;
        // The list still shows the job as completed; the server answers 202 with the queued job.
        page.server.replay(PARTNER, "a1000001").await;
        press_download(&page).await;
        page.css("[part~=toast-error]").says("The result is not there yet").await;
        page.server.advance(600).await;
        press_download(&page).await;
        saved_the_result(&page).await;
    });
}

#[test]
fn a_result_the_server_deleted_is_said_to_be_gone() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "status": "COMPLETED", "age": 8_000_000 }))
            .await;
        page.preset(&[("created-after", "2020-01-01"), ("job", "a1000001")]);
        page.open().await;
        page.card("a1000001").says("Result probably removed about").await;
        press_download(&page).await;
        page.css("[part~=toast-error]").says("The result is no longer available.").await;
        assert!(page.downloads(0).await.is_empty());
    });
}
