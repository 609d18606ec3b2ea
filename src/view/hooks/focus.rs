//! Elements that the core can move the focus to. A component says which of its elements is what; the browser layer finds
//! it without knowing how it looks.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::cells;
use crate::core::app::effect::Target;
use crate::core::list::columns::Column;
use crate::core::list::cursor::Cursor;

/// Where the elements are that the core can move the focus to, and the menu or dialog that keeps it.
#[derive(Clone, Default)]
pub struct FocusTargets(Rc<RefCell<Vec<(Purpose, NodeRef)>>>);

/// What an element is there for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Purpose {
    Target(Target),
    /// The arrow keys go round in it.
    Scope,
    /// The cells are in it.
    Grid,
}

/// The registers of two widgets are different ones.
impl PartialEq for FocusTargets {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl FocusTargets {
    /// The element of a target, when it is drawn.
    pub fn target(&self, target: Target) -> Option<HtmlElement> {
        match target {
            Target::Cell { row, column } => {
                cells::focusable(&*self.grid()?, Cursor { row, column })
            }
            Target::Header(column) => cells::header(&*self.grid()?, column),
            Target::Handle(column) => handle(&*self.scope()?, column),
            _ => self.find(Purpose::Target(target)),
        }
    }

    /// The grid, when it is drawn.
    pub fn grid(&self) -> Option<HtmlElement> {
        self.find(Purpose::Grid)
    }

    /// The innermost menu, dialog or sheet that is open.
    pub fn scope(&self) -> Option<HtmlElement> {
        self.find(Purpose::Scope)
    }

    fn find(&self, purpose: Purpose) -> Option<HtmlElement> {
        let known = self.0.borrow();
        known.iter().rev().filter(|(it, _)| *it == purpose).find_map(|(_, node)| node.cast())
    }

    fn register(&self, purpose: Purpose) -> Registration {
        let node = NodeRef::default();
        self.0.borrow_mut().push((purpose, node.clone()));
        Registration { targets: self.clone(), node }
    }
}

/// The handle of a column in a menu.
fn handle(menu: &Element, column: Column) -> Option<HtmlElement> {
    let selector = format!("[data-column={}] button", column.key());
    menu.query_selector(&selector).ok().flatten()?.dyn_into().ok()
}

/// Ends with the component that made it.
struct Registration {
    targets: FocusTargets,
    node: NodeRef,
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.targets.0.borrow_mut().retain(|(_, node)| *node != self.node);
    }
}

/// The element with this reference is where the core finds `target`.
#[hook]
pub(crate) fn use_focus_target(target: Target) -> NodeRef {
    use_registration(Purpose::Target(target))
}

/// The element with this reference keeps the focus while it is there.
#[hook]
pub(crate) fn use_focus_scope() -> NodeRef {
    use_registration(Purpose::Scope)
}

/// The cells that the core can move the focus to are in the grid with this reference.
#[hook]
pub(crate) fn use_focus_cells() -> NodeRef {
    use_registration(Purpose::Grid)
}

#[hook]
fn use_registration(purpose: Purpose) -> NodeRef {
    let targets = use_context::<FocusTargets>().unwrap_or_default();
    let registration =
        use_memo((targets, purpose), |(targets, purpose)| targets.register(*purpose));
    registration.node.clone()
}
