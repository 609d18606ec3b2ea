//! Waiting for something to become true, never for a time to pass.

use std::fmt::Debug;
use std::time::{Duration, Instant};

/// How long anything may take that needs no request of the widget's own schedule.
pub(crate) const SOON: Duration = Duration::from_secs(30);
/// How long something may take that the widget does by itself: the next poll, the next try after an error.
pub(crate) const BY_ITSELF: Duration = Duration::from_secs(90);

const PAUSE: Duration = Duration::from_millis(40);

/// Reads again and again until what was read is right, and gives it back.
///
/// # Panics
/// When the deadline passes, with what was read last.
pub(crate) async fn until<T: Debug>(
    what: &str,
    deadline: Duration,
    mut read: impl AsyncFnMut() -> T,
    is_right: impl Fn(&T) -> bool,
) -> T {
    let started = Instant::now();
    loop {
        let found = read().await;
        if is_right(&found) {
            return found;
        }
        assert!(
            started.elapsed() < deadline,
            "after {} s still not: {what}. Last seen: {found:#?}",
            deadline.as_secs()
        );
        tokio::time::sleep(PAUSE).await;
    }
}
