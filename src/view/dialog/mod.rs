//! The dialogs: one asks before something is done with jobs, one lists the keyboard shortcuts.

mod modal;
mod question;
mod shortcuts;

pub(super) use question::QuestionDialog;
pub(super) use shortcuts::ShortcutsDialog;
