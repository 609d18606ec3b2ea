//! Chips, menus and the search box are views of one query text, and never disagree.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::run;
use crate::page::Page;
use crate::server::jobs;
use crate::wait::{SOON, until};

/// Waits until the rows on screen are of these statuses alone.
async fn shows_only(page: &Page, statuses: &[&str]) {
    let is_right =
        |found: &Vec<String>| !found.is_empty() && found.iter().all(|it| statuses.contains(&&**it));
    until(&format!("rows of {statuses:?} alone"), SOON, async || page.statuses().await, is_right)
        .await;
}

async fn query_is(page: &Page, text: &str) {
    page.search().sees(&format!("to hold '{text}'"), |it| it.value.as_deref() == Some(text)).await;
    page.reflects("query", text).await;
}

#[test]
fn a_chip_filters_writes_the_query_and_takes_it_back() {
    run(jobs(60), async |page| {
        page.open().await;
        let n = page.chip("failed").one().await.number("data-count").unwrap();
        page.chip("failed").press().await;
        shows_only(&page, &["failed"]).await;
        query_is(&page, "status:failed").await;
        page.chip("failed").has("aria-pressed", "true").await;
        page.chip("all").has("aria-pressed", "false").await;
        page.matches(n).await;
        page.status_bar().says(&format!("{n} of 60 jobs")).await;
        page.event_with("impact-jobs-query", |it| {
            *it == json!({ "query": "status:failed", "matches": n })
        })
        .await;

        page.chip("failed").press().await;
        query_is(&page, "").await;
        page.matches(60).await;
        page.chip("all").has("aria-pressed", "true").await;
    });
}

#[test]
fn several_chips_add_up_and_all_clears_them() {
    run(jobs(60), async |page| {
        page.open().await;
        page.chip("failed").press().await;
        page.chip("error").press().await;
        shows_only(&page, &["failed", "error"]).await;
        page.chip("failed").has("aria-pressed", "true").await;
        page.chip("error").has("aria-pressed", "true").await;
        page.chip("all").press().await;
        query_is(&page, "").await;
        page.matches(60).await;
    });
}

#[test]
fn chips_count_what_each_would_show() {
    run(jobs(60), async |page| {
        page.open().await;
        for status in ["queued", "running", "completed", "error", "failed", "cancelled"] {
            let n = page.chip(status).one().await.number("data-count").unwrap();
            assert!(n > 0, "60 jobs have every status: {status}");
            page.chip(status).press().await;
            page.matches(n).await;
            page.chip(status).press().await;
            page.matches(60).await;
        }
    });
}

#[test]
fn the_search_box_presses_the_chips() {
    run(jobs(60), async |page| {
        page.open().await;
        page.search().fill("status:failed,cancelled").await;
        shows_only(&page, &["failed", "cancelled"]).await;
        page.chip("failed").has("aria-pressed", "true").await;
        page.chip("cancelled").has("aria-pressed", "true").await;
        page.chip("completed").has("aria-pressed", "false").await;
    });
}

#[test]
fn words_find_a_job_by_its_id() {
    run(jobs(60), async |page| {
        page.open().await;
        let id = page.ids().await[3].clone();
        page.search().fill(&id).await;
        page.matches(1).await;
        page.row(&id).appears().await;
        page.rows().number(1).await;
    });
}

#[test]
fn the_type_menu_and_the_query_agree_both_ways() {
    run(jobs(60), async |page| {
        page.open().await;
        page.filter_button("Type").press().await;
        let option = page.popover().find("label").saying("Click export").find("input");
        option.press().await;
        query_is(&page, "type:ClickExport").await;
        option.sees("to be checked", |it| it.checked == Some(true)).await;
        let is_click =
            |it: &Vec<crate::locator::Seen>| it.iter().all(|row| row.text.contains("Click export"));
        until("click exports alone", SOON, async || page.rows().all().await, is_click).await;

        page.search().fill("type:ApiReport").await;
        page.filter_button("API report").press().await;
        option.sees("to be unchecked", |it| it.checked == Some(false)).await;
        let other = page.popover().find("label").saying("API report").find("input");
        other.sees("to be checked", |it| it.checked == Some(true)).await;
    });
}

