//! The host pages, in a browser.

use std::fs;

use crate::example::{self, copy};
use crate::page::show;

#[test]
fn a_plain_page_shows_the_list() {
    show(&example::html().join("dist"), async |page| {
        page.shows("root?.querySelectorAll('[part~=row]').length > 5").await;
        page.shows("document.querySelector('#count').textContent === '20 jobs'").await;
        page.click("document.querySelector('#failed')").await;
        page.shows("root.querySelector('[data-matches]').dataset.matches < 20").await;
        assert_eq!(page.complaints().await, [""; 0]);
    });
}

#[test]
fn a_react_page_shows_the_list_and_hears_it() {
    show(&example::react().join("dist"), async |page| {
        let button = |words: &str| {
            format!(
                "[...document.querySelectorAll('button')].find((it) => it.textContent.startsWith('{words}'))"
            )
        };
        page.shows("root?.querySelectorAll('[part~=row]').length > 5").await;
        page.shows("document.querySelector('#count')?.textContent === '20 jobs'").await;
        let list = "document.querySelector('impact-jobs')";
        page.shows(&format!("{list}.density === 'compact'")).await;
        page.shows("root.querySelector('[part~=row]').offsetHeight < 35").await;
        page.shows(&format!(
            "typeof {list}.fetcher === 'function' && !{list}.hasAttribute('fetcher')"
        ))
        .await;
        let id = "root.querySelector('[part~=row]').dataset.jobId";
        let first: String = page.value(id).await;

        page.click("root.querySelector('[part~=row] [aria-colindex=\"3\"]')").await;
        page.shows("root.querySelector('[part~=detail]')").await;
        page.click(&button(&format!("Close {first}"))).await;
        page.shows("!root.querySelector('[part~=detail]')").await;

        page.click(&button("Show the other account")).await;
        page.shows(&format!("{id} !== '{first}'")).await;
        page.shows("root.querySelector('[part~=live-text]').dataset.live === 'live'").await;
        let requests = "performance.getEntries().filter((it) => it.name.includes('/Jobs')).length";
        let asked: u32 = page.value(requests).await;
        page.click(&button("Refresh")).await;
        page.shows(&format!("{requests} === {}", asked + 1)).await;
        page.shows("root.querySelector('[part~=live-text]').dataset.live === 'live'").await;
        assert_eq!(page.complaints().await, [""; 0]);
    });
}

#[test]
fn the_webassembly_file_can_be_elsewhere() {
    let dist = example::html().join("dist");
    let folder = dist.with_file_name("dist-with-the-module-elsewhere");
    let _ = fs::remove_dir_all(&folder);
    copy(&dist, &folder);
    fs::create_dir(folder.join("files")).unwrap();
    fs::rename(folder.join("impact-jobs/widget_bg.wasm"), folder.join("files/jobs.wasm")).unwrap();
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    let page = page.replace("./impact-jobs/impact-jobs.js", "./elsewhere.js");
    fs::write(folder.join("index.html"), page).unwrap();
    let script = "import { defineImpactJobs, ImpactJobsElement } from './impact-jobs/element.js';
        ImpactJobsElement.wasm.url = './files/jobs.wasm';
        defineImpactJobs();";
    fs::write(folder.join("elsewhere.js"), script).unwrap();
    show(&folder, async |page| {
        page.shows("root?.querySelectorAll('[part~=row]').length > 5").await;
        assert_eq!(page.complaints().await, [""; 0]);
    });
}

#[test]
fn a_file_that_is_not_the_right_one_is_named() {
    let dist = example::html().join("dist");
    let folder = dist.with_file_name("dist-of-another-version");
    let _ = fs::remove_dir_all(&folder);
    copy(&dist, &folder);
    let module = folder.join("impact-jobs/widget_bg.wasm");
    let mut content = fs::read(&module).unwrap();
    // An empty section of no meaning: a module all the same.
    content.extend([0, 1, 0]);
    fs::write(module, content).unwrap();
    show(&folder, async |page| {
        page.shows(
            "root?.querySelector('[role=alert]')?.textContent.includes('not the right file')",
        )
        .await;
        let complaints = page.complaints().await;
        let is_named = |it: &String| it.contains("widget_bg.wasm") && it.contains("sha384-");
        assert!(complaints.iter().any(is_named), "{complaints:?}");
    });
}
