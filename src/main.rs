//! The program that Trunk bundles: the library, whose exports the loader calls.

#[cfg(target_arch = "wasm32")]
use impact_jobs as _;

fn main() {}
