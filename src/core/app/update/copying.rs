//! What is put on the clipboard, and what is said of it.

use std::borrow::Cow;
use std::rc::Rc;
use std::time::Duration;

use super::address;
use crate::core::app::announcer::Topic;
use crate::core::app::effect::Effect;
use crate::core::app::event::Copyable;
use crate::core::app::model::Model;
use crate::core::job::as_json;
use crate::core::words::{self, error};

/// How long a copied thing is marked.
const COPIED: Duration = Duration::from_millis(1_500);

/// Puts what was asked for on the clipboard, if there is any.
pub(super) fn copy(model: &mut Model, what: Copyable, effects: &mut Vec<Effect>) {
    let job = model.open_job().cloned();
    let open_id = model.open.as_ref().map(|it| Rc::clone(&it.id));
    let text = match &what {
        Copyable::Link => {
            effects.push(address::link(model));
            return;
        }
        Copyable::JobId => open_id.map(|it| it.to_string()),
        Copyable::Json => job.map(|it| as_json(&it)),
        Copyable::Attribute(attribute) => {
            job.and_then(|it| it.attribute(*attribute).map(Cow::into_owned))
        }
        Copyable::Cell => {
            let column = model.layout.columns.at(model.cursor.column);
            let cell = model.row(model.cursor.row).zip(column);
            cell.and_then(|(job, column)| words::cell::text(job, column, model.now, &*model.locale))
        }
        // Written in slices.
        Copyable::List(_) => None,
        Copyable::Technical => {
            model.load.failure.as_ref().map(|it| error::technical(&it.error, it.at, &*model.locale))
        }
        Copyable::Problems => Some(
            model.load.problems.iter().map(words::problem::sentence).collect::<Vec<_>>().join("\n"),
        ),
    };
    effects.extend(text.map(|text| Effect::Copy(what, text)));
}

/// Says that it is there, or that the browser did not allow it.
pub(super) fn copied(model: &mut Model, what: Copyable, ok: bool) {
    if !ok {
        model.toasts.fail(words::copy::REFUSED);
        return;
    }
    let text = match &what {
        Copyable::Link => words::copy::LINK_COPIED.to_owned(),
        Copyable::JobId => words::copy::JOB_ID_COPIED.to_owned(),
        Copyable::Json => words::copy::JSON_COPIED.to_owned(),
        Copyable::Attribute(attribute) => words::copy::attribute_copied(*attribute),
        Copyable::Cell => words::copy::CELL_COPIED.to_owned(),
        Copyable::List(n) => words::copy::list_copied(*n, &*model.locale),
        Copyable::Technical | Copyable::Problems => words::copy::TECHNICAL_COPIED.to_owned(),
    };
    if matches!(what, Copyable::Link | Copyable::List(_)) {
        model.toasts.tell(text.clone(), None, model.instant);
    } else {
        model.announcer.say(Topic::Copied, text, model.instant);
    }
    model.copied = Some((what, model.instant.plus(COPIED)));
}
