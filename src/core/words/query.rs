//! What is wrong with a filter text, and what to write instead.

use super::search;
use crate::core::job::JobType;
use crate::core::query::{Filter, Mistake, status_words};

/// "There is no filter called ‘stat’. Did you mean status?"
pub fn mistake(mistake: &Mistake) -> String {
    let what = statement(mistake);
    match mistake.corrections() {
        meant if meant.is_empty() => what,
        meant => format!("{what} {} {}?", search::DID_YOU_MEAN, one_of(&meant)),
    }
}

/// What is wrong, without what was probably meant: "There is no filter called ‘stat’."
pub fn statement(mistake: &Mistake) -> String {
    match mistake {
        Mistake::NoSuchFilter { name, meant } if meant.is_empty() => {
            let all = one_of(&Filter::names());
            format!(
                "There is no filter called ‘{name}’. Put the text in quotes to search for it, or use {all}."
            )
        }
        Mistake::NoSuchFilter { name, .. } => format!("There is no filter called ‘{name}’."),
        Mistake::NoValue { name, example } => {
            format!("‘{name}:’ needs a value, for example {example}.")
        }
        Mistake::NotAStatus { text, meant } if meant.is_empty() => {
            let all = one_of(&status_words());
            format!("‘{text}’ is not a status of any job. After status: write {all}.")
        }
        Mistake::NotAStatus { text, .. } => format!("‘{text}’ is not a status."),
        Mistake::NotAType { text, meant: Some(_) } => format!("‘{text}’ is not a type."),
        Mistake::NotAType { text, meant: None } => {
            let all = one_of(&JobType::KNOWN.each_ref().map(JobType::api_name));
            format!("‘{text}’ is not a type of any job. After type: write {all}.")
        }
        Mistake::NotADate(text) => {
            format!("‘{text}’ is not a date. Write it like 2026-11-01, 24h, 7d or last week.")
        }
        Mistake::NotANumber(text) => {
            format!("‘{text}’ is not a number. Write it like 1000, >1000 or 100..200.")
        }
        Mistake::NotAPercentage(text) => {
            format!("‘{text}’ is not a number. Write it like 50, >50 or 50..99.")
        }
        Mistake::NotALength(text) => {
            format!("‘{text}’ is not a length of time. Write it like >5m, <30s or 1h..2h.")
        }
        Mistake::NotATrait { filter, text, meant } if meant.is_empty() => {
            let (name, all) = (filter.name(), one_of(&filter.trait_names()));
            format!("‘{name}:{text}’ says nothing about a job. After {name}: write {all}.")
        }
        Mistake::NotATrait { filter, text, .. } => {
            format!("‘{}:{text}’ says nothing about a job.", filter.name())
        }
    }
}

/// "a, b or c"
fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