#[test]
fn the_program_and_created_menus_write_the_query() {
    run(jobs(60), async |page| {
        page.open().await;
        page.filter_button("Program").press().await;
        page.popover().find("[role=radio], label, [role=option]").saying("3629").press().await;
        query_is(&page, "program:3629").await;
        page.filter_button("Program 3629").appears().await;

        page.filter_button("Last 90 days").press().await;
        page.popover().find("[role=radio]").saying("Last 7 days").press().await;
        page.search()
            .sees("to hold both filters", |it| {
                let value = it.value.as_deref().unwrap_or_default();
                value.contains("program:3629") && value.contains("created:")
            })
            .await;
        page.filter_button("Last 7 days").appears().await;
    });
}

#[test]
fn a_mistake_is_explained_and_does_not_empty_the_list() {
    run(jobs(60), async |page| {
        page.open().await;
        page.search().fill("stat:failed ").await;
        page.part("query-problem")
            .says("There is no filter called 'stat'. Did you mean status?")
            .await;
        page.matches(60).await;
        page.search().fill("status:faild").await;
        page.search().sees("to wait", |it| it.attribute("aria-invalid").is_empty()).await;
        page.keys(" ").await;
        page.part("query-problem").says("'faild' is not a status. Did you mean failed?").await;
        page.matches(60).await;
        page.part("query-problem").find("button.link").saying("failed").press().await;
        shows_only(&page, &["failed"]).await;
        page.search().sees("to be right", |it| it.attribute("aria-invalid").is_empty()).await;
    });
}

#[test]
fn however_a_filter_is_spelled_it_means_the_same() {
    run(jobs(60), async |page| {
        page.open().await;
        // What else means the same, and what means nothing, are tables of the query's own tests.
        let [plain, other] = ["status:failed,error", "Status： failed, error"];
        page.search().fill(plain).await;
        page.event_with("impact-jobs-query", |it| it["query"] == plain).await;
        let n = page.status_bar().one().await.number("data-matches").unwrap();
        page.search().fill("").await;
        page.matches(60).await;
        page.search().fill(other).await;
        let is_same = |it: &serde_json::Value| it["query"] == other && it["matches"] == n;
        page.event_with("impact-jobs-query", is_same).await;
        page.search().sees("to be right", |it| it.attribute("aria-invalid").is_empty()).await;

        page.search().fill("created:last weke").await;
        page.part("title").press().await;
        page.search().has("aria-invalid", "true").await;
        page.matches(60).await;
    });
}

