//! What is printed: the list as a plain table, since paper does not scroll.

use std::rc::Rc;

use crate::core::app::model::Model;
use crate::core::text::short;
use crate::core::words::{cell, list, print as words, zone};

/// So many jobs are printed at most: about thirty sheets.
const MOST: usize = 1_000;

/// The list as a plain table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printout {
    /// What it is, and from when.
    pub title: String,
    /// How many jobs there are, by which filters, and whether all are printed.
    pub notes: Vec<String>,
    /// The headers of the columns.
    pub headers: Rc<[&'static str]>,
    /// The jobs.
    pub rows: Rc<[Rc<[String]>]>,
}

/// What is printed; `None` while nobody prints.
pub fn printout(model: &Model) -> Option<Printout> {
    if !model.is_printing {
        return None;
    }
    let locale = &*model.locale;
    let n = model.listing.n_matching_rows();
    let is_filtered = !model.query.is_empty();
    let mut notes = vec![list::how_many(n, is_filtered.then(|| model.store.len()), locale)];
    if is_filtered {
        notes.push(words::filters(&model.query_text));
    }
    if n > MOST {
        notes.push(words::only_the_first(MOST, locale));
    }
    let columns = &model.layout.columns;
    let matching = model.listing.rows.iter().filter(|it| model.listing.matches(**it));
    let jobs = matching.filter_map(|it| model.store.at(*it)).take(MOST);
    let rows = jobs.map(|job| {
        let cell = |column| match cell::text(job, column, model.now, locale) {
            Some(text) => short(&text).into_owned(),
            None => list::NOTHING.to_owned(),
        };
        columns.iter().map(cell).collect()
    });
    Some(Printout {
        title: words::title(model.now, &zone::offset(locale, model.now), locale),
        notes,
        headers: columns.iter().map(list::column).collect(),
        rows: rows.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::app::event::{FilterEvent, PageEvent};
    use crate::core::screen::list::tests::Widget;

    #[test]
    fn what_is_filtered_is_printed_and_only_while_somebody_prints() {
        let mut widget = Widget::with(
            r#"{"Jobs":[{"Id":"a-long-id-1","Type":"ApiReport","Status":"FAILED"},{"Id":"b","Status":"QUEUED"}]}"#,
        );
        assert_eq!(printout(&widget.model), None);
        widget.happens(FilterEvent::QuerySet("status:failed".into()));
        widget.happens(PageEvent::PrintingChanged(true));
        let printed = printout(&widget.model).unwrap();
        assert_eq!(printed.notes, ["1 of 2 jobs", "Filters: status:failed"]);
        assert_eq!(printed.rows.len(), 1);
        assert_eq!(
            *printed.rows[0],
            ["Failed", "API report", "a-long-id-1", "–", "–", "–", "–"].map(str::to_owned)
        );
        widget.happens(PageEvent::PrintingChanged(false));
        assert_eq!(printout(&widget.model), None);
    }

    #[test]
    fn of_a_long_list_the_beginning_is_printed() {
        let jobs: Vec<_> = (0..1_284).map(|it| format!(r#"{{"Id":"job-{it}"}}"#)).collect();
        let mut widget = Widget::with(&format!(r#"{{"Jobs":[{}]}}"#, jobs.join(",")));
        widget.happens(PageEvent::PrintingChanged(true));
        let printed = printout(&widget.model).unwrap();
        assert_eq!(printed.rows.len(), 1_000);
        assert_eq!(printed.notes, ["1,284 jobs", "The first 1,000 are printed."]);
    }
}
