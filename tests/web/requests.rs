//! Requests: whatever a page has done instead of `fetch`, the widget goes on; and what nobody waits for is given up.

use std::cell::RefCell;
use std::rc::Rc;

use impact_jobs::browser::element::Widget;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortSignal, CustomEvent, HtmlElement};

use super::{SETUP, TWO, find, host, rows, serve, until};

/// A value of the page.
fn script(source: &str) -> JsValue {
    Function::new_no_args(&format!("return {source}")).call0(&JsValue::NULL).unwrap()
}

fn set(owner: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(owner, &name.into(), value).unwrap();
}

/// The kind of the last error that the page heard of.
fn last_error(host: &HtmlElement) -> Rc<RefCell<String>> {
    let last: Rc<RefCell<String>> = Rc::default();
    let listener = Closure::<dyn Fn(CustomEvent)>::new({
        let last = Rc::clone(&last);
        move |event: CustomEvent| {
            let kind = Reflect::get(&event.detail(), &"kind".into()).unwrap();
            *last.borrow_mut() = kind.as_string().unwrap();
        }
    });
    let callback = listener.as_ref().unchecked_ref();
    host.add_event_listener_with_callback("impact-jobs-error", callback).unwrap();
    listener.forget();
    last
}

/// What may be there in place of `fetch`, and the kind of error it is for the page.
const ODD: &[(&str, &str)] = &[
    ("() => { throw new Error('no') }", "unreachable"),
    ("() => { throw 'no' }", "unreachable"),
    ("() => undefined", "unreachable"),
    ("() => ({ get then() { throw null } })", "unreachable"),
    ("async () => { throw 'no' }", "unreachable"),
    ("async () => { throw undefined }", "unreachable"),
    ("async () => { throw { get name() { throw 'no' } } }", "unreachable"),
    ("async () => { throw new DOMException('', 'AbortError') }", "unreachable"),
    ("async () => { throw new DOMException('', 'TimeoutError') }", "timed-out"),
    ("async () => { throw new frame.DOMException('', 'TimeoutError') }", "timed-out"),
    ("async () => 'no response'", "unreachable"),
    ("async () => null", "unreachable"),
    ("async () => ({ ok: true, status: 200, json: async () => [] })", "unreachable"),
    ("async () => ({ [Symbol.toStringTag]: 'Response' })", "unreachable"),
    // Read by the page already.
    ("async () => { const it = new Response('[]'); await it.text(); return it }", "unreachable"),
    (
        "async () => { const it = new Response('[]'); it.body.getReader(); return it }",
        "unreachable",
    ),
    // Bodies that end in something else than an error, or bring something else than bytes.
    ("async () => new Response(stream((it) => it.error('no')))", "unreachable"),
    ("async () => new Response(stream((it) => it.error('no')), { status: 500 })", "unreachable"),
    (
        "async () => new frame.Response(stream((it) => it.error('no')), { status: 500 })",
        "unreachable",
    ),
    ("async () => new Response(stream((it) => it.enqueue(-1)))", "unreachable"),
    ("async () => new Response(stream((it) => it.enqueue('[]')), { status: 500 })", "unreachable"),
];

/// A widget that shows two jobs, in a page with another frame.
async fn set_up() -> (HtmlElement, Widget) {
    script(
        "(document.body.append(window.inner ??= document.createElement('iframe')), \
          window.frame = inner.contentWindow, \
          window.stream = (start) => new ReadableStream({ start }))",
    );
    serve(TWO);
    let host = host(&SETUP);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) == 2).await;
    (host, widget)
}

