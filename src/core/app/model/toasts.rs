//! Messages at the edge of the widget.

use std::rc::Rc;
use std::time::Duration;

use crate::core::time::Instant;

/// Messages at the edge of the widget, newest last.
#[derive(Debug, Default)]
pub struct Toasts {
    /// The messages.
    pub shown: Vec<Toast>,
    /// Whether one is looked at: nothing leaves meanwhile.
    pub is_held: bool,
    last_id: u32,
}

/// A message at the edge of the widget.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Its number.
    pub id: u32,
    /// What it says.
    pub text: Rc<str>,
    /// The job that can be opened from it.
    pub view: Option<Rc<str>>,
    /// When it leaves by itself. `None`: errors stay until they are dismissed.
    pub leaves_at: Option<Instant>,
}

impl Toasts {
    /// How long a message stays.
    const STAY: Duration = Duration::from_secs(6);
    /// How many are shown at once.
    const MOST: usize = 3;

    /// Shows a message for a while.
    pub fn tell(&mut self, text: impl Into<Rc<str>>, view: Option<Rc<str>>, now: Instant) {
        self.push(text.into(), view, Some(now.plus(Self::STAY)));
    }

    /// Shows an error until it is dismissed.
    pub fn fail(&mut self, text: impl Into<Rc<str>>) {
        self.push(text.into(), None, None);
    }

    fn push(&mut self, text: Rc<str>, view: Option<Rc<str>>, leaves_at: Option<Instant>) {
        self.shown.retain(|it| it.text != text);
        self.last_id += 1;
        self.shown.push(Toast { id: self.last_id, text, view, leaves_at });
        if self.shown.len() > Self::MOST {
            self.shown.remove(0);
        }
    }

    /// Takes a message away. Not every browser says that the focus or the pointer left the last one with it.
    pub fn dismiss(&mut self, id: u32) {
        self.shown.retain(|it| it.id != id);
        self.is_held &= !self.shown.is_empty();
    }

    /// Lets messages go whose time has come.
    pub fn expire(&mut self, now: Instant) {
        if !self.is_held {
            self.shown.retain(|it| it.leaves_at.is_none_or(|at| now < at));
        }
    }

    /// Looked at, or no longer: what was about to leave stays a little.
    pub fn hold(&mut self, is_held: bool, now: Instant) {
        self.is_held = is_held;
        if !is_held {
            let soon = now.plus(Self::STAY / 2);
            for toast in &mut self.shown {
                toast.leaves_at = toast.leaves_at.map(|at| at.max(soon));
            }
        }
    }
}
