//! What is in the search box, and what is wrong with it.

use std::rc::Rc;

use super::suggestions::{self, Suggestions};
use crate::core::app::model::Model;
use crate::core::query::Problem;
use crate::core::words::query::{mistake, statement};

/// What the search box shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchBox {
    /// The filter text.
    pub text: Rc<str>,
    /// The first mistake in it.
    pub problem: Option<SearchProblem>,
    /// What is offered where the cursor is.
    pub suggestions: Option<Suggestions>,
}

/// A mistake in the filter text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchProblem {
    /// What is wrong and what to write instead.
    pub message: Rc<str>,
    /// What is wrong.
    pub statement: Rc<str>,
    /// What was probably meant.
    pub corrections: Rc<[Rc<str>]>,
    /// Whether it is said under the box, which has the focus, and not just by an icon.
    pub is_said: bool,
}

pub(super) fn search_box(model: &Model) -> SearchBox {
    let mut problems = model.query.problems(model.undocumented());
    let suggestions = suggestions::suggestions(model);
    let problem = problems.next().map(|it| problem(model, &it, suggestions.is_some()));
    SearchBox { text: (&*model.query_text).into(), problem, suggestions }
}

fn problem(model: &Model, problem: &Problem, is_covered: bool) -> SearchProblem {
    let is_left_alone = model.search.left_alone.as_ref() == Some(&model.query_text);
    SearchProblem {
        message: mistake(&problem.mistake).into(),
        statement: statement(&problem.mistake).into(),
        corrections: problem.mistake.corrections().into_iter().map(Rc::from).collect(),
        is_said: model.search.cursor.is_some() && !is_covered && !is_left_alone,
    }
}
