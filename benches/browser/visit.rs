//! One round of one page: everything that is measured, in the order in which a person would do it.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::equality::Script;
use crate::input::{Key, Point};
use crate::page::{Page, Subject};

/// What was measured. Times are in milliseconds, memory in bytes.
#[derive(Debug, Serialize)]
pub(crate) struct Round {
    first_row_ms: f64,
    load_ms: f64,
    load_longest_task_ms: f64,
    load_blocking_ms: f64,
    heap_bytes: f64,
    wasm_bytes: f64,
    nodes: usize,
    first_key_ms: f64,
    key_ms: Vec<f64>,
    /// How long the main thread worked for each key press.
    key_work_ms: Vec<f64>,
    open_ms: Vec<f64>,
    sort_ms: Vec<f64>,
    frames: usize,
    late_frames: usize,
    blank_frames: usize,
    /// Blank frames while the scrollbar is dragged.
    drag_blank_frames: usize,
    /// How long the main thread worked for each of those frames.
    drag_work_ms: f64,
    refresh_ms: f64,
    refresh_longest_task_ms: f64,
    /// The list saved as a file, which the comparison page cannot do.
    save: Option<Act>,
    /// The list copied, which the comparison page cannot do either.
    copy: Option<Act>,
    /// The longest task while keys were pressed, rows opened, the list sorted and scrolled; 0 when none had 50 ms.
    use_longest_task_ms: f64,
}

