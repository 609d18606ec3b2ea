//! Both pages must find the same jobs, or the one that looks less closely would win.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::input::Key;
use crate::page::{Page, Subject};

/// What will be typed while it is timed, and how many jobs match after each key.
#[derive(Debug)]
pub(crate) struct Script {
    /// Words, each typed letter by letter and then taken away again.
    pub(crate) words: Vec<String>,
    /// The number of matches for each text that comes to be in the search box.
    pub(crate) matches: BTreeMap<String, usize>,
    /// The lists that each page asks for, in the order of [`Subject::ALL`].
    pub(crate) requests: [Vec<String>; 2],
}

/// Queries that are compared but not timed.
const QUERIES: [&str; 16] = [
    "status:failed",
    "status:failed,error",
    "-status:completed",
    "type:click",
    "type:ClickExport program:3629",
    "-type:api",
    "program:3629 program:901",
    "by:IRx",
    "message:quota",
    "message:time",
    "\"data warehouse\"",
    "warehouse",
    "records:>10000",
    "percent:<50",
    "click export -status:completed",
    "nothing has this",
];

/// Opens both pages, types the same into each and compares what they find.
///
/// # Panics
/// When they do not find the same.
pub(crate) async fn check(n_jobs: usize) -> Script {
    let mut matches: Vec<BTreeMap<String, usize>> = Vec::new();
    let mut requests = Vec::new();
    let mut words = Vec::new();
    for subject in Subject::ALL {
        let (page, _) = Page::open(subject, n_jobs, &[]).await;
        let lists = page.server.lists().await;
        if words.is_empty() {
            words = self::words(&page.server.get(&lists[0]).await);
        }
        matches.push(find(&page, &words).await);
        requests.push(lists);
        page.quit().await;
    }
    let [widget, comparison] = [&matches[0], &matches[1]];
    for (query, found) in widget {
        assert_eq!(
            found, &comparison[query],
            "jobs found for '{query}': widget and comparison page"
        );
    }
    println!("  both pages find the same jobs for {} queries", widget.len());
    let requests = requests.try_into().expect("there are two pages");
    Script { words, matches: matches.swap_remove(0), requests }
}

/// The beginnings of three ids, and words for types, messages and programs. None of their beginnings is one of a filter's
/// name: there the widget waits for more.
fn words(list: &[u8]) -> Vec<String> {
    let list: Value = serde_json::from_slice(list).unwrap();
    let jobs = list["Jobs"].as_array().unwrap();
    let id = |it: &Value| it["Id"].as_str().unwrap()[..4].to_owned();
    let is_number = |it: &String| it.starts_with(|it: char| it.is_ascii_digit());
    let beginning = |place: usize| jobs[place..].iter().map(id).find(is_number).unwrap();
    let ids = [1, 2, 3].map(|it| beginning(jobs.len() * it / 4));
    ids.into_iter().chain(["export", "warehouse", "3629", "quota"].map(str::to_owned)).collect()
}

async fn find(page: &Page, words: &[String]) -> BTreeMap<String, usize> {
    let beginnings = words.iter().flat_map(|it| (0..=it.len()).map(|end| it[..end].to_owned()));
    let mut found = BTreeMap::new();
    let search = page.browser.script("bench.search()").await;
    page.browser.click(search).await;
    for query in QUERIES.into_iter().map(str::to_owned).chain(beginnings) {
        page.browser.insert(&query).await;
        let n: f64 = page.browser.script("bench.settled()").await;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of jobs"
        )]
        found.insert(query.clone(), n as usize);
        for _ in query.chars() {
            page.browser.press(Key::Backspace).await;
        }
    }
    found
}
