//! The stylesheet: the parts in `src/style/` as one text, minified by `build.rs`.

/// What each widget wears.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
