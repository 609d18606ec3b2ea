//! How elements come and go, and what becomes of them when the module fails.

use serde_json::{Value, json};

use crate::harness::run;
use crate::page::Page;
use crate::server::jobs;
use crate::wait::{SOON, until};

/// Keeps the memory of each instance of the module, and how many instances there are.
const WATCH_INSTANCES: &str = "window.memories = []; \
    const { Instance } = WebAssembly; \
    WebAssembly.Instance = class extends Instance { \
        constructor(...values) { \
            super(...values); \
            memories.push(Object.values(this.exports).find((it) => it instanceof WebAssembly.Memory)); \
        } \
    }";

/// A function that traps, as a panic in the module ends.
const TRAP: &str = "const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([ \
        0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11 \
    ]))).exports.t;";

/// Lets an element fail in the midst of the module's work.
pub(crate) async fn fail(page: &Page, selector: &str) {
    let script = format!(
        "{TRAP} const element = document.querySelector(arguments[0]); \
         element.getAttributeNames = () => {{ delete element.getAttributeNames; trap(); }}; \
         element.setAttribute('retention-days', 30)"
    );
    page.run(&script, json!([selector])).await;
}

/// Lets the module fail when it works for no element in particular: as it looks whether the page is in view.
async fn fail_for_nobody(page: &Page) {
    let script = format!(
        "{TRAP} const get = () => {{ delete document.hidden; trap(); }}; \
         Object.defineProperty(document, 'hidden', {{ configurable: true, get }}); \
         document.dispatchEvent(new Event('visibilitychange'))"
    );
    page.run(&script, json!([])).await;
}

/// A second element, for the brand, with attributes of its own.
async fn add_second(page: &Page) -> Page {
    page.run(
        "const second = document.createElement('impact-jobs'); \
         second.dataset.preset = ''; Object.assign(second, { id: 'second', apiBase: '/impact', accountKind: 'brand', accountSid: 'IRxSANDBOX' }); \
         document.querySelector('main').prepend(second)",
        json!([]),
    )
    .await;
    let second = page.widget("#second");
    second.matches(20).await;
    second
}

#[test]
fn the_element_works_however_it_is_made() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(
            // The page asks for trusted types, as a strict portal does.
            "const policy = trustedTypes.createPolicy('test', { createHTML: (it) => it }); \
             const tag = (id) => policy.createHTML( \
                 `<impact-jobs id=\"${id}\" api-base=\"/impact\" account-sid=\"IRxSANDBOX\"></impact-jobs>`); \
             const main = document.querySelector('main'); \
             const first = main.querySelector('impact-jobs'); \
             const box = document.createElement('div'); \
             box.innerHTML = tag('html'); \
             const clone = first.cloneNode(true); clone.id = 'clone'; \
             const parsed = document.createRange().createContextualFragment(tag('parsed')); \
             first.remove(); main.append(box, clone, parsed)",
            json!([]),
        )
        .await;
        for id in ["#html", "#clone", "#parsed"] {
            page.run("document.querySelector(arguments[0]).scrollIntoView()", json!([id])).await;
            page.widget(id).matches(20).await;
        }
    });
}

#[test]
fn what_was_set_before_the_script_came_counts() {
    run(jobs(40), async |page| {
        page.before_each_load(
            "new MutationObserver(() => { \
                 const early = document.querySelector('impact-jobs'); \
                 if (!early || 'early' in window) return; \
                 window.early = early.query; early.query = 'status:failed'; early.readonly = true; \
                 early.asked = []; early.fetcher = (input, init) => { early.asked.push(input); return fetch(input, init); }; \
             }).observe(document, { childList: true, subtree: true })",
        );
        page.open().await;
        page.chip("failed").has("aria-pressed", "true").await;
        page.part("read-only-tag").appears().await;
        let early: Value = page
            .script(
                "const it = document.querySelector('impact-jobs'); return [early, it.asked.length]",
                json!([]),
            )
            .await;
        assert_eq!(
            early,
            json!([null, 1]),
            "the element was plain when it was set, and its fetch was used"
        );
    });
}

