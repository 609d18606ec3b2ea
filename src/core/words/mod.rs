//! Every sentence a person reads, named by what it says, plurals and numbers through the locale.
//! Another language takes the place of this room; nothing else needs to change.

pub mod chips;
pub mod empty;
pub mod list;
pub mod live;
pub mod load_failed;
pub mod notice;
pub mod progress;
pub mod relative;
pub mod sort;
pub mod timeline;
pub mod toolbar;
