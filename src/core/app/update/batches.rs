//! What is told of jobs with which the same was done.

use crate::core::app::model::Model;
use crate::core::list::batch::Outcome;
use crate::core::words::notice;

/// Tells how it went with several.
pub(super) fn report(model: &mut Model, outcome: &Outcome, what: &str) {
    if let Some(text) = notice::began(outcome, what, &*model.locale) {
        model.toasts.tell(text, None, model.instant);
    }
    if let Some(text) = notice::troubles(outcome, what, &*model.locale) {
        model.toasts.fail(text);
    }
}
