//! The selected jobs.

use crate::core::list::store::JobIndex;

/// Places of selected jobs. A place that is left empty must be taken out before it is given to another job.
#[derive(Debug, Default)]
pub struct Selection {
    /// In order, each once.
    places: Vec<JobIndex>,
}

impl Selection {
    /// How many jobs are selected.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether the job at this place is.
    pub fn contains(&self, place: JobIndex) -> bool {
        self.places.binary_search(&place).is_ok()
    }

    /// Where they are, in order.
    pub fn places(&self) -> &[JobIndex] {
        &self.places
    }

    /// Selects one, or no longer.
    pub fn toggle(&mut self, place: JobIndex) {
        match self.places.binary_search(&place) {
            Ok(at) => drop(self.places.remove(at)),
            Err(at) => self.places.insert(at, place),
        }
    }

    /// Selects one no longer.
    pub fn remove(&mut self, place: JobIndex) {
        if self.contains(place) {
            self.toggle(place);
        }
    }

    /// Selects these too.
    pub fn extend(&mut self, places: &[JobIndex]) {
        self.places.extend_from_slice(places);
        self.places.sort_unstable();
        self.places.dedup();
    }

    /// Selects none of those that are not accepted.
    pub fn retain(&mut self, is_kept: impl Fn(JobIndex) -> bool) {
        self.places.retain(|place| is_kept(*place));
    }

    /// Selects none.
    pub fn clear(&mut self) {
        self.places.clear();
    }
}
