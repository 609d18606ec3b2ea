//! The program that Trunk bundles: the library, whose exports the loader calls.

#[cfg(target_arch = "wasm32")]
use impact_jobs as _;

fn main() {}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
