//! The small pieces that appear in many places. None knows the model; what they say is given to them.

mod ago;
mod button;
mod copy_button;
mod countdown;
mod elapsed;
mod icon;
mod popover;
mod progress_bar;
mod sentences;
mod status_badge;

pub(super) use ago::Ago;
pub(super) use button::{Button, IconButton, Kind as ButtonKind, LinkButton};
pub(super) use copy_button::copy_button;
pub(super) use countdown::Countdown;
pub(super) use elapsed::Elapsed;
pub(super) use icon::Icon;
pub(super) use popover::Popover;
pub(super) use progress_bar::ProgressBar;
pub(super) use sentences::sentences;
pub(super) use status_badge::status_badge;
