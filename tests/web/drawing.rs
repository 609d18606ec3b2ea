//! Only what changes is drawn: what the page sees of a tick, a key, a press and a message.

use impact_jobs::browser::element::Widget;
use js_sys::{Array, Function};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::keys::press;
use super::{SETUP, find, host, rows, serve, until};

const THREE: &str = r#"[
    {"Id":"a","Type":"ClickExport","Status":"QUEUED","CreatedDate":"2026-01-03T10:00:00Z"},
    {"Id":"b","Type":"ApiReport","Status":"FAILED","CreatedDate":"2026-01-02T09:00:00Z","Replayable":true},
    {"Id":"c","Type":"ApiReport","Status":"COMPLETED","CreatedDate":"2026-01-01T09:00:00Z"}
]"#;

/// Watches what is changed in the shadow root of a host. Each call tells what was since the last one: "row b", "card".
struct Watch(Function);

impl Watch {
    fn new(host: &HtmlElement) -> Self {
        let source = "
            const seen = [];
            const name = (node) => {
                const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
                const row = element?.closest('[role=row][data-job-id]');
                if (row) return 'row ' + row.dataset.jobId;
                for (const place of ['detail', 'toasts', 'live-text', 'list', 'top']) {
                    if (element?.closest('.' + place)) return place;
                }
                return element?.getAttribute('class') ?? 'root';
            };
            // What is taken apart is not seen.
            const take = (records) => seen.push(...records.filter((it) => it.target.isConnected).map((it) => name(it.target)));
            const observer = new MutationObserver(take);
            observer.observe(host.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
            return () => { take(observer.takeRecords()); return [...new Set(seen.splice(0))].sort() };";
        let start = Function::new_with_args("host", source);
        Self(start.call1(&host.into(), host).unwrap().unchecked_into())
    }

    fn take(&self) -> Vec<String> {
        let places: Array = self.0.call0(&self.0).unwrap().unchecked_into();
        places.iter().map(|it| it.as_string().unwrap()).collect()
    }
}

async fn shown() -> (HtmlElement, Widget, Watch) {
    serve(THREE);
    let host = host(&SETUP);
    let widget = Widget::new(host.clone(), 1).unwrap();
    until(|| rows(&host) == 3).await;
    let watch = Watch::new(&host);
    (host, widget, watch)
}

fn element(host: &HtmlElement, selector: &str) -> HtmlElement {
    find(host, selector).unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}

#[wasm_bindgen_test]
async fn a_tick_changes_what_counts() {
    let (host, widget, watch) = shown().await;
    let age = || element(&host, "[part~=live-text]").text_content();
    let before = age();
    until(|| age() != before).await;
    watch.take();
    let before = age();
    until(|| age() != before).await;
    assert_eq!(watch.take(), ["live-text"]);
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn an_arrow_key_changes_two_rows() {
    let (host, widget, watch) = shown().await;
    element(&host, "[data-job-id=a] [role=rowheader]").focus().unwrap();
    until(|| find(&host, "[data-job-id=a] [role=rowheader][tabindex='0']").is_some()).await;
    watch.take();
    press(&element(&host, "[data-job-id=a] [role=rowheader]"), "ArrowDown", |_| ());
    until(|| find(&host, "[data-job-id=b] [role=rowheader][tabindex='0']").is_some()).await;
    let changed: Vec<_> = watch.take().into_iter().filter(|it| it != "live-text").collect();
    assert_eq!(changed, ["row a", "row b"]);
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn another_job_changes_two_rows_and_the_card() {
    let (host, widget, watch) = shown().await;
    element(&host, "[data-job-id=a] .c-type").click();
    until(|| find(&host, "[part~=detail][data-job-id=a]").is_some()).await;
    until(|| find(&host, "[data-job-id=a][aria-current]").is_some()).await;
    super::turn().await;
    watch.take();
    element(&host, "[data-job-id=b] .c-type").click();
    until(|| find(&host, "[part~=detail][data-job-id=b]").is_some()).await;
    super::turn().await;
    let changed: Vec<_> = watch.take().into_iter().filter(|it| it != "live-text").collect();
    assert_eq!(changed, ["detail", "row a", "row b"]);
    widget.detach();
    host.remove();
}

#[wasm_bindgen_test]
async fn a_message_that_goes_changes_nothing_else() {
    let (host, widget, watch) = shown().await;
    // The answer to a replay is a list here, which is no job.
    element(&host, "[data-job-id=b] [data-stop='9']").click();
    until(|| find(&host, "[role=alertdialog]").is_some()).await;
    element(&host, "[role=alertdialog] .primary").click();
    until(|| find(&host, ".toast").is_some()).await;
    super::turn().await;
    watch.take();
    let dismissed =
        || find(&host, ".toast .x").map(|it| it.unchecked_into::<HtmlElement>().click());
    until(|| dismissed().is_none()).await;
    let changed: Vec<_> = watch.take().into_iter().filter(|it| it != "live-text").collect();
    assert_eq!(changed, ["toasts"]);
    widget.detach();
    host.remove();
}
