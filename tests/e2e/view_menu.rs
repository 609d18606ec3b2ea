//! Which columns there are and in which order, the list as a file and on the clipboard, and texts that are cut.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::run;
use crate::locator::Locator;
use crate::page::{Page, column};
use crate::server::{PARTNER, jobs};
use crate::wait::{SOON, until};

const USUAL: &str = "status type id program created duration progress message";

/// The menu, opened.
async fn open_menu(page: &Page) -> Locator {
    page.button("View").press().await;
    page.popover().appears().await;
    page.popover()
}

/// The headers that can be seen.
async fn headers(page: &Page) -> String {
    let headers = page.css("[role=columnheader]").all().await;
    let titles = headers.iter().map(|it| &*it.text).filter(|it| !it.is_empty());
    titles.collect::<Vec<_>>().join(", ")
}

async fn shows_headers(page: &Page, expected: &str) {
    until(expected, SOON, async || headers(page).await, |it| it == expected).await;
}

/// What the page was told last.
async fn told(page: &Page, columns: &str) {
    page.event_with("impact-jobs-view", |it| it["columns"] == columns).await;
    page.reflects("columns", columns).await;
}

#[test]
fn a_page_keeps_the_columns_that_somebody_chose() {
    run(jobs(40), async |page| {
        page.open().await;
        shows_headers(
            &page,
            "Status, Type, Job ID, Program, Created, Duration, Progress, Message, Actions",
        )
        .await;
        open_menu(&page).await;
        page.css("[data-column=duration] input").press().await;
        page.css("[data-column=records] input").press().await;
        let chosen = "status type id program created progress message records";
        told(&page, chosen).await;
        let expected =
            "Status, Type, Job ID, Program, Created, Progress, Message, Records, Actions";
        shows_headers(&page, expected).await;
        page.preset(&[("columns", chosen)]);
        page.open().await;
        shows_headers(&page, expected).await;
        open_menu(&page).await;
        page.popover().button("Reset").press().await;
        page.event_with("impact-jobs-view", |it| it["columns"] == "").await;
        assert_eq!(page.attribute("columns").await, None);
        shows_headers(
            &page,
            "Status, Type, Job ID, Program, Created, Duration, Progress, Message, Actions",
        )
        .await;
    });
}

#[test]
fn what_does_not_fit_is_left_out_and_said() {
    run(jobs(40), async |page| {
        page.preset(&[("columns", "id message created by completed updated records")]);
        page.open().await;
        page.resize(900, 800).await;
        shows_headers(&page, "Status, Type, Job ID, Message, Created, Created by").await;
        let menu = open_menu(&page).await;
        menu.clone().find("[data-column=records] label").says("No room here").await;
        menu.find("[data-column=type] label").says("Always shown").await;
        // No cell sticks out, whatever is in it.
        let wide = page
            .script::<usize>(
                "const grid = document.querySelector('impact-jobs').shadowRoot.querySelector('[role=grid]'); \
                 return grid.scrollWidth - grid.clientWidth",
                json!([]),
            )
            .await;
        assert_eq!(wide, 0);
    });
}

#[test]
fn cells_are_under_their_headers_at_every_width() {
    run(jobs(40), async |page| {
        page.open().await;
        for columns in ["", "records message by updated id completed", "progress id"] {
            page.set("columns", columns).await;
            for width in [680, 800, 1_000, 1_280, 1_600] {
                page.resize(width, 800).await;
                let script = "const root = document.querySelector('impact-jobs').shadowRoot; \
                    const edges = (row) => [...row.children].filter((it) => it.checkVisibility() && !it.matches('.c-actions')) \
                        .map((it) => [Math.round(it.getBoundingClientRect().left), Math.round(it.getBoundingClientRect().right)]); \
                    const [head, ...rows] = [...root.querySelectorAll('[role=row]')].map(edges).map(JSON.stringify); \
                    return rows.filter((it) => it !== head).length + (rows.length ? 0 : 1)";
                let others = async || page.script::<usize>(script, json!([])).await;
                until(&format!("one column at {width} of {columns:?}"), SOON, others, |it| {
                    *it == 0
                })
                .await;
            }
        }
    });
}