#[test]
fn the_rest_loads_when_the_element_comes_near() {
    run(jobs(20), async |page| {
        page.before_each_load(
            "new MutationObserver(() => { \
                 const main = document.querySelector('main'); \
                 if (main) main.style.paddingBlockStart = '5000px'; \
             }).observe(document, { childList: true, subtree: true })",
        );
        page.visit("/").await;
        let text = "return document.querySelector('impact-jobs').shadowRoot?.textContent";
        let says =
            async || page.script::<Option<String>>(text, json!([])).await.unwrap_or_default();
        until("a sentence in its place", SOON, says, |it| it == "The list of jobs is loading.")
            .await;
        let loaded = "return performance.getEntries().some((it) => it.name.includes('widget'))";
        assert!(!page.script::<bool>(loaded, json!([])).await, "nothing else is fetched");
        assert_eq!(page.server.n_requests("list").await, 0);
        let height = async || {
            let script = "return document.querySelector('impact-jobs').offsetHeight";
            page.script::<u32>(script, json!([])).await
        };
        let before = height().await;
        page.run("document.querySelector('impact-jobs').scrollIntoView()", json!([])).await;
        page.matches(20).await;
        assert_eq!(height().await, before, "its place was kept");
    });
}

#[test]
fn without_webassembly_a_sentence_says_so() {
    run(jobs(0), async |page| {
        page.before_each_load("delete window.WebAssembly");
        page.visit("/").await;
        page.event("impact-jobs-fatal").await;
        page.css("[role=alert]").says("The job list could not be loaded").await;
    });
}

#[test]
fn under_a_policy_that_blocks_webassembly_a_sentence_says_so() {
    run(jobs(0), async |page| {
        page.before_each_load(
            "new MutationObserver((_, observer) => { \
                 if (!document.head) return; observer.disconnect(); \
                 const policy = document.createElement('meta'); \
                 policy.httpEquiv = 'Content-Security-Policy'; policy.content = \"script-src 'self'\"; \
                 document.head.append(policy); \
             }).observe(document, { childList: true, subtree: true })",
        );
        page.visit("/").await;
        let fatal = page.event("impact-jobs-fatal").await;
        assert!(
            fatal.detail["message"]
                .as_str()
                .is_some_and(|it| it.contains("Content Security Policy") || it.contains("CSP")),
            "{fatal:?}"
        );
        page.css("[role=alert]").says("does not allow WebAssembly").await;
    });
}

#[test]
fn what_did_not_arrive_can_be_tried_again() {
    for file in ["widget_bg.wasm", "widget.js"] {
        run(jobs(20), async |page| {
            page.server.withhold(file);
            page.visit("/").await;
            page.event("impact-jobs-fatal").await;
            page.server.give_back(file);
            page.button("Start again").press().await;
            page.matches(20).await;
        });
    }
}

#[test]
fn moved_it_keeps_its_place_and_loads_nothing_anew() {
    moved("box.append(widget)");
}

#[test]
fn moved_without_being_removed_it_keeps_its_place_and_loads_nothing_anew() {
    moved("box.moveBefore(widget, null)");
}

fn moved(into_box: &'static str) {
    run(jobs(300), async move |page| {
        page.preset(&[("refresh", "off")]);
        page.visit("/").await;
        page.matches(300).await;
        let first = page.ids().await[0].clone();
        page.part("grid").script::<()>("it.scrollTop = 4000").await;
        let top = async || page.part("grid").script::<f64>("return it.scrollTop").await;
        until("scrolled", SOON, top, |it| (*it - 4000.0).abs() < 1.0).await;
        let shown = async || page.ids().await;
        let ids = until("other rows", SOON, shown, |it| !it.contains(&first)).await;
        let asked = page.server.n_requests("list").await;
        let script = format!(
            "const widget = document.querySelector('impact-jobs'), box = document.createElement('div'); \
             document.querySelector('main').append(box); {into_box}"
        );
        page.run(&script, json!([])).await;
        until("scrolled as before", SOON, top, |it| (*it - 4000.0).abs() < 1.0).await;
        assert_eq!(page.ids().await, ids);
        assert_eq!(page.server.n_requests("list").await, asked);
        assert_eq!(page.events("impact-jobs-ready").await.len(), 1);
        page.refresh().await;
        assert_eq!(page.server.n_requests("list").await, asked + 1, "it is still at work");
    });
}

