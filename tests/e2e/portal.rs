//! The page that a portal team copies from: two accounts in tabs, counts, messages of its own, a theme.

use serde_json::{Value, json};
use thirtyfour::Key;
use thirtyfour::prelude::*;

use crate::accessibility::violations;
use crate::browser::variable;
use crate::harness::{output, run};
use crate::page::Page;
use crate::server::{BRAND, PARTNER, jobs};
use crate::wait::{SOON, until};

/// Waits until an expression is true in the page around the lists.
async fn shows(page: &Page, expression: &str) {
    let script = format!("return Boolean({expression})");
    let read = async || page.script::<bool>(&script, json!([])).await;
    until(expression, SOON, read, |it| *it).await;
}

async fn press(page: &Page, selector: &str) {
    page.driver().find(By::Css(selector)).await.unwrap().click().await.unwrap();
}

/// Waits for a message of the page that begins with these words.
async fn says(page: &Page, words: &str) {
    shows(page, &format!("document.querySelector('.toast p')?.textContent.startsWith('{words}')"))
        .await;
}

/// Lets a job of an account end, and the list of the account notice.
async fn end_job(page: &Page, list: &str, account: &str, id: &str) {
    let job = json!({ "account": account, "id": id, "type": "ApiReport", "runs_for": 10 });
    page.server.order(job).await;
    let list = page.widget(list);
    list.refresh().await;
    page.server.advance(600).await;
    list.refresh().await;
}

const PARTNER_LIST: &str = "#partner";
const BRAND_LIST: &str = "#brand";

#[test]
fn the_tabs_show_two_accounts_and_how_many_jobs_each_has() {
    run(jobs(20), async |page| {
        page.open_at("/portal.html").await;
        let (partner, brand) = (page.widget(PARTNER_LIST), page.widget(BRAND_LIST));
        partner.matches(20).await;
        for tab in ["#partner-tab", "#brand-tab"] {
            shows(&page, &format!("document.querySelector('{tab} .count').textContent === '20'"))
                .await;
        }
        assert!(!brand.part("root").is_there().await, "only one is shown");
        let ids = partner.ids().await;

        press(&page, "#brand-tab").await;
        brand.matches(20).await;
        assert_ne!(brand.ids().await, ids);
        brand.chip("failed").press().await;
        shows(
            &page,
            "location.hash.includes('tab=brand') && location.hash.includes('brand.query=')",
        )
        .await;

        page.driver().refresh().await.unwrap();
        brand.chip("failed").has("aria-pressed", "true").await;
        assert!(!partner.part("root").is_there().await, "the tab is in the address");

        press(&page, "#brand-tab").await;
        page.keys(Key::Left).await;
        shows(&page, "document.activeElement.id === 'partner-tab'").await;
        partner.matches(20).await;
        assert_eq!(page.violations().await, [Value::Null; 0]);
    });
}

#[test]
fn what_ends_in_the_other_account_is_counted_and_told() {
    run(jobs(0), async |page| {
        page.preset(&[("refresh", "off")]);
        page.visit("/portal.html").await;
        shows(&page, "document.querySelector('#brand-tab .count').textContent === '0'").await;
        end_job(&page, BRAND_LIST, BRAND, "b2000001").await;
        says(&page, "Brand account: 1 job ended.").await;
        shows(&page, "document.querySelector('#news').textContent === '1 new'").await;

        press(&page, ".toast .action").await;
        page.widget(BRAND_LIST).card("b2000001").appears().await;
        shows(&page, "document.querySelector('#news').hidden && !document.querySelector('.toast')")
            .await;

        // Under the eyes of the person it is told, and not counted.
        press(&page, "#partner-tab").await;
        end_job(&page, PARTNER_LIST, PARTNER, "a1000001").await;
        says(&page, "Partner account: ").await;
        shows(&page, "document.querySelector('#news').hidden").await;
        press(&page, ".toast .close").await;
        shows(&page, "!document.querySelector('.toast')").await;

        page.server.fault("401", "list").await;
        page.widget(BRAND_LIST).refresh().await;
        says(&page, "Your session has ended.").await;
    });
}

#[test]
fn the_theme_of_the_page_is_that_of_its_lists() {
    run(jobs(20), async |page| {
        page.open_at("/portal.html").await;
        let colour = async || {
            let root = page.widget(PARTNER_LIST).part("root");
            root.script::<String>("return getComputedStyle(it).backgroundColor").await
        };
        let light = colour().await;
        press(&page, "#theme label:has([value=dark])").await;
        let dark = until("it is dark", SOON, colour, |it| *it != light).await;
        page.media(&[("prefers-color-scheme", "dark")]).await;
        press(&page, "#theme label:has([value=light])").await;
        until("it is light", SOON, colour, |it| *it == light).await;
        press(&page, "#theme label:has([value=''])").await;
        until("it is as the system is", SOON, colour, |it| *it == dark).await;
    });
}

#[test]
fn everybody_can_use_it_at_every_width() {
    run(jobs(40), async |page| {
        page.preset(&[("refresh", "off")]);
        page.resize(1_100, 900).await;
        page.visit("/portal.html").await;
        page.widget(PARTNER_LIST).matches(40).await;
        end_job(&page, BRAND_LIST, BRAND, "b2000001").await;
        says(&page, "Brand account: ").await;
        let axe = std::fs::read_to_string(variable("AXE")).unwrap();
        page.run(&axe, json!([])).await;
        for theme in ["light", "dark"] {
            press(&page, &format!("#theme label:has([value={theme}])")).await;
            page.rest_mouse().await;
            for width in [320, 768, 1_100, 1_600] {
                page.resize(width, 900).await;
                let too_wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
                assert_eq!(page.script::<i64>(too_wide, json!([])).await, 0, "{width} px");
                let found = violations(&page.widget(PARTNER_LIST), "html").await;
                assert!(found.is_empty(), "{theme}, {width} px:\n{}", found.join("\n"));
                page.screenshot(&output("e2e/portal").join(format!("{width}-{theme}.png"))).await;
            }
        }
    });
}
