//! The three figures.

use std::rc::Rc;
use std::time::Duration;

use crate::core::overview::Summary;
use crate::core::words::{list, overview as words, relative};

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is of.
    pub label: &'static str,
    /// What it is.
    pub value: Rc<str>,
    /// The difference to the equally long time before, where there is something to compare with.
    pub change: Option<Change>,
    /// Its name.
    pub name: Rc<str>,
    /// The filter that a press on it asks for; `None` where there are too few jobs.
    pub term: Option<Rc<str>>,
}

/// The difference to the equally long time before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How much: "1.2 pts". Nothing changed when it is empty.
    pub amount: Rc<str>,
    /// "better"
    pub word: &'static str,
    /// Whether it is more than before: which way an arrow points.
    pub is_more: bool,
    /// Whether it is for the worse.
    pub is_worse: bool,
}

impl Change {
    /// The whole of it: "1.2 pts better".
    pub fn text(&self) -> String {
        if self.amount.is_empty() {
            self.word.to_owned()
        } else {
            format!("{} {}", self.amount, self.word)
        }
    }
}

/// How many jobs complete, and how long half of them and nearly all of them take at most.
pub fn figures(summary: &Summary) -> [Figure; 3] {
    let Summary { figures: now, before, .. } = summary;
    [
        share(now.share, before.share),
        duration(words::MEDIAN, now.median, before.median),
        duration(words::MOST_WITHIN, now.most_within, before.most_within),
    ]
}

fn share(now: Option<u16>, before: Option<u16>) -> Figure {
    let Some(now) = now else { return unknown(words::COMPLETED) };
    let change = before.map(|before| {
        let (amount, word) = words::share_change(now, before);
        changed(amount, word, now > before, now != before, now < before)
    });
    known(words::COMPLETED, words::percent(now), change, "status:completed".to_owned())
}

fn duration(label: &'static str, now: Option<Duration>, before: Option<Duration>) -> Figure {
    let Some(now) = now else { return unknown(label) };
    let change = before.map(|before| {
        let (amount, word) = words::duration_change(now, before);
        changed(amount, word, now > before, now != before, now > before)
    });
    known(label, relative::duration(now), change, ["duration:>", &written(now)].concat())
}

fn changed(
    amount: String,
    word: &'static str,
    is_more: bool,
    is_change: bool,
    is_worse: bool,
) -> Change {
    let (amount, word) = if is_change { (amount, word) } else { (String::new(), words::NO_CHANGE) };
    Change { amount: amount.into(), word, is_more, is_worse }
}

fn known(label: &'static str, value: String, change: Option<Change>, term: String) -> Figure {
    let difference = change.as_ref().filter(|it| !it.amount.is_empty()).map(Change::text);
    let name = words::figure_named(label, &value, difference.as_deref());
    Figure { label, value: value.into(), change, name: name.into(), term: Some(term.into()) }
}

fn unknown(label: &'static str) -> Figure {
    let change = changed(String::new(), "", false, false, false);
    let change = Change { word: words::UNDER_5_JOBS, ..change };
    Figure {
        label,
        value: list::NOTHING.into(),
        change: Some(change),
        name: words::figure_named(label, words::UNDER_5_JOBS, None).into(),
        term: None,
    }
}

/// As a filter has it: "45s", "4m10s".
fn written(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let parts = [(seconds / 3_600, 'h'), (seconds / 60 % 60, 'm'), (seconds % 60, 's')];
    let parts = parts.into_iter().filter(|(n, unit)| *n > 0 || (seconds == 0 && *unit == 's'));
    parts.fold(String::new(), |text, (n, unit)| format!("{text}{n}{unit}"))
}
