//! The messages at the edge of the widget.

use std::rc::Rc;

use crate::core::app::model::Model;

/// A message at the edge of the widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Its number.
    pub id: u32,
    /// What it says.
    pub text: Rc<str>,
    /// The job that can be opened from it.
    pub view: Option<Rc<str>>,
    /// Whether it tells of an error, and stays until it is dismissed.
    pub is_error: bool,
}

/// The messages, newest last.
pub fn toasts(model: &Model) -> Rc<[Toast]> {
    let toasts = model.toasts.shown.iter().map(|it| Toast {
        id: it.id,
        text: Rc::clone(&it.text),
        view: it.view.clone(),
        is_error: it.leaves_at.is_none(),
    });
    toasts.collect()
}
