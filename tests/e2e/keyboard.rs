//! Everything without a mouse.

use serde_json::json;
use thirtyfour::{Key, TypingData};

use crate::harness::run;
use crate::page::{Page, column};
use crate::server::jobs;
use crate::wait::{SOON, until};

/// A list with the focus on the type cell of its first row. Gives back the ids.
async fn in_grid(page: &Page) -> Vec<String> {
    page.open().await;
    let ids = page.ids().await;
    let focus = page.enter_grid().await;
    assert_eq!(focus.job.as_deref(), Some(&*ids[0]));
    if focus.column != column::TYPE {
        page.keys(Key::Home).await;
        page.keys(Key::Right + Key::Right).await;
    }
    page.focuses_cell(&ids[0], column::TYPE).await;
    ids
}

#[test]
fn the_grid_is_one_tab_stop() {
    run(jobs(40), async |page| {
        let ids = in_grid(&page).await;
        page.keys(Key::Tab).await;
        page.focuses("something after the grid", |it| it.column == 0).await;
        page.chord(Key::Shift, Key::Tab).await;
        page.focuses_cell(&ids[0], column::TYPE).await;
        assert_eq!(page.css("[role=grid] [role=row][data-job-id] [tabindex='0']").count().await, 1);
    });
}

#[test]
fn tab_goes_through_the_widget_in_reading_order() {
    run(jobs(40), async |page| {
        page.open().await;
        let mut parts = Vec::new();
        loop {
            page.keys(Key::Tab).await;
            let focus = page.focus().await;
            if focus.column > 0 {
                break;
            }
            parts.push(if focus.part.is_empty() { focus.name } else { focus.part });
            assert!(parts.len() < 40, "{parts:?}");
        }
        let place = |part: &str| {
            parts
                .iter()
                .position(|it| it.contains(part))
                .unwrap_or_else(|| panic!("no {part} in {parts:?}"))
        };
        assert!(place("icon-button") < place("search-input"), "{parts:?}");
        assert!(place("search-input") < place("filter-button"), "{parts:?}");
        assert!(place("filter-button") < place("chip"), "{parts:?}");
    });
}

#[test]
fn arrows_walk_through_rows_and_cells() {
    run(jobs(40), async |page| {
        let ids = in_grid(&page).await;
        page.keys(Key::Down + Key::Down).await;
        page.focuses_cell(&ids[2], column::TYPE).await;
        page.keys(Key::Up).await;
        page.focuses_cell(&ids[1], column::TYPE).await;
        page.keys(Key::Left).await;
        page.focuses_cell(&ids[1], column::STATUS).await;
        page.keys(Key::Home).await;
        page.focuses_cell(&ids[1], column::SELECT).await;
        page.keys(Key::End).await;
        let actions = page.focuses("the actions", |it| it.column == column::ACTIONS).await;
        assert_eq!(
            actions.tag, "button",
            "into the actions cell means to its first button: {actions:?}"
        );
        page.chord(Key::Control, Key::Home).await;
        page.focuses("the first row", |it| it.job.as_deref() == Some(&*ids[0])).await;
        page.chord(Key::Control, Key::End).await;
        page.focuses("the last row", |it| it.job.as_ref().is_some_and(|id| *id != ids[0])).await;
        let focused = page.focus().await.job.unwrap();
        page.row(&focused).has("aria-rowindex", "41").await;
    });
}

#[test]
fn page_down_and_up_go_by_views() {
    run(jobs(200), async |page| {
        let ids = in_grid(&page).await;
        page.keys(Key::PageDown).await;
        let below =
            page.focuses("a row below", |it| it.job.as_ref().is_some_and(|id| *id != ids[0])).await;
        let index = page.row(&below.job.unwrap()).one().await.number("aria-rowindex").unwrap();
        assert!((6..60).contains(&index), "one view is some rows, not {index}");
        page.keys(Key::PageUp).await;
        page.focuses_cell(&ids[0], column::TYPE).await;
    });
}

#[test]
fn enter_opens_and_escape_comes_back() {
    run(jobs(40), async |page| {
        let ids = in_grid(&page).await;
        page.keys(Key::Down + Key::Enter).await;
        page.card(&ids[1]).appears().await;
        page.focuses("the heading of the card", |it| {
            it.tag.starts_with('h') && it.job.as_deref() == Some(&*ids[1])
        })
        .await;
        page.keys(Key::Escape).await;
        page.part("detail").goes_away().await;
        page.focuses_cell(&ids[1], column::TYPE).await;
    });
}

#[test]
fn alt_and_arrows_walk_through_the_cards() {
    run(jobs(40), async |page| {
        let ids = in_grid(&page).await;
        page.keys(Key::Enter).await;
        page.card(&ids[0]).appears().await;
        page.chord(Key::Alt, Key::Down).await;
        page.card(&ids[1]).appears().await;
        page.chord(Key::Alt, Key::Up).await;
        page.card(&ids[0]).appears().await;
    });
}

