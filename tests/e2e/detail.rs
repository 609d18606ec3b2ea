//! The card of one job.

use serde_json::{Value, json};

use crate::harness::{run, run_alone};
use crate::page::{Page, column};
use crate::server::{PARTNER, jobs};
use crate::wait::{SOON, until};

const ATTRIBUTES: [&str; 17] = [
    "Id",
    "Type",
    "ProgramId",
    "CreatedBy",
    "CreatedDate",
    "StartedDate",
    "CompletedDate",
    "AbandonedDate",
    "CancelledDate",
    "FailedDate",
    "LastProgressUpdateDate",
    "Status",
    "StatusMessage",
    "RecordsProcessed",
    "PercentageComplete",
    "Replayable",
    "ResultUri",
];

/// Schedules one job as `order` says and opens its card.
async fn open_card(page: &Page, mut order: Value) {
    order["id"] = json!("a1000001");
    page.server.order(order).await;
    page.open().await;
    page.open_job("a1000001").await;
}

#[test]
fn shows_all_attributes_exactly_as_sent() {
    run(jobs(0), async |page| {
        open_card(&page, json!({ "type": "ClickExport", "status": "COMPLETED" })).await;
        let sent = page.server.job(PARTNER, "a1000001").await;
        let shown = page.part("attribute").all().await;
        let names: Vec<_> = shown.iter().map(|it| it.attribute("data-attribute")).collect();
        assert_eq!(names, ATTRIBUTES);
        for name in ATTRIBUTES {
            let value = match &sent[name] {
                Value::Null => "Not set".to_owned(),
                Value::String(text) if text.is_empty() => "Not set".to_owned(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let row = page.css(format!("[part~=attribute][data-attribute={name}]"));
            let shown = row.clone().find("dd").one().await.exact;
            assert_eq!(shown.trim_end_matches(" %"), value, "{name}");
            let copy = row.find("button").named(&format!("Copy {name}"));
            assert_eq!(
                copy.is_there().await,
                value != "Not set",
                "only what is set can be copied: {name}"
            );
        }
    });
}

#[test]
fn each_state_says_what_it_means_and_what_can_be_done() {
    struct State {
        order: Value,
        words: &'static [&'static str],
        can_download: bool,
        can_replay: bool,
    }
    const ENDS: &str = "Download and replay become available when the job ends.";
    let states = [
        State {
            order: json!({ "status": "QUEUED", "outcome": "never" }),
            words: &["Queued", "Large jobs can wait in the queue", ENDS],
            can_download: false,
            can_replay: false,
        },
        State {
            order: json!({ "status": "RUNNING", "runs_for": 600 }),
            words: &[
                "Running",
                "Time left unknown",
                "Records",
                "Rate",
                "Running for",
                "Last progress",
                ENDS,
            ],
            can_download: false,
            can_replay: false,
        },
        State {
            order: json!({ "status": "RUNNING", "outcome": "never", "runs_for": 600, "age": 7_200 }),
            words: &["No progress for", "The job may still finish", "Check now"],
            can_download: false,
            can_replay: false,
        },
        State {
            order: json!({ "status": "COMPLETED", "age": 86_400 }),
            words: &["Completed", "Result available until about"],
            can_download: true,
            can_replay: true,
        },
        State {
            order: json!({ "status": "COMPLETED", "type": "UploadAds" }),
            words: &["Ad upload jobs can't be replayed."],
            can_download: true,
            can_replay: false,
        },
        State {
            order: json!({ "status": "ERROR", "age": 360, "outcome": "error" }),
            words: &[
                "Next automatic retry in about",
                "impact.com retries every 15 min",
                "Progress before the error",
            ],
            can_download: false,
            can_replay: false,
        },
        State {
            order: json!({ "status": "FAILED" }),
            words: &[
                "Stopped after 5 unsuccessful tries",
                "Replay the job, or contact",
                "Progress before the failure",
            ],
            can_download: false,
            can_replay: true,
        },
        State {
            order: json!({ "status": "CANCELLED" }),
            words: &[
                "Cancelled by impact.com",
                "Ask your account manager why.",
                "Progress before it was cancelled",
            ],
            can_download: false,
            can_replay: true,
        },
    ];
    run(jobs(0), async move |page| {
        for (index, State { order, .. }) in states.iter().enumerate() {
            let mut order = order.clone();
            order["id"] = json!(format!("a100000{index}"));
            order["type"] = order.get("type").cloned().unwrap_or(json!("ApiReport"));
            page.server.order(order).await;
        }
        page.open().await;
        for (index, state) in states.iter().enumerate() {
            let card = page.card(&format!("a100000{index}"));
            page.open_job(&format!("a100000{index}")).await;
            for words in state.words {
                card.says(words).await;
            }
            for (name, is_possible) in
                [("Download result", state.can_download), ("Replay job", state.can_replay)]
            {
                let button = page.part("detail-actions").button(name).one().await;
                let is_enabled = button.attribute("aria-disabled") != "true";
                assert_eq!(is_enabled, is_possible, "{name} of {:?}", state.order);
            }
        }
    });
}

#[test]
fn an_error_of_an_agency_is_final() {
    run(jobs(0), async |page| {
        let order = json!({ "account": "/Agencies/IRxSANDBOX", "id": "a1000001", "type": "ApiReport", "status": "ERROR", "outcome": "error" });
        page.server.order(order).await;
        page.open_account("agency").await;
        page.open_job("a1000001").await;
        page.card("a1000001").says("Stopped by a system error").await;
        page.part("detail-actions").button("Replay job").has("aria-disabled", "").await;
    });
}

#[test]
fn opening_and_closing_tell_the_page() {
    run(jobs(20), async |page| {
        page.open().await;
        let ids = page.ids().await;
        page.open_job(&ids[1]).await;
        page.event_with("impact-jobs-open", |it| *it == json!({ "id": ids[1] })).await;
        page.reflects("job", &ids[1]).await;
        page.row(&ids[1]).has("aria-current", "true").await;
        page.button("Close job details").press().await;
        page.part("detail").goes_away().await;
        page.event_with("impact-jobs-open", |it| *it == json!({ "id": null })).await;
        page.reflects("job", "").await;
    });
}

#[test]
fn walks_to_the_next_and_the_previous_job() {
    run(jobs(20), async |page| {
        page.open().await;
        let ids = page.ids().await;
        page.open_job(&ids[1]).await;
        page.button("Next job").press().await;
        page.card(&ids[2]).appears().await;
        page.button("Previous job").press().await;
        page.button("Previous job").press().await;
        page.card(&ids[0]).appears().await;
        page.button("Previous job").has("aria-disabled", "true").await;
    });
}

#[test]
fn a_link_to_a_job_that_is_gone_says_so_and_leaves_the_list_alone() {
    run(jobs(20), async |page| {
        page.preset(&[("job", "5f0a77c1-0000-4000-8000-000000000000")]);
        page.open().await;
        page.part("detail").says("This job can't be found").await;
        page.part("detail").says("Job 5f0a77c1 was removed").await;
        page.matches(20).await;
    });
}

#[test]
fn a_link_opens_a_job_older_than_the_list() {
    run(jobs(20), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "status": "COMPLETED", "age": 8_640_000 }))
            .await;
        page.preset(&[("job", "a1000001")]);
        page.open().await;
        page.card("a1000001").says("Completed").await;
        page.row("a1000001").goes_away().await;
        page.matches(20).await;
    });
}

