//! What the place of the list shows: the grid with its bars, rows in waiting, or why there are none.

mod bulk;
mod empty;
mod grid;
mod header;
mod load_failed;
mod progress;
mod row;
mod status_bar;
#[cfg(test)]
pub(super) mod tests;

use crate::core::app::model::{Model, Stage};
use crate::core::list::columns::Columns;

pub use bulk::{Bulk, bulk};
pub use empty::{NoMatch, no_match};
pub use grid::{Grid, Stretch, grid};
pub use header::{Checked, Header, header};
pub use load_failed::{LoadFailed, load_failed};
pub use progress::{ProgressCell, progress_cell};
pub use row::{Row, Run};
pub use status_bar::{StatusBar, status_bar};

/// The place of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPane {
    /// What fills it.
    pub content: Content,
    /// The bar for the selected jobs, when some are.
    pub bulk: Option<Bulk>,
    /// The line below, where there is a list to count.
    pub status_bar: Option<StatusBar>,
}

/// What fills the place of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing yet: the list has only just been asked for.
    Blank,
    /// Rows in waiting, in these columns.
    Skeleton(Columns),
    /// Why there is no list.
    LoadFailed(LoadFailed),
    /// There are no jobs.
    NoJobs,
    /// No job matches the filters.
    NoMatch(NoMatch),
    /// The jobs.
    Jobs {
        /// The grid.
        grid: Grid,
        /// How many new jobs wait to be shown.
        n_new: usize,
    },
}

/// What the place of the list shows.
pub fn list_pane(model: &Model) -> ListPane {
    let content = match model.stage() {
        Stage::Blank => Content::Blank,
        Stage::Skeleton => {
            let chosen = model.config.columns.clone();
            Content::Skeleton(chosen.unwrap_or_else(Columns::usual_of_any_width))
        }
        Stage::Failed | Stage::NotSetUp => {
            load_failed(model).map_or(Content::Blank, Content::LoadFailed)
        }
        Stage::NoJobs => Content::NoJobs,
        Stage::NoMatch => Content::NoMatch(no_match(model)),
        Stage::Ready => Content::Jobs { grid: grid(model), n_new: model.listing.n_held },
    };
    let has_jobs = matches!(content, Content::Jobs { .. } | Content::NoMatch(_));
    let counts = has_jobs || matches!(content, Content::NoJobs);
    let bulk = if has_jobs { bulk(model) } else { None };
    ListPane { content, bulk, status_bar: counts.then(|| status_bar(model)) }
}
