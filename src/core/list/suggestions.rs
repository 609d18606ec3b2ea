//! What is offered in the search box, and for how many jobs each would be. Counting looks at all jobs, as many at a time as
//! there is time for.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::core::job::Job;
use crate::core::list::store::{JobIndex, Store};
use crate::core::query::{Completion, Filter, Matcher, Names, Place, Query, Subject, begins};
use crate::core::text::Text;
use crate::core::time::DateTime;

/// What is offered where the cursor is in a filter text.
pub struct Suggestions {
    /// Where the cursor is.
    pub place: Place,
    /// The offers, in order.
    pub list: Vec<Suggestion>,
    counting: Option<Counting>,
}

/// An offer, and for how many jobs it would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What is offered.
    pub offer: Offer,
    /// How many jobs it would find among those that the other filters find. `None` where that is not counted, or not yet.
    pub count: Option<usize>,
}

/// What is offered.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// A filter. Its value is written next.
    Filter(Filter),
    /// A value of the filter that is being written.
    Value(Box<str>),
    /// To open a job.
    Job(Rc<Job>),
    /// To look for a word in messages alone.
    Messages(Box<str>),
}

impl Suggestion {
    /// Whether it goes on with what is typed, and says more.
    pub fn completes(&self, typed: &str) -> bool {
        let whole = match &self.offer {
            Offer::Filter(filter) => filter.name(),
            Offer::Value(value) => &**value,
            Offer::Job(_) | Offer::Messages(_) => return false,
        };
        !typed.is_empty() && whole.len() > typed.len()
    }
}

/// How far all jobs are counted.
struct Counting {
    /// Jobs at lower places are counted.
    next: JobIndex,
    /// All filters but the one that is being written.
    others: Matcher,
    tally: Tally,
}

/// What is counted.
enum Tally {
    /// The jobs of each offer that has a matcher.
    Matches(Vec<(Matcher, usize)>),
    /// The programs or accounts of jobs, by the number of the text.
    Texts(fn(&Job) -> Option<&Text>, Vec<(Option<Text>, usize)>),
    /// The newest jobs with an ID that begins with what is typed, and for a word how many have it in their message.
    Jobs(Vec<Rc<Job>>, Option<(Matcher, usize)>),
}

/// As many jobs are offered by their ID.
const MOST_JOBS: usize = 5;
/// As many programs and accounts are offered. More are found by typing.
const MOST_TEXTS: usize = 8;
/// As many filters are offered for what is typed.
const MOST_FILTERS: usize = 6;
/// What is offered when nothing is typed: what most people look for.
const FIRST_FILTERS: [Filter; MOST_FILTERS] =
    [Filter::Status, Filter::Type, Filter::Program, Filter::Created, Filter::Id, Filter::Is];

impl Suggestions {
    /// What is offered at a place. `others` are all filters but the one that is being written, `matcher` makes filters ready.
    pub fn new(
        place: Place,
        others: Matcher,
        names: &'static Names,
        matcher: impl Fn(&Query) -> Matcher,
    ) -> Self {
        let (list, tally) = match &place.subject {
            Subject::Word(word) => of_word(&place, word, names, matcher),
            Subject::Value { filter, typed } => of_value(&place, *filter, typed, names, matcher),
        };
        let list = list.into_iter().map(|offer| Suggestion { offer, count: None }).collect();
        let counting = tally.map(|tally| Counting { next: 0, others, tally });
        Self { place, list, counting }
    }

    /// Whether all that is to be counted is.
    pub fn is_counted(&self) -> bool {
        self.counting.is_none()
    }

    /// Keeps what another one had counted of the same offers, until it is counted anew.
    pub fn keep_counts(&mut self, known: &Self) {
        if self.place.subject != known.place.subject {
            return;
        }
        // These come with the count.
        if matches!(self.counting, Some(Counting { tally: Tally::Texts(..) | Tally::Jobs(..), .. }))
        {
            self.list.clone_from(&known.list);
        }
        for it in &mut self.list {
            it.count = known.list.iter().find(|old| old.offer == it.offer).and_then(|it| it.count);
        }
    }

    /// Looks at the jobs at so many places more.
    pub fn count(&mut self, store: &Store, n_places: JobIndex) {
        let Some(counting) = &mut self.counting else { return };
        let all = JobIndex::try_from(store.end()).unwrap_or(JobIndex::MAX);
        let end = counting.next.saturating_add(n_places).min(all);
        counting.count(store, end, &self.place.subject);
        if end == all
            && let Some(Counting { tally, .. }) = self.counting.take()
        {
            self.list = tally.told(std::mem::take(&mut self.list), &self.place.subject);
        }
    }
}

