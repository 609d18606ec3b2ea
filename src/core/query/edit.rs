//! Changes to a query, as the chips, menus and tokens make them. Every change is a change to the text: the other terms
//! keep their place and their words.

use crate::core::job::{JobType, Status};

use super::join::join;
use super::quotes::{quoted, quoted_if_needed};
use super::text::fold;
use super::value::{OTHER, Value, types_beginning_with};
use super::{Filter, Query, Term};

impl Query {
    /// Whether jobs in this documented state are asked for: whether its chip is pressed.
    pub fn asks_for_status(&self, status: &Status) -> bool {
        self.asked_for(Filter::Status).contains(&&Value::Status(status.clone()))
    }

    /// Whether jobs in any state that is not documented are asked for.
    pub fn asks_for_other_statuses(&self) -> bool {
        self.asked_for(Filter::Status).contains(&&Value::OtherStatus)
    }

    /// Asks for this documented state too, or no longer.
    #[must_use]
    pub fn with_status_toggled(&self, status: &Status) -> Self {
        self.with_toggled(Filter::Status, &Value::Status(status.clone()))
    }

    /// Asks for all states that are not documented too, or no longer.
    #[must_use]
    pub fn with_other_statuses_toggled(&self) -> Self {
        self.with_toggled(Filter::Status, &Value::OtherStatus)
    }

    /// Without any `status:` term, the excluding and the faulty ones included.
    #[must_use]
    pub fn without_statuses(&self) -> Self {
        self.with_only(Filter::Status, None)
    }

    /// The types the `type:` terms ask for, in order and each once. The beginning of a name counts as all documented
    /// types that begin so.
    pub fn types(&self) -> Vec<JobType> {
        let mut types = Vec::new();
        for value in self.asked_for(Filter::Type) {
            match value {
                Value::Type(job_type) => types.push(job_type.clone()),
                Value::Text { text, .. } => types.push(JobType::Other((&**text).into())),
                Value::Status(_) | Value::OtherStatus | Value::Interval(_) | Value::Trait(_) => {}
            }
        }
        types
    }

    /// Whether `job_type` is asked for by its whole name: what [`Query::with_type_toggled`] takes back.
    pub fn asks_for_type(&self, job_type: &JobType) -> bool {
        let value = type_value(job_type);
        self.asked_for(Filter::Type).into_iter().any(|it| is_same(it, &value))
    }

    /// Asks for `job_type` too, or no longer.
    #[must_use]
    pub fn with_type_toggled(&self, job_type: &JobType) -> Self {
        self.with_toggled(Filter::Type, &type_value(job_type))
    }

    /// Without any `type:` term, the excluding and the faulty ones included.
    #[must_use]
    pub fn without_types(&self) -> Self {
        self.with_only(Filter::Type, None)
    }

