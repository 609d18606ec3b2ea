//! Runs a test: gives it a browser and a server, and says what a failed test saw last.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use sandbox::Options;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::task::{JoinError, LocalSet, spawn_local};
use tokio::time::timeout;

use crate::browser::Browser;
use crate::page::Page;
use crate::stopwatch::Stopwatch;

/// Tests at the same time: more would only wait for each other, and time out.
static SLOTS: Semaphore = Semaphore::const_new(2);

/// Of all tests, because the connections to a browser outlive the test.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());

/// A test that takes longer hangs.
const LONGEST: Duration = Duration::from_mins(15);
/// What is told of a failed test has to come sooner: its browser may hang.
const LONGEST_REPORT: Duration = Duration::from_secs(20);

/// Which browser a test gets.
#[derive(Clone, Copy, Debug)]
enum Process {
    /// One that had other tests before, and a profile of its own in it.
    Shared,
    Own,
}

/// Runs a test with a sandbox of its own, in a browser with nothing in it. The page is not opened yet.
pub(crate) fn run(options: Options, test: impl AsyncFnOnce(Page) + 'static) {
    run_in(Process::Shared, options, test);
}

/// Runs a test in a browser that had no other and gets no other: one that measures the process, or leaves something
/// that all of its pages share.
pub(crate) fn run_alone(options: Options, test: impl AsyncFnOnce(Page) + 'static) {
    run_in(Process::Own, options, test);
}

fn run_in(process: Process, options: Options, test: impl AsyncFnOnce(Page) + 'static) {
    let outcome = LocalSet::new().block_on(&RUNTIME, async {
        let _slot = SLOTS.acquire().await.unwrap();
        let _stopwatch = Stopwatch::start();
        let browser = match process {
            Process::Shared => Browser::take().await,
            Process::Own => Browser::alone().await,
        };
        let page = Page::new(browser, options).await;
        let outcome = watch(page.clone(), test).await;
        if outcome.is_err() {
            let name = thread::current().name().unwrap_or("main").to_owned();
            if timeout(LONGEST_REPORT, report(&page, &name)).await.is_err() {
                eprintln!("the browser does not answer");
            }
        } else if let Process::Shared = process
            && let Some(browser) = page.into_browser()
        {
            browser.give_back().await;
        }
        outcome
    });
    if let Err(error) = outcome {
        resume_unwind(error.into_panic());
    }
}

/// The test as a task, so that a panic in it is an outcome.
async fn watch(page: Page, test: impl AsyncFnOnce(Page) + 'static) -> Result<(), JoinError> {
    spawn_local(async move {
        let in_time = timeout(LONGEST, test(page)).await;
        assert!(in_time.is_ok(), "the test hangs: it was given up after {} s", LONGEST.as_secs());
    })
    .await
}

/// Where screenshots and other output of the tests go.
pub(crate) fn output(folder: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target").join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Tells what a failed test saw last. `name` is the path of the test, which is the name of its thread.
async fn report(page: &Page, name: &str) {
    let path = output("e2e").join(format!("{}.png", name.replace("::", "-")));
    page.screenshot(&path).await;
    eprintln!("{name}\nscreenshot: {}", path.display());
    // The page may be one that was never loaded.
    for line in page.console().await.into_iter().chain(page.log().await) {
        eprintln!("console: {line}");
    }
}