#[test]
fn moved_to_another_language_it_speaks_that() {
    run(jobs(1_200), async |page| {
        page.open().await;
        page.status_bar().says("1,200").await;
        // WebKit has no moveBefore().
        let move_before =
            "if (box.moveBefore) box.moveBefore(widget, null); else box.append(widget)";
        for (into_box, language, number) in
            [("box.append(widget)", "de", "1.200"), (move_before, "en", "1,200")]
        {
            let script = format!(
                "const widget = document.querySelector('impact-jobs'), box = document.createElement('div'); \
                 document.querySelector('main').append(box); box.lang = arguments[0]; {into_box}"
            );
            page.run(&script, json!([language])).await;
            page.part("status-bar").says(number).await;
        }
    });
}

#[test]
fn removed_while_it_asks_it_gives_the_request_up() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(
            "window.aborted = false; const widget = document.querySelector('impact-jobs'); \
             widget.fetcher = (input, { signal }) => new Promise((_, no) => { \
                 signal.onabort = () => { window.aborted = true; no(signal.reason); }; widget.remove(); }); \
             widget.refresh()",
            json!([]),
        )
        .await;
        until(
            "given up",
            SOON,
            async || page.script::<bool>("return aborted", json!([])).await,
            |it| *it,
        )
        .await;
    });
}

#[test]
fn coming_and_going_takes_no_memory() {
    run(jobs(40), async |page| {
        page.before_each_load(WATCH_INSTANCES);
        page.before_each_load(include_str!("soak.js"));
        page.open().await;
        // Bytes of the module in use after so many rounds.
        let rounds = async |n: i64| {
            let script = "const [n] = arguments, main = document.querySelector('main'); \
                (async () => { \
                    for (let round = 0; round < n; round++) { \
                        const widget = document.createElement('impact-jobs'); \
                        Object.assign(widget, { apiBase: '/impact', accountSid: 'IRxSANDBOX', \
                            fetcher: async () => new Response('[{\"Id\":\"a\",\"Status\":\"COMPLETED\"}]') }); \
                        const loaded = new Promise((done) => widget.addEventListener('impact-jobs-load', done)); \
                        main.prepend(widget); \
                        await loaded; \
                        widget.remove(); \
                        await new Promise((done) => setTimeout(done)); \
                    } \
                    done(soak.kept().bytes); \
                })()";
            page.asynchronous(script, json!([n])).await.as_i64().unwrap()
        };
        let mut bytes = vec![rounds(20).await];
        // What is needed for the first time late is needed once; what is lost in each round, be it the smallest there is,
        // takes 16 bytes in each.
        let is_flat = async |bytes: &mut Vec<i64>| {
            bytes.push(rounds(50).await);
            bytes[bytes.len() - 1] - bytes[bytes.len() - 2] < 8 * 50
        };
        let mut n_tries = 0;
        while !is_flat(&mut bytes).await {
            n_tries += 1;
            assert!(n_tries < 5, "bytes in use after each 50 rounds: {bytes:?}");
        }
        let instances: usize = page.script("return memories.length", json!([])).await;
        assert_eq!(instances, 1, "all elements share one instance");
    });
}