#[test]
fn space_selects_and_escape_clears() {
    run(jobs(40), async |page| {
        // Where no text is cut: of one that is, Escape takes the tooltip away first.
        page.resize(1_600, 900).await;
        let ids = in_grid(&page).await;
        page.keys(TypingData::from(" ")).await;
        page.row(&ids[0]).has("aria-selected", "true").await;
        page.chord(Key::Shift, Key::Down + Key::Down).await;
        page.part("bulk-bar").says("3 selected").await;
        page.keys(Key::Escape).await;
        page.part("bulk-bar").goes_away().await;
        page.focuses_cell(&ids[2], column::TYPE).await;
    });
}

#[test]
fn the_focused_row_is_never_covered() {
    run(jobs(200), async |page| {
        page.resize(1100, 560).await;
        in_grid(&page).await;
        page.keys(TypingData::from(" ")).await;
        page.part("bulk-bar").appears().await;
        for _ in 0..20 {
            page.keys(Key::Down).await;
        }
        let covered = "const box = it.getBoundingClientRect(); \
            const top = it.getRootNode().elementFromPoint(box.left + box.width / 2, box.bottom - 3); \
            return !(it === top || it.contains(top) || it.closest('[role=row]').contains(top))";
        let focused = page.focus().await.job.unwrap();
        let cell = page.cell(&focused, column::TYPE);
        until(
            "the focused cell in sight",
            SOON,
            async || cell.script::<bool>(covered).await,
            |it| !it,
        )
        .await;
    });
}

#[test]
fn menus_walk_with_arrows_and_give_the_focus_back() {
    run(jobs(40), async |page| {
        page.open().await;
        page.filter_button("Newest first").script::<()>("it.focus()").await;
        page.keys(Key::Enter).await;
        page.focuses("the chosen order", |it| {
            it.role == "menuitemradio" && it.name == "Newest first"
        })
        .await;
        page.keys(Key::Down).await;
        page.focuses("the next", |it| it.name == "Oldest first").await;
        page.keys(Key::End).await;
        page.focuses("the last", |it| it.name == "By program").await;
        page.keys(Key::Home).await;
        page.focuses("the first", |it| it.name == "Newest first").await;
        page.keys(Key::Escape).await;
        page.popover().goes_away().await;
        page.focuses("the menu's button", |it| {
            it.part.contains("filter-button") && it.name == "Newest first"
        })
        .await;

        page.keys(Key::Enter + Key::Down).await;
        page.keys(Key::Enter).await;
        page.filter_button("Oldest first").appears().await;
        page.focuses("the menu's button", |it| it.part.contains("filter-button")).await;
    });
}

#[test]
fn the_type_menu_works_without_a_mouse() {
    run(jobs(40), async |page| {
        page.open().await;
        page.filter_button("Type").script::<()>("it.focus()").await;
        page.keys(Key::Enter).await;
        page.css("[role=dialog]").named("Filter by type").appears().await;
        page.focuses("the first type", |it| it.tag == "input").await;
        page.keys(TypingData::from(" ")).await;
        page.search()
            .sees("to hold a type", |it| {
                it.value.as_deref().unwrap_or_default().starts_with("type:")
            })
            .await;
        page.keys(Key::Escape).await;
        page.popover().goes_away().await;
        page.focuses("the menu's button", |it| it.part.contains("filter-button")).await;
    });
}

#[test]
fn the_dialog_holds_the_focus_and_gives_it_back() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "FAILED" }))
            .await;
        in_grid(&page).await;
        page.keys(Key::Enter).await;
        page.focuses("the heading", |it| it.tag.starts_with('h')).await;
        until(
            "Replay job has the focus",
            SOON,
            async || {
                page.keys(Key::Tab).await;
                page.focus().await.name
            },
            |it| it == "Replay job",
        )
        .await;
        page.keys(Key::Enter).await;
        page.dialog().has("aria-modal", "true").await;
        page.focuses("Cancel", |it| it.name == "Cancel").await;
        page.keys(Key::Tab).await;
        page.focuses("the replay", |it| it.name == "Replay job").await;
        page.keys(Key::Tab).await;
        page.focuses("Cancel again", |it| it.name == "Cancel").await;
        page.chord(Key::Shift, Key::Tab).await;
        page.focuses("the replay again", |it| it.name == "Replay job").await;
        page.keys(Key::Escape).await;
        page.dialog().goes_away().await;
        let back = page.focuses("the opener", |it| it.name == "Replay job").await;
        assert_eq!(back.job.as_deref(), Some("a1000001"));
    });
}