    /// The program, when exactly one is asked for.
    pub fn program(&self) -> Option<&str> {
        match self.only_value(Filter::Program)? {
            Value::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Asks for this program alone, or for any when `None`.
    #[must_use]
    pub fn with_program(&self, program: Option<&str>) -> Self {
        let program = program.filter(|it| !it.is_empty());
        self.with_only(
            Filter::Program,
            program.map(|it| ["program:", &quoted_if_needed(it)].concat()),
        )
    }

    /// Nothing but these IDs.
    #[must_use]
    pub fn with_only_ids<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<_> = ids.map(quoted_if_needed).collect();
        let text = if ids.is_empty() { String::new() } else { format!("id:{}", ids.join(",")) };
        Self::parse(&text, self.names)
    }

    /// Whether this term is among its own.
    pub fn has_term(&self, term: &str) -> bool {
        self.position(term).is_some()
    }

    /// Asks for this term too, or no longer.
    #[must_use]
    pub fn with_term_toggled(&self, term: &str) -> Self {
        if let Some(at) = self.position(term) {
            return self.without_term(at);
        }
        let terms = self.terms.iter().map(|it| &*it.text).chain([term]);
        Self::parse(&join(terms, self.names), self.names)
    }

    fn position(&self, term: &str) -> Option<usize> {
        self.terms.iter().position(|it| *it.text == *term)
    }

    /// Without the term at this position; the same when there is none.
    #[must_use]
    pub fn without_term(&self, position: usize) -> Self {
        self.with_term(position, None)
    }

    /// `text` instead of the term at `position`.
    fn with_term(&self, position: usize, text: Option<&str>) -> Self {
        let mut terms = Vec::with_capacity(self.terms.len());
        for (at, term) in self.terms.iter().enumerate() {
            if at == position {
                terms.extend(text);
            } else {
                terms.push(&*term.text);
            }
        }
        Self::parse(&join(terms, self.names), self.names)
    }

    /// The values of the terms with `filter` that do not exclude, each once. The beginning of a name that stands for
    /// documented types is left out, since they are there.
    fn asked_for(&self, filter: Filter) -> Vec<&Value> {
        let mut found: Vec<&Value> = Vec::new();
        for term in &self.terms {
            let values = if term.asks_for(filter) { term.values.as_slice() } else { &[] };
            for value in values {
                if !self.stands_for_others(filter, value)
                    && !found.iter().any(|it| is_same(it, value))
                {
                    found.push(value);
                }
            }
        }
        found
    }

    /// The value, when there is one term with `filter`, it asks for something, and that is one thing.
    pub(super) fn only_value(&self, filter: Filter) -> Option<&Value> {
        let mut terms =
            self.terms.iter().filter(|it| it.filter == Some(filter) && !it.values.is_empty());
        match (terms.next(), terms.next()) {
            (Some(term), None) if !term.negated => match term.values.as_slice() {
                [value] => Some(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// `text` instead of all terms with `filter`, in the place of the first.
    pub(super) fn with_only(&self, filter: Filter, text: Option<String>) -> Self {
        self.with_replaced(filter, Term::is_about, text)
    }

    /// `text` instead of the terms chosen, in the place of the first; at the end when there is none.
    fn with_replaced(
        &self,
        filter: Filter,
        is_replaced: fn(&Term, Filter) -> bool,
        text: Option<String>,
    ) -> Self {
        let mut text = text.as_deref();
        let mut terms = Vec::with_capacity(self.terms.len() + 1);
        for term in &self.terms {
            if is_replaced(term, filter) {
                terms.extend(text.take());
            } else {
                terms.push(&*term.text);
            }
        }
        terms.extend(text);
        Self::parse(&join(terms, self.names), self.names)
    }

    /// Asks for `value` too, or no longer. What is asked for is not excluded at the same time.
    fn with_toggled(&self, filter: Filter, value: &Value) -> Self {
        if matches!(value, Value::Text { text, .. } if text.is_empty()) {
            return self.clone();
        }
        let mut values = self.asked_for(filter);
        let before = values.len();
        values.retain(|it| !is_same(it, value));
        let was_asked_for = values.len() < before;
        if !was_asked_for {
            values.push(value);
        }
        let mut query = self.with_replaced(filter, Term::asks_for, print(filter, &values));
        while !was_asked_for
            && let Some(at) = query.terms.iter().position(|it| it.excludes(filter, value))
        {
            query = query.without_excluded(at, filter, value);
        }
        query
    }

    /// The term at `at`, which excludes `value`, no longer does.
    fn without_excluded(&self, at: usize, filter: Filter, value: &Value) -> Self {
        let mut kept = Vec::new();
        for it in self.terms.get(at).map_or(&[][..], |it| &it.values) {
            if !is_same(it, value) && !self.stands_for_others(filter, it) {
                kept.push(it);
            }
        }
        let text = print(filter, &kept).map(|it| ["-", &it].concat());
        self.with_term(at, text.as_deref())
    }

    /// Whether a value is the beginning of the names of documented types, which are values beside it.
    pub(super) fn stands_for_others(&self, filter: Filter, value: &Value) -> bool {
        match value {
            Value::Text { text, .. } => {
                filter == Filter::Type && !types_beginning_with(text, self.names).is_empty()
            }
            _ => false,
        }
    }
}

impl Term {
    fn is_about(&self, filter: Filter) -> bool {
        self.filter == Some(filter)
    }

    pub(super) fn asks_for(&self, filter: Filter) -> bool {
        self.filter == Some(filter) && !self.negated && !self.values.is_empty()
    }

    fn excludes(&self, filter: Filter, value: &Value) -> bool {
        self.filter == Some(filter)
            && self.negated
            && self.values.iter().any(|it| is_same(it, value))
    }
}

fn type_value(job_type: &JobType) -> Value {
    match job_type {
        JobType::Other(name) => Value::Text { text: (&**name).into(), is_quoted: true },
        known => Value::Type(known.clone()),
    }
}

/// `filter:a,b`; `None` when there are no values.
fn print(filter: Filter, values: &[&Value]) -> Option<String> {
    let mut text = String::from(filter.name());
    for (at, value) in values.iter().enumerate() {
        text.push(if at == 0 { ':' } else { ',' });
        match value {
            Value::Status(status) => text.push_str(status.key()),
            Value::OtherStatus => text.push_str(OTHER),
            Value::Type(job_type) => text.push_str(job_type.api_name()),
            Value::Text { text: word, is_quoted: true } => text.push_str(&quoted(word)),
            Value::Text { text: word, .. } => text.push_str(&quoted_if_needed(word)),
            Value::Interval(_) | Value::Trait(_) => {}
        }
    }
    (!values.is_empty()).then_some(text)
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text { text: one, .. }, Value::Text { text: other, .. }) => {
            fold(one) == fold(other)
        }
        _ => one == other,
    }
}
