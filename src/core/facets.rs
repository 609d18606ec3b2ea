//! What the filter menus offer: the types and programs there are, with how many jobs each would show.

use std::collections::HashMap;
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
    let chosen = model.query.types();
    let choice = |value: JobType| Choice { count: 0, is_chosen: chosen.contains(&value), value };
    let mut choices: Vec<Choice<JobType>> = JobType::KNOWN.into_iter().map(choice).collect();
    for job in
        model.store.iter().filter(|it| !it.job_type.api_name().is_empty() && matcher.matches(it))
    {
        match choices.iter_mut().find(|it| it.value == job.job_type) {
            Some(choice) => choice.count += 1,
            None => choices.push(Choice { count: 1, ..choice(job.job_type.clone()) }),
        }
    }
    choices
}

/// The programs of the list, those with the most jobs first.
pub fn programs(model: &Model) -> Vec<Choice<Rc<str>>> {
    /// More are found by typing.
    const MOST: usize = 50;
    let matcher = model.matcher(&model.query.with_program(None));
    let mut counts: HashMap<Rc<str>, usize> = HashMap::new();
    for job in model.store.iter().filter(|it| matcher.matches(it)) {
        if let Some(program) = &job.program_id {
            *counts.entry(Rc::clone(program)).or_default() += 1;
        }
    }
    let chosen = model.query.program();
    let mut choices: Vec<Choice<Rc<str>>> = Vec::new();
    for (value, count) in counts {
        let choice = Choice { count, is_chosen: chosen == Some(&*value), value };
        let rank = |it: &Choice<Rc<str>>| {
            (!it.is_chosen, std::cmp::Reverse(it.count), Rc::clone(&it.value))
        };
        let place = choices.partition_point(|it| rank(it) < rank(&choice));
        choices.insert(place, choice);
        choices.truncate(MOST);
    }
    choices
}
