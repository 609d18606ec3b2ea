//! Texts of the grid that are cut, whole.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, KeyboardEvent, MouseEvent};
use yew::prelude::{
    Html, NodeRef, Properties, UseStateHandle, classes, component, hook, html, use_effect_with,
    use_node_ref, use_state_eq,
};

/// Whose texts are shown.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) grid: NodeRef,
}

/// What is shown, and where.
#[derive(Clone, PartialEq, Eq)]
struct Shown {
    text: String,
    /// From the left edge of the list to the text that is cut, in CSS pixels.
    left: i32,
    /// From the upper edge of the list to the lower edge of the cell; in the lower half from the lower edge of the list to
    /// the upper one.
    top: i32,
    is_above: bool,
    /// Whether the pointer asked, which may only pass by: the stylesheet lets it wait.
    is_pointed_at: bool,
}

/// A text of the grid that is cut, whole, under its cell: at the pointer, and for the focus. There is one for all cells, and
/// it is drawn without them.
#[component]
pub(super) fn Tooltip(Props { grid }: &Props) -> Html {
    let (shown, node) = (use_state_eq(|| None::<Shown>), use_node_ref());
    use_listeners(grid, &node, &shown);
    use_going(grid, &node, &shown);
    let Some(Shown { text, left, top, is_above, is_pointed_at }) = &*shown else {
        return Html::default();
    };
    let (above, pointed) = (is_above.then_some("above"), is_pointed_at.then_some("pointed"));
    // A strict style policy lets no length through but attributes of an SVG, which makes the room before the tooltip, and
    // less of it where the tooltip would not fit.
    html! {
        <div class={classes!("tooltip-place", above)}>
            <svg class="room" width="1" height={top.to_string()} aria-hidden="true" />
            <div class="tooltip-line">
                <svg class="room" width={left.to_string()} height="1" aria-hidden="true" />
                <div ref={node} class={classes!("tooltip", pointed)} part="tooltip" role="tooltip">{ text }</div>
            </div>
        </div>
    }
}

/// Follows the pointer and the focus in the grid. Nothing is drawn or measured but where they come to another cell.
#[hook]
fn use_listeners(grid: &NodeRef, tooltip: &NodeRef, shown: &UseStateHandle<Option<Shown>>) {
    use_effect_with((grid.clone(), tooltip.clone()), {
        let setter = shown.setter();
        move |(grid, tooltip)| {
            let listeners = grid.cast::<Element>().map(|grid| {
                let on = |name: &'static str, show: fn(&Event) -> Option<Shown>| {
                    let setter = setter.clone();
                    EventListener::new(&grid, name, move |event| setter.set(show(event)))
                };
                let leave = {
                    let (setter, tooltip) = (setter.clone(), tooltip.clone());
                    // What is read may be pointed at.
                    move |event: &Event| {
                        let event: Option<&MouseEvent> = event.dyn_ref();
                        let to = event.and_then(MouseEvent::related_target);
                        let to: Option<Element> = to.and_then(|it| it.dyn_into().ok());
                        if to.is_none_or(|to| tooltip.cast::<Element>().as_ref() != Some(&to)) {
                            setter.set(None);
                        }
                    }
                };
                [
                    on("mouseover", |event| at(event, true)),
                    on("focusin", |event| at(event, false)),
                    on("focusout", |_| None),
                    on("scroll", |_| None),
                    on("mousedown", |_| None),
                    EventListener::new(&grid, "mouseleave", leave),
                ]
            });
            move || drop(listeners)
        }
    });
}

/// It goes when the pointer leaves it for somewhere else, and by Escape wherever the focus is. In the grid Escape does
/// nothing else then.
#[hook]
fn use_going(grid: &NodeRef, tooltip: &NodeRef, shown: &UseStateHandle<Option<Shown>>) {
    let setter = shown.setter();
    let deps = (grid.clone(), tooltip.clone(), shown.is_some());
    use_effect_with(deps, move |(grid, tooltip, _)| {
        let (grid, tooltip) = (grid.clone(), tooltip.cast::<Element>());
        let document = tooltip.as_ref().and_then(|it| it.owner_document());
        let listeners = tooltip.zip(document).map(|(tooltip, document)| {
            let hide = setter.clone();
            let escape = move |event: &Event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|it| it.key() == "Escape") {
                    if grid.get().is_some_and(|it| event.composed_path().includes(&it, 0)) {
                        event.stop_propagation();
                    }
                    setter.set(None);
                }
            };
            let first = EventListenerOptions::run_in_capture_phase();
            [
                EventListener::new(&tooltip, "mouseleave", move |_| hide.set(None)),
                EventListener::new_with_options(&document, "keydown", first, escape),
            ]
        });
        move || drop(listeners)
    });
}

/// What is to be shown of the cell that the pointer or the focus came to.
fn at(event: &Event, is_pointed_at: bool) -> Option<Shown> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell = target.closest(".cell").ok()??;
    let cut = if cell.matches(".cut-text").ok()? {
        Some(cell.clone())
    } else {
        cell.query_selector(".cut-text").ok()?
    };
    let cut = cut.filter(|it| it.scroll_width() > it.client_width());
    let is_focus = event.dyn_ref::<FocusEvent>().is_some();
    let (element, text) = match cut {
        Some(cut) => (cut.clone(), cut.text_content()?),
        // The browser shows it to the pointer alone.
        None => (cell.clone(), cell.get_attribute("title").filter(|_| is_focus)?),
    };
    let (list, cell, text_box) = (
        cell.closest(".list").ok()??.get_bounding_client_rect(),
        cell.get_bounding_client_rect(),
        element.get_bounding_client_rect(),
    );
    let is_above = cell.bottom() - list.top() > list.height() / 2.0;
    let top = if is_above { list.bottom() - cell.top() } else { cell.bottom() - list.top() };
    let left = whole(text_box.left() - list.left());
    Some(Shown { text, left, top: whole(top), is_above, is_pointed_at })
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}
