//! What can be written where the cursor is, and how the text is then.

use std::ops::Range;

use super::parse::read;
use super::quotes::quoted_if_needed;
use super::spelling::{is_comma, is_quote, is_space, plain_text};
use super::value::status_words;
use super::{Filter, Names, Query};
use crate::core::job::JobType;

/// The part of a filter text that the cursor is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is, in bytes of the text: what a completion replaces.
    pub span: Range<usize>,
    /// What can be written there.
    pub subject: Subject,
    /// The position of its term; `None` where there is no term yet.
    pub term: Option<usize>,
    /// Whether the term excludes.
    pub is_negated: bool,
}

/// What can be written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A word or the name of a filter, of which this is typed.
    Word(Box<str>),
    /// A value of a filter.
    Value {
        /// The filter.
        filter: Filter,
        /// What is typed of the value.
        typed: Box<str>,
    },
}

impl Subject {
    /// What is typed of it.
    pub fn typed(&self) -> &str {
        match self {
            Self::Word(typed) | Self::Value { typed, .. } => typed,
        }
    }
}

/// What takes the place of what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion {
    /// A filter. Its value is typed next.
    Filter(Filter),
    /// A value, without quotes.
    Value(Box<str>),
    /// A whole term.
    Term(Box<str>),
}

impl Place {
    /// Where the cursor is in a text. A cursor past the end is at the end, one inside a letter before it.
    pub fn new(text: &str, cursor: usize, names: &Names) -> Self {
        let cursor = text.floor_char_boundary(cursor);
        let terms = read(text, Some(cursor), names);
        let found =
            terms.iter().enumerate().find_map(|it| Some((it.0, it.1, it.1.typed.as_ref()?)));
        let Some((at, term, typed)) = found else {
            let subject = Subject::Word(Box::default());
            return Self { span: cursor..cursor, subject, term: None, is_negated: false };
        };
        let written = text.get(typed.span.clone()).unwrap_or_default();
        let subject = match term.filter.filter(|_| typed.is_value) {
            Some(filter) => Subject::Value { filter, typed: written.into() },
            None => Subject::Word(written.trim_end_matches([':', '：']).into()),
        };
        Self { span: typed.span.clone(), subject, term: Some(at), is_negated: term.negated }
    }

    /// What can be written here of what does not depend on the jobs, in order.
    pub fn completions(&self, names: &Names) -> Vec<Completion> {
        match &self.subject {
            Subject::Word(word) => {
                let word = plain_text(word);
                let filters = Filter::ALL.into_iter().filter(|it| begins(it.name(), &word));
                filters.map(Completion::Filter).collect()
            }
            Subject::Value { filter, typed } => {
                let typed = plain_text(typed.trim_start_matches(['"', '“', '„']));
                let is_meant = |(value, name): &(&'static str, &'static str)| {
                    begins(value, &typed) || begins(name, &typed)
                };
                let found = filter.values(names).into_iter().filter(is_meant);
                found.map(|(value, _)| Completion::Value(value.into())).collect()
            }
        }
    }

    /// What looks for a word in messages alone.
    pub fn in_messages(word: &str) -> Completion {
        let word = word.trim_matches(is_quote);
        Completion::Term([Filter::Message.name(), ":", &quoted_if_needed(word)].concat().into())
    }

    /// The text with a completion in this place, and where the cursor is then. Nothing else of the text changes.
    pub fn complete(&self, text: &str, completion: &Completion) -> (String, usize) {
        let before = text.get(..self.span.start).unwrap_or_default();
        let after = text.get(self.span.end..).unwrap_or_default();
        let insert = match completion {
            Completion::Filter(filter) => [filter.name(), ":"].concat(),
            Completion::Value(value) => written(self, value),
            Completion::Term(term) => term.to_string(),
        };
        let is_filter = matches!(completion, Completion::Filter(_));
        let is_apart = after.starts_with(|it| is_space(it) || is_comma(it));
        let space = if is_filter || is_apart { "" } else { " " };
        let cursor = before.len() + insert.len() + space.len();
        ([before, &insert, space, after].concat(), cursor)
    }
}

