//! The grid by keyboard and under the pointer.

use super::*;
use crate::core::app::event::Touch;
use crate::core::screen::print::printout;

/// The `aria-colindex` of the id.
const ID: u8 = 4;

fn press(widget: &mut Widget, key: GridKey) -> &[Effect] {
    widget.effects.clear();
    widget.happens(GridEvent::KeyPressed(key));
    &widget.effects
}

#[test]
fn the_headers_are_over_the_first_row() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::CellFocused { row: 1, column: ID });
    assert_eq!(
        press(&mut widget, GridKey::Up),
        [Effect::Focus(Target::Cell { row: 0, column: ID })]
    );
    assert_eq!(press(&mut widget, GridKey::Up), [Effect::Focus(Target::Header(ID))]);
    widget.effects.clear();
    widget.happens(GridEvent::HeaderKeyPressed { column: ID, key: GridKey::Left });
    assert_eq!(widget.effects, [Effect::Focus(Target::Header(columns::TYPE))]);
    widget.effects.clear();
    widget.happens(GridEvent::HeaderKeyPressed { column: columns::TYPE, key: GridKey::Down });
    assert_eq!(widget.effects, [Effect::Focus(Target::Cell { row: 0, column: columns::TYPE })]);
}

#[test]
fn what_concerns_the_whole_grid_can_be_pressed_on_a_header() {
    let mut widget = Widget::with(&three());
    let mut press = |key| {
        widget.effects.clear();
        widget.happens(GridEvent::HeaderKeyPressed { column: ID, key });
        (widget.model.selection.len(), widget.effects.clone())
    };
    assert_eq!(press(GridKey::SelectAll).0, 3);
    assert_eq!(press(GridKey::Space), (3, Vec::new()), "the browser presses the header");
    assert_eq!(press(GridKey::Escape).0, 0);
    let last = Target::Cell { row: 2, column: ID };
    assert_eq!(press(GridKey::LastRow).1, [Effect::Focus(last)]);
}

#[test]
fn a_cell_is_copied_whole() {
    let mut widget = Widget::with(&three());
    let cells = [
        Some("Completed"),
        Some("API report"),
        Some("c"),
        Some("3629"),
        Some("24 Aug 2022, 12:07:00"),
        None,
        None,
        None,
    ];
    for (at, expected) in (columns::FIRST..).zip(cells) {
        widget.happens(GridEvent::CellFocused { row: 0, column: at });
        let copied = expected.map(|it| Effect::Copy(Copyable::Cell, it.to_owned()));
        assert_eq!(press(&mut widget, GridKey::Copy), copied.as_slice(), "column {at}");
    }
}

#[test]
fn a_row_that_is_pointed_at_stays_until_the_pointer_leaves() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::QuerySet("-status:failed".into()));
    assert_eq!(widget.rows(), "c r");
    widget.happens(GridEvent::Touched(Touch::Pointer, true));
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&three().replace("COMPLETED", "FAILED"));
    assert_eq!(widget.rows(), "c r", "the row below would come under the pointer");
    assert_eq!(widget.model.listing.n_matching_rows(), 1);
    widget.happens(PageEvent::PrintingChanged(true));
    let printed = printout(&widget.model).expect("somebody prints");
    assert_eq!(printed.rows.len(), 1, "paper is not pointed at");
    widget.happens(GridEvent::Touched(Touch::Pointer, false));
    assert_eq!(widget.rows(), "r");
}

#[test]
fn new_jobs_wait_while_somebody_reads() {
    let mut widget = Widget::with(&three());
    let four = list(&[
        job("n", "QUEUED", ""),
        job("c", "COMPLETED", ""),
        job("r", "COMPLETED", ""),
        job("f", "FAILED", ""),
    ]);
    widget.happens(GridEvent::Scrolled(100.0)).wait(5.0).list_arrives(&four);
    assert_eq!(widget.rows(), "c r f", "nothing moves");
    assert_eq!(widget.model.row(1).unwrap().status, Status::Completed, "but cells are up to date");
    assert_eq!(widget.model.listing.n_held, 1);
    widget.happens(GridEvent::NewJobsPressed);
    assert_eq!(widget.rows().split(' ').count(), 4);
    assert!(widget.effects.contains(&Effect::ScrollList(0.0)));
}

#[test]
fn rows_of_another_height_leave_the_first_one_in_view_where_it_is() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::Scrolled(38.0 * 100.0 + 19.0));
    let size = GridSize { height: 680.0, width: 1_100.0, row_height: Some(30.0) };
    widget.happens(GridEvent::Measured(size));
    assert_eq!(widget.effects, [Effect::ScrollList(3_015.0)], "half of row 100 is above");
    let narrower = GridSize { width: 900.0, row_height: None, ..size };
    assert_eq!(widget.happens(GridEvent::Measured(narrower)).effects, []);
    // Just before the next row, and no further.
    widget.happens(GridEvent::Scrolled(29.9));
    widget.happens(GridEvent::Measured(GridSize { row_height: Some(38.0), ..size }));
    assert_eq!(widget.effects, [Effect::ScrollList(37.0)]);
}

#[test]
fn the_keyboard_walks_selects_and_opens() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::CellFocused { row: 0, column: columns::TYPE });
    widget.happens(GridEvent::KeyPressed(GridKey::Down));
    assert_eq!(widget.effects, [Effect::Focus(Target::Cell { row: 1, column: columns::TYPE })]);
    widget
        .happens(GridEvent::KeyPressed(GridKey::Space))
        .happens(GridEvent::KeyPressed(GridKey::ExtendDown));
    assert_eq!(widget.model.selection.len(), 2);
    widget.happens(GridEvent::KeyPressed(GridKey::Escape));
    assert_eq!(widget.model.selection.len(), 0);
    widget.happens(GridEvent::KeyPressed(GridKey::SelectAll));
    assert_eq!(widget.model.selection.len(), 3);
    widget.happens(GridEvent::KeyPressed(GridKey::Enter));
    assert_eq!(widget.model.open.as_ref().map(|it| &*it.id), Some("f"));
}

#[test]
fn the_focus_follows_its_row_or_takes_the_one_in_its_place() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::CellFocused { row: 1, column: columns::TYPE });
    let fewer = list(&[job("r", "RUNNING", ""), job("f", "FAILED", "")]);
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&fewer);
    assert_eq!((widget.rows().as_str(), widget.model.cursor.row), ("r f", 0));
    let one = list(&[job("f", "FAILED", "")]);
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&one);
    assert!(
        widget.effects.contains(&Effect::Focus(Target::Cell { row: 0, column: columns::TYPE }))
    );
}

#[test]
fn a_column_header_sorts() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::HeaderPressed(SortKey::Created));
    assert_eq!(widget.rows(), "f r c");
    widget.happens(FilterEvent::HeaderPressed(SortKey::Status));
    assert_eq!(widget.rows(), "r c f");
}
