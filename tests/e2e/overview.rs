//! The overview: the chart by pointer and by keyboard, figures and reasons that filter, and where it is shown.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::run;
use crate::locator::Locator;
use crate::page::Page;
use crate::server::jobs;
use crate::wait::{SOON, until};

fn bars(page: &Page) -> Locator {
    page.part("chart-bar")
}

/// The places of the bars that have jobs, as soon as there are some.
async fn full_bars(page: &Page) -> Vec<usize> {
    let read = async || {
        let bars = bars(page).all().await;
        let full = bars
            .iter()
            .enumerate()
            .filter(|(_, it)| !it.attribute("aria-label").ends_with("no jobs"));
        full.map(|(at, _)| at).collect::<Vec<_>>()
    };
    until("bars with jobs", SOON, read, |it| it.len() > 2).await
}

/// Waits until the chosen bars are these.
async fn chosen_are(page: &Page, first: usize, last: usize) {
    let read = async || {
        let bars = bars(page).all().await;
        let chosen =
            bars.iter().enumerate().filter(|(_, it)| it.attribute("aria-selected") == "true");
        chosen.map(|(at, _)| at).collect::<Vec<_>>()
    };
    until("the chosen bars", SOON, read, |it| *it == (first..=last).collect::<Vec<_>>()).await;
}

async fn no_bars_are_chosen(page: &Page) {
    page.css("[part~=chart-bar][aria-selected=true]").goes_away().await;
    page.reflects("query", "").await;
}

/// The middle of a bar.
async fn middle(page: &Page, bar: usize) -> (i64, i64) {
    let place = "const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)";
    bars(page).nth(bar).script(place).await
}

/// Presses a bar. What reacts is the chart: over a chosen bar there are handles.
pub(crate) async fn press_bar(page: &Page, bar: usize) {
    let (x, y) = middle(page, bar).await;
    page.driver().action_chain().move_to(x, y).click().perform().await.unwrap();
}

async fn drag(page: &Page, from: (i64, i64), to: (i64, i64)) {
    let chain = page.driver().action_chain();
    let halfway = (i64::midpoint(from.0, to.0), from.1);
    chain
        .move_to(from.0, from.1)
        .click_and_hold()
        .move_to(halfway.0, halfway.1)
        .move_to(to.0, to.1)
        .release()
        .perform()
        .await
        .unwrap();
}

/// How many jobs the label of the chosen range says.
async fn n_in_range(page: &Page) -> usize {
    let label = page.css("button").saying(" · ").one().await.text;
    let n = label.split(" · ").nth(1).unwrap().split(' ').next().unwrap();
    if n == "no" { 0 } else { n.parse().unwrap() }
}

/// Gives the focus to the chart with the keyboard alone.
async fn enter_chart(page: &Page) {
    until(
        "the focus on the chart",
        SOON,
        async || {
            page.keys(Key::Tab).await;
            page.focus().await
        },
        |it| it.role == "listbox",
    )
    .await;
}

#[test]
fn a_press_on_a_bar_filters_and_a_second_one_takes_it_back() {
    run(jobs(400), async |page| {
        page.open().await;
        let bar = full_bars(&page).await[1];
        press_bar(&page, bar).await;
        chosen_are(&page, bar, bar).await;
        let query = page
            .search()
            .sees("to say it", |it| it.value.as_ref().is_some_and(|it| it.starts_with("created:")))
            .await;
        page.reflects("query", &query.value.unwrap()).await;
        page.matches(n_in_range(&page).await).await;
        press_bar(&page, bar).await;
        no_bars_are_chosen(&page).await;
        page.matches(400).await;
    });
}

#[test]
fn a_drag_chooses_a_range_whose_edges_can_be_moved() {
    run(jobs(400), async |page| {
        page.open().await;
        let full = full_bars(&page).await;
        let n = bars(&page).count().await;
        let (first, last) = (n - 12, n - 6);
        assert!(full.iter().any(|it| (first..=last).contains(it)));
        drag(&page, middle(&page, last).await, middle(&page, first).await).await;
        chosen_are(&page, first, last).await;
        page.matches(n_in_range(&page).await).await;
        // By the handle of its left edge.
        let (x, y) = middle(&page, first).await;
        let pitch = middle(&page, first + 1).await.0 - x;
        drag(&page, (x - pitch / 2, y), (x - pitch / 2 - 3 * pitch, y)).await;
        chosen_are(&page, first - 3, last).await;
        page.matches(n_in_range(&page).await).await;
        // Its label takes it back, and the focus stays on the chart.
        page.css("button").saying(" · ").press().await;
        no_bars_are_chosen(&page).await;
        page.focuses("the chart", |it| it.role == "listbox").await;
    });
}

