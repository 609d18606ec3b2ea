//! Text of strangers, and pages that style everything.

use serde_json::{Value, json};

use crate::harness::run;
use crate::page::column;
use crate::server::jobs;
use crate::wait::{SOON, until};

const SCRIPT: &str =
    "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 2\">{{7*7}}&amp;";

#[test]
fn markup_in_a_job_is_shown_as_text() {
    run(jobs(0), async |page| {
        let order = json!({ "id": "a1000001", "type": SCRIPT, "program": SCRIPT, "message": SCRIPT, "status": "FAILED" });
        page.server.order(order).await;
        page.open().await;
        page.open_job("a1000001").await;
        for attribute in ["Type", "ProgramId", "StatusMessage"] {
            let value = page.css(format!("[data-attribute={attribute}] dd")).one().await;
            assert_eq!(value.exact, SCRIPT, "{attribute}");
        }
        page.search().fill(&format!("program:\"{}\"", SCRIPT.replace('"', ""))).await;
        page.button("Replay job").press().await;
        page.dialog().appears().await;
        assert_eq!(page.css("script, img").count().await, 0);
        let hacked: bool = page.script("return 'hacked' in window", json!([])).await;
        assert!(!hacked);
        assert_eq!(page.violations().await, [Value::Null; 0]);
    });
}

#[test]
fn an_id_that_is_no_path_leaves_the_account_alone() {
    run(jobs(20), async |page| {
        page.preset(&[("job", "../../../_sandbox/reset")]);
        page.open().await;
        page.part("detail").says("This job can't be found").await;
        page.matches(20).await;
    });
}

#[test]
fn unknown_types_and_statuses_are_shown_in_their_own_words() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "CatalogExport", "status": "PARTIALLY_DONE" }))
            .await;
        page.open().await;
        page.row("a1000001").says("Catalog export").await;
        page.row("a1000001").says("Partially done").await;
        page.open_job("a1000001").await;
        page.card("a1000001").says("Partially done").await;
        assert_eq!(page.css("[data-attribute=Status] dd").one().await.exact, "PARTIALLY_DONE");
    });
}

#[test]
fn a_page_that_unsets_every_style_changes_nothing_inside() {
    run(jobs(20), async |page| {
        page.open().await;
        let measure = "const { display, fontSize, color } = getComputedStyle(it); \
            const host = it.getRootNode().host; \
            return { display, fontSize, color, height: it.offsetHeight, \
                host: [host.offsetHeight, getComputedStyle(host).display] }";
        let id = page.ids().await[0].clone();
        let cell = page.cell(&id, column::TYPE);
        let before: Value = cell.script(measure).await;
        page.run(
            "const sheet = new CSSStyleSheet(); \
             sheet.replaceSync('* { all: unset !important; } impact-jobs { padding: 40px !important; } button { display: none !important; }'); \
             document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]",
            json!([]),
        )
        .await;
        assert_eq!(cell.script::<Value>(measure).await, before);
        page.chip("failed").press().await;
        page.chip("failed").has("aria-pressed", "true").await;
    });
}

#[test]
fn a_page_that_unsets_every_style_leaves_the_theme() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(
            "const sheet = new CSSStyleSheet(); \
             sheet.replaceSync('* { all: unset !important; color-scheme: light !important; }'); \
             document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]",
            json!([]),
        )
        .await;
        let red = async || {
            let red = "return parseInt(getComputedStyle(it).backgroundColor.split('(')[1])";
            page.part("root").script::<u32>(red).await
        };
        until("light", SOON, red, |it| *it > 128).await;
        page.set("theme", "dark").await;
        until("dark", SOON, red, |it| *it < 128).await;
    });
}

#[test]
fn a_page_with_an_odd_root_font_size_can_set_it_right() {
    run(jobs(20), async |page| {
        page.open().await;
        let font_size = "return getComputedStyle(it).fontSize";
        let id = page.ids().await[0].clone();
        let before: String = page.cell(&id, column::TYPE).script(font_size).await;
        page.run(
            "const sheet = new CSSStyleSheet(); \
             sheet.replaceSync('html { font-size: 62.5%; } impact-jobs { --ij-rem: 16px; }'); \
             document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]",
            json!([]),
        )
        .await;
        assert_eq!(page.cell(&id, column::TYPE).script::<String>(font_size).await, before);
    });
}

#[test]
fn a_message_of_a_megabyte_opens_at_once_and_can_be_had_whole() {
    run(jobs(0), async |page| {
        let message = "No such column. ".repeat(65_536);
        let order = json!({ "id": "a1000001", "type": "ClickExport", "status": "FAILED", "message": message });
        page.server.order(order).await;
        page.preset(&[("refresh", "off")]);
        page.visit("/").await;
        page.row("a1000001").appears().await;
        let took = page
            .asynchronous(
                "const { shadowRoot } = document.querySelector(arguments[0]); \
                 const start = performance.now(); \
                 const look = () => shadowRoot.querySelector('[part~=status-message]') \
                     ? setTimeout(() => done(performance.now() - start)) : requestAnimationFrame(look); \
                 shadowRoot.querySelector('[role=row][data-job-id=a1000001] [role=rowheader]').click(); \
                 requestAnimationFrame(look)",
                json!([page.host()]),
            )
            .await;
        let took = took.as_f64().unwrap();
        assert!(took < 500.0, "{took} ms");
        page.card("a1000001").says("This is the beginning of 1 MB.").await;
        assert!(page.part("status-message").one().await.exact.len() <= 4_000);
        page.part("detail-header").button("Save as a file").press().await;
        let files = page.downloads(1).await;
        assert_eq!(files[0].0, "ClickExport-a1000001-StatusMessage.txt");
        assert!(files[0].1 == message.as_bytes(), "{} bytes", files[0].1.len());
    });
}

#[test]
fn what_could_not_be_read_can_be_read_in_place() {
    run(jobs(0), async |page| {
        page.before_each_load(
            "const bad = (n) => ({ Id: `a${n}`, Status: 'QUEUED', CreatedDate: `${n}.06.2022` }); \
             const list = JSON.stringify({ Jobs: Array.from({ length: 120 }, (_, n) => bad(n)) }); \
             const { fetch } = window; \
             window.fetch = (...request) => String(request[0].url ?? request[0]).includes('/Jobs') \
                 ? Promise.resolve(new Response(list)) : fetch(...request)",
        );
        page.visit("/").await;
        page.part("banner").says("120 things in the list could not be read.").await;
        let button = page.part("banner").find("[aria-expanded]");
        button.has("aria-expanded", "false").await;
        button.press().await;
        button.has("aria-expanded", "true").await;
        let list = page.css("ul").named("What could not be read");
        list.says("CreatedDate of job a7 could not be read. Sent as 7.06.2022").await;
        list.says("and 20 more").await;
        let scrolls = "return it.scrollHeight > it.clientHeight && it.clientHeight < 300";
        assert!(list.script::<bool>(scrolls).await);
        page.row("a0").appears().await;
        button.press().await;
        list.goes_away().await;
    });
}
