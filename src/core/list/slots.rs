//! Which element of the page shows which row.
//!
//! Making the elements of a row takes the browser several times as long as changing them, so an element that is no
//! longer needed for its row is given to another.

use crate::core::list::store::JobIndex;

/// The rows in the page, each with the number of its element, from top to bottom.
#[derive(Debug, Default)]
pub struct Slots {
    drawn: Vec<Slot>,
    /// The last new number that was given.
    last: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Slot {
    row: usize,
    place: JobIndex,
    number: u32,
}

impl Slots {
    /// Gives each of these rows an element. A row that was drawn keeps its own, so that scrolling only fills those that
    /// went out of view; `focused` is a job that takes its element along, wherever it goes.
    pub fn assign(&mut self, rows: &[(usize, JobIndex)], focused: Option<JobIndex>) {
        let old = std::mem::take(&mut self.drawn);
        let focused = focused.filter(|it| rows.iter().any(|(_, place)| place == it));
        let held = old.iter().find(|it| focused == Some(it.place)).map(|it| it.number);
        let own = |(row, place): (usize, JobIndex)| {
            if focused == Some(place) && held.is_some() {
                return held;
            }
            old.iter().find(|it| it.row == row).map(|it| it.number).filter(|it| Some(*it) != held)
        };
        let owned: Vec<Option<u32>> = rows.iter().map(|row| own(*row)).collect();
        let mut free = old.iter().map(|it| it.number).filter(|it| !owned.contains(&Some(*it)));
        for ((row, place), number) in rows.iter().zip(&owned) {
            let number = number.or_else(|| free.next()).unwrap_or_else(|| {
                self.last = self.last.wrapping_add(1);
                self.last
            });
            self.drawn.push(Slot { row: *row, place: *place, number });
        }
    }

    /// The number of the element that shows a row.
    pub fn of(&self, row: usize) -> Option<u32> {
        self.drawn.iter().find(|it| it.row == row).map(|it| it.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Rows from `first` on with these jobs.
    fn rows(first: usize, places: &[JobIndex]) -> Vec<(usize, JobIndex)> {
        (first..).zip(places.iter().copied()).collect()
    }

    fn numbers(slots: &Slots) -> Vec<u32> {
        slots.drawn.iter().map(|it| it.number).collect()
    }

    #[test]
    fn scrolling_fills_the_elements_that_went_out_of_view() {
        let mut slots = Slots::default();
        slots.assign(&rows(0, &[10, 11, 12, 13]), None);
        assert_eq!(numbers(&slots), [1, 2, 3, 4]);
        slots.assign(&rows(2, &[12, 13, 14, 15]), None);
        assert_eq!(numbers(&slots), [3, 4, 1, 2]);
        slots.assign(&rows(100, &[20, 21, 22]), None);
        assert_eq!(numbers(&slots), [3, 4, 1], "far away, they stay in the order they are in");
    }

    #[test]
    fn other_jobs_in_the_same_rows_move_no_element() {
        let mut slots = Slots::default();
        slots.assign(&rows(0, &[10, 11, 12]), None);
        slots.assign(&rows(0, &[7, 10, 11]), None);
        assert_eq!(numbers(&slots), [1, 2, 3]);
    }

    #[test]
    fn the_focused_job_takes_its_element_along() {
        let mut slots = Slots::default();
        slots.assign(&rows(0, &[10, 11, 12]), Some(11));
        slots.assign(&rows(0, &[9, 10, 11]), Some(11));
        assert_eq!(numbers(&slots), [1, 3, 2]);
        slots.assign(&rows(0, &[9, 10]), Some(11));
        assert_eq!(numbers(&slots), [1, 3], "it is gone, and so is its claim");
    }

    proptest! {
        #[test]
        fn no_element_shows_two_rows(
            steps in proptest::collection::vec((0_usize..20, proptest::collection::hash_set(0_u32..30, 0..9), 0_u32..30), 1..20),
        ) {
            let mut slots = Slots::default();
            for (first, places, focused) in steps {
                let places: Vec<JobIndex> = places.into_iter().collect();
                let before = slots.drawn.iter().find(|it| it.place == focused).map(|it| it.number);
                slots.assign(&rows(first, &places), Some(focused));
                let mut numbers = numbers(&slots);
                numbers.sort_unstable();
                numbers.dedup();
                prop_assert_eq!(numbers.len(), places.len());
                let after = slots.drawn.iter().find(|it| it.place == focused).map(|it| it.number);
                prop_assert!(before.is_none() || after.is_none() || before == after);
                for (row, _) in rows(first, &places) {
                    prop_assert!(slots.of(row).is_some());
                }
            }
        }
    }
}
