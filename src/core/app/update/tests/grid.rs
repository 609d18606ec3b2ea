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
    assert_eq!(widget.effects, [Effect::Focus(Target::Header(cursor::TYPE))]);
    widget.effects.clear();
    widget.happens(GridEvent::HeaderKeyPressed { column: cursor::TYPE, key: GridKey::Down });
    assert_eq!(widget.effects, [Effect::Focus(Target::Cell { row: 0, column: cursor::TYPE })]);
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
    for (at, expected) in (cursor::FIRST..).zip(cells) {
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
