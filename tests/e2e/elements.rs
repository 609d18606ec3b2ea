//! The element in a page: several of them, removed, moved, made by script.

use serde_json::json;

use crate::harness::run;
use crate::server::{AGENCY, jobs};
use crate::wait::{SOON, until};

const ADD_SECOND: &str = "const second = document.createElement('impact-jobs'); \
    second.id = 'second'; \
    for (const [name, value] of Object.entries(arguments[0])) second.setAttribute(name, value); \
    document.querySelector('main').append(second)";

#[test]
fn two_widgets_on_a_page_do_not_know_each_other() {
    run(jobs(20), async |page| {
        page.open().await;
        page.server.order(json!({ "account": AGENCY, "id": "a1000001", "status": "FAILED" })).await;
        let attributes = json!([{ "api-base": "/impact", "account-kind": "agency", "account-sid": "IRxSANDBOX" }]);
        page.run(ADD_SECOND, attributes).await;
        let second = page.widget("#second");
        second.row("a1000001").appears().await;
        second.matches(21).await;
        page.matches(20).await;

        second.chip("failed").press().await;
        second.reflects("query", "status:failed").await;
        assert_eq!(page.attribute("query").await, None);
        page.matches(20).await;
        second.open_job("a1000001").await;
        assert!(!page.part("detail").is_there().await);
        assert_eq!(second.events("impact-jobs-open").await[0].target, "second");
    });
}

#[test]
fn removed_and_added_again_it_goes_on() {
    run(jobs(20), async |page| {
        page.open().await;
        page.chip("failed").press().await;
        page.reflects("query", "status:failed").await;
        page.run(
            "window.widget = document.querySelector('impact-jobs'); widget.remove()",
            json!([]),
        )
        .await;
        let asked = page.server.n_requests("list").await;
        page.run("document.querySelector('main').append(widget)", json!([])).await;
        page.search()
            .sees("to hold the query", |it| it.value.as_deref() == Some("status:failed"))
            .await;
        page.chip("failed").has("aria-pressed", "true").await;
        until(
            "it asks again",
            SOON,
            async || page.server.n_requests("list").await,
            |it| *it > asked,
        )
        .await;
        assert_eq!(page.part("grid").count().await, 1);
        page.chip("failed").press().await;
        page.matches(20).await;
    });
}

#[test]
fn moved_in_the_page_it_stays_as_it_is() {
    run(jobs(20), async |page| {
        page.open().await;
        let id = page.ids().await[2].clone();
        page.open_job(&id).await;
        page.run(
            "const box = document.createElement('div'); document.querySelector('main').append(box); \
             box.append(document.querySelector('impact-jobs'))",
            json!([]),
        )
        .await;
        page.card(&id).appears().await;
        page.matches(20).await;
        assert_eq!(page.part("grid").count().await, 1);
    });
}

#[test]
fn removed_it_asks_nothing_more() {
    run(jobs(20), async |page| {
        page.speed_up(4);
        page.open().await;
        page.run("document.querySelector('impact-jobs').remove()", json!([])).await;
        let asked = page.server.n_requests("list").await;
        let passed = async || page.script::<f64>("return performance.now()", json!([])).await;
        let now = passed().await;
        // With jobs under way the next poll would be due in 5 s.
        until("time passes", SOON, passed, |it| *it > now + 7_000.0).await;
        assert_eq!(page.server.n_requests("list").await, asked);
    });
}

#[test]
fn mount_does_without_the_tag() {
    run(jobs(20), async |page| {
        page.open().await;
        let mounted = page
            .asynchronous(
                "import('/impact-jobs.js').then(({ mount }) => { \
                     const place = document.createElement('div'); \
                     document.querySelector('main').append(place); \
                     window.mounted = mount(place, { apiBase: '/impact', accountKind: 'brand', accountSid: 'IRxSANDBOX' }); \
                     mounted.element.id = 'second'; \
                     done('mounted'); \
                 }).catch((error) => done(String(error)))",
                json!([]),
            )
            .await;
        assert_eq!(mounted, "mounted");
        let second = page.widget("#second");
        second.matches(20).await;
        page.run("mounted.update({ query: 'status:failed' })", json!([])).await;
        second.chip("failed").has("aria-pressed", "true").await;
        page.run("mounted.destroy()", json!([])).await;
        let left: usize =
            page.script("return document.querySelectorAll('impact-jobs').length", json!([])).await;
        assert_eq!(left, 1);
    });
}

