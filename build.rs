//! Joins the parts of the stylesheet and takes out of them what only people read.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};

/// The files of `src/style/`, in the order of the cascade.
const PARTS: [&str; 11] = [
    "tokens",
    "base",
    "controls",
    "top",
    "overview",
    "list",
    "detail",
    "states",
    "overlays",
    "containers",
    "media",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/style");
    let mut css = String::new();
    for part in PARTS {
        css += &fs::read_to_string(format!("src/style/{part}.css"))?;
    }
    let minified = minify(&css)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("style.css"), minified)?;
    Ok(())
}

/// Without targets: nothing is rewritten for older browsers.
fn minify(css: &str) -> Result<String, Box<dyn Error>> {
    let mut sheet =
        StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())?;
    sheet.minify(MinifyOptions::default())?;
    Ok(sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })?.code)
}