#[test]
fn a_column_is_moved_by_keyboard() {
    run(jobs(40), async |page| {
        page.open().await;
        open_menu(&page).await;
        page.css("[data-column=program] input").appears().await;
        for _ in 0..4 {
            if page.focus().await.name != "Move Program" {
                page.keys(Key::Down).await;
            }
        }
        page.focuses("the handle", |it| it.name == "Move Program").await;
        page.keys(" ").await;
        page.css("[data-column=program] button").has("aria-pressed", "true").await;
        page.keys(Key::Down + Key::Down).await;
        page.keys(" ").await;
        told(&page, "status type id created duration program progress message").await;
        page.focuses("the handle", |it| it.name == "Move Program").await;
        page.keys(" ").await;
        page.keys(Key::Up + Key::Up).await;
        page.keys(Key::Escape).await;
        page.popover().appears().await;
        page.focuses("the handle", |it| it.name == "Move Program").await;
        shows_headers(
            &page,
            "Status, Type, Job ID, Created, Duration, Program, Progress, Message, Actions",
        )
        .await;
        page.chord(Key::Alt, Key::Up).await;
        told(&page, "status type id created program duration progress message").await;
        page.keys(Key::Escape).await;
        page.popover().goes_away().await;
        page.focuses("its button", |it| it.name == "View").await;
    });
}

#[test]
fn a_column_is_moved_by_pointer() {
    run(jobs(40), async |page| {
        page.open().await;
        open_menu(&page).await;
        let handle = page.css("[data-column=program] button");
        let height = page
            .css("[data-column=program] label")
            .script::<i64>("return Math.round(it.getBoundingClientRect().height)")
            .await;
        handle.drag(0, height * 2).await;
        told(&page, "status type id created duration program progress message").await;
        assert_eq!(page.events("impact-jobs-view").await.len(), 1, "told when it is put down");
        handle.drag(0, height * -4).await;
        told(&page, USUAL.replace("id program", "program id").as_str()).await;
    });
}

#[test]
fn the_height_of_rows_is_chosen() {
    run(jobs(40), async |page| {
        page.open().await;
        open_menu(&page).await;
        page.button("Compact").press().await;
        page.reflects("density", "compact").await;
        page.event_with("impact-jobs-view", |it| it["density"] == "compact").await;
        page.button("Compact").has("aria-checked", "true").await;
    });
}

/// A job whose message a spreadsheet would run.
async fn order_formula(page: &Page) {
    let order = json!({ "id": "a1000001", "type": "ClickExport", "status": "FAILED", "message": "=HYPERLINK(\"x\"), \"quoted\"" });
    page.server.order(order).await;
}

#[test]
fn the_list_is_saved_as_csv_and_read_back() {
    run(jobs(40), async |page| {
        order_formula(&page).await;
        page.open().await;
        page.set("query", "status:failed").await;
        page.chip("failed").has("aria-pressed", "true").await;
        let ids = page.ids().await;
        open_menu(&page).await;
        page.button("Download this list as CSV").press().await;
        page.popover().goes_away().await;
        let files = page.downloads(1).await;
        let (name, bytes) = &files[0];
        assert!(name.starts_with("Jobs-"), "{name}");
        assert_eq!(Path::new(name).extension().unwrap(), "csv");
        page.toast(&format!("Saved: {name}")).appears().await;
        let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 17);
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert!(records.iter().map(|it| &it[0]).eq(ids.iter().map(|it| &**it)));
        let formula = records.iter().find(|it| &it[0] == "a1000001").unwrap();
        assert_eq!(&formula[12], "'=HYPERLINK(\"x\"), \"quoted\"");
        let event = page.event("impact-jobs-export").await;
        assert_eq!(event.detail, json!({ "format": "csv", "count": ids.len() }));
        assert!(event.cancelable);
    });
}

#[test]
fn what_is_selected_is_saved_as_json_and_read_back() {
    run(jobs(40), async |page| {
        page.open().await;
        let ids = page.ids().await;
        for id in &ids[..2] {
            page.cell(id, column::SELECT).find("input").press().await;
        }
        let menu = open_menu(&page).await;
        menu.says("Download 2 selected").await;
        page.button("Download 2 selected as JSON").press().await;
        let files = page.downloads(1).await;
        let saved: Vec<Value> = serde_json::from_slice(&files[0].1).unwrap();
        assert!(
            saved.iter().map(|it| it["Id"].as_str().unwrap()).eq(ids[..2].iter().map(|it| &**it))
        );
        let list = page.server.list(PARTNER).await;
        let sent = list.iter().find(|it| it["Id"] == *ids[0]).unwrap();
        // Numbers may be sent as texts.
        let plain = |it: &Value| it.to_string().replace('"', "");
        for (name, value) in saved[0].as_object().unwrap() {
            assert_eq!(plain(value), plain(&sent[name]), "{name}");
        }
    });
}

