//! What is in the package, without a browser.

use std::path::Path;
use std::process::Command;

use crate::example::{self, run};

#[test]
fn manifest_hashes_and_exports_are_whole() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/package/check.mjs");
    run(Command::new("node").arg(script).arg(example::package()));
}

#[test]
fn importing_it_changes_nothing_and_works_on_a_server() {
    let script = "
        const before = Object.keys(globalThis).length;
        const { defineImpactJobs, mount, ImpactJobsElement } = await import('impact-jobs');
        defineImpactJobs();
        const paths = ['/define', '/widget_bg.wasm', '/custom-elements.json', '/integrity.json', '/package.json'];
        paths.map((it) => import.meta.resolve(`impact-jobs${it}`));
        await import('impact-jobs/define');
        console.log(typeof mount, ImpactJobsElement.wasm.integrity.slice(0, 7), Object.keys(globalThis).length - before);";
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", script]).current_dir(example::html());
    assert_eq!(run(&mut node).trim(), "function sha384- 0");
}