#[test]
fn a_whole_replay_without_a_mouse() {
    run(jobs(0), async |page| {
        page.server
            .order(json!({ "id": "a1000001", "type": "ApiReport", "status": "FAILED" }))
            .await;
        in_grid(&page).await;
        page.keys(Key::End).await;
        page.focuses("the first action", |it| it.tag == "button").await;
        until(
            "the row's replay has the focus",
            SOON,
            async || {
                let focus = page.focus().await;
                if !focus.name.starts_with("Replay") {
                    page.keys(Key::Right).await;
                }
                focus.name
            },
            |it| it.starts_with("Replay"),
        )
        .await;
        page.keys(Key::Enter).await;
        page.focuses("Cancel", |it| it.name == "Cancel").await;
        page.keys(Key::Tab + Key::Enter).await;
        page.row("a1000001").has("data-status", "queued").await;
    });
}

#[test]
fn shortcuts_work_inside_and_only_when_wanted() {
    run(jobs(40), async |page| {
        in_grid(&page).await;
        page.keys("/").await;
        page.focuses("the search box", |it| it.part.contains("search-input")).await;
        page.keys("r/?").await;
        page.search().sees("to take the letters", |it| it.value.as_deref() == Some("r/?")).await;
        page.search().fill("status:failed").await;
        page.keys(Key::Escape).await;
        page.keys(Key::Escape).await;
        page.search().sees("to be empty", |it| it.value.as_deref() == Some("")).await;

        page.chip("all").script::<()>("it.focus()").await;
        let asked = page.server.n_requests("list").await;
        page.keys("r").await;
        until("R refreshes", SOON, async || page.server.n_requests("list").await, |it| *it > asked)
            .await;
        page.keys("?").await;
        page.css("[role=dialog]").saying("Keyboard shortcuts").appears().await;
        page.keys(Key::Escape).await;
        page.css("[role=dialog]").goes_away().await;

        page.set("shortcuts", "off").await;
        page.chip("all").script::<()>("it.focus()").await;
        page.keys("/").await;
        page.keys(Key::Tab).await;
        page.focuses("the next chip", |it| it.part.contains("chip")).await;
    });
}

#[test]
fn the_focus_stays_in_the_widget_when_what_has_it_goes() {
    run(jobs(40), async |page| {
        page.allow_clipboard().await;
        let ids = in_grid(&page).await;
        let in_the_list = async |after: &str| {
            page.focuses(&format!("a cell after {after}"), |it| it.column > 0).await;
        };
        page.keys("?").await;
        page.css("[role=dialog]").appears().await;
        page.keys(Key::Escape).await;
        page.focuses_cell(&ids[0], column::TYPE).await;

        page.keys(Key::Enter).await;
        page.focuses("the heading of the card", |it| it.tag.starts_with('h')).await;
        page.keys("?").await;
        page.css("[role=dialog]").appears().await;
        page.keys(Key::Escape).await;
        page.focuses("the heading again", |it| it.tag.starts_with('h')).await;

        page.card(&ids[0]).button("Copy link").press().await;
        page.part("toast").button("Dismiss").script::<()>("it.focus()").await;
        page.keys(Key::Enter).await;
        page.part("toast").goes_away().await;
        in_the_list("a message that was dismissed").await;

        page.search().fill("status:failed").await;
        page.button("Clear search").script::<()>("it.focus()").await;
        page.keys(Key::Enter).await;
        page.focuses("the search box", |it| it.part.contains("search-input")).await;

        page.search().fill("no-such-word").await;
        page.part("empty").button("Clear filters").script::<()>("it.focus()").await;
        page.keys(Key::Enter).await;
        in_the_list("the filters were cleared").await;
    });
}

#[test]
fn the_list_of_shortcuts_is_read_whole() {
    run(jobs(40), async |page| {
        page.resize(1_100, 460).await;
        in_grid(&page).await;
        page.keys("?").await;
        let panel = page.css("[role=tabpanel]");
        panel.appears().await;
        page.chord(Key::Shift, Key::Tab).await;
        page.focuses("what the tab shows", |it| it.role == "tabpanel").await;
        page.keys(Key::End).await;
        let is_at_the_end =
            "return it.scrollTop > 0 && it.scrollTop + it.clientHeight >= it.scrollHeight - 1";
        until("the end", SOON, async || panel.script::<bool>(is_at_the_end).await, |it| *it).await;

        let chosen = page.css("[role=tab][aria-selected=true]");
        page.css("[role=tab]").saying("Keys").script::<()>("it.focus()").await;
        page.keys(Key::Right).await;
        chosen.says("Filters").await;
        page.focuses("the other tab", |it| it.role == "tab" && it.name == "Filters").await;
        page.keys(Key::Left).await;
        chosen.says("Keys").await;
    });
}

#[test]
fn keys_outside_of_the_widget_are_the_pages() {
    run(jobs(40), async |page| {
        page.open().await;
        page.run("document.querySelector('a').focus()", json!([])).await;
        page.keys("/").await;
        assert_eq!(page.focus().await.tag, "a");
    });
}
