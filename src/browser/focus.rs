//! Finding what the core wants focused, in the shadow root of one widget.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement, ShadowRoot};

use crate::core::app::effect::Target;
use crate::core::app::event::Step;
use crate::view::FocusTargets;

/// In menus the options themselves take part although Tab passes them by.
const OPTIONS: &str = "button:not([disabled]), input:not([disabled]), select, a[href], :is(ul, [role=tabpanel])[tabindex]";

/// Moves the focus to a target.
pub(super) fn focus(targets: &FocusTargets, target: Target, opener: Option<&HtmlElement>) {
    let registered = targets.target(target).map(Element::from);
    let element = registered.or_else(|| match target {
        // Registered whenever there is one.
        Target::Cell { .. }
        | Target::Header(_)
        | Target::Handle(_)
        | Target::DetailHeading
        | Target::Preview
        | Target::Dialog
        | Target::Chart
        | Target::Search
        | Target::MenuButton(_) => None,
        Target::MenuStart => targets.scope().and_then(|it| {
            // A menu opens on what is chosen; a sheet, which holds several, at its top.
            let chosen =
                it.query_selector(".pop-menu:not(.menu-view) [aria-checked=true]").ok().flatten();
            chosen.or_else(|| options(&it).into_iter().next().map(Into::into))
        }),
        Target::Opener => opener.filter(|it| it.is_connected()).cloned().map(Into::into),
    });
    if let Some(element) = element {
        give(&element, targets);
    }
}

/// Moves the focus among the options of the open menu, dialog or sheet, around its ends.
pub(super) fn step(root: &ShadowRoot, targets: &FocusTargets, step: Step) {
    let Some(scope) = targets.scope() else { return };
    let options = options(&scope);
    let Some(last) = options.len().checked_sub(1) else { return };
    let focused = root.active_element();
    let at = options.iter().position(|it| focused.as_ref().is_some_and(|focused| **it == *focused));
    let next = match (step, at) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => last,
        (Step::Next, Some(at)) => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        (Step::Previous, Some(at)) => at.checked_sub(1).unwrap_or(last),
    };
    if let Some(option) = options.get(next) {
        give(option, targets);
    }
}

/// Puts the cursor of the search box at a place of its text, in UTF-16 code units.
pub(super) fn place_cursor(targets: &FocusTargets, at: usize) {
    let input =
        targets.target(Target::Search).and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    if let (Some(input), Ok(at)) = (input, u32::try_from(at)) {
        let _ = input.set_selection_range(at, at);
    }
}

/// Whether the pointer or the focus is in an element of the widget.
pub(super) fn is_in(root: &ShadowRoot, element: Option<&Element>) -> (bool, bool) {
    let Some(element) = element else { return (false, false) };
    let has_pointer = element.matches(":hover").unwrap_or(false);
    let has_focus = root.active_element().is_some_and(|it| element.contains(Some(&it)));
    (has_pointer, has_focus)
}

fn options(scope: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = scope.query_selector_all(OPTIONS) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}

fn give(element: &Element, targets: &FocusTargets) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let options = FocusOptions::new();
    // The core scrolls rows itself; the browser would scroll the page too.
    options.set_prevent_scroll(targets.grid().is_some_and(|it| it.contains(Some(element))));
    let _ = element.focus_with_options(&options);
}

/// Keeps the focus in the widget when what had it is gone: a button that disappears as it is pressed would give it to
/// the page, and whoever uses a keyboard would begin anew.
pub(super) fn keep(root: &ShadowRoot, targets: &FocusTargets, focused: &Element, next: Target) {
    if focused.is_connected() || root.active_element().is_some() {
        return;
    }
    // A row that is scrolled away is not in the page.
    let element = targets.target(next).or_else(|| targets.target(Target::Search));
    if let Some(element) = element {
        give(&element, targets);
    }
}

/// What has the focus: what opened a dialog, or what may be gone after drawing.
pub(super) fn active(root: &ShadowRoot) -> Option<HtmlElement> {
    root.active_element()?.dyn_into().ok()
}