#[test]
fn pointing_at_a_bar_says_what_is_in_it() {
    run(jobs(400), async |page| {
        page.open().await;
        let bar = full_bars(&page).await[0];
        bars(&page).nth(bar).hover().await;
        let said = page.part("tooltip").one().await.text;
        let name = bars(&page).nth(bar).one().await.attribute("aria-label").to_owned();
        let (when, what) = name.split_once(": ").unwrap();
        assert!(
            said.starts_with(when)
                && what.starts_with(said.split(" · ").nth(1).unwrap().split(' ').next().unwrap()),
            "{said} / {name}"
        );
        let is_inside: bool = page
            .part("tooltip")
            .script("const tip = it.getBoundingClientRect(), all = document.querySelector('impact-jobs').getBoundingClientRect(); \
                     return tip.width > 40 && tip.left >= all.left && tip.right <= all.right")
            .await;
        assert!(is_inside);
        page.rest_mouse().await;
        page.part("tooltip").goes_away().await;
    });
}

#[test]
fn the_chart_is_one_stop_for_the_keyboard() {
    run(jobs(400), async |page| {
        page.open().await;
        let last = bars(&page).count().await - 1;
        full_bars(&page).await;
        enter_chart(&page).await;
        let active = page.part("chart");
        active.has("aria-activedescendant", &format!("bar-{last}")).await;
        page.keys(Key::Left).await;
        active.has("aria-activedescendant", &format!("bar-{}", last - 1)).await;
        page.part("tooltip").appears().await;
        page.keys(Key::Home).await;
        active.has("aria-activedescendant", "bar-0").await;
        page.keys(Key::End + Key::Left).await;
        page.keys(Key::Enter).await;
        chosen_are(&page, last - 1, last - 1).await;
        page.chord(Key::Shift, Key::Left).await;
        chosen_are(&page, last - 2, last - 1).await;
        page.chord(Key::Shift, Key::Left).await;
        chosen_are(&page, last - 3, last - 1).await;
        page.chord(Key::Shift, Key::Right).await;
        chosen_are(&page, last - 2, last - 1).await;
        page.keys(Key::Escape).await;
        no_bars_are_chosen(&page).await;
        page.focuses("the chart", |it| it.role == "listbox").await;
        page.keys(Key::Tab).await;
        page.focuses("what follows the chart", |it| it.role != "listbox" && it.role != "option")
            .await;
    });
}

#[test]
fn figures_and_reasons_filter_and_no_longer() {
    run(jobs(400), async |page| {
        page.open().await;
        page.css("button[part~=figure]").nth(0).press().await;
        page.reflects("query", "status:completed").await;
        page.css("button[part~=figure]").nth(0).has("aria-pressed", "true").await;
        page.css("button[part~=figure]").nth(0).press().await;
        page.reflects("query", "").await;

        let count = page.part("reason").nth(0).find(".n");
        let n: usize = count.one().await.text.parse().unwrap();
        page.part("reason").nth(0).press().await;
        page.matches(n).await;
        page.part("reason").number(1).await;
        page.part("reason").has("aria-pressed", "true").await;
        page.part("reason").press().await;
        page.matches(400).await;
    });
}

#[test]
fn all_reasons_are_in_a_popover() {
    run(jobs(0), async |page| {
        for (at, message) in
            ["Node 1 is full", "Node 2 is full", "Quota", "Slow", "Gone"].iter().enumerate()
        {
            let order = json!({ "id": format!("a{at}"), "type": "ApiReport", "status": "FAILED", "message": message });
            page.server.order(order).await;
        }
        page.open().await;
        page.part("reason").number(3).await;
        page.button("All 4").press().await;
        page.popover().find("[part~=reason]").number(4).await;
        page.keys(Key::Escape).await;
        page.popover().goes_away().await;
        page.focuses("its button", |it| it.name == "All 4").await;
        page.button("All 4").press().await;
        page.popover().find("[part~=reason]").nth(0).press().await;
        page.matches(2).await;
        page.popover().goes_away().await;
    });
}

#[test]
fn is_shown_where_there_is_room_and_as_the_page_says() {
    run(jobs(40), async |page| {
        page.open().await;
        page.part("overview").appears().await;
        page.set("overview", "off").await;
        page.part("overview").goes_away().await;
        page.unset("overview").await;
        page.part("overview").appears().await;
        page.resize(880, 900).await;
        page.part("overview").goes_away().await;
        page.rows().nth(0).appears().await;
        page.resize(1_200, 900).await;
        page.part("overview").appears().await;
    });
}

#[test]
fn a_narrow_widget_shows_it_in_place_of_the_list() {
    run(jobs(40), async |page| {
        page.resize(390, 800).await;
        page.open().await;
        page.button("View").press().await;
        page.button("Show overview").press().await;
        page.part("chart-bar").nth(0).appears().await;
        page.part("status-bar").goes_away().await;
        page.rows().goes_away().await;
        page.button("Show 40 jobs").press().await;
        page.rows().nth(0).appears().await;
        page.part("overview").goes_away().await;
        page.focuses("the list", |it| it.column > 0).await;
    });
}
