//! axe-core over every state, light and dark, narrow and wide; and what axe cannot see.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::variable;
use crate::harness::{run, run_alone};
use crate::overview::press_bar;
use crate::page::Page;
use crate::server::jobs;

/// Opens a state, once for each theme and width.
async fn check(page: &Page, state: &str) {
    let axe = std::fs::read_to_string(variable("AXE")).unwrap();
    page.run(&axe, json!([])).await;
    for theme in ["light", "dark"] {
        page.set("theme", theme).await;
        page.run("document.documentElement.style.colorScheme = arguments[0]", json!([theme])).await;
        page.rest_mouse().await;
        let found = violations(page, page.host()).await;
        let width: u32 = page.script("return innerWidth", json!([])).await;
        assert!(found.is_empty(), "{state}, {theme}, {width} px:\n{}", found.join("\n"));
    }
}

/// The rules broken within the element of a selector, each with the elements that break it.
pub(crate) async fn violations(page: &Page, within: &str) -> Vec<String> {
    let script = "
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        // Nothing is judged half faded in.
        const moving = document.querySelector(arguments[0]).shadowRoot.getAnimations()
            .filter((it) => it.effect.getComputedTiming().endTime !== Infinity);
        Promise.allSettled(moving.map((it) => it.finished))
            .then(() => axe.run(document.querySelector(arguments[1]), { runOnly: tags, resultTypes: ['violations'] }))
            .then(({ violations }) => done(violations), (error) => done([{ id: String(error), nodes: [] }]))";
    let found = page.asynchronous(script, json!([page.host(), within])).await;
    let describe = |it: &Value| {
        let nodes = it["nodes"].as_array().into_iter().flatten();
        let nodes: Vec<_> =
            nodes.map(|it| format!("    {} {}", it["html"], it["failureSummary"])).collect();
        format!("{}: {}\n{}", it["id"], it["help"], nodes.join("\n"))
    };
    found.as_array().unwrap().iter().map(describe).collect()
}

const NARROW: (u32, u32) = (320, 780);
const WIDE: (u32, u32) = (1_100, 900);

/// A state that axe is run over.
#[derive(Clone, Copy, Debug)]
enum State {
    List,
    Detail,
    Preview,
    Dialog,
    Empty,
    NoMatch,
    Error,
    Menu,
    Overview,
    ViewMenu,
    Selection,
    Toast,
    Stale,
    Suggestions,
    Values,
    Mistake,
    Filters,
}

/// A job in each state.
async fn order(page: &Page, state: State) {
    for (id, job_type, status) in [
        ("a1000001", "ClickExport", "COMPLETED"),
        ("a1000002", "ApiReport", "FAILED"),
        ("a1000003", "ApiReport", "RUNNING"),
        ("a1000004", "UploadAds", "QUEUED"),
        ("a1000005", "DownloadReport", "ERROR"),
        ("a1000006", "TermModification", "CANCELLED"),
        ("a1000007", "CatalogExport", "PARTIALLY_DONE"),
    ] {
        page.server.order(json!({ "id": id, "type": job_type, "status": status, "runs_for": 600, "records": 250 })).await;
    }
    if matches!(state, State::Overview) {
        for (id, message) in
            [("b1", "Quota"), ("b2", "Slow"), ("b3", "Node 1 is full"), ("b4", "Gone")]
        {
            let order =
                json!({ "id": id, "type": "ApiReport", "status": "FAILED", "message": message });
            page.server.order(order).await;
        }
    }
}

