//! What the reference promises, what `package/` declares to editors and compilers, and what the code has are the same.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

const STATUSES: [&str; 6] = ["queued", "running", "completed", "error", "failed", "cancelled"];

/// The text of all files below a folder.
fn read_all(folder: &Path) -> String {
    let paths = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    paths
        .map(|it| if it.is_dir() { read_all(&it) } else { std::fs::read_to_string(it).unwrap() })
        .collect()
}

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn names<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Names {
    let names: Names = names.into_iter().map(Into::into).collect();
    assert!(!names.is_empty(), "the test looks in the wrong place");
    names
}

/// The cells of the first table under a heading of the reference, without its head.
fn table(heading: &str) -> Vec<Vec<String>> {
    let reference = read("docs/reference.md");
    let (_, section) = reference.split_once(&format!("\n{heading}\n")).unwrap();
    let rows = section.lines().skip_while(|it| !it.starts_with('|')).skip(2);
    rows.take_while(|it| it.starts_with('|'))
        .map(|row| row.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect())
        .collect()
}

/// What stands in backticks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The words after `before`, each up to the first character that cannot be in a name.
fn words_after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-';
    let starts = text.match_indices(before).map(move |(at, _)| &text[at + before.len()..]);
    starts.map(move |it| &it[..it.find(|it| !is_name(it)).unwrap_or(it.len())])
}

/// `{status}` stands for every status.
fn each_status(name: &str, others: &[&str]) -> Vec<String> {
    if !name.contains("{status}") {
        return vec![name.to_owned()];
    }
    STATUSES.iter().chain(others).map(|it| name.replace("{status}", it)).collect()
}

