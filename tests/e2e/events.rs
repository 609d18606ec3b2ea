//! What the page is told.

use serde_json::json;

use crate::harness::run;
use crate::life::fail;
use crate::server::jobs;

#[test]
fn ready_and_load() {
    run(jobs(40), async |page| {
        page.open().await;
        let ready = page.event("impact-jobs-ready").await;
        assert!(ready.detail["version"].as_str().is_some_and(|it| !it.is_empty()), "{ready:?}");
        let load = page.event("impact-jobs-load").await;
        assert_eq!((&load.detail["count"], &load.detail["problems"]), (&json!(40), &json!([])));
        let (is_iso, age): (bool, f64) = page
            .script(
                "const [at] = arguments; return [at === new Date(at).toISOString(), Math.abs(Date.now() - Date.parse(at))]",
                json!([load.detail["at"]]),
            )
            .await;
        assert!(is_iso && age < 60_000.0, "now, in ISO 8601: {load:?}");
    });
}

#[test]
fn all_events_bubble_out_of_the_shadow_root_and_only_questions_can_be_canceled() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" }))
            .await;
        page.server.order(json!({ "id": "a1000002", "type": "ApiReport", "runs_for": 10 })).await;
        page.open().await;
        page.server.advance(6).await;
        page.refresh().await;
        page.event("impact-jobs-change").await;
        page.open_job("a1000001").await;
        page.chip("completed").press().await;
        page.part("detail-actions").button("Download result").press().await;
        page.part("detail-actions").button("Replay job").press().await;
        page.dialog().button("Replay job").press().await;
        page.event("impact-jobs-replayed").await;
        page.server.fault_once("500", "list").await;
        page.refresh().await;
        page.event("impact-jobs-error").await;
        fail(&page, "impact-jobs").await;
        for (name, is_question) in [
            ("ready", false),
            ("load", false),
            ("open", false),
            ("query", false),
            ("download", true),
            ("replay", true),
            ("replayed", false),
            ("error", false),
            ("change", false),
            ("fatal", false),
        ] {
            let event = page.event(&format!("impact-jobs-{name}")).await;
            assert!(
                event.bubbles && event.composed && event.cancelable == is_question,
                "{event:?}"
            );
        }
    });
}

#[test]
fn changes_come_in_one_event_for_each_refresh() {
    run(jobs(0), async |page| {
        for id in ["a1000001", "a1000002"] {
            page.server.order(json!({ "id": id, "type": "ApiReport", "runs_for": 10 })).await;
        }
        page.preset(&[("refresh", "off")]);
        page.visit("/").await;
        page.matches(2).await;
        page.server.advance(6).await;
        page.refresh().await;
        let change = page.event("impact-jobs-change").await;
        assert_eq!(change.detail["changes"].as_array().map(Vec::len), Some(2), "{change:?}");
        page.refresh().await;
        assert_eq!(
            page.events("impact-jobs-change").await.len(),
            1,
            "nothing changed, nothing is told"
        );
    });
}

#[test]
fn the_page_is_not_told_of_what_it_did_itself() {
    run(jobs(20), async |page| {
        page.open().await;
        let id = page.ids().await[1].clone();
        page.set("job", &id).await;
        page.card(&id).appears().await;
        page.set("query", "status:failed").await;
        page.chip("failed").has("aria-pressed", "true").await;
        for close in ["closeJob()", "removeAttribute('job')", "job = null"] {
            page.set("job", &id).await;
            page.card(&id).appears().await;
            let script = format!("document.querySelector('impact-jobs').{close}");
            page.run(&script, json!([])).await;
            page.part("detail").goes_away().await;
        }
        page.unset("query").await;
        page.matches(20).await;
        assert_eq!(page.events("impact-jobs-open").await.len(), 0);
        assert_eq!(page.events("impact-jobs-query").await.len(), 0);
    });
}

#[test]
fn what_cannot_be_read_is_counted_and_the_rest_is_shown() {
    run(jobs(0), async |page| {
        page.open().await;
        page.run(
            "document.querySelector('impact-jobs').fetcher = async () => new Response(JSON.stringify({ Jobs: [ \
                 { Id: 'a1000001', Type: 'ApiReport', Status: 'COMPLETED', CreatedDate: 'yesterday' }, \
                 { Id: 'a1000002', Type: 'ApiReport', Status: 'FAILED', CreatedDate: '2026-11-01T12:00:00-05:00' }, \
                 'no job', \
             ] }), { headers: { 'content-type': 'application/json' } })",
            json!([]),
        )
        .await;
        page.refresh().await;
        page.row("a1000001").appears().await;
        page.row("a1000002").appears().await;
        let load = page.event_with("impact-jobs-load", |it| it["count"] == 2).await;
        assert_eq!(load.detail["problems"].as_array().map(Vec::len), Some(2), "{load:?}");
        page.part("banner").says("could not be read").await;
    });
}

#[test]
fn what_a_page_sets_when_it_hears_ready_counts() {
    run(jobs(40), async |page| {
        page.before_each_load(
            "addEventListener('impact-jobs-ready', (it) => it.target.setAttribute('query', 'status:failed'))",
        );
        page.open().await;
        page.search().sees("to hold it", |it| it.value.as_deref() == Some("status:failed")).await;
    });
}

#[test]
fn a_widget_that_cannot_start_says_so_and_leaves_the_page_alone() {
    run(jobs(0), async |page| {
        page.server.withhold("widget_bg.wasm");
        page.visit("/").await;
        let fatal = page.event("impact-jobs-fatal").await;
        assert!(fatal.detail["message"].is_string(), "{fatal:?}");
        let text: String = page
            .script(
                "return document.querySelector('impact-jobs').shadowRoot.textContent",
                json!([]),
            )
            .await;
        assert!(text.starts_with("The job list could not be loaded"), "{text}");
    });
}
