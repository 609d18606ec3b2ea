//! The list: as many rows as there is room for, and presses that mean the job that a row shows.

use std::cell::RefCell;
use std::rc::Rc;

use impact_jobs::browser::element::Widget;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, HtmlElement};

use super::{SETUP, TWO, find, host, rows, serve, until};

/// More jobs than anybody has room for.
fn many() -> String {
    let jobs: Vec<String> = (0..300)
        .map(|it| format!(r#"{{"Id":"job-{it:03}","Type":"ApiReport","Status":"QUEUED"}}"#))
        .collect();
    format!("[{}]", jobs.join(","))
}

/// The ids of the jobs that the page hears are opened.
fn opened(host: &HtmlElement) -> Rc<RefCell<Vec<String>>> {
    let heard: Rc<RefCell<Vec<String>>> = Rc::default();
    let listener = Closure::<dyn Fn(CustomEvent)>::new({
        let heard = Rc::clone(&heard);
        move |event: CustomEvent| {
            let job = Reflect::get(&event.detail(), &"id".into()).unwrap();
            heard.borrow_mut().extend(job.as_string());
        }
    });
    let callback = listener.as_ref().unchecked_ref();
    host.add_event_listener_with_callback("impact-jobs-open", callback).unwrap();
    listener.forget();
    heard
}

fn press(host: &HtmlElement, selector: &str) {
    find(host, selector).unwrap().unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn as_many_rows_as_there_is_room_for() {
    serve(&many());
    let host = host(&SETUP);
    let room = |pixels: u32| {
        host.set_attribute("style", &format!("--ij-height: {pixels}px")).unwrap();
    };
    room(400);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) > 0).await;
    until(|| rows(&host) < 15).await;
    room(1_200);
    until(|| rows(&host) > 25).await;
    let comfortable = rows(&host);
    // The list stays as large as it is; its rows do not.
    host.set_attribute("density", "compact").unwrap();
    until(|| rows(&host) > comfortable + 5).await;
    host.remove_attribute("density").unwrap();
    until(|| rows(&host) == comfortable).await;
    // The row that was looked at leaves with the others, and comes back as another one.
    host.set_attribute("query", "nothing").unwrap();
    widget.attributes_changed();
    until(|| rows(&host) == 0).await;
    room(400);
    host.remove_attribute("query").unwrap();
    widget.attributes_changed();
    until(|| rows(&host) > 0).await;
    until(|| rows(&host) < 15).await;
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn a_press_means_the_job_that_a_row_shows() {
    serve(TWO);
    let host = host(&SETUP);
    let heard = opened(&host);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) == 2).await;
    // What has its own use for a press opens nothing, and what is disabled does nothing.
    press(&host, "[data-job-id=b] .c-sel");
    press(&host, "[data-job-id=a] button[aria-disabled=true]");
    press(&host, "[data-job-id=b] input");
    until(|| find(&host, "[data-job-id=b][aria-selected=true]").is_some()).await;
    assert!(find(&host, "[aria-selected=true][data-job-id=a]").is_none());
    press(&host, "[data-place='0'] .c-id");
    until(|| heard.borrow().len() == 1).await;
    // The rows change places, not elements.
    let first = find(&host, "[data-place='0']").unwrap();
    press(&host, "[part~=header-row] [aria-colindex='4'] button");
    until(|| find(&host, "[aria-colindex='4'][aria-sort]").is_some()).await;
    if first.get_attribute("data-job-id").as_deref() == Some("a") {
        press(&host, "[part~=header-row] [aria-colindex='4'] button");
    }
    until(|| first.get_attribute("data-job-id").as_deref() == Some("b")).await;
    press(&host, "[data-place='0'] .c-id");
    until(|| heard.borrow().len() == 2).await;
    assert_eq!(*heard.borrow(), ["a", "b"]);
    widget.detach();
    host.remove();
}
