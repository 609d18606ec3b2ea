//! What is in the search box, and what is wrong with it.

use std::rc::Rc;

use crate::core::app::model::Model;
use crate::core::words::query::mistake;

/// What the search box shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchBox {
    /// The filter text.
    pub text: Rc<str>,
    /// The first mistake in it.
    pub problem: Option<SearchProblem>,
}

/// A mistake in the filter text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchProblem {
    /// The part of the text that it is in.
    pub excerpt: Rc<str>,
    /// What is wrong and what to write instead.
    pub message: Rc<str>,
}

pub(super) fn search_box(model: &Model) -> SearchBox {
    let text = &model.query_text;
    let mut problems = model.query.problems(model.undocumented());
    let problem = problems.next().map(|problem| SearchProblem {
        excerpt: text.get(problem.span.clone()).unwrap_or_default().into(),
        message: mistake(&problem.mistake).into(),
    });
    SearchBox { text: (&**text).into(), problem }
}
