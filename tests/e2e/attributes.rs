//! What the page sets on the element acts at once.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::run;
use crate::page::Page;
use crate::server::{BRAND, PARTNER, jobs};
use crate::wait::{BY_ITSELF, SOON, until};

#[test]
fn query() {
    run(jobs(40), async |page| {
        page.preset(&[("query", "status:failed")]);
        page.open().await;
        page.chip("failed").has("aria-pressed", "true").await;
        page.set("query", "status:cancelled").await;
        page.chip("cancelled").has("aria-pressed", "true").await;
        page.search().sees("to follow", |it| it.value.as_deref() == Some("status:cancelled")).await;
        page.unset("query").await;
        page.matches(40).await;
    });
}

#[test]
fn sort() {
    run(jobs(40), async |page| {
        page.open().await;
        let list = page.server.list(PARTNER).await;
        page.set("sort", "created").await;
        page.rows().nth(0).has("data-job-id", list[39]["Id"].as_str().unwrap()).await;
        page.set("sort", "-created").await;
        page.rows().nth(0).has("data-job-id", list[0]["Id"].as_str().unwrap()).await;
    });
}

#[test]
fn job() {
    run(jobs(40), async |page| {
        page.open().await;
        let ids = page.ids().await;
        page.set("job", &ids[1]).await;
        page.card(&ids[1]).appears().await;
        page.set("job", &ids[2]).await;
        page.card(&ids[2]).appears().await;
        page.unset("job").await;
        page.part("detail").goes_away().await;
    });
}

#[test]
fn account() {
    run(jobs(40), async |page| {
        page.open().await;
        let brand = page.server.list(BRAND).await;
        page.set("account-kind", "brand").await;
        page.rows().nth(0).has("data-job-id", brand[0]["Id"].as_str().unwrap()).await;
        page.matches(40).await;
        page.set("account-sid", "IRxOTHER").await;
        page.part("empty").says("Jobs were not found at this address").await;
    });
}

#[test]
fn an_agency_can_act_for_a_brand() {
    run(jobs(10), async |page| {
        let account = "/Agencies/IRxSANDBOX/Advertisers/42";
        page.server.order(json!({ "account": account, "id": "a1000001" })).await;
        page.preset(&[("account-kind", "agency"), ("advertiser-id", "42")]);
        page.visit("/?account=agency").await;
        page.row("a1000001").appears().await;
    });
}

#[test]
fn created_after_and_before() {
    run(jobs(0), async |page| {
        for (id, age) in
            [("a1000001", 86_400), ("a1000002", 10 * 86_400), ("a1000003", 20 * 86_400)]
        {
            page.server.order(json!({ "id": id, "status": "COMPLETED", "age": age })).await;
        }
        page.open().await;
        page.matches(3).await;
        let day = async |days: u32| {
            let script =
                "return new Date(Date.now() - arguments[0] * 864e5).toISOString().slice(0, 10)";
            page.script::<String>(script, json!([days])).await
        };
        page.set("created-after", &day(15).await).await;
        page.row("a1000003").goes_away().await;
        page.set("created-before", &day(5).await).await;
        page.row("a1000001").goes_away().await;
        page.row("a1000002").appears().await;
        page.matches(1).await;
    });
}

#[test]
fn theme() {
    run(jobs(20), async |page| {
        page.open().await;
        for (theme, of_page, of_viewer, is_dark) in [
            (None, "dark", "light", true),
            (None, "light", "dark", false),
            (Some("light"), "dark", "dark", false),
            (Some("dark"), "light", "light", true),
            (Some("system"), "dark", "light", false),
            (Some("system"), "light", "dark", true),
        ] {
            let scheme = "document.documentElement.style.colorScheme = arguments[0]";
            page.run(scheme, json!([of_page])).await;
            page.media(&[("prefers-color-scheme", of_viewer)]).await;
            match theme {
                Some(theme) => page.set("theme", theme).await,
                None => page.unset("theme").await,
            }
            let what = format!("{theme:?} on a {of_page} page for who likes it {of_viewer}");
            let red = async || {
                let red = "return parseInt(getComputedStyle(it).backgroundColor.split('(')[1])";
                page.part("root").script::<u32>(red).await
            };
            until(&what, SOON, red, |it| (*it < 128) == is_dark).await;
        }
    });
}