/// A value as it is written in a place.
fn written(place: &Place, value: &str) -> String {
    match &place.subject {
        Subject::Value { filter, .. } => written_after(*filter, value),
        Subject::Word(_) => quoted_if_needed(value),
    }
}

/// A value as it is written after the colon. Dates, numbers and lengths need no quotes.
fn written_after(filter: Filter, value: &str) -> String {
    if filter.is_interval() { value.to_owned() } else { quoted_if_needed(value) }
}

/// Whether a word goes on with what is typed, in any letter case.
pub fn begins(word: &str, beginning: &str) -> bool {
    word.get(..beginning.len()).is_some_and(|it| it.eq_ignore_ascii_case(beginning))
}

impl Filter {
    /// What is offered after the colon, with the name people read where it has another.
    fn values(self, names: &Names) -> Vec<(&'static str, &'static str)> {
        const TYPES: [&str; JobType::KNOWN.len()] =
            ["ClickExport", "ApiReport", "DownloadReport", "UploadAds", "TermModification"];
        let values: &[&'static str] = match self {
            Self::Status => &status_words(),
            Self::Type => return TYPES.into_iter().zip(names.types).collect(),
            Self::Is | Self::Has => &self.trait_names(),
            Self::Records => &[">1000", ">100000", "0"],
            Self::Percent => &[">50", "<50", "100"],
            Self::Duration => &[">1m", ">5m", ">1h", "<30s"],
            Self::Program | Self::Id | Self::By | Self::Message | Self::Reason => &[],
            Self::Created
            | Self::Started
            | Self::Completed
            | Self::Failed
            | Self::Cancelled
            | Self::Abandoned
            | Self::Updated => {
                &["today", "yesterday", "<24h", "<7d", "<30d", "this month", "last month"]
            }
        };
        values.iter().map(|it| (*it, *it)).collect()
    }
}

impl Query {
    /// One filter with one value.
    pub fn of_value(filter: Filter, value: &str, names: &'static Names) -> Self {
        Self::parse(&[filter.name(), ":", &written_after(filter, value)].concat(), names)
    }

