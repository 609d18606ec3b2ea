//! What the list looks like: its columns, and the height of its rows.

use super::*;
use crate::core::app::config::{Density, Showing};
use crate::core::app::event::ViewEvent;
use crate::core::list::columns::{self, Column, Columns};

fn columns(widget: &Widget) -> String {
    widget.model.layout.columns.to_string()
}

fn shown(widget: &Widget) -> String {
    widget.model.layout.shown.to_string()
}

/// What the page is told, and what its attribute says.
fn told(widget: &Widget) -> Vec<(Option<String>, Option<String>)> {
    let reflected = |it: &Effect| match it {
        Effect::Reflect("columns", value) => Some(value.as_deref().map(str::to_owned)),
        _ => None,
    };
    let emitted = |it: &&HostEvent| match it {
        HostEvent::View { columns, .. } => Some(columns.as_ref().map(ToString::to_string)),
        _ => None,
    };
    let reflected = widget.effects.iter().filter_map(reflected);
    reflected.zip(widget.emitted().iter().filter_map(emitted)).collect()
}

fn measured(width: f64) -> GridEvent {
    GridEvent::Measured(GridSize { height: 600.0, width, row_height: Some(38.0) })
}

/// The menu is open.
fn viewing() -> Widget {
    let mut widget = Widget::with(&three());
    widget.happens(OverlayEvent::MenuToggled(Menu::View));
    widget
}

const USUAL: &str = "status type id program created duration progress";

#[test]
fn columns_come_and_go_and_the_page_is_told() {
    let mut widget = viewing();
    assert_eq!(columns(&widget), USUAL);
    widget.happens(ViewEvent::ColumnToggled(Column::By));
    let chosen = format!("{USUAL} by");
    assert_eq!(told(&widget), [(Some(chosen.clone()), Some(chosen.clone()))]);
    assert_eq!((columns(&widget), shown(&widget)), (chosen.clone(), chosen));
    widget.happens(ViewEvent::ColumnToggled(Column::Status));
    assert_eq!(told(&widget), [], "always there");
    widget.happens(ViewEvent::ColumnToggled(Column::Program));
    assert_eq!(columns(&widget), "status type id created duration progress by");
    widget.happens(ViewEvent::ColumnsReset);
    assert_eq!((told(&widget), columns(&widget)), (vec![(None, None)], USUAL.to_owned()));
    assert_eq!(told(widget.happens(ViewEvent::ColumnsReset)), [], "nothing changed");
}

#[test]
fn what_the_page_sets_is_not_told_back() {
    let mut widget = Widget::with(&three());
    let attributes = PARTNER.into_iter().chain([("columns", "records id"), ("density", "compact")]);
    widget.happens(PageEvent::AttributesChanged(attributes.collect()));
    assert_eq!((columns(&widget).as_str(), told(&widget)), ("status type records id", vec![]));
    assert_eq!(widget.model.config.density, Density::Compact);
    widget.happens(PageEvent::AttributesChanged(PARTNER.into_iter().collect()));
    assert_eq!(columns(&widget), USUAL);
}

#[test]
fn a_message_comes_with_the_width_and_stays_drawn_behind_a_card() {
    let mut widget = Widget::with(&three());
    assert_eq!(columns(widget.happens(measured(1_180.0))), format!("{USUAL} message"));
    widget.happens(JobEvent::Opened(id("c"))).happens(measured(700.0));
    assert_eq!(columns(&widget), format!("{USUAL} message"));
    assert_eq!(shown(&widget), "status type id created progress");
    widget.happens(JobEvent::Closed).happens(measured(900.0));
    assert_eq!(columns(&widget), USUAL);
}

#[test]
fn the_focus_stays_in_its_column() {
    let mut widget = viewing();
    for (column, after) in [(4, 5), (8, 4), (9, 9), (10, 10), (columns::TYPE, columns::TYPE)] {
        widget.happens(ViewEvent::ColumnsReset);
        widget.happens(GridEvent::CellFocused { row: 0, column });
        widget.happens(ViewEvent::ColumnMoved(Column::Progress, 2));
        assert_eq!(widget.model.cursor.column, after, "{column}");
    }
    widget.happens(GridEvent::CellFocused { row: 0, column: 9 });
    widget.happens(ViewEvent::ColumnToggled(Column::Id));
    assert_eq!(widget.model.cursor.column, 8, "the buttons");
}

