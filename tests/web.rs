//! The element in a real browser: it comes, goes, comes back, and minds its own business.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what a test cannot do fails it")]

#[path = "web/drawing.rs"]
pub mod drawing;
#[path = "web/keys.rs"]
pub mod keys;
#[path = "web/list.rs"]
pub mod list;
#[path = "web/requests.rs"]
pub mod requests;
#[path = "web/zones.rs"]
pub mod zones;

use std::cell::RefCell;
use std::rc::Rc;

use impact_jobs::browser::element::Widget;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CustomEvent, Element, HtmlElement, HtmlInputElement, ShadowRootInit, ShadowRootMode,
};

wasm_bindgen_test_configure!(run_in_browser);

/// An element with a shadow root, as the custom element class makes it.
fn host(attributes: &[(&str, &str)]) -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    for (name, value) in attributes {
        host.set_attribute(name, value).unwrap();
    }
    document.body().unwrap().append_child(&host).unwrap();
    host
}

/// Until the browser has done what it is about to do: drawing and answers take turns of its loop.
async fn turn() {
    let promise = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Until something is so. The test runner ends a test that never is.
async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        turn().await;
    }
}

fn find(host: &HtmlElement, selector: &str) -> Option<Element> {
    host.shadow_root().unwrap().query_selector(selector).unwrap()
}

fn rows(host: &HtmlElement) -> u32 {
    host.shadow_root().unwrap().query_selector_all("[data-job-id][role=row]").unwrap().length()
}

/// Answers every request with these jobs.
fn serve(jobs: &str) {
    let answer = Closure::<dyn Fn(JsValue) -> Promise>::new({
        let jobs = jobs.to_owned();
        move |_| {
            let response: JsValue =
                web_sys::Response::new_with_opt_str(Some(&jobs)).unwrap().into();
            Promise::resolve(&response)
        }
    });
    Reflect::set(&js_sys::global(), &"fetch".into(), answer.as_ref()).unwrap();
    answer.forget();
}

const TWO: &str = r#"[
    {"Id":"a","Type":"ClickExport","Status":"RUNNING","CreatedDate":"2026-11-01T10:00:00Z","PercentageComplete":62},
    {"Id":"b","Type":"ApiReport","Status":"FAILED","CreatedDate":"2026-11-01T09:00:00Z","Replayable":true}
]"#;

const SETUP: [(&str, &str); 2] = [("account-sid", "IRx"), ("created-after", "2026-01-01")];

#[wasm_bindgen_test]
async fn mounts_unmounts_and_mounts_again() {
    serve(TWO);
    let host = host(&SETUP);
    let widget = Widget::new(host.clone(), 1).unwrap();
    for number in 2..5 {
        until(|| rows(&host) == 2).await;
        widget.detach();
        turn().await;
        assert!(find(&host, ".app").is_none(), "nothing is left");
        widget.attach(host.clone(), number).unwrap();
    }
    until(|| rows(&host) == 2).await;
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn follows_its_attributes() {
    serve(TWO);
    let host = host(&SETUP);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) == 2).await;
    host.set_attribute("query", "status:failed").unwrap();
    widget.attributes_changed();
    until(|| rows(&host) == 1).await;
    let search: HtmlInputElement = find(&host, "[part~=search-input]").unwrap().unchecked_into();
    assert_eq!(search.value(), "status:failed");
    host.set_attribute("job", "b").unwrap();
    widget.attributes_changed();
    until(|| find(&host, "[part~=detail][data-job-id=b]").is_some()).await;
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn the_focus_survives_a_refresh() {
    serve(TWO);
    let host = host(&SETUP);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) == 2).await;
    let cell: HtmlElement =
        find(&host, "[data-job-id=b] [role=rowheader]").unwrap().unchecked_into();
    cell.focus().unwrap();
    serve(&TWO.replace("RUNNING", "COMPLETED"));
    JsFuture::from(widget.refresh()).await.unwrap();
    until(|| find(&host, "[data-job-id=a][data-status=completed]").is_some()).await;
    let focused = host.shadow_root().unwrap().active_element().unwrap();
    assert!(focused.is_same_node(Some(&cell)), "the same cell, not one like it");
    widget.detach();
    host.remove();
}

