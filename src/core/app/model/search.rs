//! The search box while somebody is in it: where the cursor is, and what is offered there.

use crate::core::app::model::Model;
use crate::core::list::store::JobIndex;
use crate::core::list::suggestions::{Suggestion, Suggestions};
use crate::core::query::{Place, Query};
use crate::core::words::job::NAMES;

/// The search box while somebody is in it.
#[derive(Default)]
pub struct Search {
    /// Where the cursor is, in bytes of the filter text, while the box has the focus.
    pub cursor: Option<usize>,
    /// Whether suggestions are wanted. There may be none.
    pub is_open: bool,
    /// What is offered.
    pub suggestions: Option<Suggestions>,
    /// The suggestion that was chosen by key, by its place among them.
    pub marked: Option<usize>,
    /// The filter text whose mistake was left as it is.
    pub left_alone: Option<String>,
    /// The filter text that the suggestions are for; `None` when they have to be made anew.
    made_for: Option<String>,
}

/// As many jobs are looked at before the browser gets its turn.
const AT_ONCE: JobIndex = 4_000;

impl Search {
    /// The suggestions that show.
    pub fn shown(&self) -> Option<&Suggestions> {
        self.suggestions.as_ref().filter(|it| self.is_open && !it.list.is_empty())
    }

    /// The marked suggestion.
    pub fn marked(&self) -> Option<&Suggestion> {
        self.shown()?.list.get(self.marked?)
    }

    /// What Tab takes: the marked suggestion, or else the first that goes on with what is typed.
    pub fn taken_by_tab(&self) -> Option<usize> {
        let suggestions = self.shown()?;
        let goes_on = || {
            let typed = suggestions.place.subject.typed();
            let first = suggestions.list.first()?;
            (first.completes(typed)).then_some(0)
        };
        self.marked.filter(|it| *it < suggestions.list.len()).or_else(goes_on)
    }

    /// The jobs are others: what was counted stays until it is counted anew.
    pub(crate) fn recount(&mut self) {
        self.made_for = None;
    }

    /// Whether jobs are left to be counted.
    pub(crate) fn is_counting(&self) -> bool {
        self.is_open && self.suggestions.as_ref().is_some_and(|it| !it.is_counted())
    }
}

impl Model {
    /// Makes the suggestions for where the cursor is, and counts on.
    pub(crate) fn suggest(&mut self) {
        let Some(cursor) = self.search.cursor.filter(|_| self.search.is_open) else {
            self.search.suggestions = None;
            self.search.marked = None;
            return;
        };
        let place = Place::new(&self.query_text, cursor, &NAMES);
        let is_made = self.search.made_for.as_deref() == Some(&*self.query_text)
            && self.search.suggestions.as_ref().is_some_and(|it| it.place == place);
        if !is_made {
            self.search.made_for = Some(self.query_text.clone());
            self.make_suggestions(place);
        }
        let Some(suggestions) = &mut self.search.suggestions else { return };
        let marked = self.search.marked.and_then(|it| suggestions.list.get(it)).cloned();
        suggestions.count(&self.store, AT_ONCE);
        // What is marked stays marked when others come in before it.
        self.search.marked =
            marked.and_then(|it| suggestions.list.iter().position(|other| other.offer == it.offer));
    }

    fn make_suggestions(&mut self, place: Place) {
        let others = self.matcher(&self.query.without_place(&place));
        let matcher = |query: &Query| self.matcher(query);
        let mut suggestions = Suggestions::new(place, others, &NAMES, matcher);
        if let Some(known) = &self.search.suggestions {
            suggestions.keep_counts(known);
        }
        self.search.suggestions = Some(suggestions);
    }
}
