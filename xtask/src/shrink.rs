//! Making the bundle smaller than its tools leave it: short names between the module and its glue, and no spaces.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{self, Environment};
use crate::{integrity, order, tools};

/// The old and new names of what the module and its glue hand each other.
#[derive(Debug, Default, PartialEq)]
struct Names {
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

/// Shrinks the widget in `dist`.
///
/// # Errors
/// When a tool fails, or its output is not as expected.
pub(crate) fn shrink(dist: &Path) -> Result<()> {
    let names = shrink_module(&dist.join("widget_bg.wasm"))?;
    let glue = dist.join("widget.js");
    let text = fs::read_to_string(&glue).context("Trunk made no widget.js")?;
    fs::write(&glue, renamed(&text, &names)).context("cannot write widget.js")?;
    integrity::write_into(dist)?;
    for script in ["widget.js", "element.js", "impact-jobs.js"] {
        minify(&dist.join(script))?;
    }
    Ok(())
}

/// Gives everything the module imports and exports a short name, and puts its functions in order. wasm-bindgen's names
/// are long and end in a hash, which compresses badly.
fn shrink_module(path: &Path) -> Result<Names> {
    let module = fs::read(path).context("Trunk made no widget_bg.wasm")?;
    fs::write(path, order::with_names(&module)?).context("cannot write widget_bg.wasm")?;
    let mut environment = Environment::default();
    tools::wasm_opt(&mut environment)?;
    let mut wasm_opt = Command::new("wasm-opt");
    wasm_opt
        // As in index.html. The lowest memory is the far end of the stack, where nothing is. What is inlined is no longer
        // like what it was before, and compresses worse.
        .args(["-Oz", "--low-memory-unused", "--one-caller-inline-max-function-size=20"])
        .args(["--minify-imports-and-exports-and-modules", "--strip-producers"])
        .args(["--debuginfo", "--reorder-functions-by-name"])
        .arg(path)
        .arg("-o")
        .arg(path);
    environment.apply(&mut wasm_opt)?;
    let output = wasm_opt.output().context("cannot run wasm-opt")?;
    if !output.status.success() {
        bail!("wasm-opt failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let module = fs::read(path).context("wasm-opt wrote no module")?;
    fs::write(path, order::without_names(&module)?).context("cannot write widget_bg.wasm")?;
    read_names(&String::from_utf8_lossy(&output.stdout))
}

/// Reads `{"imports": [[module, old, new], …], "exports": [[old, new], …]}`. wasm-opt leaves out a comma in between.
fn read_names(text: &str) -> Result<Names> {
    let text = text
        .replace("],\n\"exports\"", "]\n\"exports\"")
        .replace("]\n\"exports\"", "],\n\"exports\"");
    let names: Value = serde_json::from_str(&text).context("wasm-opt printed no list of names")?;
    let pairs = |list: &str, from: usize| -> HashMap<String, String> {
        let entries = names[list].as_array().into_iter().flatten();
        entries
            .filter_map(|it| {
                Some((it.get(from)?.as_str()?.to_owned(), it.get(from + 1)?.as_str()?.to_owned()))
            })
            .collect()
    };
    Ok(Names { imports: pairs("imports", 1), exports: pairs("exports", 0) })
}

/// The glue with the same names: exports where they follow `wasm.`, imports where they are keys.
fn renamed(glue: &str, names: &Names) -> String {
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
    let mut renamed = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(start) = rest.find(is_name) {
        let (before, from) = rest.split_at(start);
        renamed.push_str(before);
        let (name, after) = from.split_at(from.find(|it| !is_name(it)).unwrap_or(from.len()));
        let short = if renamed.ends_with("wasm.") {
            names.exports.get(name)
        } else if after.starts_with([':', '(']) {
            names.imports.get(name)
        } else {
            None
        };
        renamed.push_str(short.map_or(name, |it| it));
        rest = after;
    }
    renamed.push_str(rest);
    // All modules that imports come from have this name now.
    renamed.replace("\"./widget_bg.js\":", "\"a\":")
}

fn minify(script: &Path) -> Result<()> {
    let mut environment = Environment::default();
    tools::wasm_opt(&mut environment)?;
    let mut esbuild = Command::new("esbuild");
    esbuild.arg(script).args([
        "--minify",
        "--format=esm",
        "--log-level=warning",
        "--allow-overwrite",
    ]);
    esbuild.arg(format!("--outfile={}", script.display()));
    environment.apply(&mut esbuild)?;
    process::run(&mut esbuild)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "{\n \"imports\": [\n  [\"./widget_bg.js\", \"__wbg_click_c6\", \"$\"]\n ],\n\"exports\": [\n  [\"widget_new\", \"cd\"],\n  [\"memory\", \"Yc\"]\n ]\n}\n";

    #[test]
    fn reads_the_names_that_wasm_opt_prints() {
        let names = read_names(PRINTED).unwrap();
        assert_eq!(names.imports.get("__wbg_click_c6").map(String::as_str), Some("$"));
        assert_eq!(names.exports.get("memory").map(String::as_str), Some("Yc"));
        assert_eq!(
            read_names(&PRINTED.replace("],\n\"exports\"", "]\n\"exports\"")).unwrap(),
            names
        );
    }

    #[test]
    fn renames_only_what_crosses_the_border() {
        let glue = "const import0 = {\n  __wbg_click_c6: function(memory) { return wasm.memory.buffer; },\n};\n\
                    return { \"./widget_bg.js\": import0 };\nwidget_new = wasm.widget_new();";
        assert_eq!(
            renamed(glue, &read_names(PRINTED).unwrap()),
            "const import0 = {\n  $: function(memory) { return wasm.Yc.buffer; },\n};\n\
             return { \"a\": import0 };\nwidget_new = wasm.cd();"
        );
    }
}
