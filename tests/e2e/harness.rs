//! Runs a test: starts what it needs, ends it whatever happens, and says what a failed test saw last.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use sandbox::Options;
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::task::{JoinError, LocalSet, spawn_local};
use tokio::time::timeout;

use crate::page::Page;

/// Browsers at the same time: more would only wait for each other, and time out.
static SLOTS: Semaphore = Semaphore::const_new(2);

/// A test that takes longer hangs.
const LONGEST: Duration = Duration::from_mins(5);

/// Runs a test with a sandbox and a browser of its own. The page is not opened yet.
pub(crate) fn run<T>(options: Options, test: T)
where
    T: AsyncFnOnce(Page) + 'static,
{
    run_for(LONGEST, options, test);
}

/// Runs a test that may take so long.
pub(crate) fn run_for<T>(longest: Duration, options: Options, test: T)
where
    T: AsyncFnOnce(Page) + 'static,
{
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let outcome = LocalSet::new().block_on(&runtime, async {
        let _slot = SLOTS.acquire().await.unwrap();
        let page = Page::start(options).await;
        let outcome = watch(longest, page.clone(), test).await;
        if outcome.is_err() {
            report(&page, thread::current().name().unwrap_or("main")).await;
        }
        page.quit().await;
        outcome
    });
    if let Err(error) = outcome {
        resume_unwind(error.into_panic());
    }
}

/// The test as a task, so that a panic in it does not keep the browser from being ended.
async fn watch<T: AsyncFnOnce(Page) + 'static>(
    longest: Duration,
    page: Page,
    test: T,
) -> Result<(), JoinError> {
    spawn_local(async move {
        let in_time = timeout(longest, test(page)).await;
        assert!(in_time.is_ok(), "the test hangs: it was given up after {} s", longest.as_secs());
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
