//! What the page around the widget, its reader and the browser do to the list: zoom, large text, translation, another
//! document, printing, marked text.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::run;
use crate::page::{Page, column};
use crate::server::jobs;
use crate::wait::{SOON, until};

const ROOT: &str = "const root = document.querySelector('impact-jobs').shadowRoot;";

/// Sets a property of the page's own style, as a script of the page would.
async fn style(page: &Page, selector: &str, property: &str, value: &str) {
    page.run(
        "const [selector, property, value] = arguments; \
         document.querySelector(selector).style.setProperty(property, value)",
        json!([selector, property, value]),
    )
    .await;
}

/// Whether the row with the focus is seen whole, below the headers and above the end of the list.
async fn focus_is_in_view(page: &Page) -> bool {
    let script = format!(
        "{ROOT} const box = (it) => it.getBoundingClientRect(); \
         if (!root.activeElement) return false; const row = box(root.activeElement.closest('[role=row]')); \
         return row.top >= box(root.querySelector('.grid-head')).bottom - 1 \
           && row.bottom <= box(root.querySelector('[part~=grid]')).bottom + 1"
    );
    page.script(&script, json!([])).await
}

/// The first row that can be seen, by its place.
async fn first_in_view(page: &Page) -> i64 {
    let script = format!(
        "{ROOT} const head = root.querySelector('.grid-head').getBoundingClientRect().bottom; \
         const rows = [...root.querySelectorAll('[role=row][data-job-id]')]; \
         const first = rows.find((it) => it.getBoundingClientRect().bottom > head + 1); \
         return first ? Number(first.getAttribute('aria-rowindex')) - 2 : -1"
    );
    page.script(&script, json!([])).await
}

#[test]
fn a_zoomed_or_scaled_page_moves_no_row() {
    run(jobs(1_000), async |page| {
        for (selector, property, value) in [
            ("body", "zoom", "0.8"),
            ("main", "transform", "scale(0.8)"),
            ("html", "zoom", "1.1"),
            ("html", "zoom", "1"),
        ] {
            page.open().await;
            style(&page, selector, property, value).await;
            page.enter_grid().await;
            page.chord(Key::Control, Key::Home).await;
            for _ in 0..30 {
                page.keys(Key::Down).await;
            }
            until(
                &format!("the row with the focus is in view at {selector} {property}: {value}"),
                SOON,
                async || focus_is_in_view(&page).await,
                |it| *it,
            )
            .await;
            let set = "root.querySelector('[part~=grid]').scrollTop = \
                       200 * root.querySelector('[role=row][data-job-id]').offsetHeight";
            page.run(&format!("{ROOT} {set}"), json!([])).await;
            until(
                &format!("the 200th row is the first at {selector} {property}: {value}"),
                SOON,
                async || first_in_view(&page).await,
                |it| (199..=201).contains(it),
            )
            .await;
        }
    });
}

#[test]
fn large_text_covers_no_other_text() {
    run(jobs(60), async |page| {
        page.open().await;
        for width in [320, 768, 1_280, 1_600] {
            page.resize(width, 800).await;
            for size in ["16px", "24px", "32px"] {
                style(&page, "html", "font-size", size).await;
                let overlaps = format!(
                    "{ROOT} const cells = (row) => [...row.children].filter((it) => it.checkVisibility() \
                       && !it.matches('.c-actions') && it.textContent.trim()); \
                     const box = (it) => {{ const range = document.createRange(); range.selectNodeContents(it); \
                       const inner = range.getBoundingClientRect(); \
                       const cutter = [it, ...it.querySelectorAll('*')].find((it) => getComputedStyle(it).overflowX !== 'visible'); \
                       const right = (cutter ?? it).getBoundingClientRect().right; \
                       return {{ left: inner.left, right: cutter ? Math.min(inner.right, right) : inner.right, \
                         top: inner.top, bottom: inner.bottom }} }}; \
                     const meet = (a, b) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2; \
                     for (const row of root.querySelectorAll('[role=row][data-job-id], .fig')) {{ const all = cells(row); \
                       for (const a of all) for (const b of all) if (a !== b && meet(box(a), box(b))) return a.className + ' on ' + b.className }} \
                     return ''"
                );
                until(
                    &format!("no cell or figure lies on another at {width} px with text of {size}"),
                    SOON,
                    async || page.script::<String>(&overlaps, json!([])).await,
                    String::is_empty,
                )
                .await;
            }
        }
    });
}

