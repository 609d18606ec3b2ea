//! The standard library of a release: built with the widget, for size, and with panics that are plain traps.
//!
//! It saves 15 KB of brotli, a tenth of the module. The settings are unstable, so they hold for releases only, and for
//! the one compiler that `rust-toolchain.toml` names; everything else is built with stable Rust.

use crate::process::Environment;

/// Without the places and the fields that only messages of panics and `{:?}` show, and with a `memory.copy` or
/// `memory.fill` where LLVM would write out a few loads and stores (2 % of the module).
const RUSTFLAGS: &str = "-Zunstable-options -Zlocation-detail=none -Zfmt-debug=none \
                         -Cllvm-args=-max-store-memcpy=1 -Cllvm-args=-max-store-memmove=1 \
                         -Cllvm-args=-max-store-memset=1";

/// Makes cargo, called with this environment, build the standard library too.
pub(crate) fn build_in(environment: &mut Environment) {
    for (variable, value) in [
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
        ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
        ("RUSTFLAGS", RUSTFLAGS),
    ] {
        environment.set(variable, value);
    }
}
