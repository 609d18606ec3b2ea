//! Every sentence a person reads, named by what it says, plurals and numbers through the locale.
//! Another language takes the place of this room; nothing else needs to change.

pub mod announcement;
pub mod banner;
mod batch;
pub mod cell;
pub mod chips;
pub mod copy;
pub mod count;
pub mod countdown;
pub mod detail;
pub mod dialog;
pub mod download;
pub mod empty;
pub mod error;
pub mod job;
pub mod list;
pub mod live;
pub mod load_failed;
pub mod overview;
pub mod preview;
pub mod print;
pub mod problem;
pub mod progress;
pub mod query;
pub mod relative;
pub mod replay;
pub mod search;
pub mod size;
pub mod sort;
pub mod timeline;
pub mod toast;
pub mod toolbar;
pub mod view;
pub mod zone;
