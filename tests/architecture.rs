//! Keeps the folders honest: what the core and the view must not touch, and what nobody may write.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// All files below a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, endings: &[&str], found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, endings, found);
            } else if path
                .extension()
                .is_some_and(|it| endings.iter().any(|ending| *it == **ending))
            {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), endings, &mut found);
    assert!(!found.is_empty(), "{folder} has no files to look at");
    found
}

/// Lines of code that the program runs: without comments and without the tests at the end of a file.
fn code(path: &Path, text: &str) -> Vec<(usize, String)> {
    if path.components().any(|it| it.as_os_str() == "tests" || it.as_os_str() == "tests.rs") {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let begins_tests = |it: &[&str]| it[0] == "#[cfg(test)]" && it[1].ends_with('{');
    let end = lines.windows(2).position(begins_tests).unwrap_or(lines.len());
    let numbered = (1..).zip(&lines[..end]);
    let is_code = |(_, line): &(usize, &&str)| !line.trim_start().starts_with("//");
    numbered.filter(is_code).map(|(number, line)| (number, (*line).to_owned())).collect()
}

fn is_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let is_part = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
        let ends_in_letter = word.ends_with(char::is_alphanumeric);
        !is_part(text[..at].chars().next_back())
            && (!ends_in_letter || !is_part(text[at + word.len()..].chars().next()))
    })
}

#[track_caller]
fn check_absent(folder: &str, words: &[&str], why: &str) {
    let mut found = Vec::new();
    for (path, text) in files(folder, &["rs"]) {
        for (number, line) in code(&path, &text) {
            found.extend(
                words
                    .iter()
                    .filter(|it| is_word(&line, it))
                    .map(|it| format!("{}:{number}: {it}", path.display())),
            );
        }
    }
    assert!(found.is_empty(), "{why}\n{}", found.join("\n"));
}

#[test]
fn the_core_knows_no_browser_and_no_clock() {
    let words = [
        "yew",
        "web_sys",
        "js_sys",
        "gloo_net",
        "gloo_timers",
        "wasm_bindgen",
        "SystemTime",
        "std::time::Instant",
        "Instant::now",
        "std::fs",
        "std::net",
        "std::thread",
        "crate::view",
        "crate::browser",
        // Keys of input methods are not for the widget: `on_key`.
        "onkeydown={dispatch.filter",
    ];
    check_absent("src/core", &words, "The core decides, purely. Move this to src/browser.");
}

/// The rooms of the core, and what each may use besides itself and the files beside the rooms.
const ROOMS: [(&str, &[&str]); 10] = [
    ("job", &[]),
    ("api", &["job"]),
    ("preview", &[]),
    ("query", &["job"]),
    ("list", &["job", "query"]),
    ("overview", &["job", "query", "list"]),
    ("export", &["job"]),
    ("words", &["job", "api", "preview", "query", "list", "overview"]),
    ("app", &["job", "api", "preview", "query", "list", "overview", "export", "words"]),
    ("screen", &["job", "api", "preview", "query", "list", "overview", "words", "app"]),
];