#[test]
fn density_changes_the_height_of_rows_and_the_same_stay_in_view() {
    run(jobs(300), async |page| {
        page.preset(&[("refresh", "off")]);
        page.visit("/").await;
        page.matches(300).await;
        page.part("grid").script::<()>("it.scrollTop = 4000").await;
        // The first row that is not all behind the header, and its height.
        let first = async || {
            page.part("grid")
                .script::<(String, f64)>(
                    "const edge = it.querySelector('[part~=header-row]').getBoundingClientRect().bottom; \
                     const row = [...it.querySelectorAll('[role=row][data-job-id]')].find((row) => row.getBoundingClientRect().bottom > edge + 1); \
                     return [row?.dataset.jobId ?? '', row?.offsetHeight ?? 0]",
                )
                .await
        };
        let list = page.server.list(PARTNER).await;
        let (id, comfortable) = until("scrolled", SOON, first, |(id, _)| {
            !id.is_empty() && list[..90].iter().all(|it| it["Id"] != id.as_str())
        })
        .await;
        page.set("density", "compact").await;
        let is_same = |it: &(String, f64)| it.0 == id && it.1 < comfortable;
        until("lower rows, the same", SOON, first, is_same).await;
        page.unset("density").await;
        until("as before", SOON, first, |it| *it == (id.clone(), comfortable)).await;
    });
}

#[test]
fn time_zone_and_language() {
    run(jobs(20), async |page| {
        page.open().await;
        page.set("time-zone", "Asia/Tokyo").await;
        page.part("status-bar").says("UTC+09:00").await;
        assert_eq!(page.console().await, [""; 0]);
        page.set("time-zone", "Mars/Olympus").await;
        page.part("status-bar").says("UTC−05:00").await;
        let warning = "WARNING <impact-jobs> time-zone=\"Mars/Olympus\" is not allowed.";
        let console = page.console().await;
        assert!(console.iter().any(|it| it.starts_with(warning)), "{console:#?}");
    });
}

#[test]
fn refresh_off() {
    run(jobs(20), async |page| {
        page.preset(&[("refresh", "off")]);
        page.visit("/").await;
        page.matches(20).await;
        page.part("live-text").has("data-live", "paused").await;
    });
}

#[test]
fn refresh_in_seconds_asks_by_itself() {
    run(jobs(0), async |page| {
        page.speed_up(4);
        // All jobs are final: by default the next request is a minute away.
        page.server.order(json!({ "id": "a1000001", "status": "COMPLETED", "age": 86_400 })).await;
        page.open().await;
        let asked = page.server.n_requests("list").await;
        page.set("refresh", "5").await;
        let requests = async || page.server.n_requests("list").await;
        until("it asks", BY_ITSELF, requests, |it| *it > asked).await;
    });
}

#[test]
fn the_property_refresh_sets_the_attribute_and_reads_as_the_method() {
    run(jobs(20), async |page| {
        page.open().await;
        for value in ["20", "off"] {
            let set = "document.querySelector('impact-jobs').refresh = arguments[0]";
            page.run(set, json!([value])).await;
            assert_eq!(page.attribute("refresh").await.as_deref(), Some(value));
            let live = if value == "off" { "paused" } else { "live" };
            page.part("live-text").has("data-live", live).await;
            let asked = page.server.n_requests("list").await;
            page.refresh().await;
            assert_eq!(page.server.n_requests("list").await, asked + 1, "refresh=\"{value}\"");
        }
        assert_eq!(page.console().await, [""; 0]);
    });
}

#[test]
fn retention_days() {
    run(jobs(0), async |page| {
        let order =
            json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED", "age": 86_400 });
        let completed = page.server.order(order).await["CompletedDate"].clone();
        page.open().await;
        page.open_job("a1000001").await;
        for days in [30, 60] {
            page.set("retention-days", &days.to_string()).await;
            let last_day: String = page
                .script(
                    "const [completed, days] = arguments; \
                     return new Date(Date.parse(completed) + days * 864e5).toLocaleDateString('en', { dateStyle: 'medium' })",
                    json!([completed, days]),
                )
                .await;
            page.card("a1000001").says(&format!("Result available until about {last_day}")).await;
        }
    });
}

#[test]
fn read_only_can_be_set_later() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "FAILED" }))
            .await;
        page.open().await;
        page.open_job("a1000001").await;
        page.part("detail-actions").button("Replay job").appears().await;
        page.set("readonly", "").await;
        page.part("detail-actions").button("Replay job").goes_away().await;
        page.unset("readonly").await;
        page.part("detail-actions").button("Replay job").appears().await;
    });
}