/// Puts each odd function in place of `fetch`, and then what works.
async fn survives(
    owner: impl Fn(&HtmlElement) -> JsValue,
    name: &str,
    works: impl Fn() -> JsValue,
) {
    let (host, widget) = set_up().await;
    let (owner, last_error) = (owner(&host), last_error(&host));
    for (odd, kind) in ODD {
        last_error.borrow_mut().clear();
        set(&owner, name, &script(odd));
        widget.refresh().await.unwrap();
        assert_eq!(*last_error.borrow(), *kind, "{odd}");
        until(|| find(&host, "[data-live=retrying]").is_some()).await;
        assert_eq!(rows(&host), 2, "what was there stays");
        set(&owner, name, &works());
        widget.refresh().await.unwrap();
        until(|| find(&host, "[data-live=live]").is_some()).await;
    }
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn goes_on_after_anything_a_fetcher_does() {
    survives(|host| host.into(), "fetcher", || JsValue::NULL).await;
}

#[wasm_bindgen_test]
async fn goes_on_after_anything_a_page_has_put_in_place_of_fetch() {
    let works = || {
        serve(TWO);
        Reflect::get(&js_sys::global(), &"fetch".into()).unwrap()
    };
    survives(|_| js_sys::global().into(), "fetch", works).await;
}

#[wasm_bindgen_test]
async fn takes_the_answer_of_another_frame() {
    let (host, widget) = set_up().await;
    let three = TWO.replace("\n]", r#", {"Id":"c","Type":"ApiReport","Status":"QUEUED","CreatedDate":"2026-11-01T08:00:00Z"}]"#);
    set(&js_sys::global(), "three", &three.into());
    let bytes = "stream((it) => { it.enqueue(new frame.TextEncoder().encode(three)); it.close() })";
    for (n, body) in [(3, "three"), (3, bytes)] {
        set(&host, "fetcher", &script(&format!("async () => new frame.Response({body})")));
        widget.refresh().await.unwrap();
        until(|| rows(&host) == n).await;
        set(&host, "fetcher", &JsValue::NULL);
        widget.refresh().await.unwrap();
        until(|| rows(&host) == 2).await;
    }
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn asks_with_what_a_page_can_read_and_add_to() {
    let (host, widget) = set_up().await;
    let fetcher = "async (input, init) => { \
        window.asked = JSON.stringify([typeof input, init.method, { ...init.headers, extra: 1 }, init.cache, init.signal.aborted]); \
        return new Response('[]') }";
    set(&host, "fetcher", &script(fetcher));
    widget.refresh().await.unwrap();
    let expected = r#"["string","GET",{"Accept":"application/json","extra":1},"no-store",false]"#;
    assert_eq!(script("asked").as_string().as_deref(), Some(expected));
    widget.detach();
    host.remove();
}

/// Requests that were made, by what they can be aborted with.
fn signals() -> Vec<AbortSignal> {
    Array::from(&script("signals")).iter().map(JsCast::unchecked_into).collect()
}

/// A widget that has made one request, to which the fetcher gives this answer.
async fn waiting(answer: &str) -> (HtmlElement, Widget) {
    script("window.signals = []");
    let host = host(&SETUP);
    let fetcher = format!("(_, {{ signal }}) => {{ signals.push(signal); return {answer} }}");
    set(&host, "fetcher", &script(&fetcher));
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| signals().len() == 1).await;
    assert!(!signals()[0].aborted());
    (host, widget)
}

const NEVER: &str = "new Promise(() => {})";

#[wasm_bindgen_test]
async fn gives_up_its_requests_when_it_leaves() {
    let (host, widget) = waiting(NEVER).await;
    widget.detach();
    until(|| signals()[0].aborted()).await;
    host.remove();
}

#[wasm_bindgen_test]
async fn gives_up_its_requests_when_it_comes_into_another_element() {
    let (first, widget) = waiting(NEVER).await;
    let second = host(&SETUP);
    widget.attach(second.clone(), 2).unwrap();
    until(|| signals()[0].aborted()).await;
    widget.detach();
    first.remove();
    second.remove();
}

#[wasm_bindgen_test]
async fn gives_up_what_was_asked_for_another_account() {
    let (host, widget) = waiting(NEVER).await;
    host.set_attribute("account-sid", "IRy").unwrap();
    widget.attributes_changed();
    until(|| signals().len() == 2).await;
    assert!(signals()[0].aborted() && !signals()[1].aborted());
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn does_not_give_up_what_was_answered() {
    let (host, widget) = waiting("Promise.resolve(new Response('[]'))").await;
    until(|| find(&host, "[data-live=live]").is_some()).await;
    widget.detach();
    until(|| find(&host, ".app").is_none()).await;
    assert!(!signals()[0].aborted(), "the page would hear of it");
    host.remove();
}