#[test]
fn mount_needs_a_place() {
    run(jobs(20), async |page| {
        page.open().await;
        let outcome = page
            .asynchronous(
                "e2e.load('/impact-jobs.js').then(({ mount }) => done(['#nowhere', null, undefined].map((place) => { \
                     try { mount(place, { accountSid: 'IRxSANDBOX' }); return 'mounted'; } catch (error) { return String(error); } \
                 })), (error) => done(String(error)))",
                json!([]),
            )
            .await;
        let error = "TypeError: mount(target): there is no such element in the page.";
        assert_eq!(outcome, json!([error, error, error]));
    });
}

#[test]
fn importing_the_element_alone_defines_nothing() {
    run(jobs(0), async |page| {
        page.server.add_page("plain.html", "<main></main>");
        page.visit("/plain.html").await;
        let outcome = page
            .asynchronous(
                "const state = () => [document.documentElement.outerHTML, Object.keys(window).length, document.adoptedStyleSheets.length, \
                     customElements.get('impact-jobs')?.name ?? null].join(); \
                 const before = state(); \
                 e2e.load('/element.js').then(({ defineImpactJobs }) => { \
                     const after = state(); \
                     defineImpactJobs(); \
                     done([after === before, Boolean(customElements.get('impact-jobs'))]); \
                 }).catch((error) => done(String(error)))",
                json!([]),
            )
            .await;
        assert_eq!(outcome, json!([true, true]), "nothing changes, until it is asked for");
    });
}

#[test]
fn mount_reports_options_it_does_not_know() {
    run(jobs(20), async |page| {
        page.open().await;
        let mounted = page
            .asynchronous(
                "import('/impact-jobs.js').then(({ mount }) => { \
                     const options = { apiBase: '/impact', 'account-sid': 'x', accountSid: 'IRxSANDBOX', refesh: 'off', id: 'second', lang: 'de' }; \
                     window.mounted = mount('main', options); \
                     mounted.update({ readOnly: true, colour: 'red', sorting: '-created', quary: undefined }); \
                     done('mounted'); \
                 }).catch((error) => done(String(error)))",
                json!([]),
            )
            .await;
        assert_eq!(mounted, "mounted");
        page.widget("#second").matches(20).await;
        let said: Vec<_> = page.console().await;
        let said: Vec<_> = said.iter().filter(|it| it.contains("has no option")).collect();
        for (option, meant) in [
            ("account-sid", " Did you mean accountSid?"),
            ("refesh", " Did you mean refresh?"),
            ("readOnly", " Did you mean readonly?"),
            ("colour", ""),
            ("sorting", ""),
            ("quary", " Did you mean query?"),
        ] {
            let words = format!("WARNING <impact-jobs> has no option {option}.{meant}");
            assert!(said.iter().any(|it| **it == words), "{words} in {said:#?}");
        }
        assert_eq!(said.len(), 6, "{said:#?}");
    });
}

#[test]
fn loaded_twice_it_is_defined_once() {
    run(jobs(20), async |page| {
        page.open().await;
        let again = "e2e.load('/impact-jobs.js?again').then(() => done('loaded'), (error) => done(String(error)))";
        assert_eq!(page.asynchronous(again, json!([])).await, "loaded");
        page.refresh().await;
        page.matches(20).await;
        assert_eq!(page.events("impact-jobs-ready").await.len(), 1);
        assert_eq!(page.events("impact-jobs-fatal").await.len(), 0);
        assert_eq!(page.console().await, [""; 0]);
    });
}

#[test]
fn a_page_can_bring_its_own_fetch() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(
            "window.asked = []; \
             document.querySelector('impact-jobs').fetcher = (input, init) => { asked.push([input, init.method]); return fetch(input, init); }",
            json!([]),
        )
        .await;
        page.refresh().await;
        let asked: Vec<(String, String)> = page.script("return asked", json!([])).await;
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert!(asked[0].0.contains("/impact/Mediapartners/IRxSANDBOX/Jobs"), "{asked:?}");
        assert_eq!(asked[0].1, "GET");
    });
}

