//! Requests under way, and how they are given up.

use web_sys::{AbortController, AbortSignal};

use crate::core::api::request::RequestId;

/// All of them. Those that are dropped are given up.
#[derive(Default)]
pub(super) struct InFlight(Vec<(RequestId, AbortOnDrop)>);

impl InFlight {
    /// Begins a request. It is to heed the signal.
    pub(super) fn begin(&mut self, id: RequestId) -> Option<AbortSignal> {
        let controller = AbortController::new().ok()?;
        let signal = controller.signal();
        self.0.push((id, AbortOnDrop(Some(controller))));
        Some(signal)
    }

    /// Gives one up.
    pub(super) fn abort(&mut self, id: RequestId) {
        self.remove(id);
    }

    /// One has come to its end.
    pub(super) fn end(&mut self, id: RequestId) {
        if let Some(mut request) = self.remove(id) {
            request.0 = None;
        }
    }

    fn remove(&mut self, id: RequestId) -> Option<AbortOnDrop> {
        let place = self.0.iter().position(|(it, _)| *it == id)?;
        Some(self.0.swap_remove(place).1)
    }
}

/// Aborts a request when it is dropped. Nothing is left in it when the request has come to its end: a page would hear of
/// being aborted still.
struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
