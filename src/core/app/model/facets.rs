//! What the filter menus offer. To count it, all jobs are looked at, so that is done when a menu shows it and something
//! it depends on has changed, not with each drawing.

use std::rc::Rc;

use crate::core::app::event::Menu;
use crate::core::app::model::Model;
use crate::core::job::JobType;
use crate::core::list::facets::{self, Facet};
use crate::core::query::Query;
use crate::core::text::Text;

/// What the open menu offers. `None`: it does not show these, or they have to be counted anew.
#[derive(Debug, Default)]
pub struct Facets {
    /// The types of the jobs that match all filters but the one on the type.
    pub types: Option<Rc<[Facet<JobType>]>>,
    /// The programs of the jobs that match all filters but the one on the program.
    pub programs: Option<Rc<[Facet<Text>]>>,
}

impl Facets {
    /// The filters change from `old` to `new`. What does not depend on the difference stays.
    pub(crate) fn follow(&mut self, old: &Query, new: &Query) {
        self.types.take_if(|_| old.without_types() != new.without_types());
        self.programs.take_if(|_| old != new);
    }
}

impl Model {
    /// Counts what the open menu shows, unless that is known.
    pub(crate) fn count_facets(&mut self) {
        let (shows_types, shows_programs) = match self.menu {
            Some(Menu::Type) => (true, false),
            Some(Menu::Program) => (false, true),
            Some(Menu::Sheet) => (true, true),
            Some(Menu::Created | Menu::Sort | Menu::View | Menu::Reasons) | None => (false, false),
        };
        let known = std::mem::take(&mut self.facets);
        self.facets.types = shows_types.then(|| known.types.unwrap_or_else(|| self.count_types()));
        self.facets.programs =
            shows_programs.then(|| known.programs.unwrap_or_else(|| self.count_programs()));
    }

    fn count_types(&self) -> Rc<[Facet<JobType>]> {
        facets::types(&self.store, &self.matcher(&self.query.without_types())).into()
    }

    fn count_programs(&self) -> Rc<[Facet<Text>]> {
        let matcher = self.matcher(&self.query.with_program(None));
        facets::programs(&self.store, &matcher, self.query.program()).into()
    }
}
