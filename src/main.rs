//! The program that Trunk bundles. Its exports are what `static/element.js` calls.

fn main() {
    #[cfg(target_arch = "wasm32")]
    impact_jobs::browser::start();
}