#[test]
fn when_one_fails_it_says_so_and_the_others_go_on() {
    run(jobs(20), async |page| {
        page.before_each_load(WATCH_INSTANCES);
        page.preset(&[("id", "first")]);
        page.open().await;
        let second = add_second(&page).await;
        second.chip("failed").press().await;
        second.reflects("query", "status:failed").await;
        let id = second.ids().await[0].clone();
        second.open_job(&id).await;

        fail(&page, "#first").await;
        let fatal = page.event("impact-jobs-fatal").await;
        assert_eq!(fatal.target, "first");
        let message = fatal.detail["message"].as_str().unwrap_or_default();
        // Each engine has its own words for it.
        assert!(message.to_lowercase().starts_with("unreachable"), "{message}");
        let first = page.widget("#first");
        first.css("[role=alert]").says("The job list stopped").await;

        second.event_with("impact-jobs-load", |_| true).await;
        second.chip("failed").has("aria-pressed", "true").await;
        second.card(&id).appears().await;
        second.refresh().await;
        second.part("live-text").has("data-live", "live").await;
        assert_eq!(page.events("impact-jobs-fatal").await.len(), 1);

        first.button("Start again").press().await;
        first.matches(20).await;
        first.chip("failed").press().await;
        first.reflects("query", "status:failed").await;
        // The trap has no memory.
        let instances: usize =
            page.script("return memories.filter(Boolean).length", json!([])).await;
        assert_eq!(instances, 2, "one failed, and one took over");
    });
}

/// Calls `refresh()` of a widget that never gets an answer; `settled` says whether it still waits.
const REFRESH_IN_VAIN: &str = "const widget = document.querySelector('impact-jobs'); \
    window.settled = false; widget.fetcher = () => new Promise(() => {}); \
    widget.refresh().then(() => { window.settled = true; })";

#[test]
fn a_refresh_ends_when_the_element_leaves_the_page() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(REFRESH_IN_VAIN, json!([])).await;
        let settled = async || page.script::<bool>("return settled", json!([])).await;
        assert!(!settled().await);
        page.run("document.querySelector('impact-jobs').remove()", json!([])).await;
        until("ended", SOON, settled, |it| *it).await;
    });
}

#[test]
fn a_refresh_ends_when_the_widget_fails() {
    run(jobs(20), async |page| {
        page.before_each_load(WATCH_INSTANCES);
        page.preset(&[("id", "first")]);
        page.open().await;
        page.run(REFRESH_IN_VAIN, json!([])).await;
        fail(&page, "#first").await;
        page.event("impact-jobs-fatal").await;
        let settled = async || page.script::<bool>("return settled", json!([])).await;
        until("ended", SOON, settled, |it| *it).await;
    });
}

#[test]
fn when_it_is_nobodys_failure_all_start_again_but_not_over_and_over() {
    run(jobs(20), async |page| {
        page.before_each_load(WATCH_INSTANCES);
        // A second failure within ten seconds is one again, however slow the machine is.
        page.before_each_load(
            "const now = performance.now.bind(performance); performance.now = () => now() / 100",
        );
        page.preset(&[("id", "first")]);
        page.open().await;
        let (first, second) = (page.widget("#first"), add_second(&page).await);
        second.chip("failed").press().await;
        second.reflects("query", "status:failed").await;

        fail_for_nobody(&page).await;
        let starts = async || page.events("impact-jobs-ready").await.len();
        until("both started twice", SOON, starts, |it| *it == 4).await;
        first.matches(20).await;
        second.chip("failed").has("aria-pressed", "true").await;
        assert_eq!(page.events("impact-jobs-fatal").await.len(), 0);
        // The traps have no memory.
        let instances = "return memories.filter(Boolean).length";
        assert_eq!(page.script::<usize>(instances, json!([])).await, 2, "one took over");

        fail_for_nobody(&page).await;
        for widget in [&first, &second] {
            widget.css("[role=alert]").says("The job list stopped").await;
        }
        let stopped = page.events("impact-jobs-fatal").await;
        let mut stopped: Vec<_> = stopped.iter().map(|it| &*it.target).collect();
        stopped.sort_unstable();
        assert_eq!(stopped, ["first", "second"]);
        assert_eq!(page.script::<usize>(instances, json!([])).await, 2, "none took over");

        for widget in [&first, &second] {
            widget.button("Start again").press().await;
            widget.part("live-text").has("data-live", "live").await;
        }
        assert_eq!(page.script::<usize>(instances, json!([])).await, 3);
    });
}

