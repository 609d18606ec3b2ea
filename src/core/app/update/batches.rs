//! What is told of jobs with which the same was done.

use crate::core::app::model::Model;

/// Tells how it went with several.
pub(super) fn report(model: &mut Model, started: Option<String>, problems: Option<String>) {
    if let Some(text) = started {
        model.toasts.tell(text, None, model.instant);
    }
    if let Some(text) = problems {
        model.toasts.fail(text);
    }
}
