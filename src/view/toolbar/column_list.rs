//! The columns in the menu: which are shown, and in which order.

use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use crate::core::app::event::{Step, ViewEvent};
use crate::core::list::columns::Column;
use crate::core::screen::toolbar::ColumnChoice;
use crate::core::words::{list, view as words};
use crate::view::context::Dispatch;
use crate::view::controls::Icon;

/// The columns, which are moved by their handles: by pointer, and by keyboard.
pub(super) fn column_list(columns: &[ColumnChoice], dispatch: &Dispatch) -> Html {
    let lifted = columns.iter().find(|it| it.is_lifted).map(|it| it.column);
    // The list hears the pointer wherever it goes, and not the handle, which moves in the page.
    let onpointermove = dispatch.filter(move |event: PointerEvent| {
        let list = list_around(&event)?;
        let column = lifted.filter(|_| list.has_pointer_capture(event.pointer_id()))?;
        Some(ViewEvent::ColumnMoved(column, place_at(&list, event.client_y())?))
    });
    let dropped = |stays| {
        dispatch.filter(move |_: PointerEvent| lifted.map(|_| ViewEvent::ColumnDropped { stays }))
    };
    let onkeydown = dispatch.on_key(move |key| key_pressed(&key, lifted));
    html! {
        <ol
            class="cols"
            onpointerdown={dispatch.filter(pressed)}
            {onpointermove}
            onpointerup={dropped(true)}
            onpointercancel={dropped(false)}
            {onkeydown}
        >
            { for columns.iter().map(|it| option(*it, dispatch)) }
        </ol>
    }
}

/// Without a key: an element that is moved in the page loses the focus, and keys that come before it is back are lost.
fn option(choice: ColumnChoice, dispatch: &Dispatch) -> Html {
    let ColumnChoice { column, is_chosen, has_no_room, is_lifted } = choice;
    let remark = match choice {
        _ if column.is_fixed() => words::ALWAYS_SHOWN,
        _ if has_no_room => words::NO_ROOM,
        _ => "",
    };
    html! {
        <li class={classes!("col-opt", is_lifted.then_some("lift"))} data-column={column.key()}>
            { handle(choice, dispatch) }
            <label>
                <input
                    class="check"
                    part="checkbox"
                    type="checkbox"
                    checked={is_chosen}
                    disabled={column.is_fixed()}
                    onclick={dispatch.on_press(ViewEvent::ColumnToggled(column))}
                />
                <span class="grow">{ list::column(column) }</span>
                <span class="n">{ remark }</span>
            </label>
        </li>
    }
}

/// What a column is moved by; room for it where it can't be.
fn handle(choice: ColumnChoice, dispatch: &Dispatch) -> Html {
    let ColumnChoice { column, is_chosen, is_lifted, .. } = choice;
    if !is_chosen || column.is_fixed() {
        return html! { <span class="grip"></span> };
    }
    // The pointer lifts it when it is pressed; a keyboard or an assistive technology clicks without one.
    let onclick = dispatch.filter(move |event: MouseEvent| {
        (event.detail() == 0).then_some(ViewEvent::ColumnLifted(column))
    });
    html! {
        <button
            class="grip"
            type="button"
            aria-label={words::move_column(column)}
            aria-pressed={is_lifted.to_string()}
            {onclick}
        >
            { Icon::Grip }
        </button>
    }
}

/// The column whose handle an event is at.
fn column_at(event: &web_sys::Event) -> Option<Column> {
    let target: Element = event.target_dyn_into()?;
    let handle = target.closest("button.grip").ok()??;
    Column::from_key(&handle.parent_element()?.get_attribute("data-column")?)
}

/// The list that an event is in.
fn list_around(event: &web_sys::Event) -> Option<Element> {
    event.target_dyn_into::<Element>()?.closest(".cols").ok()?
}

fn pressed(event: PointerEvent) -> Option<ViewEvent> {
    let column = column_at(&event).filter(|_| event.button() == 0)?;
    list_around(&event)?.set_pointer_capture(event.pointer_id()).ok()?;
    Some(ViewEvent::ColumnLifted(column))
}

/// The place in a list at a height in the window. All of its options are of one height.
fn place_at(list: &Element, client_y: i32) -> Option<usize> {
    let first = list.first_element_child()?.get_bounding_client_rect();
    let places = (f64::from(client_y) - first.top()) / first.height();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    Some(places.max(0.0) as usize)
}

/// Arrows move the column that was taken up, and with Alt any; Escape puts it back. All else is the menu's.
fn key_pressed(key: &KeyboardEvent, lifted: Option<Column>) -> Option<ViewEvent> {
    let moved = || lifted.or_else(|| column_of(key).filter(|_| key.alt_key()));
    let event = match &*key.key() {
        "ArrowUp" => ViewEvent::ColumnStepped(moved()?, Step::Previous),
        "ArrowDown" => ViewEvent::ColumnStepped(moved()?, Step::Next),
        "Escape" if lifted.is_some() => ViewEvent::ColumnDropped { stays: false },
        _ => return None,
    };
    key.prevent_default();
    key.stop_propagation();
    Some(event)
}

/// The column of the row that a key was pressed in.
fn column_of(key: &KeyboardEvent) -> Option<Column> {
    let target: Element = key.target_dyn_into()?;
    Column::from_key(&target.closest("[data-column]").ok()??.get_attribute("data-column")?)
}