#[test]
fn a_long_message_is_cut_and_can_be_shown_whole() {
    run(jobs(0), async |page| {
        let message = "The data warehouse did not answer. ".repeat(60).trim().to_owned();
        open_card(&page, json!({ "status": "FAILED", "type": "ApiReport", "message": message }))
            .await;
        let height =
            async || page.part("status-message").script::<f64>("return it.clientHeight").await;
        let cut = height().await;
        page.card("a1000001").button("Show all").press().await;
        until("all of the message", SOON, height, |it| *it > 2.0 * cut).await;
        let shown = page.part("status-message").script::<String>("return it.textContent").await;
        assert!(shown.contains(&message), "{shown}");
    });
}

#[test]
fn shows_the_first_rows_of_a_result() {
    run(jobs(0), async |page| {
        open_card(&page, json!({ "type": "ClickExport", "status": "COMPLETED", "records": 250 }))
            .await;
        assert_eq!(
            page.server.n_requests("download").await,
            0,
            "a preview costs a request, so it is asked for"
        );
        page.button("Show preview").press().await;
        page.card("a1000001").says("First 5 of 250 rows").await;
        let result = String::from_utf8(page.server.result(PARTNER, "a1000001").await).unwrap();
        let first_name = result.split([',', '\n']).next().unwrap();
        page.part("preview").find("table").says(first_name).await;
        page.part("preview").find("tbody tr").number(5).await;
    });
}

