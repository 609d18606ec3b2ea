//! What each part of the screen shows, as small values that compare: the model on one side, components on the other.
//! Nothing here changes the model or knows how a value is drawn.

pub mod card;
pub mod chips;
pub mod copy;
pub mod list;
pub mod notice;
pub mod toolbar;