/// Something that takes a while.
#[derive(Clone, Copy, Debug, Serialize)]
struct Act {
    ms: f64,
    longest_task_ms: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Tasks {
    longest: f64,
    blocking: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Memory {
    heap: f64,
    wasm: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Frames {
    n: usize,
    late: usize,
    blank: usize,
    scrolled: f64,
}

/// How many frames of scrolling are looked at, and how fast it goes.
const FRAMES: u32 = 300;
const PX_PER_SECOND: u32 = 6_000;
const FRAMES_PER_SECOND: u32 = 60;
/// The rows that are opened, counted from the top of the view.
const OPENED: [usize; 8] = [0, 1, 2, 3, 4, 5, 6, 7];
/// The columns by their `aria-colindex`, status to progress.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=8;

pub(crate) async fn measure(subject: Subject, n_jobs: usize, script: &Script) -> Round {
    let place = usize::from(subject == Subject::Comparison);
    let requests = &script.requests[place];
    let (page, loading) = Page::open(subject, n_jobs, requests).await;
    let load_tasks = tasks(&page).await;
    page.browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let memory: Memory = page.browser.script("bench.memory()").await;
    let is_counted = (subject == Subject::Widget) == (memory.wasm > 0.0);
    assert!(
        is_counted,
        "only the widget has a WebAssembly module, and its memory must be found: {memory:?}"
    );
    let nodes = page.browser.script("bench.nodes()").await;
    tasks(&page).await; // measuring memory is a task too
    let keys = keys(&page, script).await;
    let open_ms = open(&page).await;
    let sort_ms = sort(&page).await;
    let scrolled = scroll(&page).await;
    let dragged = drag(&page).await;
    let use_tasks = tasks(&page).await;
    let refresh_ms = refresh(&page, n_jobs, requests).await;
    let refresh_tasks = tasks(&page).await;
    let has_files: bool = page.browser.script("bench.hasFiles()").await;
    let (mut save, mut copy) = (None, None);
    if has_files {
        save = Some(choose_in_view(&page, "bench.armSave()").await);
        copy = Some(choose_in_view(&page, "bench.armCopy()").await);
    }
    page.quit().await;
    Round {
        first_row_ms: loading.first_row,
        load_ms: loading.loaded,
        load_longest_task_ms: load_tasks.longest,
        load_blocking_ms: load_tasks.blocking,
        heap_bytes: memory.heap,
        wasm_bytes: memory.wasm,
        nodes,
        first_key_ms: keys.first_ms,
        key_ms: keys.ms,
        key_work_ms: keys.work_ms,
        open_ms,
        sort_ms,
        frames: scrolled.n,
        late_frames: scrolled.late,
        blank_frames: scrolled.blank,
        drag_blank_frames: dragged.blank,
        drag_work_ms: dragged.work_ms,
        refresh_ms,
        refresh_longest_task_ms: refresh_tasks.longest,
        save,
        copy,
        use_longest_task_ms: use_tasks.longest,
    }
}

async fn tasks(page: &Page) -> Tasks {
    page.browser.script("bench.tasks()").await
}

#[derive(Debug, Default)]
struct Keys {
    first_ms: f64,
    ms: Vec<f64>,
    work_ms: Vec<f64>,
}

/// Types each word and takes it away again, key by key. Keys that change nothing in the list are pressed and not
/// counted.
async fn keys(page: &Page, script: &Script) -> Keys {
    let browser = &page.browser;
    let search = browser.script("bench.search()").await;
    browser.click(search).await;
    let mut keys = Keys::default();
    let mut idle_work = Vec::new();
    let mut text = String::new();
    for word in &script.words {
        let typed = word.chars().map(Key::Letter);
        for key in typed.chain(word.chars().map(|_| Key::Backspace)) {
            let before = script.matches[&text];
            match key {
                Key::Letter(letter) => text.push(letter),
                _ => drop(text.pop()),
            }
            let after = script.matches[&text];
            if before == after {
                browser.press(key).await;
                let _: f64 = browser.script("bench.settled()").await;
                continue;
            }
            let (ms, work_ms) = press(page, key, &format!("bench.armKey({after})")).await;
            if keys.first_ms == 0.0 {
                keys.first_ms = ms;
            }
            keys.ms.push(ms);
            keys.work_ms.push(work_ms);
        }
        idle_work.push(press(page, Key::Shift, "bench.armIdleKey()").await.1);
    }
    // What is offered while one types would cover rows.
    browser.press(Key::Escape).await;
    idle_work.sort_by(f64::total_cmp);
    let idle = idle_work[idle_work.len() / 2];
    keys.work_ms.iter_mut().for_each(|it| *it = (*it - idle).max(0.0));
    keys
}

/// Presses a key. Returns the time until its result was painted, and the work in that time.
async fn press(page: &Page, key: Key, arm: &str) -> (f64, f64) {
    let browser = &page.browser;
    let () = browser.script(arm).await;
    let before = browser.worked().await;
    browser.press(key).await;
    let ms = result(page, arm).await;
    (ms, browser.worked().await - before)
}

async fn open(page: &Page) -> Vec<f64> {
    let mut times = Vec::new();
    for place in OPENED {
        times.push(click(page, &format!("bench.armRow({place})")).await);
    }
    let close = page.browser.script("bench.closeButton()").await;
    page.browser.click(close).await;
    times
}

/// Sorts by each column, both ways.
async fn sort(page: &Page) -> Vec<f64> {
    let mut times = Vec::new();
    for column in COLUMNS.flat_map(|it| [it, it]) {
        times.push(click(page, &format!("bench.armSort({column})")).await);
    }
    times
}

/// Presses the mouse where `arm` says. Returns the time until the result was painted.
async fn click(page: &Page, arm: &str) -> f64 {
    let place: Point = page.browser.script(arm).await;
    page.browser.click(place).await;
    result(page, arm).await
}

/// The time of what was armed; the comment is for the message when it does not come.
async fn result(page: &Page, arm: &str) -> f64 {
    page.browser.script(&format!("bench.result(/* {arm} */)")).await
}

async fn scroll(page: &Page) -> Frames {
    let grid = page.browser.script("bench.grid()").await;
    let () = page.browser.script("bench.record()").await;
    let px = PX_PER_SECOND / FRAMES_PER_SECOND * (FRAMES + 30);
    page.browser.scroll(grid, px, PX_PER_SECOND).await;
    let frames: Frames = page.browser.script(&format!("bench.recorded({FRAMES})")).await;
    assert!(frames.scrolled > 1_000.0, "the wheel did not move the list: {frames:?}");
    frames
}

#[derive(Clone, Copy, Debug)]
struct Drag {
    blank: usize,
    /// For each frame.
    work_ms: f64,
}

async fn drag(page: &Page) -> Drag {
    let before = page.browser.worked().await;
    let blank = page.browser.script(&format!("bench.drag({FRAMES})")).await;
    let work_ms = (page.browser.worked().await - before) / f64::from(FRAMES);
    Drag { blank, work_ms }
}

/// Refreshes after one job in a hundred has changed.
async fn refresh(page: &Page, n_jobs: usize, requests: &[String]) -> f64 {
    let queued: f64 = page.browser.script("bench.chip('queued')").await;
    let replayed = page.server.replay(n_jobs / 100).await;
    page.server.prepare(requests).await;
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    let expected = queued + replayed as f64;
    click(page, &format!("bench.armRefresh({expected})")).await
}

/// Chooses something that the menu offers to do with the whole list.
async fn choose_in_view(page: &Page, arm: &str) -> Act {
    click(page, "bench.armView()").await;
    tasks(page).await;
    let ms = click(page, arm).await;
    Act { ms, longest_task_ms: tasks(page).await.longest }
}
