//! What each part of the screen shows, as small values that compare: the model on one side, components on the other.
//! Nothing here changes the model or knows how a value is drawn.

pub mod about;
pub mod banner;
pub mod chips;
pub mod copy;
pub mod detail;
pub mod dialog;
pub mod list;
pub mod overview;
pub mod print;
pub mod sentence;
pub mod toasts;
pub mod toolbar;
pub mod transfer;