#[test]
fn a_fetcher_serves_replays_and_downloads_too_and_may_fail() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" }))
            .await;
        page.open().await;
        page.run(
            "window.asked = []; \
             document.querySelector('impact-jobs').fetcher = (input, init) => { \
                 asked.push(`${init.method} ${input.split('/').pop()}`); return fetch(input, init); }",
            json!([]),
        )
        .await;
        page.open_job("a1000001").await;
        page.download_and_replay().await;
        let asked: Vec<String> = page.script("return asked", json!([])).await;
        for request in ["GET Download?Mode=Stream", "PUT Replay"] {
            assert!(asked.iter().any(|it| it == request), "{request}: {asked:?}");
        }
        for fetcher in ["() => { throw new Error('no') }", "async () => 'no response'"] {
            page.run(
                &format!("document.querySelector('impact-jobs').fetcher = {fetcher}"),
                json!([]),
            )
            .await;
            page.refresh().await;
            page.part("live-text").has("data-live", "retrying").await;
            page.run("document.querySelector('impact-jobs').fetcher = null", json!([])).await;
            page.refresh().await;
            page.part("live-text").has("data-live", "live").await;
        }
    });
}

/// What comes from another frame is no `Response` and no `Uint8Array` of this one.
#[test]
fn the_fetch_of_another_frame_serves_as_well() {
    run(jobs(20), async |page| {
        page.open().await;
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" }))
            .await;
        page.run(
            "const frame = document.createElement('iframe'); document.body.append(frame); \
             const { contentWindow } = frame; window.asked = 0; \
             document.querySelector('impact-jobs').fetcher = (input, init) => { \
                 window.asked += 1; return contentWindow.fetch(new URL(input, location), init); }",
            json!([]),
        )
        .await;
        page.refresh().await;
        page.matches(21).await;
        page.open_job("a1000001").await;
        page.part("detail-actions").button("Download result").press().await;
        page.toast("Saved: ").appears().await;
        assert_eq!(page.script::<u32>("return window.asked", json!([])).await, 2);
    });
}

#[test]
fn slots_take_the_pages_own_heading_and_buttons() {
    run(jobs(20), async |page| {
        page.open().await;
        let default = page.css("h2").saying("Jobs");
        default.appears().await;
        page.run(
            "const heading = document.createElement('h3'); heading.slot = 'title'; heading.textContent = 'Exports'; \
             const button = document.createElement('button'); button.slot = 'actions'; button.textContent = 'Help'; \
             document.querySelector('impact-jobs').append(heading, button)",
            json!([]),
        )
        .await;
        let is_shown = async || {
            page.script::<bool>(
                "return [...document.querySelectorAll('impact-jobs > [slot]')].every((it) => it.assignedSlot && it.getBoundingClientRect().width > 0)",
                json!([]),
            )
            .await
        };
        until("both are shown", SOON, is_shown, |it| *it).await;
        assert!(!default.is_there().await, "one heading is enough");
    });
}

#[test]
fn a_slot_says_what_to_do_when_there_are_no_jobs() {
    run(jobs(0), async |page| {
        page.open().await;
        page.run(
            "const link = document.createElement('a'); link.slot = 'empty-action'; link.textContent = 'Order an export'; \
             document.querySelector('impact-jobs').append(link)",
            json!([]),
        )
        .await;
        page.part("empty").says("No jobs yet").await;
        let is_shown = async || {
            let is_shown = "const link = document.querySelector('[slot=empty-action]'), box = link.getBoundingClientRect(); \
                const around = it.getBoundingClientRect(); \
                return Boolean(link.assignedSlot) && box.width > 0 && box.top >= around.top && box.bottom <= around.bottom";
            page.part("empty").script::<bool>(is_shown).await
        };
        until("it is shown there", SOON, is_shown, |it| *it).await;
        page.server.order(json!({ "id": "a1000001" })).await;
        page.refresh().await;
        page.row("a1000001").appears().await;
        let width =
            "return document.querySelector('[slot=empty-action]').getBoundingClientRect().width";
        assert_eq!(page.script::<u32>(width, json!([])).await, 0, "there is a job");
    });
}