/// Two jobs with more to say than the card has room for.
fn long_messages() -> String {
    let job = |id: &str| {
        let message = format!("No such column in {id}. ").repeat(40);
        format!(
            r#"{{"Id":"{id}","Type":"ApiReport","Status":"FAILED","StatusMessage":"{message}"}}"#
        )
    };
    format!("[{},{}]", job("a"), job("b"))
}

/// Opens a job as the page does, until its card is there.
async fn open(host: &HtmlElement, widget: &Widget, id: &str) {
    host.set_attribute("job", id).unwrap();
    widget.attributes_changed();
    until(|| find(host, &format!("[part~=detail][data-job-id={id}] [part~=attributes]")).is_some())
        .await;
}

#[wasm_bindgen_test]
async fn a_long_message_is_shown_whole_until_another_job_is_opened() {
    serve(&long_messages());
    let host = host(&SETUP);
    let widget = Widget::new(host.clone(), 1).unwrap();
    open(&host, &widget, "a").await;
    let message = || find(&host, "[part~=status-message]").unwrap();
    let toggle = || -> HtmlElement { find(&host, ".d-message button").unwrap().unchecked_into() };
    let is_whole = || {
        let is_expanded = toggle().get_attribute("aria-expanded").as_deref() == Some("true");
        let is_cut = message().get_attribute("class").as_deref() == Some("clamped");
        assert_ne!(is_expanded, is_cut);
        is_expanded
    };
    assert!(!is_whole());
    assert_eq!(toggle().text_content().as_deref(), Some("Show all"));
    toggle().click();
    until(is_whole).await;
    assert_eq!(toggle().text_content().as_deref(), Some("Show less"));
    assert!(message().text_content().unwrap().contains("No such column in a."));
    open(&host, &widget, "b").await;
    assert!(!is_whole(), "another message starts with its first lines");
    assert!(message().text_content().unwrap().contains("No such column in b."));
    toggle().click();
    until(is_whole).await;
    toggle().click();
    until(|| !is_whole()).await;
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn the_card_is_filled_with_another_job_and_starts_at_the_top() {
    serve(&long_messages());
    let host = host(&SETUP);
    let widget = Widget::new(host.clone(), 1).unwrap();
    open(&host, &widget, "a").await;
    let scroller = find(&host, ".d-scroll").unwrap();
    let bar = find(&host, "[part~=progress] svg").unwrap();
    scroller.set_scroll_top(50);
    assert_eq!(scroller.scroll_top(), 50, "the card is longer than its place");
    open(&host, &widget, "b").await;
    assert!(scroller.is_same_node(Some(&find(&host, ".d-scroll").unwrap())), "it is filled");
    until(|| scroller.scroll_top() == 0).await;
    let other = find(&host, "[part~=progress] svg").unwrap();
    assert!(!bar.is_same_node(Some(&other)), "a bar does not grow out of another job's");
    scroller.set_scroll_top(50);
    serve(&long_messages().replace("FAILED", "COMPLETED"));
    JsFuture::from(widget.refresh()).await.unwrap();
    until(|| find(&host, "[part~=detail] [part~=badge-completed]").is_some()).await;
    assert_eq!(scroller.scroll_top(), 50, "the same job stays where it is");
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn tells_the_page_what_happens() {
    serve(TWO);
    let host = host(&SETUP);
    let heard: Rc<RefCell<Vec<(String, JsValue)>>> = Rc::default();
    let listener = Closure::<dyn Fn(CustomEvent)>::new({
        let heard = Rc::clone(&heard);
        move |event: CustomEvent| heard.borrow_mut().push((event.type_(), event.detail()))
    });
    for name in ["impact-jobs-ready", "impact-jobs-load"] {
        host.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).unwrap();
    }
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| heard.borrow().len() == 2).await;
    let heard = heard.borrow();
    let (ready, load) = (&heard[0], &heard[1]);
    assert_eq!((ready.0.as_str(), load.0.as_str()), ("impact-jobs-ready", "impact-jobs-load"));
    let version = Reflect::get(&ready.1, &"version".into()).unwrap();
    assert_eq!(version.as_string().as_deref(), Some(env!("CARGO_PKG_VERSION")));
    for key in ["count", "at", "problems"] {
        assert!(Reflect::has(&load.1, &key.into()).unwrap(), "{key}");
    }
    widget.detach();
    host.remove();
}