#[test]
fn the_page_can_keep_the_list_from_being_saved() {
    run(jobs(40), async |page| {
        page.open().await;
        page.prevent("impact-jobs-export").await;
        open_menu(&page).await;
        page.button("Download this list as JSON").press().await;
        page.event("impact-jobs-export").await;
        page.popover().goes_away().await;
        // Nothing says that a file will never come. Another that does shows that none came before it.
        page.run("e2e.prevented.clear()", json!([])).await;
        open_menu(&page).await;
        page.button("Download this list as CSV").press().await;
        let files = page.downloads(1).await;
        let names: Vec<_> = files.iter().map(|(name, _)| name.rsplit('.').next()).collect();
        assert_eq!(names, [Some("csv")]);
    });
}

#[test]
fn the_list_is_copied_as_text_and_as_a_table() {
    run(jobs(40), async |page| {
        page.allow_clipboard().await;
        page.open().await;
        open_menu(&page).await;
        page.popover().find("button").saying("Copy this list").press().await;
        page.toast("Copied 40 jobs").appears().await;
        let copied = page
            .asynchronous(
                "navigator.clipboard.read().then(async ([item]) => { \
                   const text = async (type) => (await item.getType(type)).text(); \
                   done([await text('text/plain'), await text('text/html')]) }, (error) => done([String(error), '']))",
                json!([]),
            )
            .await;
        let text = copied[0].as_str().unwrap();
        let ids = page.ids().await;
        assert_eq!(text.lines().count(), 41, "{text}");
        assert!(text.lines().nth(1).unwrap().starts_with(&*ids[0]));
        assert!(text.lines().all(|it| it.split('\t').count() == 17), "{text}");
        let table = copied[1].as_str().unwrap();
        assert_eq!((table.matches("<tr").count(), table.contains(&*ids[0])), (41, true), "{table}");
    });
}

const LONG: &str = "Storage quota exceeded on node eu-west-3b-014 while writing part 7 of 9. Free space or ask for a \
                    larger quota, then replay the job.";

/// A list with a message that is cut.
async fn open_long(page: &Page) -> Locator {
    let order =
        json!({ "id": "a1000001", "type": "ClickExport", "status": "FAILED", "message": LONG });
    page.server.order(order).await;
    page.open().await;
    page.cell("a1000001", column::MESSAGE)
}

#[test]
fn a_text_that_is_cut_shows_whole_at_the_pointer() {
    run(jobs(0), async |page| {
        open_long(&page).await.hover().await;
        let tooltip = page.part("tooltip");
        tooltip.sees("the whole text", |it| it.text == LONG).await;
        tooltip.hover().await;
        assert!(tooltip.is_there().await, "it stays");
        page.keys(Key::Escape).await;
        tooltip.goes_away().await;
        page.cell("a1000001", column::STATUS).hover().await;
        assert_eq!(tooltip.count().await, 0, "it is not cut");
    });
}

#[test]
fn a_text_that_is_cut_shows_whole_for_the_focus() {
    run(jobs(0), async |page| {
        open_long(&page).await;
        page.enter_grid().await;
        page.keys(Key::Right + Key::Right + Key::Right + Key::Right + Key::Right + Key::Right)
            .await;
        page.focuses_cell("a1000001", column::MESSAGE).await;
        let tooltip = page.part("tooltip");
        tooltip.sees("the whole text", |it| it.text == LONG).await;
        page.keys(Key::Escape).await;
        tooltip.goes_away().await;
        page.focuses_cell("a1000001", column::MESSAGE).await;
        page.keys(Key::Left).await;
        page.keys(Key::Right).await;
        tooltip.appears().await;
        page.keys(Key::Home).await;
        tooltip.goes_away().await;
    });
}