/// While a year is typed into a date field it is 2, 20 and 202 first.
#[test]
fn no_day_is_asked_for_before_its_year_is_whole() {
    run(jobs(20), async |page| {
        page.preset(&[("refresh", "off")]);
        page.visit("/").await;
        page.matches(20).await;
        page.filter_button("Last 90 days").press().await;
        let from = page.popover().find("input[type=date]").nth(0);
        let asked = page.server.n_requests("list").await;
        for year in ["0002", "0020", "0202", "2021"] {
            from.script::<()>(&format!(
                "it.value = '{year}-05-01'; it.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            ))
            .await;
        }
        query_is(&page, "created:2021-05-01..").await;
        page.filter_button("Since May 1, 2021").appears().await;
        let loads = async || page.events("impact-jobs-load").await.len();
        until("the jobs since that day", SOON, loads, |it| *it == 2).await;
        assert_eq!(page.server.n_requests("list").await, asked + 1);
    });
}

#[test]
fn no_match_offers_the_way_back() {
    run(jobs(60), async |page| {
        page.open().await;
        page.search().fill("status:failed nothing-like-this").await;
        page.part("empty").says("No jobs match these filters").await;
        page.part("empty").says("see 60 jobs").await;
        page.button("Remove filter nothing-like-this").press().await;
        query_is(&page, "status:failed").await;
        shows_only(&page, &["failed"]).await;

        page.search().fill("nothing-like-this").await;
        page.button("Clear filters").press().await;
        query_is(&page, "").await;
        page.matches(60).await;
    });
}

#[test]
fn narrow_pages_have_the_same_filters_in_a_sheet() {
    run(jobs(60), async |page| {
        page.resize(360, 780).await;
        page.open().await;
        page.button("Filters and sorting").press().await;
        let sheet = page.part("sheet");
        sheet.clone().find("label").saying("Click export").find("input").press().await;
        page.reflects("query", "type:ClickExport").await;
        let n = page.status_bar().one().await.number("data-matches").unwrap();
        sheet.clone().find("button").saying(&format!("Show {n} jobs")).press().await;
        sheet.goes_away().await;
        query_is(&page, "type:ClickExport").await;
    });
}

#[test]
fn the_selects_of_the_sheet_show_what_is_filtered() {
    run(jobs(60), async |page| {
        page.resize(360, 780).await;
        page.open().await;
        page.button("Filters and sorting").press().await;
        let program = page.part("sheet").find("select[aria-label=Program]");
        let shows = async |expected: &str| {
            let value = async || program.script::<String>("return it.value").await;
            until(&format!("the program '{expected}'"), SOON, value, |it| it == expected).await;
        };
        let programs: Vec<String> =
            program.script("return [...it.options].map(it => it.value)").await;
        program.script::<()>("it.focus()").await;
        page.keys(Key::Down).await;
        page.reflects("query", &format!("program:{}", programs[1])).await;
        page.keys(Key::Down).await;
        // It now comes first in the list, which must not show another in its place.
        page.reflects("query", &format!("program:{}", programs[2])).await;
        shows(&programs[2]).await;
        page.keys(Key::Home).await;
        page.reflects("query", "").await;
        page.keys(Key::Down).await;
        page.reflects("query", &format!("program:{}", programs[1])).await;
        page.part("sheet").button("Clear").press().await;
        page.reflects("query", "").await;
        shows("").await;
    });
}

/// Whatever is typed is shown, and while a filter is only begun no job goes and nothing is a mistake.
#[test]
fn nothing_flickers_while_a_filter_is_typed() {
    run(jobs(60), async |page| {
        page.open().await;
        page.search().press().await;
        let text = "status:completed";
        for (at, letter) in text.char_indices() {
            page.keys(&text[at..=at]).await;
            let typed = &text[..=at];
            page.search().sees("to show it", |it| it.value.as_deref() == Some(typed)).await;
            page.search().sees("to be right", |it| it.attribute("aria-invalid").is_empty()).await;
            if at < text.len() - 2 {
                page.matches(60).await;
            }
            assert!(letter.is_ascii());
        }
        shows_only(&page, &["completed"]).await;
    });
}

#[test]
fn values_are_offered_with_counts_and_taken_by_press_or_key() {
    run(jobs(60), async |page| {
        page.open().await;
        page.enter_grid().await;
        page.keys("/").await;
        page.popover().appears().await;
        page.keys("status:").await;
        let failed = page.css("[role=option]").saying("failed");
        failed.appears().await;
        let n = failed.clone().find(".n").one().await.text.parse::<usize>().unwrap();
        failed.press().await;
        shows_only(&page, &["failed"]).await;
        page.matches(n).await;
        page.popover().goes_away().await;
        assert_eq!(page.focus().await.part, "search-input", "one can type on");
        page.keys("typ").await;
        page.keys(Key::Tab).await;
        page.search()
            .sees("to hold the filter", |it| it.value.as_deref() == Some("status:failed type:"))
            .await;
        page.keys(Key::Down).await;
        page.keys(",").await;
        page.search()
            .sees("to go on", |it| it.value.as_deref() == Some("status:failed type:ClickExport,"))
            .await;
        page.keys(Key::Escape).await;
        page.popover().goes_away().await;
        page.keys(Key::Tab).await;
        assert_ne!(page.focus().await.part, "search-input", "Tab leaves when nothing is begun");
    });
}

#[test]
fn a_job_is_found_by_the_beginning_of_its_id() {
    run(jobs(60), async |page| {
        page.open().await;
        let id = page.ids().await[7].clone();
        page.search().press().await;
        page.keys(&id[..6]).await;
        page.css("[role=option]").saying(&id[..8]).appears().await;
        page.keys(Key::Down).await;
        page.keys(Key::Enter).await;
        page.card(&id).appears().await;
    });
}

#[test]
fn filters_are_listed_and_tried() {
    run(jobs(60), async |page| {
        page.open().await;
        page.enter_grid().await;
        page.keys("?").await;
        page.css("[role=tab]").saying("Filters").press().await;
        page.button("Try status:failed").press().await;
        shows_only(&page, &["failed"]).await;
    });
}

#[test]
fn the_search_box_suggests_filters() {
    run(jobs(20), async |page| {
        page.open().await;
        page.search().press().await;
        page.popover().says("Narrow down with a filter").await;
        page.search().has("aria-expanded", "true").await;
        page.keys("sta").await;
        page.css("[role=option]").saying("status:").appears().await;
        page.keys(Key::Down).await;
        page.keys(Key::Enter).await;
        page.search().sees("to hold the filter", |it| it.value.as_deref() == Some("status:")).await;
        page.keys("failed").await;
        shows_only(&page, &["failed"]).await;
    });
}