/// The element in the custom elements manifest.
fn manifest() -> Value {
    let manifest: Value = serde_json::from_str(&read("package/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

/// The names in a list of the manifest.
fn declared(list: &str, is_meant: impl Fn(&Value) -> bool) -> Names {
    let manifest = manifest();
    let entries = manifest[list].as_array().unwrap().iter().filter(|it| is_meant(it));
    names(entries.map(|it| it["name"].as_str().unwrap()))
}

/// `settings` of element.js, as pairs of property and attribute.
fn settings() -> Vec<(String, String)> {
    let element = read("static/element.js");
    let (_, from) = element.split_once("const settings = {").unwrap();
    let (settings, _) = from.split_once("};").unwrap();
    let pairs = settings.split(',').filter_map(|it| it.split_once(':'));
    pairs
        .map(|(name, value)| (name.trim().to_owned(), value.trim().trim_matches('"').to_owned()))
        .collect()
}

/// The properties of the class in the type declarations that can be set.
fn typed_properties() -> Names {
    let declarations = read("package/element.d.ts");
    names(words_after(&declarations, "\n  set ").chain(["fetcher"]))
}

#[test]
fn attributes() {
    let promised =
        names(table("## Attributes").iter().map(|it| code(&it[0]).next().unwrap().to_owned()));
    assert_eq!(declared("attributes", |_| true), promised, "manifest");
    // `lang` is every element's; `readonly` is there or not.
    let known = settings().into_iter().map(|(_, attribute)| attribute);
    assert_eq!(
        names(known.chain(["readonly".to_owned(), "lang".to_owned()])),
        promised,
        "element.js"
    );
}

#[test]
fn properties() {
    let known = settings().into_iter().map(|(property, _)| property);
    let known = names(known.chain(["readonly".to_owned(), "fetcher".to_owned()]));
    assert_eq!(typed_properties(), known, "element.d.ts");
    let declarations = read("package/element.d.ts");
    let (options, _) = declarations.split_once("\n}").unwrap();
    let options = names(options.lines().filter_map(|it| it.trim().split_once("?:")).map(|it| it.0));
    // Every element has these two, and they can be given like the others.
    let with_common = known.iter().cloned().chain(["id".to_owned(), "lang".to_owned()]);
    assert_eq!(options, names(with_common), "options");
    let fields = declared("members", |it| it["kind"] == "field" && it["static"] != true);
    // Setting `refresh` sets the attribute; what it reads as is the method.
    let with_refresh = fields.into_iter().chain(["refresh".to_owned()]);
    assert_eq!(names(with_refresh), known, "manifest");
    for (property, attribute) in settings() {
        let manifest = manifest();
        let entry = manifest["attributes"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["name"] == *attribute)
            .unwrap();
        assert_eq!(entry["fieldName"], *property, "{attribute}");
    }
}

#[test]
fn attributes_in_jsx() {
    let jsx = read("package/react.d.ts");
    let spelled = names(words_after(&jsx, "\n  \"").filter(|it| *it != "impact-jobs"));
    let other = settings().into_iter().filter(|(property, attribute)| property != attribute);
    assert_eq!(spelled, names(other.map(|(_, attribute)| attribute)));
    for (property, attribute) in
        settings().into_iter().filter(|(property, attribute)| property != attribute)
    {
        assert!(
            jsx.contains(&format!("\"{attribute}\"?: ImpactJobsOptions[\"{property}\"];")),
            "{attribute}"
        );
    }
}

#[test]
fn methods() {
    let rows = table("## Methods");
    let promised =
        names(rows.iter().flat_map(|it| code(&it[0])).map(|it| it.split('(').next().unwrap()));
    assert_eq!(declared("members", |it| it["kind"] == "method"), promised, "manifest");
    let declarations = read("package/element.d.ts");
    let script = read("static/element.js");
    for method in promised {
        assert!(
            declarations.contains(&format!("\n  {method}("))
                || declarations.contains(&format!("get {method}(): () =>")),
            "{method}"
        );
        assert!(
            script.contains(&format!("\n  {method}("))
                || script.contains(&format!("const {method} =")),
            "{method}"
        );
    }
}

#[test]
fn events() {
    let rows = table("## Events");
    let promised = names(rows.iter().flat_map(|it| code(&it[0])));
    assert_eq!(declared("events", |_| true), promised, "manifest");
    let declarations = read("package/element.d.ts");
    let typed = declarations.lines().filter(|it| it.contains("\": CustomEvent<"));
    assert_eq!(names(typed.map(|it| it.split('"').nth(1).unwrap())), promised, "element.d.ts");
    let sent = format!("{}{}", read("src/browser/effects/page.rs"), read("static/element.js"));
    assert_eq!(
        names(words_after(&sent, "(\"impact-jobs-").map(|it| format!("impact-jobs-{it}"))),
        promised,
        "code"
    );
    for row in rows {
        let name = code(&row[0]).next().unwrap();
        let detail = names(
            code(&row[1])
                .flat_map(|it| it.split(|it: char| !it.is_alphanumeric()))
                .filter(|it| !it.is_empty()),
        );
        let line = declarations.lines().find(|it| it.contains(&format!("\"{name}\":"))).unwrap();
        let keys = names(
            line.split("CustomEvent")
                .nth(1)
                .unwrap()
                .split([';', '{'])
                .filter_map(|it| it.split_once(':'))
                .map(|it| it.0.trim()),
        );
        assert_eq!(keys, detail, "{name}");
        let manifest = manifest();
        let event =
            manifest["events"].as_array().unwrap().iter().find(|it| it["name"] == name).unwrap();
        assert!(line.contains(event["type"]["text"].as_str().unwrap()), "{event}");
    }
}

#[test]
fn kinds_of_errors() {
    let reference = read("docs/reference.md");
    let sentence = reference.split("\n\n").find(|it| it.starts_with("`kind` is ")).unwrap();
    let promised = names(code(sentence).filter(|it| *it != "kind"));
    let declarations = read("package/element.d.ts");
    let (_, typed) = declarations.split_once("type ImpactJobsErrorKind =").unwrap();
    assert_eq!(
        names(typed.split(';').next().unwrap().split('"').skip(1).step_by(2)),
        promised,
        "element.d.ts"
    );
    let code = read("src/core/api/error.rs");
    let (_, kinds) = code.split_once("pub fn kind(&self)").unwrap();
    let (kinds, _) = kinds.split_once("\n    }\n").unwrap();
    assert_eq!(names(kinds.split('"').skip(1).step_by(2)), promised, "code");
}

#[test]
fn slots_and_parts() {
    let promised =
        names(table("## Slots").iter().map(|it| code(&it[0]).next().unwrap().to_owned()));
    assert_eq!(declared("slots", |_| true), promised);
    let rows = table("## Parts and data attributes");
    let promised =
        rows.iter().flat_map(|it| code(&it[1])).flat_map(|it| each_status(it, &["unknown"]));
    let promised = names(promised);
    assert_eq!(declared("cssParts", |_| true), promised, "manifest");
    let view = read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view"));
    // Code, and the snapshots of its tests.
    let drawn = ["part(\"", "part=\""].map(|it| view.split(it).skip(1));
    let drawn = drawn.into_iter().flatten().flat_map(|it| it.split('"').next().unwrap().split(' '));
    let drawn = names(drawn);
    assert!(drawn.is_subset(&promised), "not promised: {:?}", drawn.difference(&promised));
    for part in promised {
        // One for each status is put together: from two texts or with `format!`.
        let of_status = part.rsplit_once('-').map(|(part, _)| part);
        let is_put_together =
            |part| ["\"", "{"].iter().any(|it| view.contains(&format!("{part}-{it}")));
        let is_drawn = view.split(['"', ' ']).any(|it| it == part);
        assert!(is_drawn || of_status.is_some_and(is_put_together), "{part} is never drawn");
    }
}

#[test]
fn custom_properties() {
    let rows = table("## Custom properties");
    let promised = rows.iter().flat_map(|row| {
        // "`{status}-fg` for `queued`, …" names the statuses a second time.
        let listed = row[1].split(" for ").next().unwrap();
        code(listed)
            .flat_map(|it| each_status(it, &[]))
            .map(|it| format!("--ij-{it}"))
            .collect::<Vec<_>>()
    });
    let promised = names(promised);
    assert_eq!(declared("cssProperties", |_| true), promised, "manifest");
    let tokens = read("src/style/tokens.css");
    let set =
        tokens.split(['\n', ';', '{']).filter_map(|it| it.trim().split_once(':')).map(|it| it.0);
    // Where the default depends on more, it stands where the property is used.
    let with_default =
        tokens.split("var(").filter_map(|it| Some(it.split(')').next()?.split_once(',')?.0));
    let known = names(set.chain(with_default).filter(|it| it.starts_with("--ij-")));
    assert_eq!(known, promised, "tokens.css");
    let style = read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/style"));
    for property in &promised {
        let is_used = [')', ','].iter().any(|end| style.contains(&format!("var({property}{end}")));
        assert!(is_used, "{property} does nothing");
    }
}

#[test]
fn versions() {
    let package: Value = serde_json::from_str(&read("package/package.json")).unwrap();
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
}