#[test]
fn one_that_fails_while_it_starts_starts_again() {
    run(jobs(20), async |page| {
        page.preset(&[("id", "first")]);
        page.open().await;
        let script = format!(
            "{TRAP} const second = document.querySelector('#first').cloneNode(); second.id = 'second'; \
             Object.defineProperty(second, 'ownerDocument', {{ configurable: true, get() {{ \
                 delete second.ownerDocument; trap(); }} }}); \
             document.querySelector('main').prepend(second)"
        );
        page.run(&script, json!([])).await;
        page.widget("#second").matches(20).await;
        page.widget("#first").matches(20).await;
    });
}

#[test]
fn what_still_holds_on_to_a_failed_instance_is_dead() {
    run(jobs(20), async |page| {
        page.before_each_load(
            "window.errors = []; addEventListener('error', (it) => errors.push(it.message))",
        );
        page.preset(&[("id", "first")]);
        page.open().await;
        fail(&page, "#first").await;
        page.event("impact-jobs-fatal").await;
        let asked = page.server.n_requests("list").await;
        page.run(
            "document.dispatchEvent(new Event('visibilitychange')); \
             window.dispatchEvent(new Event('online')); window.dispatchEvent(new Event('popstate'))",
            json!([]),
        )
        .await;
        let passed = async || page.script::<f64>("return performance.now()", json!([])).await;
        let now = passed().await;
        until("its timers would have rung", SOON, passed, |it| *it > now + 2_500.0).await;
        assert_eq!(page.server.n_requests("list").await, asked);
        let errors: Vec<String> = page.script("return errors", json!([])).await;
        assert_eq!(errors.len(), 1, "the trap itself, and nothing after: {errors:?}");
    });
}

#[test]
fn another_copy_of_the_script_warns_and_harms_nothing() {
    run(jobs(20), async |page| {
        page.server.copy_bundle("other");
        page.before_each_load(WATCH_INSTANCES);
        page.open().await;
        let outcome = page
            .asynchronous(
                "e2e.load('/other/element.js').then((it) => { it.defineImpactJobs(); it.defineImpactJobs('other-jobs'); done('ok'); }, \
                     (error) => done(String(error)))",
                json!([]),
            )
            .await;
        assert_eq!(outcome, "ok");
        let console = page.console().await;
        assert!(
            console.iter().any(|it| it.contains("impact-jobs> is defined already")),
            "{console:#?}"
        );
        page.run(
            "const other = document.createElement('other-jobs'); other.id = 'other'; \
             Object.assign(other, { apiBase: '/impact', accountSid: 'IRxSANDBOX' }); document.querySelector('main').prepend(other)",
            json!([]),
        )
        .await;
        let other = page.widget("#other");
        other.matches(20).await;
        let loaded = "return performance.getEntries().some((it) => new URL(it.name, location).pathname === '/other/widget_bg.wasm')";
        assert!(page.script::<bool>(loaded, json!([])).await, "it has a module of its own");
        assert_eq!(page.script::<usize>("return memories.length", json!([])).await, 2);
        for widget in [&page, &other] {
            widget.chip("failed").press().await;
            widget.reflects("query", "status:failed").await;
            widget.refresh().await;
            widget.part("live-text").has("data-live", "live").await;
        }
        assert_eq!(page.events("impact-jobs-fatal").await.len(), 0);
    });
}

#[test]
fn the_file_of_the_module_is_checked_when_the_page_says_how() {
    run(jobs(20), async |page| {
        page.open().await;
        let message = page
            .asynchronous(
                "import('/element.js?checked').then(({ ImpactJobsElement, defineImpactJobs }) => { \
                     ImpactJobsElement.wasm.integrity = 'sha384-' + 'A'.repeat(64); \
                     defineImpactJobs('checked-jobs'); \
                     const checked = document.createElement('checked-jobs'); \
                     checked.addEventListener('impact-jobs-fatal', (it) => done(it.detail.message)); \
                     document.querySelector('main').prepend(checked); \
                 })",
                json!([]),
            )
            .await;
        assert!(
            message
                .as_str()
                .is_some_and(|it| it.contains("is not the file with the integrity sha384-AAA")),
            "{message}"
        );
    });
}
