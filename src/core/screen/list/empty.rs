//! The filters leave no job.

use std::rc::Rc;

use crate::core::app::model::Model;

/// The filters that leave no job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoMatch {
    /// The filters, as they are written.
    pub terms: Rc<[Rc<str>]>,
    /// How many jobs there are without them.
    pub n_jobs: usize,
}

/// The filters that leave no job.
pub fn no_match(model: &Model) -> NoMatch {
    NoMatch { terms: model.query.terms().map(Rc::from).collect(), n_jobs: model.store.len() }
}
