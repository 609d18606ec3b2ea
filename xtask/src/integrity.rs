//! What a browser checks a file against: its hash, as in `integrity` of a script or of `fetch`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// Where the loader has the hash of the module; empty in a development build.
const PLACE: &str = "integrity: \"\"";

/// `sha384-…`
pub(crate) fn of(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Writes the hash of the module in `dist` into its loader, which has yet to be minified.
///
/// # Errors
/// When one of the two is not there, or the loader has no place for it.
pub(crate) fn write_into(dist: &Path) -> Result<()> {
    let module = fs::read(dist.join("widget_bg.wasm")).context("there is no widget_bg.wasm")?;
    let path = dist.join("element.js");
    let loader = fs::read_to_string(&path).context("there is no element.js")?;
    fs::write(&path, written(&loader, &of(&module))?).context("cannot write element.js")
}

fn written(loader: &str, integrity: &str) -> Result<String> {
    if loader.matches(PLACE).count() != 1 {
        bail!("element.js should have '{PLACE}' once, for the hash of the module");
    }
    Ok(loader.replace(PLACE, &format!("integrity: \"{integrity}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_browsers_compute() {
        let expected = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(of(b"abc"), expected);
    }

    #[test]
    fn it_is_written_into_the_one_place_for_it() {
        let loader = "static wasm = { url, integrity: \"\" };";
        let expected = "static wasm = { url, integrity: \"sha384-x\" };";
        assert_eq!(written(loader, "sha384-x").unwrap(), expected);
        assert!(written("static wasm = { url };", "sha384-x").is_err());
    }
}
