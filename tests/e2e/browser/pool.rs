//! The browsers that wait for the next test.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::timeout;

use super::{Browser, Engine};

/// There is no end of all tests at which they could be ended: they end with this program.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser that takes longer to make room for a test hangs.
const LONGEST: Duration = Duration::from_secs(20);

/// One that waits, or a new one. One that died or hangs meanwhile is ended.
pub(super) async fn take() -> Browser {
    let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    if let Some(mut browser) = idle
        && let Ok(Ok(())) = timeout(LONGEST, browser.begin()).await
    {
        return browser;
    }
    Browser::alone().await
}

/// Lets a browser wait, once nothing of the test is in it any more. One that cannot be emptied is ended.
pub(super) async fn give_back(mut browser: Browser) {
    // Its driver has no profiles, and a new session is a new browser.
    let is_kept = browser.engine != Engine::WebKit;
    if is_kept && let Ok(Ok(())) = timeout(LONGEST, browser.end()).await {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
    }
}
