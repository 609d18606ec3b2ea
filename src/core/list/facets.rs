//! What the filter menus offer: the types and programs there are, with how many jobs each would show.

use crate::core::app::model::Model;
use crate::core::job::JobType;
use crate::core::query::entry::Entry;
use crate::core::text::Text;

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
    let matching = model.store.entries().filter(|it| matcher.matches(it)).map(|it| &it.job);
    for job in matching.filter(|it| !it.job_type.api_name().is_empty()) {
        match choices.iter_mut().find(|it| it.value == job.job_type) {
            Some(choice) => choice.count += 1,
            None => choices.push(Choice { count: 1, ..choice(job.job_type.clone()) }),
        }
    }
    choices
}

/// The programs of the list, those with the most jobs first.
pub fn programs(model: &Model) -> Vec<Choice<Text>> {
    /// More are found by typing.
    const MOST: usize = 50;
    let matcher = model.matcher(&model.query.with_program(None));
    let chosen = model.query.program();
    // By the number of the text.
    let mut all: Vec<Option<Choice<Text>>> = Vec::new();
    for Entry { job, .. } in model.store.entries().filter(|it| matcher.matches(it)) {
        // One that is too long to be shared is none to choose from a menu.
        let Some(program) = &job.program_id else { continue };
        let Some(number) = program.number() else { continue };
        if number >= all.len() {
            all.resize(number + 1, None);
        }
        if let Some(slot) = all.get_mut(number) {
            let choice = || Choice {
                value: Text::clone(program),
                count: 0,
                is_chosen: chosen == Some(&**program),
            };
            slot.get_or_insert_with(choice).count += 1;
        }
    }
    let mut choices: Vec<Choice<Text>> = Vec::new();
    for choice in all.into_iter().flatten() {
        let rank =
            |it: &Choice<Text>| (!it.is_chosen, std::cmp::Reverse(it.count), it.value.clone());
        let place = choices.partition_point(|it| rank(it) < rank(&choice));
        choices.insert(place, choice);
        choices.truncate(MOST);
    }
    choices
}