#[test]
fn a_translator_does_not_hold_on_to_old_words() {
    run(jobs(0), async |page| {
        page.server.order(json!({ "id": "a1000001", "status": "RUNNING", "runs_for": 60 })).await;
        page.open().await;
        let translate = format!(
            "{ROOT} const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); \
             const texts = []; while (walker.nextNode()) texts.push(walker.currentNode); \
             for (const text of texts) {{ if (!text.data.trim()) continue; \
               const outer = document.createElement('font'), inner = document.createElement('font'); \
               outer.append(inner); \
               if (arguments[0]) {{ text.replaceWith(outer); inner.textContent = 'X ' + text.data; }} \
               else {{ text.replaceWith(outer); outer.append(text); }} }}"
        );
        for replaces in [true, false] {
            page.run(&translate, json!([replaces])).await;
        }
        page.server.advance(120).await;
        page.refresh().await;
        let badge = page.cell("a1000001", column::STATUS);
        badge.sees("the new state, once", |it| it.text.trim() == "Completed").await;
        page.chip("completed").number(1).await;
        page.open_job("a1000001").await;
        page.card("a1000001").find("[part~=badge]").says("Completed").await;
    });
}

#[test]
fn in_another_document_it_looks_and_works_as_before() {
    run(jobs(300), async |page| {
        page.open().await;
        let moved: Value = page
            .script(
                "const widget = document.querySelector('impact-jobs'); \
                 const frame = document.createElement('iframe'); frame.width = 1000; frame.height = 800; \
                 document.body.append(frame); const other = frame.contentDocument; \
                 other.body.append(other.adoptNode(widget)); \
                 const root = widget.shadowRoot; \
                 return { height: widget.offsetHeight, sheets: root.adoptedStyleSheets.length, \
                   rows: root.querySelectorAll('[role=row][data-job-id]').length }",
                json!([]),
            )
            .await;
        assert_eq!(moved["height"], 680, "as high as it is without a word of the page: {moved}");
        assert_eq!(moved["sheets"], 1);
        assert!(moved["rows"].as_u64().is_some_and(|it| it > 0), "{moved}");
    });
}

#[test]
fn paper_gets_the_filtered_jobs_as_a_table() {
    run(jobs(300), async |page| {
        page.open().await;
        page.chip("completed").press().await;
        let n: usize = page
            .script(
                &format!(
                    "{ROOT} return Number(root.querySelector('[data-matches]').dataset.matches)"
                ),
                json!([]),
            )
            .await;
        page.run("dispatchEvent(new Event('beforeprint'))", json!([])).await;
        // On the screen, nothing of it is seen.
        let printed = format!(
            "{ROOT} const paper = root.querySelector('.printout'); if (!paper) return null; \
             return {{ rows: paper.querySelectorAll('tbody tr').length, \
               headers: paper.querySelectorAll('thead th').length, display: getComputedStyle(paper).display }}"
        );
        until(
            "all of them are on paper",
            SOON,
            async || page.script::<Value>(&printed, json!([])).await,
            |it| *it == json!({ "rows": n, "headers": 8, "display": "none" }),
        )
        .await;
        page.run("dispatchEvent(new Event('afterprint'))", json!([])).await;
        until(
            "the screen alone",
            SOON,
            async || page.script::<Value>(&printed, json!([])).await,
            Value::is_null,
        )
        .await;
    });
}

