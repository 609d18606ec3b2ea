//! The filter buttons, and the menu that is open under one of them.

use std::rc::Rc;

use super::menus::{OpenMenu, open_menu};
use crate::core::app::event::Menu;
use crate::core::app::model::Model;
use crate::core::query::{CreatedFilter, CreatedSpan};
use crate::core::time::Day;
use crate::core::words::{job, sort, toolbar as words, view};

/// What the filter buttons show.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterBar {
    /// The buttons that open a menu, in order.
    pub buttons: Rc<[FilterButton]>,
    /// The open menu with what it offers.
    pub open: Option<OpenMenu>,
    /// How many of the buttons filter: the number on the one that opens the sheet.
    pub n_active: usize,
}

/// A button that opens a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterButton {
    /// The menu.
    pub menu: Menu,
    /// What is chosen there.
    pub label: Rc<str>,
    /// Whether that hides jobs.
    pub is_active: bool,
}

pub(super) fn filter_bar(model: &Model) -> FilterBar {
    let query = &model.query;
    let button =
        |menu, label: &str, is_active| FilterButton { menu, label: label.into(), is_active };
    let buttons = [
        button(Menu::Type, &type_label(model), !query.types().is_empty()),
        button(Menu::Program, &program_label(model), query.program().is_some()),
        button(Menu::Created, &created_label(model), query.created().is_some()),
        button(Menu::Sort, &sort::label(model.sort), false),
        button(Menu::View, view::VIEW, false),
    ];
    let n_active = buttons.iter().filter(|it| it.is_active).count();
    FilterBar { buttons: buttons.into(), open: open_menu(model), n_active }
}

fn type_label(model: &Model) -> Rc<str> {
    match &*model.query.types() {
        [] => words::TYPE.into(),
        [one] => job::job_type(one).into(),
        many => words::types(many.len(), &*model.locale).into(),
    }
}

fn program_label(model: &Model) -> Rc<str> {
    model.query.program().map_or_else(|| words::PROGRAM.into(), |it| words::program(it).into())
}

fn created_label(model: &Model) -> Rc<str> {
    let created = model.query.created();
    if let Some(span) = CreatedSpan::of(created) {
        let is_set_by_page = span == CreatedSpan::All && model.config.created_after.is_some();
        return if is_set_by_page { words::ANY_TIME } else { words::last(span) }.into();
    }
    let Some(CreatedFilter::Between(first, last)) = created else { return words::CREATED.into() };
    let this_year = model.now.day(&*model.locale).civil().0;
    let is_of_this_year = |it: Day| it.civil().0 == this_year;
    // One of two days may be of this year: then it says so too.
    let has_year = ![first, last].into_iter().flatten().all(is_of_this_year);
    let day = |day: Option<Day>| {
        let at = day?.start(&*model.locale);
        Some(if has_year { model.locale.day_with_year(at) } else { model.locale.day(at) })
    };
    match (day(first), day(last)) {
        (Some(first), Some(last)) if first == last => first.into(),
        (Some(first), Some(last)) => words::between(&first, &last).into(),
        (Some(first), None) => words::since(&first).into(),
        (None, Some(last)) => words::until(&last).into(),
        (None, None) => words::ANY_TIME.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::query::Query;
    use crate::core::time::FixedZone;
    use crate::core::words::job::NAMES;

    fn model(query: &str) -> Model {
        let mut model = Model::new(Rc::new(PlainLocale(FixedZone(-300))));
        model.now = Day::new(2022, 8, 24).unwrap().start(&*model.locale);
        model.query = Query::parse(query, &NAMES);
        model
    }

    #[test]
    fn the_buttons_say_what_is_chosen() {
        for (query, expected, n_active) in [
            ("", ["Type", "Program", "Last 90 days"], 0),
            ("type:click", ["Click export", "Program", "Last 90 days"], 1),
            ("type:click,api program:7", ["2 types", "Program 7", "Last 90 days"], 2),
            ("program:7 program:8", ["Type", "Program", "Last 90 days"], 0),
            ("created:<24h", ["Type", "Program", "Last 24 hours"], 1),
            ("created:<25h", ["Type", "Program", "Created"], 1),
            ("created:2022-06-01", ["Type", "Program", "1 Jun"], 1),
            ("created:2022-06-01..2022-06-07", ["Type", "Program", "1 Jun – 7 Jun"], 1),
            ("created:2022-06-01..", ["Type", "Program", "Since 1 Jun"], 1),
            ("created:..2022-06-07", ["Type", "Program", "Until 7 Jun"], 1),
            ("created:2021-06-01", ["Type", "Program", "1 Jun 2021"], 1),
            ("created:2021-06-01..", ["Type", "Program", "Since 1 Jun 2021"], 1),
            ("created:..2024-06-07", ["Type", "Program", "Until 7 Jun 2024"], 1),
            ("created:2021-12-31..2022-06-07", ["Type", "Program", "31 Dec 2021 – 7 Jun 2022"], 1),
        ] {
            let bar = filter_bar(&model(query));
            let labels: Vec<&str> = bar.buttons.iter().map(|it| &*it.label).collect();
            assert_eq!(labels[..3], expected, "{query}");
            assert_eq!((labels[3], bar.n_active), ("Newest first", n_active), "{query}");
        }
    }

    #[test]
    fn a_page_that_asks_for_other_days_is_not_said_to_show_90() {
        let mut model = model("");
        model.config.created_after = Day::new(2020, 1, 1);
        assert_eq!(&*created_label(&model), "Any time");
    }
}