    /// All but the term at a place: what counts at that place are counted among.
    #[must_use]
    pub fn without_place(&self, place: &Place) -> Self {
        place.term.map_or_else(|| self.clone(), |it| self.without_term(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::words::job::NAMES;
    use proptest::prelude::*;

    /// A text with `|` for the cursor.
    fn place(marked: &str) -> (String, Place) {
        let cursor = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let place = Place::new(&text, cursor, &NAMES);
        (text, place)
    }

    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (text, place) = place(marked);
        let here = &text[place.span.clone()];
        let offered: Vec<String> = place
            .completions(&NAMES)
            .iter()
            .map(|it| match it {
                Completion::Filter(filter) => format!("{}:", filter.name()),
                Completion::Value(text) | Completion::Term(text) => text.to_string(),
            })
            .collect();
        let filter = match &place.subject {
            Subject::Value { filter, .. } => format!("{} ", filter.name()),
            Subject::Word(_) => String::new(),
        };
        assert_eq!(format!("{filter}[{here}] {}", offered.join(" ")), expected, "{marked}");
    }

    #[test]
    fn what_is_offered() {
        check("sta|", "[sta] status: started:");
        check("STA|", "[STA] status: started:");
        check("-sta|", "[sta] status: started:");
        check("quota| status:failed", "[quota] ");
        check("quota c|", "[c] created: completed: cancelled:");
        check("sta|tus:failed", "[status:] status:");
        check("status:|", "status [] queued running completed error failed cancelled other");
        check("status: |", "status [] queued running completed error failed cancelled other");
        check("-status:c|", "status [c] completed cancelled");
        check("status:failed,c|", "status [c] completed cancelled");
        check("status:f|,cancelled", "status [f] failed");
        check("ｓｔａｔｕｓ：ｆ|", "status [ｆ] failed");
        check("type:click|", "type [click] ClickExport");
        check("type:contract| x", "type [contract] TermModification");
        check("is:ex|", "is [ex] expiring expired");
        check("has:|", "has [] result message");
        check("created:last |", "created [last] last month");
        check("created:<| quota", "created [<] <24h <7d <30d");
        check("duration:>|", "duration [>] >1m >5m >1h");
        check(
            "status:failed |",
            "[] status: type: program: id: by: message: reason: created: started: completed: failed: cancelled: abandoned: updated: records: percent: duration: is: has:",
        );
    }

    #[track_caller]
    fn check_completed(marked: &str, completion: Completion, expected: &str) {
        let (text, place) = place(marked);
        let (mut text, cursor) = place.complete(&text, &completion);
        text.insert(cursor, '|');
        assert_eq!(text, expected, "{marked}");
    }

    #[test]
    fn what_is_inserted() {
        let value = |it: &str| Completion::Value(it.into());
        check_completed("sta|", Completion::Filter(Filter::Status), "status:|");
        check_completed("-sta|", Completion::Filter(Filter::Status), "-status:|");
        check_completed("a sta| b", Completion::Filter(Filter::Status), "a status:| b");
        check_completed("status:f|", value("failed"), "status:failed |");
        check_completed("status:f| quota", value("failed"), "status:failed| quota");
        check_completed("status:f|,error", value("failed"), "status:failed|,error");
        check_completed("status:error,f|", value("failed"), "status:error,failed |");
        check_completed("program:|", value("3 6"), "program:\"3 6\" |");
        check_completed("created:last |", value("last week"), "created:last week| ");
        check_completed("quota ad|", Completion::Term("message:ad".into()), "quota message:ad |");
    }

    fn any_text() -> impl Strategy<Value = String> {
        const PIECES: &[&str] = &[
            "status:", "sta", "type:", "created:", "is:", "program:", "failed", "f", "quota", "\"",
            "'", ",", " ", " ", "-", "<", "24h", "last", "é", "：", "：", "foo:",
        ];
        let likely = proptest::collection::vec(proptest::sample::select(PIECES), 0..10);
        prop_oneof![likely.prop_map(|it| it.concat()), ".{0,20}"]
    }

    proptest! {
        #[test]
        fn nothing_outside_the_place_is_lost(text in any_text(), cursor in 0..60_usize) {
            let place = Place::new(&text, cursor, &NAMES);
            prop_assert!(place.span.start <= text.len() && place.span.end <= text.len());
            for completion in place.completions(&NAMES) {
                let (completed, cursor) = place.complete(&text, &completion);
                prop_assert!(completed.starts_with(&text[..place.span.start]));
                prop_assert!(completed.ends_with(&text[place.span.end..]));
                prop_assert!(completed.is_char_boundary(cursor));
            }
        }

        #[test]
        fn what_is_inserted_reads_as_that(text in any_text(), cursor in 0..60_usize) {
            let place = Place::new(&text, cursor, &NAMES);
            for completion in place.completions(&NAMES) {
                let (completed, cursor) = place.complete(&text, &completion);
                let again = Place::new(&completed, cursor.saturating_sub(usize::from(completed[..cursor].ends_with(' '))), &NAMES);
                match (&completion, &again.subject) {
                    (Completion::Filter(inserted), Subject::Value { filter, typed }) => {
                        prop_assert_eq!(inserted, filter, "{}", completed);
                        // A value that the filter had stays.
                        let is_apart = text[place.span.end..].chars().next().is_none_or(is_space);
                        prop_assert!(typed.is_empty() || !is_apart, "{}", completed);
                    }
                    (Completion::Value(value), Subject::Value { typed, .. }) => {
                        prop_assert_eq!(value, typed, "{}", completed);
                    }
                    _ => prop_assert!(false, "{:?} in {} is {:?}", completion, completed, again),
                }
            }
        }

        #[test]
        fn what_is_being_typed_is_no_mistake(text in any_text(), cursor in 0..60_usize) {
            let cursor = text.floor_char_boundary(cursor);
            for term in read(&text, Some(cursor), &NAMES) {
                prop_assert!(term.typed.is_none() || term.problem.is_none());
            }
        }
    }
}