fn of_word(
    place: &Place,
    word: &str,
    names: &'static Names,
    matcher: impl Fn(&Query) -> Matcher,
) -> (Vec<Offer>, Option<Tally>) {
    let filters = place.completions(names).into_iter().filter_map(|it| match it {
        Completion::Filter(filter) => Some(Offer::Filter(filter)),
        Completion::Value(_) | Completion::Term(_) => None,
    });
    let is_first = |it: &Offer| {
        !word.is_empty() || matches!(it, Offer::Filter(filter) if FIRST_FILTERS.contains(filter))
    };
    let mut offers: Vec<Offer> = filters.filter(is_first).take(MOST_FILTERS).collect();
    if word.is_empty() || place.is_negated {
        return (offers, None);
    }
    offers.push(Offer::Messages(word.into()));
    let Completion::Term(term) = Place::in_messages(word) else { return (offers, None) };
    let in_messages = matcher(&Query::parse(&term, names));
    (offers, Some(Tally::Jobs(Vec::new(), Some((in_messages, 0)))))
}

fn of_value(
    place: &Place,
    filter: Filter,
    typed: &str,
    names: &'static Names,
    matcher: impl Fn(&Query) -> Matcher,
) -> (Vec<Offer>, Option<Tally>) {
    match filter {
        Filter::Program => {
            return (Vec::new(), Some(Tally::Texts(|it| it.program_id.as_ref(), Vec::new())));
        }
        Filter::Id => return (Vec::new(), Some(Tally::Jobs(Vec::new(), None))),
        Filter::By => {
            return (Vec::new(), Some(Tally::Texts(|it| it.created_by.as_ref(), Vec::new())));
        }
        _ => {}
    }
    let mut values: Vec<Box<str>> = Vec::new();
    for completion in place.completions(names) {
        if let Completion::Value(value) = completion {
            values.push(value);
        }
    }
    if filter.can_compare_with(typed) && !values.iter().any(|it| **it == *typed) {
        values.insert(0, typed.into());
    }
    if values.is_empty() {
        return (Vec::new(), None);
    }
    let of = |value: &str| (matcher(&Query::of_value(filter, value, names)), 0);
    let counts = values.iter().map(|it| of(it)).collect();
    (values.into_iter().map(Offer::Value).collect(), Some(Tally::Matches(counts)))
}

impl Counting {
    fn count(&mut self, store: &Store, end: JobIndex, subject: &Subject) {
        for place in self.next..end {
            let Some(entry) = store.entry(place).filter(|it| self.others.matches(it)) else {
                continue;
            };
            match &mut self.tally {
                Tally::Matches(matches) => {
                    for (matcher, n) in matches {
                        *n += usize::from(matcher.matches(entry));
                    }
                }
                Tally::Texts(text, counts) => {
                    if let Some(text) = text(&entry.job)
                        && let Some(number) = text.number()
                    {
                        if number >= counts.len() {
                            counts.resize(number + 1, (None, 0));
                        }
                        if let Some((known, n)) = counts.get_mut(number) {
                            known.get_or_insert_with(|| text.clone());
                            *n += 1;
                        }
                    }
                }
                Tally::Jobs(jobs, in_messages) => {
                    if let Some((matcher, n)) = in_messages {
                        *n += usize::from(matcher.matches(entry));
                    }
                    if begins(entry.id(), subject.typed()) {
                        keep_newest(jobs, &entry.job);
                    }
                }
            }
        }
        self.next = end;
    }
}

impl Tally {
    /// The offers with what was counted.
    fn told(self, mut list: Vec<Suggestion>, subject: &Subject) -> Vec<Suggestion> {
        match self {
            Self::Matches(matches) => {
                for (it, (_, n)) in list.iter_mut().zip(matches) {
                    it.count = Some(n);
                }
            }
            Self::Texts(_, counts) => {
                let typed = subject.typed().trim_start_matches('"');
                let known = counts.into_iter().filter_map(|(text, n)| Some((text?, n)));
                let mut found: Vec<(Text, usize)> =
                    known.filter(|(it, _)| begins(it, typed)).collect();
                found.sort_by(|a, b| (Reverse(a.1), &*a.0).cmp(&(Reverse(b.1), &*b.0)));
                let told = found.into_iter().take(MOST_TEXTS).map(|(text, n)| Suggestion {
                    offer: Offer::Value((&*text).into()),
                    count: Some(n),
                });
                list = told.collect();
            }
            Self::Jobs(jobs, in_messages) => {
                list.retain(|it| !matches!(it.offer, Offer::Job(_)));
                // Before the messages, which come last.
                let at = list.len().saturating_sub(1);
                if let (Some(messages), Some((_, n))) = (list.last_mut(), in_messages) {
                    messages.count = Some(n);
                }
                let jobs =
                    jobs.into_iter().map(|it| Suggestion { offer: Offer::Job(it), count: None });
                list.splice(at..at, jobs);
            }
        }
        list
    }
}

/// The newest first.
fn keep_newest(jobs: &mut Vec<Rc<Job>>, job: &Rc<Job>) {
    let created = |it: &Job| it.created.map(DateTime::at);
    let at = jobs.partition_point(|it| created(it) >= created(job));
    if at < MOST_JOBS {
        jobs.insert(at, Rc::clone(job));
        jobs.truncate(MOST_JOBS);
    }
}
