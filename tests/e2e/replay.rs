//! Replaying jobs: asked twice, sent once, and told as it is.

use serde_json::json;

use crate::harness::run;
use crate::page::Page;
use crate::server::{AGENCY, BRAND, PARTNER, jobs};
use crate::wait::{SOON, until};

/// A completed report in an account, its card, and the dialog over it.
async fn ask(page: &Page, account: &str, kind: &str) {
    let order = json!({ "account": account, "id": "a1000001", "type": "ApiReport", "status": "COMPLETED", "age": 60 });
    page.server.order(order).await;
    page.open_account(kind).await;
    page.open_job("a1000001").await;
    page.part("detail-actions").button("Replay job").press().await;
    page.dialog().says("Replay this job?").await;
}

async fn confirm(page: &Page) {
    page.dialog().button("Replay job").press().await;
    page.dialog().goes_away().await;
}

/// How many replays reached the server.
async fn sent(page: &Page) -> u64 {
    page.server.n_requests("replay").await
}

async fn replays_the_same_job(account: &'static str, kind: &'static str, page: Page) {
    ask(&page, account, kind).await;
    page.dialog().says("The current result may be replaced").await;
    confirm(&page).await;
    page.toast("Replay started. Job a1000001 is queued again.").appears().await;
    page.row("a1000001").has("data-status", "queued").await;
    page.card("a1000001").says("Queued").await;
    let replayed = page.event("impact-jobs-replayed").await;
    assert_eq!(replayed.detail, json!({ "id": "a1000001", "newId": "a1000001" }));
    assert_eq!(sent(&page).await, 1);
    page.matches(1).await;
}

#[test]
fn a_partners_job_is_queued_again() {
    run(jobs(0), async |page| replays_the_same_job(PARTNER, "partner", page).await);
}

#[test]
fn a_brands_job_is_queued_again() {
    run(jobs(0), async |page| replays_the_same_job(BRAND, "brand", page).await);
}

#[test]
fn an_agencys_replay_is_a_new_job_and_the_old_one_stays() {
    run(jobs(0), async |page| {
        ask(&page, AGENCY, "agency").await;
        page.dialog().says("This makes a new job; the old one stays.").await;
        confirm(&page).await;
        let detail = page.event("impact-jobs-replayed").await.detail;
        let new_id = detail["newId"].as_str().unwrap().to_owned();
        assert_eq!(detail["id"], "a1000001");
        assert_ne!(new_id, "a1000001");
        page.card(&new_id).says("Queued").await;
        page.reflects("job", &new_id).await;
        page.row("a1000001").has("data-status", "completed").await;
        assert_eq!(sent(&page).await, 1);
    });
}

#[test]
fn a_replay_starts_from_the_row_too() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "FAILED" }))
            .await;
        page.open().await;
        page.row("a1000001").hover().await;
        page.row("a1000001").button("Replay API report a1000001").press().await;
        page.dialog().says("API report").await;
        confirm(&page).await;
        page.row("a1000001").has("data-status", "queued").await;
        assert_eq!(page.attribute("job").await, None, "the row's button does not open the job");
    });
}

#[test]
fn cancel_and_escape_send_nothing() {
    run(jobs(0), async |page| {
        ask(&page, PARTNER, "partner").await;
        page.dialog().button("Cancel").press().await;
        page.dialog().goes_away().await;
        page.part("detail-actions").button("Replay job").press().await;
        page.dialog().appears().await;
        page.keys(thirtyfour::Key::Escape).await;
        page.dialog().goes_away().await;
        page.card("a1000001").says("Completed").await;
        assert_eq!((sent(&page).await, page.events("impact-jobs-replay").await.len()), (0, 0));
    });
}

#[test]
fn a_double_click_replays_once() {
    run(jobs(0), async |page| {
        ask(&page, PARTNER, "partner").await;
        let slow = json!({ "kind": "slow", "seconds": 1.0, "on": "replay" });
        page.server.control("fault", slow).await;
        page.dialog().button("Replay job").script::<()>("it.click(); it.click()").await;
        page.event("impact-jobs-replayed").await;
        assert_eq!((sent(&page).await, page.events("impact-jobs-replay").await.len()), (1, 1));
    });
}

/// What a refused replay says.
async fn is_refused(page: &Page, fault: &str, words: &str) {
    ask(page, PARTNER, "partner").await;
    page.server.fault_once(fault, "replay").await;
    confirm(page).await;
    page.css("[part~=toast-error]").says(words).await;
    page.css("[role=alert]").saying(words).appears().await;
    page.card("a1000001").says("Completed").await;
    assert_eq!((sent(page).await, page.events("impact-jobs-replayed").await.len()), (1, 0));
    page.css("[part~=toast-error]").button("Dismiss").press().await;
    page.part("toast").goes_away().await;
}

#[test]
fn a_type_that_cannot_be_replayed_is_refused_in_the_servers_words() {
    run(jobs(0), async |page| {
        is_refused(&page, "forbidden-type", "Jobs of this type cannot be replayed (403)").await;
    });
}

#[test]
fn a_missing_permission_is_refused_in_the_servers_words() {
    run(jobs(0), async |page| {
        is_refused(&page, "403", "Your token may not use this endpoint (403)").await;
    });
}

#[test]
fn a_redirect_to_a_login_page_starts_nothing() {
    run(jobs(0), async |page| {
        let words = "The replay did not start: this portal asks you to sign in.";
        is_refused(&page, "login-redirect", words).await;
    });
}

