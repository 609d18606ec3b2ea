//! What the search box offers.

use std::rc::Rc;

use crate::core::app::model::Model;
use crate::core::job::{JobType, Status};
use crate::core::list::suggestions::{self as list, Offer};
use crate::core::query::{Filter, Subject, Trait, begins};
use crate::core::words::{count, search as words};

/// What the search box offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// The offers, under a heading each.
    pub groups: Rc<[Group]>,
    /// The one that was chosen by key, by its place among all.
    pub marked: Option<usize>,
    /// The one that Tab takes.
    pub tab_takes: Option<usize>,
    /// What the keys do.
    pub kind: Kind,
    /// Whether examples stand under the offers.
    pub has_examples: bool,
}

/// What the keys do to what is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Inserts it.
    Filters,
    /// Inserts it, and with a comma one more.
    Values,
    /// Opens the job.
    Jobs,
}

/// Offers under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The heading.
    pub heading: Rc<str>,
    /// The offers.
    pub options: Rc<[Suggestion]>,
}

/// An offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Its place among all.
    pub at: usize,
    /// What is offered.
    pub offer: Offer,
    /// How many of its first bytes are typed already.
    pub n_typed: usize,
    /// What stands before a value.
    pub icon: Option<ValueIcon>,
    /// What a filter takes, or a value means.
    pub meaning: Rc<str>,
    /// For how many jobs it is.
    pub count: Option<Rc<str>>,
    /// Whether it is for none.
    pub is_zero: bool,
}

/// What stands before a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ValueIcon {
    Status(Status),
    Type(JobType),
}

/// What the search box offers now.
pub(super) fn suggestions(model: &Model) -> Option<Suggestions> {
    let shown = model.search.shown()?;
    let option =
        |(at, it): (usize, &list::Suggestion)| suggestion(model, &shown.place.subject, at, it);
    let options: Vec<Suggestion> = shown.list.iter().enumerate().map(option).collect();
    let groups = options.chunk_by(|a, b| is_same_kind(&a.offer, &b.offer)).map(|options| Group {
        heading: heading(model, shown, options.first().map(|it| &it.offer)).into(),
        options: options.into(),
    });
    Some(Suggestions {
        groups: groups.collect(),
        marked: model.search.marked,
        tab_takes: model.search.taken_by_tab(),
        kind: kind(shown, model.search.marked),
        has_examples: model.query_text.is_empty(),
    })
}

fn is_same_kind(a: &Offer, b: &Offer) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

fn kind(shown: &list::Suggestions, marked: Option<usize>) -> Kind {
    let at = marked.unwrap_or_default();
    match (shown.list.get(at).map(|it| &it.offer), &shown.place.subject) {
        (Some(Offer::Job(_)), Subject::Word(_)) => Kind::Jobs,
        (Some(Offer::Value(_) | Offer::Job(_)), _) => Kind::Values,
        (Some(Offer::Filter(_) | Offer::Messages(_)) | None, _) => Kind::Filters,
    }
}

fn heading(model: &Model, shown: &list::Suggestions, offer: Option<&Offer>) -> String {
    match (offer, &shown.place.subject) {
        (Some(Offer::Messages(_)), _) => words::MESSAGES.to_owned(),
        (Some(Offer::Job(_)), subject) => words::jobs_with_id(subject.typed()),
        (_, Subject::Word(_)) => words::NARROW_DOWN.to_owned(),
        (_, Subject::Value { filter, .. }) => {
            let others = model.query.without_place(&shown.place);
            let program = others.program().filter(|_| others.terms().len() == 1);
            words::heading(*filter, &others.to_string(), program)
        }
    }
}

fn suggestion(model: &Model, subject: &Subject, at: usize, it: &list::Suggestion) -> Suggestion {
    let n_jobs = it.count.map(|n| match &it.offer {
        Offer::Messages(_) => count::jobs(n, &*model.locale),
        Offer::Filter(_) | Offer::Value(_) | Offer::Job(_) => model.locale.number(n as u64),
    });
    Suggestion {
        at,
        n_typed: n_typed(&it.offer, subject.typed()),
        icon: icon(&it.offer, subject),
        meaning: meaning(model, &it.offer, subject).into(),
        count: n_jobs.map(Into::into),
        is_zero: it.count == Some(0),
        offer: it.offer.clone(),
    }
}

fn n_typed(offer: &Offer, typed: &str) -> usize {
    let whole = match offer {
        Offer::Filter(filter) => filter.name(),
        Offer::Value(value) => &**value,
        Offer::Job(job) => &*job.id,
        Offer::Messages(_) => return 0,
    };
    if begins(whole, typed) { typed.len() } else { 0 }
}

fn icon(offer: &Offer, subject: &Subject) -> Option<ValueIcon> {
    match (offer, subject) {
        (Offer::Value(value), Subject::Value { filter: Filter::Status, .. }) => {
            let status = Status::from_api_name(value);
            Some(ValueIcon::Status(status.unwrap_or_else(|| Status::Other("".into()))))
        }
        (Offer::Value(value), Subject::Value { filter: Filter::Type, .. }) => {
            JobType::from_api_name(value).map(ValueIcon::Type)
        }
        _ => None,
    }
}

fn meaning(model: &Model, offer: &Offer, subject: &Subject) -> String {
    match (offer, subject) {
        (Offer::Filter(filter), _) => words::values(*filter).to_owned(),
        (Offer::Value(value), Subject::Value { filter: Filter::Is | Filter::Has, .. }) => {
            Trait::from_name(value).map_or("", words::job_trait).to_owned()
        }
        (Offer::Value(value), Subject::Value { filter, .. }) => {
            let moments = filter.moments(value, model.now, &*model.locale);
            moments.map_or_else(String::new, |it| words::moments(it, model.now, &*model.locale))
        }
        (Offer::Value(_) | Offer::Job(_) | Offer::Messages(_), _) => String::new(),
    }
}