#[test]
fn a_column_is_taken_up_moved_and_put_down() {
    let mut widget = viewing();
    widget.happens(ViewEvent::ColumnLifted(Column::Program));
    let handle = Effect::Focus(Target::Handle(Column::Program));
    for (step, expected) in [
        (Step::Next, "status type id created program duration progress"),
        (Step::Next, "status type id created duration program progress"),
        (Step::Previous, "status type id created program duration progress"),
    ] {
        widget.happens(ViewEvent::ColumnStepped(Column::Program, step));
        assert_eq!(columns(&widget), expected);
        assert_eq!(widget.effects, std::slice::from_ref(&handle), "told when it is put down");
    }
    widget.happens(ViewEvent::ColumnLifted(Column::Program));
    let chosen = Some("status type id created program duration progress".to_owned());
    assert_eq!(told(&widget), [(chosen.clone(), chosen)]);
    widget.wait(5.0);
    assert!(widget.model.announcer.text().contains("Program, column 5 of 7"));
}

#[test]
fn a_column_that_was_taken_up_goes_back() {
    let mut widget = viewing();
    widget.happens(ViewEvent::ColumnLifted(Column::Program));
    widget.happens(ViewEvent::ColumnMoved(Column::Program, 6));
    assert_ne!(columns(&widget), USUAL);
    widget.happens(ViewEvent::ColumnDropped { stays: false });
    assert_eq!((columns(&widget).as_str(), told(&widget)), (USUAL, vec![]));
    assert_eq!(widget.model.config.columns, None);
}

#[test]
fn a_column_stays_where_it_is_when_the_menu_goes() {
    let mut widget = viewing();
    widget.happens(ViewEvent::ColumnLifted(Column::Id));
    widget.happens(ViewEvent::ColumnMoved(Column::Id, 3));
    widget.happens(OverlayEvent::MenuLeft(Leaving::Away));
    assert_eq!(told(&widget).len(), 1);
    assert_eq!(
        (columns(&widget).starts_with("status type program id"), widget.model.lifted.is_none()),
        (true, true)
    );
}

#[test]
fn what_is_always_there_or_not_chosen_is_not_moved() {
    let mut widget = viewing();
    for column in [Column::Type, Column::Records] {
        widget.happens(ViewEvent::ColumnLifted(column));
        assert_eq!(widget.model.lifted, None);
        widget.happens(ViewEvent::ColumnStepped(column, Step::Next));
        assert_eq!((columns(&widget).as_str(), widget.effects.as_slice()), (USUAL, [].as_slice()));
    }
    widget.happens(ViewEvent::ColumnStepped(Column::Id, Step::Previous));
    assert_eq!(columns(&widget), USUAL, "not before those");
}

#[test]
fn with_alt_a_column_is_moved_at_once() {
    let mut widget = viewing();
    widget.happens(ViewEvent::ColumnStepped(Column::Id, Step::Last));
    let chosen = "status type program created duration progress id".to_owned();
    assert_eq!(told(&widget), [(Some(chosen.clone()), Some(chosen))]);
}

#[test]
fn the_height_of_rows_is_chosen_and_told() {
    let mut widget = viewing();
    widget.happens(ViewEvent::DensityChosen(Density::Compact));
    let view =
        HostEvent::View { columns: None, density: Density::Compact, overview: Showing::Auto };
    assert_eq!(
        widget.effects,
        [Effect::Reflect("density", Some("compact".into())), Effect::Emit(view)]
    );
    assert_eq!(widget.happens(ViewEvent::DensityChosen(Density::Compact)).effects, []);
}

#[test]
fn a_wrong_value_is_reported_and_the_width_decides() {
    let attributes = [PARTNER[0], ("columns", "id size")];
    let widget = Widget::connected(&attributes);
    let warns = |it: &&Effect| matches!(it, Effect::Warn(text) if text.contains("there is no column \"size\""));
    assert_eq!(widget.effects.iter().filter(warns).count(), 1);
    assert_eq!(widget.model.config.columns, None::<Columns>);
}
