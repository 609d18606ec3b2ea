//! Pages of all kinds around the element. Each test leaves a picture in `target/e2e/hosts`.

use serde_json::json;
use thirtyfour::{By, Key};

use crate::harness::{output, run};
use crate::page::{Page, column};
use crate::server::jobs;
use crate::wait::{SOON, until};

async fn picture(page: &Page, name: &str) {
    page.screenshot(&output("e2e/hosts").join(format!("{name}.png"))).await;
}

/// Opens a job, filters, and looks whether all is as it should be. The page is not to scroll sideways.
async fn works(page: &Page) {
    page.matches(20).await;
    let id = page.ids().await[0].clone();
    page.open_job(&id).await;
    page.keys(Key::Escape).await;
    page.part("detail").goes_away().await;
    page.chip("failed").press().await;
    page.chip("failed").has("aria-pressed", "true").await;
    page.chip("failed").press().await;
    page.matches(20).await;
    let is_wide: bool =
        page.script("return document.scrollingElement.scrollWidth > innerWidth", json!([])).await;
    assert!(!is_wide, "the page scrolls sideways");
}

#[test]
fn on_a_dark_page_it_is_dark() {
    run(jobs(20), async |page| {
        page.open().await;
        let background = "return getComputedStyle(it).backgroundColor";
        page.run("document.documentElement.style.colorScheme = 'light'", json!([])).await;
        let light: String = page.part("root").script(background).await;
        page.run("document.documentElement.style.colorScheme = 'dark'", json!([])).await;
        let dark: String = page.part("root").script(background).await;
        assert_ne!(light, dark);
        works(&page).await;
        picture(&page, "dark").await;
    });
}

#[test]
fn on_a_page_from_right_to_left_it_runs_that_way() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run("document.documentElement.dir = 'rtl'", json!([])).await;
        works(&page).await;
        let id = page.ids().await[0].clone();
        let left = "return it.getBoundingClientRect().left";
        let status: f64 = page.cell(&id, column::STATUS).script(left).await;
        let job_type: f64 = page.cell(&id, column::TYPE).script(left).await;
        assert!(job_type < status, "columns begin at the right: {job_type} {status}");
        picture(&page, "right-to-left").await;
        page.cell(&id, column::TYPE).script::<()>("it.focus()").await;
        page.keys(Key::Left).await;
        page.focuses("the next column", |it| it.column > column::TYPE).await;
        page.keys(Key::Right).await;
        page.focuses_cell(&id, column::TYPE).await;
        page.button("View").press().await;
        let switch = page.css("[role=switch]");
        let knob = "const { left, right } = it.getBoundingClientRect(); \
                    const shift = parseFloat(getComputedStyle(it, '::after').translate) || 0; \
                    const start = parseFloat(getComputedStyle(it, '::after').left); \
                    return start + shift >= 0 && start + shift + 14 <= right - left";
        for _ in 0..2 {
            assert!(switch.script::<bool>(knob).await, "the knob is in its switch");
            switch.press().await;
            until(
                "the knob stands still",
                SOON,
                async || {
                    switch
                        .script::<usize>("return it.getAnimations({ subtree: true }).length")
                        .await
                },
                |it| *it == 0,
            )
            .await;
        }
        page.keys(Key::Escape).await;
        page.open_job(&id).await;
        picture(&page, "right-to-left-detail").await;
    });
}

#[test]
fn in_a_column_of_320_pixels_it_has_all_it_needs() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run("document.querySelector('main').style.inlineSize = '320px'", json!([])).await;
        page.part("back-button").goes_away().await;
        page.matches(20).await;
        let id = page.ids().await[0].clone();
        page.open_job(&id).await;
        page.part("back-button").press().await;
        page.row(&id).appears().await;
        let overflows: Vec<String> = page
            .part("root")
            .script(
                "const edge = it.getBoundingClientRect().right + 1; \
                 return [...it.querySelectorAll('button, input, [part~=row]')].filter((it) => it.checkVisibility() \
                     && !it.closest('[part~=chips]') && it.getBoundingClientRect().right > edge).map((it) => it.outerHTML)",
            )
            .await;
        assert_eq!(overflows, [""; 0]);
        picture(&page, "column").await;
    });
}

#[test]
fn what_the_page_sets_holds_at_every_width() {
    run(jobs(20), async |page| {
        page.open().await;
        let id = page.ids().await[0].clone();
        let height =
            async || page.part("search-input").script::<f64>("return it.offsetHeight").await;
        let gutter = async || {
            let script = "return getComputedStyle(it).paddingInlineStart";
            page.row(&id).script::<String>(script).await
        };
        for width in ["900px", "320px"] {
            let script = "document.querySelector('main').style.inlineSize = arguments[0]";
            page.run(script, json!([width])).await;
            page.run("document.querySelector('impact-jobs').style = ''", json!([])).await;
            assert!(height().await < 40.0 && gutter().await != "21px", "{width}");
            page.run(
                "const { style } = document.querySelector('impact-jobs'); \
                 style.setProperty('--ij-control', '47px'); style.setProperty('--ij-gutter', '21px')",
                json!([]),
            )
            .await;
            assert_eq!((height().await, &*gutter().await), (47.0, "21px"), "{width}");
        }
    });
}

