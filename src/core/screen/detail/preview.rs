//! The beginning of a result.

use std::rc::Rc;

use crate::core::app::model::{Model, PreviewState};
use crate::core::job::Job;
use crate::core::preview::Table;
use crate::core::words::{preview as words, size};

/// The beginning of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// It can be asked for.
    Ask,
    /// It is on its way.
    Loading,
    /// It is here.
    Table {
        /// The first rows.
        table: Rc<Table>,
        /// What it is written in, and how large it is: "CSV · 31 KB".
        kind: Rc<str>,
        /// How much of it is shown: "First 5 of 250 rows, 7 columns".
        extent: Rc<str>,
    },
    /// Why there is nothing to show.
    Refused(Rc<str>),
    /// Why there was no answer. It can be asked for again.
    Failed(Rc<str>),
}

/// The beginning of a job's result, where it has one.
pub(super) fn preview(model: &Model, job: &Job) -> Option<Preview> {
    if !job.is_downloadable() {
        return None;
    }
    let Some(state) = model.open.as_ref().and_then(|it| it.preview_of(job)) else {
        return Some(Preview::Ask);
    };
    let locale = &*model.locale;
    Some(match state {
        PreviewState::Loading(_) => Preview::Loading,
        PreviewState::Failed(reason) => Preview::Failed(words::not_loaded(reason).into()),
        PreviewState::Here(preview) => {
            let n_bytes = preview.n_bytes.map(|it| size::size(it, locale));
            match &preview.table {
                Ok(table) => Preview::Table {
                    kind: words::kind(table.kind, n_bytes.as_deref()).into(),
                    extent: words::extent(table, job.records, locale).into(),
                    table: Rc::new(table.clone()),
                },
                Err(refusal) => {
                    Preview::Refused(words::refusal(*refusal, n_bytes.as_deref()).into())
                }
            }
        }
    })
}
