//! Keys that belong to an input method are no keys of the widget.

use impact_jobs::browser::element::Widget;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::{SETUP, TWO, find, host, rows, serve, turn, until};

/// What browsers say of keys that an input method takes, where they do not say which it was.
const PROCESSED: u32 = 229;

pub(crate) fn press(on: &HtmlElement, key: &str, change: impl FnOnce(&KeyboardEventInit)) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    change(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    on.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn escape_while_an_input_method_composes_leaves_the_text() {
    serve(TWO);
    let host = host(&[SETUP[0], SETUP[1], ("query", "status:failed")]);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) == 1).await;
    let search: HtmlInputElement = find(&host, "[part~=search-input]").unwrap().unchecked_into();
    press(&search, "Escape", |it| it.set_is_composing(true));
    press(&search, "Escape", |it| it.set_key_code(PROCESSED));
    turn().await;
    turn().await;
    assert_eq!(search.value(), "status:failed");
    press(&search, "Escape", |_| ());
    until(|| search.value().is_empty()).await;
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn keys_of_an_input_method_do_nothing_in_the_card_and_in_the_grid() {
    serve(TWO);
    let host = host(&[SETUP[0], SETUP[1], ("job", "a")]);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) == 2 && find(&host, "[part~=detail]").is_some()).await;
    let card: HtmlElement = find(&host, "[part~=detail]").unwrap().unchecked_into();
    let cell: HtmlElement =
        find(&host, "[data-job-id=b] [role=rowheader]").unwrap().unchecked_into();
    press(&card, "Escape", |it| it.set_is_composing(true));
    press(&cell, "Enter", |it| it.set_key_code(PROCESSED));
    turn().await;
    turn().await;
    assert!(find(&host, "[part~=detail][data-job-id=a]").is_some());
    press(&card, "Escape", |_| ());
    until(|| find(&host, "[part~=detail]").is_none()).await;
    widget.detach();
    host.remove();
}