#[test]
fn stalled_after() {
    run(jobs(0), async |page| {
        let order = json!({ "id": "a1000001", "type": "ApiReport", "status": "RUNNING", "outcome": "never", "runs_for": 60, "age": 360 });
        page.server.order(order).await;
        // With more columns there is room for fewer words.
        page.preset(&[("columns", "status type progress")]);
        page.open().await;
        assert!(!page.row("a1000001").text().await.contains("No progress"));
        page.set("stalled-after", "2").await;
        page.row("a1000001").says("No progress for").await;
    });
}

#[test]
fn sync_url() {
    run(jobs(20), async |page| {
        page.preset(&[("sync-url", "hash")]);
        page.open().await;
        page.chip("failed").press().await;
        let hash = async || {
            page.script::<String>("return decodeURIComponent(location.hash)", json!([])).await
        };
        until("the query in the address", SOON, hash, |it| it.contains("status:failed")).await;
        let id = page.ids().await[0].clone();
        page.open_job(&id).await;
        until("the job in the address", SOON, hash, |it| it.contains(&id)).await;

        page.driver().refresh().await.unwrap();
        page.card(&id).appears().await;
        page.chip("failed").has("aria-pressed", "true").await;
    });
}

#[test]
fn the_address_keeps_the_order() {
    run(jobs(40), async |page| {
        page.preset(&[("sync-url", "query")]);
        page.open().await;
        let by_duration = page.css("[role=columnheader]").saying("Duration");
        by_duration.clone().find("button").press().await;
        let address = async || page.script::<String>("return location.search", json!([])).await;
        until("the order in the address", SOON, address, |it| it == "?sort=-duration").await;
        page.driver().refresh().await.unwrap();
        by_duration.has("aria-sort", "descending").await;
    });
}

#[test]
fn sync_url_can_be_switched_on_and_off_later() {
    run(jobs(40), async |page| {
        page.open().await;
        let hash = async || {
            page.script::<String>("return decodeURIComponent(location.hash)", json!([])).await
        };
        page.set("sync-url", "hash").await;
        page.chip("failed").press().await;
        until("the query in the address", SOON, hash, |it| it == "#query=status:failed").await;
        page.set("sync-url", "off").await;
        page.chip("completed").press().await;
        page.reflects("query", "status:failed,completed").await;
        assert_eq!(hash().await, "#query=status:failed", "it is the page's own now");
    });
}

#[test]
fn back_and_forward_go_through_the_opened_jobs() {
    run(jobs(20), async |page| {
        page.preset(&[("sync-url", "query"), ("id", "mine")]);
        page.open_at("/?tab=2&other.query=theirs").await;
        let address = async || {
            page.script::<String>("return decodeURIComponent(location.search)", json!([])).await
        };
        let steps = async || page.script::<usize>("return history.length", json!([])).await;
        let before = steps().await;
        page.search().fill("status:completed").await;
        page.keys(Key::Enter).await;
        until("the query in the address", SOON, address, |it| {
            it == "?tab=2&other.query=theirs&mine.query=status:completed"
        })
        .await;
        assert_eq!(steps().await, before, "typing is no step");
        let ids = page.ids().await;
        page.open_job(&ids[0]).await;
        page.open_job(&ids[1]).await;
        assert_eq!(steps().await, before + 2);
        page.driver().back().await.unwrap();
        page.card(&ids[0]).appears().await;
        page.driver().back().await.unwrap();
        page.part("detail").goes_away().await;
        page.search()
            .sees("to keep the query", |it| it.value.as_deref() == Some("status:completed"))
            .await;
        page.driver().forward().await.unwrap();
        page.card(&ids[0]).appears().await;
        let last = page.events("impact-jobs-open").await.pop().unwrap();
        assert_eq!(last.detail["id"], ids[0].as_str());
    });
}

/// An element, and a second one like it above.
async fn two_that_share_the_address(page: &Page) -> (Page, Page) {
    page.preset(&[("sync-url", "hash"), ("id", "one")]);
    page.open().await;
    page.run(
        "const two = document.querySelector('impact-jobs').cloneNode(); two.id = 'two'; \
         document.querySelector('main').prepend(two)",
        json!([]),
    )
    .await;
    let two = page.widget("#two");
    two.matches(20).await;
    (page.widget("#one"), two)
}