#[test]
fn inside_another_shadow_root_it_works() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(
            "const shell = document.createElement('div'); shell.id = 'shell'; \
             const inside = document.querySelector('impact-jobs').cloneNode(); \
             document.querySelector('impact-jobs').remove(); \
             shell.attachShadow({ mode: 'open' }).append(inside); document.querySelector('main').append(shell)",
            json!([]),
        )
        .await;
        let page = page.widget("#shell >>> impact-jobs");
        works(&page).await;
        page.search().fill("status:failed").await;
        page.chip("failed").has("aria-pressed", "true").await;
        let focus = page.focus().await;
        assert!(focus.part.contains("search-input"), "{focus:?}");
        picture(&page, "shadow-root").await;
    });
}

#[test]
fn inside_another_shadow_root_the_language_around_it_counts() {
    run(jobs(1_200), async |page| {
        // Nothing but this element watches the page.
        page.server.add_page(
            "shell.html",
            "<div id=\"shell\" lang=\"de\"><template shadowrootmode=\"open\"> \
                 <impact-jobs api-base=\"/impact\" account-sid=\"IRxSANDBOX\"></impact-jobs> \
             </template></div><script type=\"module\" src=\"/impact-jobs.js\"></script>",
        );
        page.visit("/shell.html").await;
        let inside = page.widget("#shell >>> impact-jobs");
        inside.status_bar().says("1.200 jobs").await;
        page.run("document.querySelector('#shell').removeAttribute('lang')", json!([])).await;
        inside.status_bar().says("1,200 jobs").await;
        page.run("document.documentElement.lang = 'fr'", json!([])).await;
        inside.status_bar().says("1 200 jobs").await;
    });
}

#[test]
fn inside_a_sandboxed_frame_it_works() {
    run(jobs(20), async |page| {
        // An answer of the API is a page without a policy: the strict one of the others forbids frames.
        page.visit("/impact/nothing").await;
        page.run(
            "const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts allow-same-origin'; \
             frame.src = '/index.html'; frame.width = 1000; frame.height = 800; document.body.replaceChildren(frame)",
            json!([]),
        )
        .await;
        page.driver().enter_frame(0).await.unwrap();
        until(
            "the frame is there",
            SOON,
            async || {
                page.driver()
                    .execute("return 'e2e' in window", vec![])
                    .await
                    .is_ok_and(|it| *it.json() == true)
            },
            |it| *it,
        )
        .await;
        works(&page).await;
        picture(&page, "frame").await;
    });
}

#[test]
fn inside_a_dialog_its_own_layers_close_first() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(
            "const dialog = document.createElement('dialog'); dialog.style.inlineSize = '900px'; \
             dialog.append(document.querySelector('impact-jobs')); document.body.append(dialog); dialog.showModal()",
            json!([]),
        )
        .await;
        works(&page).await;
        let is_open = async || {
            page.script::<bool>("return document.querySelector('dialog').open", json!([])).await
        };
        page.filter_button("Type").press().await;
        page.popover().appears().await;
        picture(&page, "dialog").await;
        page.keys(Key::Escape).await;
        page.popover().goes_away().await;
        assert!(is_open().await, "Escape closed the menu, not the page's dialog");
    });
}

#[test]
fn many_on_a_page_all_load() {
    run(jobs(20), async |page| {
        page.open().await;
        page.run(
            "const main = document.querySelector('main'); \
             for (let n = 0; n < 20; n++) { \
                 const widget = document.createElement('impact-jobs'); \
                 Object.assign(widget, { id: `n${n}`, apiBase: '/impact', accountSid: 'IRxSANDBOX', refresh: 'off' }); \
                 main.append(widget); }",
            json!([]),
        )
        .await;
        for n in 0..20 {
            let id = format!("#n{n}");
            page.run("document.querySelector(arguments[0]).scrollIntoView()", json!([id])).await;
            page.widget(&id).matches(20).await;
        }
    });
}

/// The page of the README, with an account of the sandbox.
fn page_of_the_readme() -> String {
    let blocks = include_str!("../../README.md").split("```html\n").skip(1);
    let mut blocks = blocks.map(|it| it.split("```").next().unwrap());
    let page = blocks.find(|it| it.contains("<impact-jobs ")).unwrap();
    page.replace("IRxEXAMPLE", "IRxSANDBOX")
}

#[test]
fn the_page_of_the_readme_shows_the_list() {
    run(jobs(20), async |page| {
        page.server.copy_bundle(concat!("impact-jobs/", env!("CARGO_PKG_VERSION")));
        page.server.add_page("readme.html", &page_of_the_readme());
        page.open_at("/readme.html").await;
        works(&page).await;
        picture(&page, "readme").await;
    });
}

#[test]
fn without_javascript_a_sentence_stands_in_its_place() {
    run(jobs(20), async |page| {
        page.server.add_page("readme.html", &page_of_the_readme());
        page.disable_scripts().await;
        for path in ["/readme.html", "/portal.html"] {
            page.visit(path).await;
            let list = page.driver().find(By::Css("impact-jobs")).await.unwrap();
            let text = list.text().await.unwrap();
            assert!(text.ends_with("This list needs JavaScript."), "{path}: {text}");
            picture(&page, &format!("without-javascript{}", path.replace('/', "-"))).await;
        }
    });
}