#[test]
fn marking_a_text_opens_nothing() {
    run(jobs(40), async |page| {
        page.open().await;
        let cell = page.rows().nth(3).find("[aria-colindex='4']");
        cell.script::<Option<()>>(
            "const { left, top, height } = it.getBoundingClientRect(); \
             const send = (type, x) => it.dispatchEvent(new MouseEvent(type, \
               { bubbles: true, composed: true, detail: 1, clientX: x, clientY: top + height / 2 })); \
             send('mousedown', left + 2); send('mouseup', left + 40); send('click', left + 40); return null",
        )
        .await;
        cell.press().await;
        page.part("detail").appears().await;
        assert_eq!(page.events("impact-jobs-open").await.len(), 1, "only the press opened it");
    });
}

#[test]
fn the_headers_sort_by_keyboard() {
    run(jobs(40), async |page| {
        page.open().await;
        page.enter_grid().await;
        page.chord(Key::Control, Key::Home).await;
        page.keys(Key::Right).await;
        page.keys(Key::Up).await;
        page.focuses("the header Status", |it| it.tag == "button" && it.name == "Status").await;
        page.keys(Key::Right).await;
        page.focuses("the header Type", |it| it.name == "Type").await;
        page.keys(Key::Enter).await;
        page.css("[role=columnheader][aria-sort=ascending]").says("Type").await;
        page.keys(Key::Down).await;
        until("the first row", SOON, async || page.focus().await.job, Option::is_some).await;
    });
}

#[test]
fn the_box_of_all_rows_is_mixed_while_some_are_selected() {
    run(jobs(40), async |page| {
        page.open().await;
        let all = || page.css("[role=columnheader] input");
        let is_mixed = async || all().script::<bool>("return it.indeterminate").await;
        assert!(!is_mixed().await);
        page.rows().nth(0).find("input").press().await;
        until("it is mixed", SOON, async || is_mixed().await, |it| *it).await;
        all().press().await;
        page.part("bulk-bar").says("40 selected").await;
        assert!(!is_mixed().await);
        page.chip("failed").press().await;
        page.part("bulk-bar").says("not shown").await;
        page.part("bulk-bar").find("button").saying("Show").press().await;
        page.matches(40).await;
    });
}

#[test]
fn a_menu_fits_into_a_low_widget_and_its_own_button_closes_it() {
    run(jobs(40), async |page| {
        page.open().await;
        style(&page, "impact-jobs", "--ij-height", "360px").await;
        page.filter_button("Newest first").press().await;
        page.popover().appears().await;
        for _ in 0..9 {
            page.keys(Key::Down).await;
        }
        let is_seen = format!(
            "{ROOT} const box = (it) => it.getBoundingClientRect(); const entry = box(root.activeElement); \
             const menu = box(root.querySelector('[part~=popover]')); \
             const widget = box(document.querySelector('impact-jobs')); \
             return entry.bottom <= menu.bottom + 1 && menu.bottom <= widget.bottom + 1 \
               && root.querySelector('[part~=root]').scrollTop === 0"
        );
        until(
            "the last entry is in view",
            SOON,
            async || page.script(&is_seen, json!([])).await,
            |it: &bool| *it,
        )
        .await;
        // A press that does not focus the button, as on macOS, leaves the focus nowhere first.
        page.filter_button("Newest first")
            .script::<Option<()>>(
                "it.getRootNode().activeElement.blur(); \
                 it.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true })); it.click(); return null",
            )
            .await;
        page.popover().goes_away().await;
    });
}

