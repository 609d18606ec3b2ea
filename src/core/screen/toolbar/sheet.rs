//! All filters in a sheet, for narrow widgets.

use std::rc::Rc;

use super::menus::{self, Choice, ProgramMenu};
use crate::core::app::event::Menu;
use crate::core::app::model::Model;
use crate::core::job::JobType;
use crate::core::list::sort::Sort;
use crate::core::query::{CreatedFilter, CreatedSpan};

/// What the sheet shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterSheet {
    /// The types.
    pub types: Rc<[Choice<JobType>]>,
    /// The programs.
    pub programs: ProgramMenu,
    /// What is chosen of the time of creation.
    pub created: Option<CreatedFilter>,
    /// Whether that is none of the spans that are offered, so that its days are shown.
    pub is_custom: bool,
    /// What is chosen first by who wants other days: the last week.
    pub custom: CreatedFilter,
    /// The order.
    pub sort: Sort,
    /// How many jobs match.
    pub n_matches: usize,
}

/// The sheet, if it is open.
pub fn sheet(model: &Model) -> Option<FilterSheet> {
    if model.menu != Some(Menu::Sheet) {
        return None;
    }
    let created = model.query.created();
    let week_ago = model.now.day(&*model.locale).plus_days(-7);
    Some(FilterSheet {
        types: menus::types(model),
        programs: menus::programs(model),
        created,
        is_custom: CreatedSpan::of(created).is_none(),
        custom: CreatedFilter::Between(Some(week_ago), None),
        sort: model.sort,
        n_matches: model.listing.n_matching_rows(),
    })
}
