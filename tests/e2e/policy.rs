//! The strict Content-Security-Policy of the host page, and no request to anybody else.

use serde_json::{Value, json};

use crate::browser::variable;
use crate::harness::run;
use crate::server::jobs;

#[test]
fn breaks_no_policy_and_logs_no_error_on_a_walk_through_everything() {
    run(jobs(40), async |page| {
        page.server.order(json!({ "id": "a1000001", "type": "ClickExport", "status": "COMPLETED", "records": 250 })).await;
        page.open().await;
        page.search().fill("status:completed").await;
        page.filter_button("Type").press().await;
        page.popover().appears().await;
        page.filter_button("Newest first").press().await;
        page.css("[role=menu]").appears().await;
        page.keys(thirtyfour::Key::Escape).await;
        page.open_job("a1000001").await;
        page.download_and_replay().await;
        page.search().fill("nothing-like-this").await;
        page.part("empty").appears().await;
        page.resize(360, 780).await;

        assert_eq!(page.violations().await, [Value::Null; 0]);
        let complaints: Vec<_> = page
            .console()
            .await
            .into_iter()
            .chain(page.log().await)
            .filter(|it| !it.starts_with("INFO") && !it.starts_with("DEBUG"))
            .collect();
        assert_eq!(complaints, [""; 0]);
    });
}

/// A strict page blocks script and style that are written into it.
#[test]
fn every_page_of_the_bundle_keeps_the_policy() {
    run(jobs(5), async |page| {
        let files = std::fs::read_dir(variable("IMPACT_JOBS_DIST")).unwrap();
        let paths = files.map(|it| it.unwrap().path());
        let pages = paths.filter(|it| it.extension().is_some_and(|it| it == "html"));
        let names = pages.map(|it| it.file_name().unwrap().to_str().unwrap().to_owned());
        let pages: Vec<_> = names.collect();
        assert!(pages.len() >= 2, "{pages:?}");
        for name in pages {
            page.open_at(&format!("/{name}")).await;
            assert_eq!(page.violations().await, [Value::Null; 0], "{name}");
        }
    });
}

#[test]
fn asks_nobody_but_the_page_it_came_from() {
    run(jobs(40), async |page| {
        page.open().await;
        let id = page.ids().await[0].clone();
        page.open_job(&id).await;
        let addresses: Vec<String> =
            page.script("return performance.getEntries().map((it) => it.name).filter((it) => it.includes('://'))", json!([])).await;
        assert!(addresses.iter().any(|it| it.contains("widget_bg.wasm")), "{addresses:?}");
        let strangers: Vec<_> =
            addresses.iter().filter(|it| !it.starts_with(&page.server.origin())).collect();
        assert_eq!(strangers, [""; 0]);
    });
}

#[test]
fn keeps_nothing_and_sends_no_credentials_of_its_own() {
    run(jobs(40), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" }))
            .await;
        page.open().await;
        page.run(
            "window.asked = []; \
             document.querySelector('impact-jobs').fetcher = (input, init) => { \
                 const { username, password } = new URL(input, location); \
                 asked.push({ method: init.method, headers: [...new Headers(init.headers).keys()], \
                     credentials: init.credentials ?? null, user: username + password }); \
                 return fetch(input, init); }",
            json!([]),
        )
        .await;
        page.refresh().await;
        page.open_job("a1000001").await;
        page.download_and_replay().await;
        let asked: Vec<Value> = page.script("return asked", json!([])).await;
        let none = |method: &str, headers: &[&str]| json!({ "method": method, "headers": headers, "credentials": null, "user": "" });
        let (get, put) = (none("GET", &["accept"]), none("PUT", &["accept", "idempotency-key"]));
        assert!(asked.iter().all(|it| *it == get || *it == put), "{asked:#?}");
        // At the least the list, the download and the replay.
        assert!(asked.len() >= 3 && asked.contains(&put), "{asked:#?}");
        let stored: Value = page
            .script(
                "return [localStorage.length, sessionStorage.length, document.cookie]",
                json!([]),
            )
            .await;
        assert_eq!(stored, json!([0, 0, ""]));
    });
}
