//! What could not be read in an answer, or was not asked for.

use crate::core::api::wire::{Problem, ProblemKind};
use crate::core::text::short;

/// "Type of job d8807a9f could not be read."
pub fn sentence(problem: &Problem) -> String {
    match (&problem.kind, &problem.job) {
        (ProblemKind::NotAJob { index, .. }, _) => {
            format!("Entry {} of the list is not a job.", index + 1)
        }
        (ProblemKind::Attribute(attribute), Some(id)) => {
            format!("{attribute} of job {} could not be read.", short(id))
        }
        (ProblemKind::Attribute(attribute), None) => {
            format!("{attribute} of a job could not be read.")
        }
        (ProblemKind::NextPage, _) => {
            "The link to more jobs leads to another place and was not followed.".into()
        }
        (ProblemKind::TooManyPages, _) => {
            "There are more jobs than one refresh may ask for.".into()
        }
        (ProblemKind::RepeatedPage, _) => {
            "The link to more jobs leads back to jobs that came before.".into()
        }
        (ProblemKind::Stopped, _) => {
            "Loading was stopped before all jobs had arrived. Refresh to load all.".into()
        }
    }
}
