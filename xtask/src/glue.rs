//! Making what wasm-bindgen writes fit for starting again.
//!
//! Its `widget.js` holds one instance for ever: the instance is in the file's own variables. When it fails, nothing but
//! a reload of the page would bring another. Here the file becomes a function that makes an instance of a compiled
//! module, and lets its caller stand between the instance and whatever calls into it.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};

/// Rewrites `widget.js` in the folder where Trunk collects what it builds.
///
/// # Errors
/// When Trunk does not name it, and when the file is not there, or not as wasm-bindgen is known to write it.
pub(crate) fn run() -> Result<()> {
    let folder =
        env::var_os("TRUNK_STAGING_DIR").context("only Trunk calls this, at the end of a build")?;
    let path = Path::new(&folder).join("widget.js");
    let glue = fs::read_to_string(&path).context("wasm-bindgen made no widget.js")?;
    let function =
        as_function(&glue).context("widget.js is not as wasm-bindgen is known to write it")?;
    fs::write(&path, function).context("cannot write widget.js")
}

/// The file as a function of the module and of a guard: what it exported is what the function returns. How it would
/// fetch and compile the module goes; the loader does that.
fn as_function(glue: &str) -> Option<String> {
    let (body, loading) = glue.split_once("async function __wbg_load(")?;
    let is_known = body.contains("function __wbg_finalize_init(instance, module)")
        && loading.trim_end().ends_with("export { initSync, __wbg_init as default };");
    if !is_known {
        return None;
    }
    let names: Vec<&str> = body.lines().filter_map(exported).collect();
    let body = format!("\n{body}")
        .replace("\nexport class ", "\nclass ")
        .replace("\nexport function ", "\nfunction ");
    Some(format!(
        "export default function (module, guard) {{{body}\
         const {{ exports }} = new WebAssembly.Instance(module, __wbg_get_imports());\n\
         __wbg_finalize_init({{ exports: guard(exports) }}, module);\n\
         return {{ {} }};\n}}\n",
        names.join(", ")
    ))
}

/// The name that a line exports.
fn exported(line: &str) -> Option<&str> {
    let declared = line.strip_prefix("export class ").or(line.strip_prefix("export function "))?;
    declared.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
/* types */
export class Widget {
}

export function failed() {
}
function __wbg_get_imports() {
}
let wasm;
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
}

async function __wbg_load(module, imports) {
}

export { initSync, __wbg_init as default };
";

    #[test]
    fn the_glue_becomes_a_function() {
        let expected = "\
export default function (module, guard) {
/* types */
class Widget {
}

function failed() {
}
function __wbg_get_imports() {
}
let wasm;
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
}

const { exports } = new WebAssembly.Instance(module, __wbg_get_imports());
__wbg_finalize_init({ exports: guard(exports) }, module);
return { Widget, failed };
}
";
        assert_eq!(as_function(GLUE).as_deref(), Some(expected));
    }

    #[test]
    fn other_glue_is_refused() {
        assert_eq!(as_function(&GLUE.replace("__wbg_init as default", "start")), None);
        assert_eq!(as_function(&GLUE.replace("__wbg_load", "load")), None);
        assert_eq!(as_function(&GLUE.replace("(instance, module)", "(module)")), None);
    }
}