/// Whatever a result is written in, its first rows are shown, and no more of it is read.
#[test]
fn a_preview_reads_what_results_are_written_in() {
    run(jobs(0), async |page| {
        open_card(&page, json!({ "type": "ClickExport", "status": "COMPLETED", "records": 9 }))
            .await;
        page.run(
            r#"const rows = (n) => Array.from({ length: n }, (_, at) => at);
             const json = JSON.stringify({ Clicks: rows(9).map((it) => ({ Id: it, Name: 'n' + it })) });
             const utf16 = (text) => new Uint8Array(new Uint16Array([...text].map((it) => it.charCodeAt(0))).buffer);
             const bytes = {
                 'semicolons': () => 'a;b\n' + rows(9).map((it) => it + ';"x;\n' + it + '"\n').join(''),
                 'json': () => json,
                 'gzip': () => new Blob([json]).stream().pipeThrough(new CompressionStream('gzip')),
                 'utf-16': () => utf16(String.fromCharCode(0xfeff) + 'a,b\n1,2\n'),
                 'empty': () => 'a,b\n',
                 'wide': () => rows(200).join(',') + '\n' + rows(200).join(',') + '\n',
                 'endless': () => new ReadableStream({
                     pull(it) { it.enqueue(new TextEncoder().encode('a,b\n1,2\n')) },
                     cancel() { window.stopped = true },
                 }),
                 'picture': () => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]),
                 'page': () => '<!doctype html><title>Sign in</title>',
                 'error': () => '{"Status":"ERROR","Message":"The result has expired"}',
             };
             document.querySelector('impact-jobs').fetcher = (input, init) =>
                 String(input).includes('ownload') ? Promise.resolve(new Response(bytes[window.kind]())) : fetch(input, init)"#,
            json!([]),
        )
        .await;
        let table = |rows: usize, columns: usize| {
            let page = page.clone();
            async move {
                page.part("preview").find("tbody tr").number(rows).await;
                page.part("preview").find("th").number(columns).await;
            }
        };
        for (kind, says, shape) in [
            ("semicolons", "First 5 of 9 rows, 2 columns", Some((5, 2))),
            ("json", "First 5 of 9 rows, 2 columns", Some((5, 2))),
            ("gzip", "First 5 of 9 rows, 2 columns", Some((5, 2))),
            ("utf-16", "1 row, 2 columns", Some((1, 2))),
            ("empty", "The result has no rows.", None),
            ("wide", "1 row, first 50 of 200 columns", Some((1, 50))),
            ("endless", "First 5 of 9 rows, 2 columns", Some((5, 2))),
            ("picture", "This kind of file can't be previewed.", None),
            ("page", "a web page came in place of the result", None),
            ("error", "The preview could not be loaded: the result has expired.", None),
        ] {
            page.run("window.kind = arguments[0]", json!([kind])).await;
            page.unset("job").await;
            page.set("job", "a1000001").await;
            page.button("Show preview").press().await;
            page.card("a1000001").says(says).await;
            if let Some((rows, columns)) = shape {
                table(rows, columns).await;
            }
            page.focuses("the preview", |it| it.part == "preview").await;
        }
        assert!(page.script::<bool>("return window.stopped", json!([])).await, "no more was read");
    });
}

#[test]
fn copies_the_id_an_attribute_and_everything() {
    // All pages of a browser share the clipboard.
    run_alone(jobs(0), async |page| {
        page.allow_clipboard().await;
        open_card(&page, json!({ "type": "ClickExport", "status": "COMPLETED" })).await;
        let clipboard = async || {
            page.asynchronous("navigator.clipboard.readText().then(done, done)", json!([])).await
        };
        page.button("Copy full job ID").press().await;
        until("the id on the clipboard", SOON, clipboard, |it| *it == json!("a1000001")).await;
        page.button("Copy CreatedBy").press().await;
        until("the creator on the clipboard", SOON, clipboard, |it| *it == json!("IRxSANDBOX"))
            .await;
        page.button("Copy as JSON").press().await;
        let is_job = |it: &Value| {
            let job: Value =
                serde_json::from_str(it.as_str().unwrap_or_default()).unwrap_or_default();
            job["Id"] == "a1000001" && job.as_object().is_some_and(|it| it.len() == 17)
        };
        until("the job on the clipboard", SOON, clipboard, is_job).await;
    });
}

#[test]
fn the_narrow_card_goes_over_the_list_and_back() {
    run(jobs(20), async |page| {
        page.resize(360, 780).await;
        page.open().await;
        let id = page.ids().await[2].clone();
        page.cell(&id, column::TYPE).press().await;
        page.card(&id).appears().await;
        page.part("grid").goes_away().await;
        page.part("back-button").press().await;
        page.part("grid").appears().await;
        page.focuses_cell(&id, column::TYPE).await;
    });
}
