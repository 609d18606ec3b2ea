//! What the filter menus offer: the types and programs there are, with how many jobs each would show.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::core::job::JobType;
use crate::core::model::Model;

/// One choice of a filter menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// How many jobs match the other filters and this.
    pub count: usize,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The documented types, and the others that the list has.
pub fn types(model: &Model) -> Vec<Choice<JobType>> {
    let matcher = model.matcher(&model.query.without_types());
    let mut counts: BTreeMap<JobType, usize> = BTreeMap::new();
    for job in model.store.iter().filter(|it| matcher.matches(it)) {
        *counts.entry(job.job_type.clone()).or_default() += 1;
    }
    let chosen = model.query.types();
    let choice = |value: JobType| Choice {
        count: counts.get(&value).copied().unwrap_or_default(),
        is_chosen: chosen.contains(&value),
        value,
    };
    let others = counts.keys().filter(|it| matches!(it, JobType::Other(name) if !name.is_empty())).cloned();
    JobType::KNOWN.into_iter().chain(others).map(choice).collect()
}

/// The programs of the list, those with the most jobs first.
pub fn programs(model: &Model) -> Vec<Choice<Rc<str>>> {
    /// More are found by typing.
    const MOST: usize = 50;
    let matcher = model.matcher(&model.query.with_program(None));
    let mut counts: BTreeMap<Rc<str>, usize> = BTreeMap::new();
    for job in model.store.iter().filter(|it| matcher.matches(it)) {
        if let Some(program) = &job.program_id {
            *counts.entry(Rc::clone(program)).or_default() += 1;
        }
    }
    let chosen = model.query.program();
    let mut choices: Vec<Choice<Rc<str>>> = counts
        .into_iter()
        .map(|(value, count)| Choice { count, is_chosen: chosen == Some(&*value), value })
        .collect();
    choices.sort_by_key(|it| std::cmp::Reverse((it.is_chosen, it.count)));
    choices.truncate(MOST);
    choices
}