#[test]
fn each_replay_has_a_key_of_its_own_and_what_is_read_has_none() {
    run(jobs(0), async |page| {
        ask(&page, PARTNER, "partner").await;
        page.run(
            "window.keys = []; document.querySelector('impact-jobs').fetcher = (input, init) => { \
                 keys.push(`${init.method} ${init.redirect} ${init.headers['Idempotency-Key']}`); return fetch(input, init); }",
            json!([]),
        )
        .await;
        for _ in 0..2 {
            page.server.fault_once("403", "replay").await;
            confirm(&page).await;
            page.css("[part~=toast-error]").button("Dismiss").press().await;
            page.part("detail-actions").button("Replay job").press().await;
            page.dialog().appears().await;
        }
        page.dialog().button("Cancel").press().await;
        page.refresh().await;
        let keys: Vec<String> = page.script("return keys", json!([])).await;
        let (replays, others): (Vec<_>, Vec<_>) = keys.iter().partition(|it| it.starts_with("PUT"));
        assert_eq!(replays.len(), 2, "{keys:?}");
        assert_ne!(replays[0], replays[1]);
        assert!(replays.iter().all(|it| it.len() == "PUT manual ".len() + 32), "{keys:?}");
        assert!(others.iter().all(|it| *it == "GET manual undefined"), "{keys:?}");
    });
}

#[test]
fn a_lost_answer_is_looked_up_and_never_sent_again() {
    run(jobs(0), async |page| {
        ask(&page, PARTNER, "partner").await;
        page.server.fault_once("lost-replay", "replay").await;
        confirm(&page).await;
        page.toast("No answer to the replay. Checking the job before anything is sent again.")
            .appears()
            .await;
        page.toast("Replay started. Job a1000001 is queued again.").appears().await;
        page.card("a1000001").says("Queued").await;
        assert_eq!(sent(&page).await, 1);
    });
}

#[test]
fn a_replay_that_never_arrived_is_told_and_not_sent_again() {
    run(jobs(0), async |page| {
        ask(&page, PARTNER, "partner").await;
        page.server.fault_once("reset", "replay").await;
        confirm(&page).await;
        page.css("[part~=toast-error]").says("The replay did not reach impact.com.").await;
        page.card("a1000001").says("Completed").await;
        assert_eq!((sent(&page).await, page.events("impact-jobs-replayed").await.len()), (1, 0));
    });
}

#[test]
fn a_lost_answer_of_an_agency_opens_no_wrong_job() {
    run(jobs(0), async |page| {
        ask(&page, AGENCY, "agency").await;
        page.server.fault_once("lost-replay", "replay").await;
        confirm(&page).await;
        page.css("[part~=toast-error]").says("It is not known whether the replay started.").await;
        page.status_bar().has("data-total", "2").await;
        assert_eq!(sent(&page).await, 1);
    });
}

#[test]
fn an_answer_without_the_job_is_enough() {
    run(jobs(0), async |page| {
        ask(&page, PARTNER, "partner").await;
        page.server.fault_once("queued-uri", "replay").await;
        confirm(&page).await;
        page.toast("Replay started. Job a1000001 is queued again.").appears().await;
        page.row("a1000001").has("data-status", "queued").await;
        assert_eq!(sent(&page).await, 1);
    });
}

#[test]
fn the_page_can_say_no() {
    run(jobs(0), async |page| {
        ask(&page, PARTNER, "partner").await;
        page.prevent("impact-jobs-replay").await;
        confirm(&page).await;
        let event = page.event("impact-jobs-replay").await;
        assert!(event.cancelable);
        assert_eq!(event.detail, json!({ "id": "a1000001" }));
        // What the widget sends after this was sent after the replay, had there been one.
        page.refresh().await;
        assert_eq!((sent(&page).await, page.events("impact-jobs-replayed").await.len()), (0, 0));
        page.card("a1000001").says("Completed").await;
    });
}

#[test]
fn read_only_pages_offer_no_replay_anywhere() {
    run(jobs(0), async |page| {
        page.preset(&[("readonly", "")]);
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" }))
            .await;
        page.open().await;
        page.part("read-only-tag").says("Read-only").await;
        page.open_job("a1000001").await;
        page.part("detail-actions").button("Download result").appears().await;
        page.cell("a1000001", 1).find("input, [role=checkbox]").press().await;
        page.part("bulk-bar").says("1 selected").await;
        assert_eq!(page.css("button").saying("Replay job").count().await, 0);
        assert_eq!(page.css("button[aria-label^='Replay ']").count().await, 0);
    });
}

#[test]
fn a_running_job_cannot_be_replayed() {
    run(jobs(0), async |page| {
        page.server.order(json!({ "id": "a1000001", "type": "ApiReport", "status": "RUNNING", "runs_for": 600 })).await;
        page.open().await;
        page.open_job("a1000001").await;
        let button = page.part("detail-actions").button("Replay job");
        button.has("aria-disabled", "true").await;
        button.press().await;
        page.card("a1000001").says("Download and replay become available when the job ends.").await;
        assert!(!page.dialog().is_there().await);
    });
}

#[test]
fn a_toast_leads_to_the_job() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "FAILED" }))
            .await;
        page.open().await;
        page.row("a1000001").hover().await;
        page.row("a1000001").button("Replay API report a1000001").press().await;
        confirm(&page).await;
        page.part("toast").button("View").press().await;
        page.card("a1000001").appears().await;
        page.rest_mouse().await;
        let toasts = async || page.part("toast").count().await;
        until("the toast leaves by itself", SOON, toasts, |it| *it == 0).await;
    });
}
