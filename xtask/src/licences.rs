//! Whether the licence of every dependency permits its use here.

use std::collections::{HashMap, HashSet};
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::process;
use crate::workspace;

/// Licences of code that may be part of the widget: they ask for a notice at most.
const SHIPPED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
/// Further licences of code that is only run here, never handed on: the sandbox, the tests, the build.
const RUN_HERE: [&str; 2] = ["CDLA-Permissive-2.0", "MPL-2.0"];

/// The package whose normal dependencies are handed on to others.
const SHIPPED_PACKAGE: &str = "impact-jobs";

/// What a dependency is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Use {
    Shipped,
    RunHere,
}

/// Checks the crates in `Cargo.lock` and the packages in `package-lock.json`.
///
/// # Errors
/// When a licence is missing, cannot be read or is not permitted; the text names each package.
pub(crate) fn check() -> Result<()> {
    let metadata = process::output(&mut process::cargo(&["metadata", "--format-version", "1"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).context("cannot read what cargo metadata says")?;
    let npm_lock = fs::read_to_string(workspace::root().join("package-lock.json"))?;
    let npm_lock: Value =
        serde_json::from_str(&npm_lock).context("cannot read package-lock.json")?;
    let mistakes: Vec<String> = [crate_mistakes(&metadata), npm_mistakes(&npm_lock)].concat();
    if mistakes.is_empty() {
        return Ok(());
    }
    bail!(
        "choose other packages, or permit the licence in licences.rs:\n  {}",
        mistakes.join("\n  ")
    )
}

fn crate_mistakes(metadata: &Value) -> Vec<String> {
    let shipped = shipped_ids(metadata);
    let mistake = |package: &Value| {
        let purpose =
            if shipped.contains(package["id"].as_str()?) { Use::Shipped } else { Use::RunHere };
        let name = format!("{} {}", package["name"].as_str()?, package["version"].as_str()?);
        mistake(&name, package["license"].as_str(), purpose)
    };
    list(&metadata["packages"]).iter().filter_map(mistake).collect()
}

fn npm_mistakes(lock: &Value) -> Vec<String> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    packages
        .filter_map(|(path, package)| mistake(path, package["license"].as_str(), Use::RunHere))
        .collect()
}

fn mistake(package: &str, licence: Option<&str>, purpose: Use) -> Option<String> {
    let Some(licence) = licence else {
        return Some(format!("{package} does not name its licence"));
    };
    match is_permitted(licence, purpose) {
        Ok(true) => None,
        Ok(false) => Some(format!("{package} is under {licence}, which is not permitted here")),
        Err(error) => {
            Some(format!("{package} is under '{licence}', which cannot be read: {}", error.reason))
        }
    }
}

/// Whether the expression can be satisfied by permitted licences alone.
fn is_permitted(licence: &str, purpose: Use) -> Result<bool, spdx::ParseError> {
    // Older crates write MIT/Apache-2.0, which the lax mode reads as OR.
    let expression = Expression::parse_mode(licence, ParseMode::LAX)?;
    Ok(expression.evaluate(|requirement| {
        let name = requirement.license.id().map_or("", |it| it.name);
        SHIPPED.contains(&name) || (purpose == Use::RunHere && RUN_HERE.contains(&name))
    }))
}

/// The packages reached from the widget by normal dependencies.
fn shipped_ids(metadata: &Value) -> HashSet<&str> {
    let nodes = list(&metadata["resolve"]["nodes"]);
    let nodes: HashMap<&str, &Value> =
        nodes.iter().filter_map(|it| Some((it["id"].as_str()?, it))).collect();
    let packages = list(&metadata["packages"]);
    let widget =
        packages.iter().find(|it| it["name"] == SHIPPED_PACKAGE).and_then(|it| it["id"].as_str());
    let mut reached = HashSet::new();
    let mut to_visit: Vec<&str> = widget.into_iter().collect();
    while let Some(id) = to_visit.pop() {
        if reached.insert(id) {
            let dependencies = nodes.get(id).map_or(&[][..], |it| list(&it["deps"]));
            let normal = dependencies
                .iter()
                .filter(|it| list(&it["dep_kinds"]).iter().any(|it| it["kind"].is_null()));
            to_visit.extend(normal.filter_map(|it| it["pkg"].as_str()));
        }
    }
    reached
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(licence: &str, shipped: bool, run_here: bool) {
        assert_eq!(is_permitted(licence, Use::Shipped).ok(), Some(shipped), "{licence}, shipped");
        assert_eq!(is_permitted(licence, Use::RunHere).ok(), Some(run_here), "{licence}, run here");
    }

    #[test]
    fn one_of_an_or_is_enough_and_all_of_an_and_are_needed() {
        check("MIT", true, true);
        check("MIT OR Apache-2.0", true, true);
        check("MIT/Apache-2.0", true, true);
        check("GPL-3.0-only OR Zlib", true, true);
        check("BSD-3-Clause AND MIT", true, true);
        check("MIT AND GPL-3.0-only", false, false);
        check("(MIT OR Apache-2.0) AND Unicode-3.0", true, true);
        check("(GPL-2.0-only OR AGPL-3.0-only) AND MIT", false, false);
        check("Apache-2.0 WITH LLVM-exception", true, true);
        check("LicenseRef-Proprietary", false, false);
    }

    #[test]
    fn some_licences_are_for_what_stays_here() {
        check("MPL-2.0", false, true);
        check("MIT AND MPL-2.0", false, true);
    }

    #[test]
    fn a_missing_or_unreadable_licence_is_a_mistake() {
        assert_eq!(
            mistake("x 1.0.0", None, Use::RunHere).as_deref(),
            Some("x 1.0.0 does not name its licence")
        );
        let unreadable = mistake("x 1.0.0", Some("Do what you like"), Use::RunHere).unwrap();
        assert!(
            unreadable.starts_with("x 1.0.0 is under 'Do what you like', which cannot be read"),
            "{unreadable}"
        );
    }

    #[test]
    fn only_normal_dependencies_of_the_widget_are_shipped() {
        let package =
            |id, name| json!({ "id": id, "name": name, "version": "1.0.0", "license": "MPL-2.0" });
        let dependency = |id, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("w", "impact-jobs"), package("a", "part"), package("t", "tester")],
            "resolve": { "nodes": [
                { "id": "w", "deps": [dependency("a", Value::Null), dependency("t", json!("dev"))] },
                { "id": "a", "deps": [] },
                { "id": "t", "deps": [] },
            ] },
        });
        assert_eq!(shipped_ids(&metadata), HashSet::from(["w", "a"]));
        let expected = ["impact-jobs", "part"]
            .map(|it| format!("{it} 1.0.0 is under MPL-2.0, which is not permitted here"));
        assert_eq!(crate_mistakes(&metadata), expected);
    }
}