#[test]
fn two_elements_share_the_address() {
    run(jobs(20), async |page| {
        let (one, two) = two_that_share_the_address(&page).await;
        two.chip("failed").press().await;
        one.chip("completed").press().await;
        let hash = async || {
            page.script::<String>("return decodeURIComponent(location.hash)", json!([])).await
        };
        until("both", SOON, hash, |it| it == "#two.query=status:failed&one.query=status:completed")
            .await;
        two.chip("failed").press().await;
        until("one alone", SOON, hash, |it| it == "#one.query=status:completed").await;
    });
}

#[test]
fn back_and_forward_go_through_the_opened_jobs_of_two_elements() {
    run(jobs(20), async |page| {
        let (one, two) = two_that_share_the_address(&page).await;
        let ids = page.ids().await;
        let cards = async || {
            let card = async |it: &Page| {
                it.part("detail").all().await.pop().map(|it| it.attribute("data-job-id").to_owned())
            };
            [card(&one).await, card(&two).await]
        };
        let shows = async |first: Option<&str>, second: Option<&str>| {
            let right = [first.map(str::to_owned), second.map(str::to_owned)];
            until(&format!("{right:?}"), SOON, cards, |it| *it == right).await;
        };
        one.open_job(&ids[0]).await;
        two.open_job(&ids[1]).await;
        shows(Some(&ids[0]), Some(&ids[1])).await;
        page.driver().back().await.unwrap();
        shows(Some(&ids[0]), None).await;
        page.driver().back().await.unwrap();
        shows(None, None).await;
        page.driver().forward().await.unwrap();
        shows(Some(&ids[0]), None).await;
        page.driver().forward().await.unwrap();
        shows(Some(&ids[0]), Some(&ids[1])).await;
    });
}

#[test]
fn two_elements_that_would_overwrite_their_address_are_reported() {
    run(jobs(20), async |page| {
        page.preset(&[("sync-url", "hash")]);
        page.open().await;
        let warns = async || {
            let console = page.console().await;
            console.iter().any(|it| it.starts_with("WARNING") && it.contains("Give each an id"))
        };
        assert!(!warns().await, "one alone needs none");
        page.run(
            "document.querySelector('main').prepend(document.querySelector('impact-jobs').cloneNode())",
            json!([]),
        )
        .await;
        until("reported", SOON, warns, |it| *it).await;
    });
}

#[test]
fn the_language_around_the_element_can_change() {
    run(jobs(1_200), async |page| {
        page.open().await;
        page.status_bar().says("1,200").await;
        page.run("document.documentElement.lang = 'de'", json!([])).await;
        page.part("status-bar").says("1.200").await;
        page.set("lang", "fr").await;
        page.part("status-bar").says("1 200").await;
        page.run("document.documentElement.lang = 'en'", json!([])).await;
        page.unset("lang").await;
        page.part("status-bar").says("1,200").await;
    });
}

#[test]
fn wrong_values_are_reported_and_the_default_is_used() {
    run(jobs(20), async |page| {
        let wrong = [
            ("sort", "newest"),
            ("refresh", "often"),
            ("time-zone", "Mars/Olympus"),
            ("lang", "no_such"),
        ];
        page.preset(&wrong);
        page.open().await;
        page.matches(20).await;
        let console = page.console().await;
        for (name, value) in wrong {
            let words = &*format!("{name}=\"{value}\" is not allowed");
            assert!(
                console.iter().any(|it| it.contains(words) && it.starts_with("WARNING")),
                "{words}: {console:#?}"
            );
        }
    });
}

#[test]
fn properties_are_the_attributes() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run("document.querySelector('impact-jobs').query = 'status:failed'", json!([])).await;
        page.chip("failed").has("aria-pressed", "true").await;
        page.run("document.querySelector('impact-jobs').readonly = true", json!([])).await;
        page.part("read-only-tag").appears().await;
        let read: Value = page
            .script(
                "const { query, readonly, apiBase, accountKind, accountSid } = document.querySelector('impact-jobs'); \
                 return { query, readonly, apiBase, accountKind, accountSid }",
                json!([]),
            )
            .await;
        let expected = json!({
            "query": "status:failed",
            "readonly": true,
            "apiBase": "/impact",
            "accountKind": "partner",
            "accountSid": "IRxSANDBOX",
        });
        assert_eq!(read, expected);
    });
}

#[test]
fn methods_open_and_close() {
    run(jobs(20), async |page| {
        page.open().await;
        let id = page.ids().await[3].clone();
        page.run("document.querySelector('impact-jobs').openJob(arguments[0])", json!([id])).await;
        page.card(&id).appears().await;
        page.run("document.querySelector('impact-jobs').closeJob()", json!([])).await;
        page.part("detail").goes_away().await;
    });
}