#[test]
fn every_menu_is_inside_the_widget_at_every_width() {
    run(jobs(40), async |page| {
        // The longest words for an order leave the other buttons the least room.
        page.preset(&[("sort", "attention")]);
        page.open().await;
        for width in [320, 360, 430, 640, 761, 808, 940, 1_041, 1_280] {
            page.run(
                "document.querySelector('main').style.inlineSize = `${arguments[0]}px`",
                json!([width]),
            )
            .await;
            let buttons = page.css(".filters .pos > button");
            for at in 0..buttons.count().await {
                let button = buttons.clone().nth(at);
                button.press().await;
                page.popover().appears().await;
                let is_inside = "const box = it.getBoundingClientRect(), \
                    frame = it.closest('[part~=root]').getBoundingClientRect(); \
                    return box.left >= frame.left && box.right <= frame.right";
                let name = button.one().await.name.clone();
                assert!(page.popover().script::<bool>(is_inside).await, "{name} at {width} px");
                page.keys(Key::Escape).await;
                page.popover().goes_away().await;
            }
            assert!(buttons.count().await > 0, "{width}");
            let sideways = "return it.scrollWidth > it.clientWidth";
            assert!(!page.part("grid").script::<bool>(sideways).await, "sideways at {width} px");
        }
    });
}

/// Makes a touch screen of the page, so many CSS pixels wide.
async fn begin_touch(page: &Page, width: u32) {
    let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
    page.devtools("Emulation.setTouchEmulationEnabled", touch).await;
    let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": 2, "mobile": true });
    page.devtools("Emulation.setDeviceMetricsOverride", screen).await;
}

async fn end_touch(page: &Page) {
    page.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
    page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": false })).await;
}

#[test]
fn without_a_mouse_but_with_keys_every_cell_can_be_reached() {
    run(jobs(40), async |page| {
        begin_touch(&page, 1_180).await;
        page.open().await;
        let id = page.ids().await[0].clone();
        page.cell(&id, column::TYPE).script::<()>("it.focus()").await;
        page.keys(Key::End).await;
        page.focuses("the first button of the row", |it| it.tag == "button").await;
        page.keys(Key::Tab).await;
        page.chord(Key::Shift, Key::Tab).await;
        page.focuses("the same button", |it| it.tag == "button" && it.job.is_some()).await;
        end_touch(&page).await;
    });
}

#[test]
fn a_phone_zooms_into_no_field() {
    run(jobs(40), async |page| {
        begin_touch(&page, 390).await;
        page.open().await;
        let size: String = page.search().script("return getComputedStyle(it).fontSize").await;
        assert_eq!(size, "16px", "iOS zooms into smaller ones");
        assert!(!page.css(".search kbd").is_there().await, "there is no key to press");
        end_touch(&page).await;
    });
}

#[test]
fn what_comes_over_the_list_leaves_its_elements_as_they_are() {
    run(jobs(40), async |page| {
        page.allow_clipboard().await;
        page.open().await;
        page.enter_grid().await;
        let id = page.ids().await[0].clone();
        page.open_job(&id).await;
        page.run(
            &format!(
                "{ROOT} for (const part of ['grid', 'detail', 'search-input', 'chip']) \
                   root.querySelector(`[part~=${{part}}]`).isMarked = true"
            ),
            json!([]),
        )
        .await;
        let marked = async |after: &str| {
            let script = format!(
                "{ROOT} return ['grid', 'detail', 'search-input', 'chip'].every((part) => \
                   root.querySelector(`[part~=${{part}}]`).isMarked)"
            );
            assert!(page.script::<bool>(&script, json!([])).await, "after {after}");
        };
        page.keys("?").await;
        page.part("dialog").appears().await;
        marked("a dialog came").await;
        page.keys(Key::Escape).await;
        page.part("dialog").goes_away().await;
        marked("it went").await;
        page.card(&id).button("Copy link").press().await;
        page.toast("Link copied").appears().await;
        marked("a message came").await;
        page.run("dispatchEvent(new Event('beforeprint'))", json!([])).await;
        page.run("dispatchEvent(new Event('afterprint'))", json!([])).await;
        marked("it was printed").await;
    });
}