#[test]
fn arrows_between_the_rooms_of_the_core_point_one_way() {
    let rooms = |line: &str| {
        line.match_indices("crate::core::")
            .map(|(at, it)| &line[at + it.len()..])
            .filter_map(|rest| {
                ROOMS.iter().find(|(room, _)| rest.starts_with(&format!("{room}::")))
            })
            .map(|(room, _)| *room)
            .collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    for (path, text) in files("src/core", &["rs"]) {
        let within = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core"));
        let first = within.unwrap().components().next().unwrap().as_os_str().to_owned();
        let own = ROOMS.iter().find(|(room, _)| *room == first);
        for (number, line) in code(&path, &text) {
            for room in rooms(&line) {
                if own.is_none_or(|(own, may)| *own != room && !may.contains(&room)) {
                    found.push(format!("{}:{number}: {room}", path.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "This room must not know that one.\n{}", found.join("\n"));
}

/// What stands first behind a path in the uses of a file: `a` and `b` of `use super::{a::X, b}`.
fn used(path: &Path, text: &str, behind: &[String]) -> Vec<String> {
    let lines: Vec<String> = code(path, text).into_iter().map(|(_, line)| line).collect();
    let text = lines.join("\n");
    let uses = text.split("use ").skip(1).filter_map(|it| it.split(';').next());
    let lists = uses.filter_map(|it| behind.iter().find_map(|path| it.strip_prefix(path.as_str())));
    let names = lists.flat_map(|it| it.split([',', '{', '}']));
    names.filter_map(|it| it.trim().split("::").next().map(str::to_owned)).collect()
}

#[test]
fn no_file_leads_back_to_itself() {
    let mut folders: HashMap<PathBuf, HashMap<String, Vec<String>>> = HashMap::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, text) in files("src", &["rs"]) {
        let folder = path.parent().unwrap();
        let names: Vec<_> = folder.strip_prefix(&src).unwrap().iter().collect();
        let module = names
            .iter()
            .fold("crate::".to_owned(), |it, name| format!("{it}{}::", name.to_str().unwrap()));
        let name = path.file_stem().unwrap().to_str().unwrap();
        if !matches!(name, "mod" | "lib" | "main" | "tests") {
            let uses = used(&path, &text, &["super::".to_owned(), module]);
            folders.entry(folder.to_owned()).or_default().insert(name.to_owned(), uses);
        }
    }
    let mut n_uses = 0;
    for (folder, uses) in folders {
        for start in uses.keys() {
            let (mut reached, mut next) = (HashSet::new(), uses[start].clone());
            while let Some(name) = next.pop() {
                assert_ne!(name, *start, "{}/{start}.rs leads back to itself", folder.display());
                if let Some(others) = uses.get(&name)
                    && reached.insert(name.clone())
                {
                    next.extend(others.iter().cloned());
                }
            }
            n_uses += reached.len();
        }
    }
    assert!(n_uses > 100, "the uses are not found any more");
}

#[test]
fn the_view_only_draws() {
    let words = [
        "gloo_net",
        "gloo_timers",
        "spawn_local",
        "fetch",
        "Storage",
        "local_storage",
        "Timeout",
        "Interval",
        "set_timeout",
        "Date::",
        "window()",
        "crate::browser",
    ];
    check_absent(
        "src/view",
        &words,
        "The view draws and sends events. Move this to src/browser or src/core.",
    );
}

#[test]
fn nothing_panics() {
    let words = ["unwrap()", "panic!", "unreachable!", "todo!", "unimplemented!"];
    for folder in ["src/core", "src/view", "src/browser"] {
        let mut found = Vec::new();
        for (path, text) in files(folder, &["rs"]) {
            for (number, line) in code(&path, &text) {
                if words.iter().any(|it| line.contains(it)) || line.contains(".expect(") {
                    found.push(format!("{}:{number}: {}", path.display(), line.trim()));
                }
            }
        }
        assert!(found.is_empty(), "A panic stops every widget of the page.\n{}", found.join("\n"));
    }
}

/// Folders of which the words for people are in `core/words`.
const WORDLESS: [&str; 3] = ["src/core/app/update", "src/core/screen", "src/view"];

/// Texts that look like words and are none: keys of the keyboard, as the browser names them.
const NO_WORDS: [&str; 11] = [
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowRight",
    "End",
    "Enter",
    "Escape",
    "Home",
    "PageDown",
    "PageUp",
    "Tab",
];

/// The texts in a line of code, each with what is before it.
fn texts(line: &str) -> Vec<(&str, &str)> {
    let mut texts = Vec::new();
    let mut start = None;
    let mut is_escaped = false;
    for (at, letter) in line.char_indices() {
        match (letter, start) {
            _ if is_escaped => is_escaped = false,
            ('\\', Some(_)) => is_escaped = true,
            ('"', None) if !line[..at].ends_with('\'') => start = Some(at + 1),
            ('"', Some(from)) => {
                texts.push((&line[..from - 1], &line[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    // It goes on in the next line.
    texts.extend(start.map(|from| (&line[..from - 1], &line[from..])));
    texts
}

/// Whether a person would read it: it has a space beside a word, or begins like a sentence.
fn is_for_people(before: &str, text: &str) -> bool {
    let names = ["class=", "class(", "part=", "part(", "classes!(", "classed(", "reason = "];
    if NO_WORDS.contains(&text) || names.iter().any(|it| before.trim_end().ends_with(it.trim_end()))
    {
        return false;
    }
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    // `badge badge-failed` names a part and its variant.
    if text.contains(' ') && words.all(|it| it.starts_with(&format!("{first}-"))) {
        return false;
    }
    let padded: Vec<char> = format!("{{{text}}}").chars().collect();
    let is_edge = |it: char| it == '{' || it == '}' || it.is_alphabetic();
    let has_words = padded.windows(3).any(|it| {
        it[1] == ' '
            && is_edge(it[0])
            && is_edge(it[2])
            && (it[0].is_alphabetic() || it[2].is_alphabetic())
    });
    let mut letters = text.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    has_words || (is_capital && letters.next().is_some_and(char::is_lowercase))
}

#[test]
fn words_for_people_are_in_one_place() {
    for (before, text) in [
        ("", "Jobs"),
        ("", "{} selected"),
        ("", " so far"),
        ("", "updated "),
        ("", "Can’t reach impact.com"),
        ("role=", "all else is shown"),
    ] {
        assert!(is_for_people(before, text), "{text}");
    }
    for (before, text) in [
        ("class=", "cut-text mono"),
        ("", "toast toast-error"),
        ("", "badge badge-{key}"),
        ("", "Escape"),
        ("", "M8 10V3M5 5.7l3-3 3 3"),
        ("", "input:not([type=radio]), textarea"),
        ("", "{}%"),
        ("", " "),
    ] {
        assert!(!is_for_people(before, text), "{text}");
    }
    let mut found = Vec::new();
    for folder in WORDLESS {
        for (path, text) in files(folder, &["rs"]) {
            for (number, line) in code(&path, &text) {
                let words =
                    texts(&line).into_iter().filter(|(before, it)| is_for_people(before, it));
                found.extend(words.map(|(_, it)| format!("{}:{number}: {it}", path.display())));
            }
        }
    }
    assert!(found.is_empty(), "Move these to src/core/words.\n{}", found.join("\n"));
}

#[test]
fn only_the_wire_knows_how_the_api_spells_things() {
    let words = ["@nextpageuri", "ImpactRadiusResponse", "QueuedUri"];
    for (path, text) in files("src", &["rs"]) {
        let is_wire = path.components().any(|it| it.as_os_str() == "wire");
        let found = code(&path, &text)
            .into_iter()
            .find(|(_, line)| words.iter().any(|it| line.contains(it)));
        assert!(is_wire || found.is_none(), "{}: {found:?}", path.display());
    }
}

#[test]
fn nothing_inline_that_a_strict_page_blocks() {
    for folder in ["src/view", "src/browser"] {
        for (path, text) in files(folder, &["rs"]) {
            for (number, line) in code(&path, &text) {
                for word in [
                    "inner_html",
                    "from_html_unchecked",
                    "style=",
                    "\"style\"",
                    "insert_adjacent_html",
                ] {
                    assert!(!line.contains(word), "{}:{number}: {word}", path.display());
                }
            }
        }
    }
    for (path, text) in files("static", &["html", "js"]) {
        for word in
            ["innerHTML", "eval(", "new Function", " style=", "<style", "http://", "https://"]
        {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn no_credential_has_a_place() {
    for (path, text) in files("src", &["rs"]).into_iter().chain(files("static", &["js", "html"])) {
        for (number, line) in code(&path, &text) {
            for word in ["Authorization", "auth-token", "AuthToken", "btoa("] {
                assert!(!line.contains(word), "{}:{number}: {word}", path.display());
            }
        }
    }
}