async fn open_state(page: &Page, state: State) {
    if matches!(state, State::Empty) {
        page.visit("/").await;
        page.part("empty").says("No jobs yet").await;
        return;
    }
    order(page, state).await;
    if matches!(state, State::Error) {
        page.server.fault("401", "list").await;
        page.visit("/").await;
        page.part("empty").says("The sign-in was not accepted").await;
        return;
    }
    page.open().await;
    match state {
        State::List | State::Empty | State::Error => {}
        State::Detail => page.open_job("a1000001").await,
        State::Preview => {
            page.open_job("a1000001").await;
            page.button("Show preview").press().await;
            page.part("preview").find("table").appears().await;
        }
        State::Dialog => {
            page.open_job("a1000001").await;
            page.part("detail-actions").button("Replay job").press().await;
            page.dialog().appears().await;
        }
        State::NoMatch => {
            page.search().fill("status:failed nothing-like-this").await;
            page.part("empty").appears().await;
        }
        State::Menu => {
            let sheet = page.button("Filters and sorting");
            if sheet.is_there().await {
                sheet.press().await;
                page.part("sheet").appears().await;
            } else {
                page.filter_button("Type").press().await;
                page.popover().appears().await;
            }
        }
        State::Overview => {
            let bar = page.part("chart-bar").nth(0);
            let is_narrow = page.script("return innerWidth < 900", json!([])).await;
            if is_narrow {
                // In place of the list, when it is asked for.
                page.button("View").press().await;
                page.button("Show overview").press().await;
                bar.appears().await;
            } else {
                bar.appears().await;
                let last = page.part("chart-bar").count().await - 1;
                press_bar(page, last).await;
                page.css("[part~=chart-bar][aria-selected=true]").appears().await;
                page.css("[aria-haspopup=dialog]").saying("All 6").press().await;
                page.popover().appears().await;
            }
        }
        State::ViewMenu => {
            page.button("View").press().await;
            page.popover().appears().await;
        }
        State::Selection => {
            page.cell("a1000001", 1).find("input, [role=checkbox]").press().await;
            page.part("bulk-bar").appears().await;
        }
        State::Toast => {
            page.server.fault_once("403", "replay").await;
            page.open_job("a1000002").await;
            page.part("detail-actions").button("Replay job").press().await;
            page.dialog().button("Replay job").press().await;
            page.css("[part~=toast-error]").appears().await;
            // A toast covers what is below it until it is dismissed: axe would count that as too small.
            page.unset("job").await;
        }
        State::Suggestions => {
            page.search().press().await;
            page.popover().says("Narrow down with a filter").await;
        }
        State::Values => {
            page.search().fill("-program:1 status:").await;
            page.keys(Key::Down).await;
            page.css("[role=option][aria-selected=true]").says("queued").await;
        }
        State::Mistake => {
            page.search().fill("status:faild ").await;
            page.part("query-problem").says("Did you mean failed?").await;
        }
        State::Filters => {
            page.enter_grid().await;
            page.keys("?").await;
            page.css("[role=tab]").saying("Filters").press().await;
            page.css("[role=tabpanel]").says("status:failed").await;
        }
        State::Stale => {
            page.server.fault("500", "list").await;
            page.refresh().await;
            page.part("banner").appears().await;
        }
    }
}

macro_rules! accessible {
    ($($test:ident: $state:ident;)*) => {$(
        mod $test {
            use super::*;

            #[test]
            fn narrow() {
                run(jobs(0), async |page| {
                    page.resize(NARROW.0, NARROW.1).await;
                    open_state(&page, State::$state).await;
                    check(&page, stringify!($test)).await;
                });
            }

            #[test]
            fn wide() {
                run(jobs(0), async |page| {
                    page.resize(WIDE.0, WIDE.1).await;
                    open_state(&page, State::$state).await;
                    check(&page, stringify!($test)).await;
                });
            }
        }
    )*};
}

accessible! {
    list: List;
    detail: Detail;
    preview: Preview;
    replay_dialog: Dialog;
    no_jobs: Empty;
    no_match: NoMatch;
    first_load_error: Error;
    filter_menu: Menu;
    overview: Overview;
    view_menu: ViewMenu;
    selection: Selection;
    error_toast: Toast;
    stale_list: Stale;
    suggestions: Suggestions;
    suggested_values: Values;
    mistake: Mistake;
    filters: Filters;
}

#[test]
fn nothing_moves_for_those_who_want_less_motion() {
    // Not every browser can have this set for one page alone.
    run_alone(jobs(40), async |page| {
        page.media(&[("prefers-reduced-motion", "reduce")]).await;
        page.open().await;
        let moving: usize = page
            .script(
                "return document.querySelector('impact-jobs').shadowRoot.getAnimations() \
                     .filter((it) => it.effect.getComputedTiming().duration > 1).length",
                json!([]),
            )
            .await;
        assert_eq!(moving, 0);
    });
}

#[test]
fn nothing_clickable_is_smaller_than_24_pixels() {
    run(jobs(40), async |page| {
        page.open().await;
        let id = page.ids().await[1].clone();
        page.open_job(&id).await;
        let small: Vec<String> = page
            .script(
                "return e2e.find('impact-jobs', [{ css: 'button, input, a[href]', nth: null }]) \
                     .filter((it) => { const { width, height } = (it.closest('label') ?? it).getBoundingClientRect(); \
                         return Math.min(width, height) > 0 && Math.min(width, height) < 24 && it.type !== 'checkbox' }) \
                     .map((it) => it.outerHTML.slice(0, 160))",
                json!([]),
            )
            .await;
        assert_eq!(small, [""; 0]);
    });
}

#[test]
fn the_page_never_scrolls_sideways() {
    run(jobs(40), async |page| {
        for width in [320, 480, 768, 1_100, 1_600] {
            page.resize(width, 900).await;
            page.open().await;
            let id = page.ids().await[1].clone();
            let too_wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(page.script::<i64>(too_wide, json!([])).await, 0, "the list at {width} px");
            page.open_job(&id).await;
            assert_eq!(page.script::<i64>(too_wide, json!([])).await, 0, "the card at {width} px");
        }
    });
}

#[test]
fn what_happens_is_said_to_screen_readers() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "FAILED" }))
            .await;
        page.server
            .order(json!({ "id": "a1000002", "type": "ApiReport", "status": "COMPLETED" }))
            .await;
        page.open().await;
        let polite = page.css("[role=status], [aria-live=polite]");
        polite.clone().saying("2 jobs").appears().await;
        page.chip("failed").press().await;
        polite.clone().saying("1 job matches").appears().await;
    });
}
