//! Replays or downloads that were asked for together: they take turns, and how they went is told once, at the end.

use std::rc::Rc;

use crate::core::job::Job;

/// How many are under way at once.
const AT_ONCE: usize = 2;

/// Jobs with which the same is done.
#[derive(Debug, Default)]
pub struct Batch {
    /// Asked for. The page has not let them through yet, and perhaps never will.
    asked: Vec<Rc<str>>,
    waiting: Vec<Rc<str>>,
    under_way: Vec<Rc<str>>,
    outcome: Outcome,
}

/// How they went.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many went well.
    pub n_done: usize,
    /// How many the person took back.
    pub n_cancelled: usize,
    /// What was wrong with the others.
    pub troubles: Vec<Trouble>,
}

impl Outcome {
    /// How many there were.
    pub fn n_all(&self) -> usize {
        self.n_done + self.n_cancelled + self.troubles.len()
    }
}

/// What was wrong with one of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The job.
    pub id: Rc<str>,
    /// A sentence.
    pub text: String,
}

impl Batch {
    /// These are asked for together. What was asked for before and held back by the page is forgotten; a job alone is
    /// not one of several.
    pub fn ask(&mut self, jobs: &[Rc<Job>]) {
        self.asked.clear();
        if jobs.len() > 1 {
            self.asked.extend(jobs.iter().map(|it| Rc::clone(&it.id)));
        }
    }

    /// The page let this one through: it waits for its turn. `false` when it was asked for alone.
    pub fn admit(&mut self, id: &str) -> bool {
        let Some(place) = place(&self.asked, id) else { return false };
        self.waiting.push(self.asked.remove(place));
        true
    }

    /// Whether a job waits for its turn.
    pub fn waits(&self, id: &str) -> bool {
        place(&self.waiting, id).is_some()
    }

    /// How many wait for their turn.
    pub fn n_waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Those that wait are not begun.
    pub fn stop(&mut self) {
        self.outcome.n_cancelled += self.waiting.len();
        self.waiting.clear();
    }

    /// One is taken back, whether it waits or is under way.
    pub fn cancel(&mut self, id: &str) {
        for ids in [&mut self.waiting, &mut self.under_way] {
            if let Some(place) = place(ids, id) {
                ids.remove(place);
                self.outcome.n_cancelled += 1;
            }
        }
    }

    /// Whether a job is under way and was not asked for alone.
    pub fn has(&self, id: &str) -> bool {
        place(&self.under_way, id).is_some()
    }

    /// The job whose turn it is: it is under way from now on, until its end is told.
    pub fn turn(&mut self) -> Option<Rc<str>> {
        if self.under_way.len() >= AT_ONCE || self.waiting.is_empty() {
            return None;
        }
        let id = self.waiting.remove(0);
        self.under_way.push(Rc::clone(&id));
        Some(id)
    }

    /// One ended: well, or with what was wrong.
    pub fn end(&mut self, id: &str, result: Result<(), String>) {
        if let Some(place) = place(&self.under_way, id) {
            let id = self.under_way.swap_remove(place);
            match result {
                Ok(()) => self.outcome.n_done += 1,
                Err(text) => self.outcome.troubles.push(Trouble { id, text }),
            }
        }
    }

    /// Those that wait are not begun: they would have the same trouble.
    pub fn give_up(&mut self, text: &str) {
        let trouble = |id| Trouble { id, text: text.to_owned() };
        self.outcome.troubles.extend(self.waiting.drain(..).map(trouble));
    }

    /// How they went, once, when all have ended.
    pub fn outcome(&mut self) -> Option<Outcome> {
        let has_ended = self.under_way.is_empty() && self.waiting.is_empty();
        let outcome = has_ended.then(|| std::mem::take(&mut self.outcome));
        outcome.filter(|it| *it != Outcome::default())
    }
}

fn place(ids: &[Rc<str>], id: &str) -> Option<usize> {
    ids.iter().position(|it| &**it == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::{JobType, Status};

    fn job(id: &str) -> Rc<Job> {
        Rc::new(Job::new(id, JobType::ClickExport, Status::Completed))
    }

    fn asked(ids: &str) -> Batch {
        let mut several = Batch::default();
        several.ask(&ids.split(' ').map(job).collect::<Vec<_>>());
        several
    }

    /// Begins all whose turn it is.
    fn begun(several: &mut Batch) -> String {
        let mut begun = Vec::new();
        while let Some(id) = several.turn() {
            begun.push(id);
        }
        begun.join(" ")
    }

    fn trouble(id: &str, text: &str) -> Trouble {
        Trouble { id: id.into(), text: text.to_owned() }
    }

    #[test]
    fn they_take_turns_in_the_order_in_which_they_were_let_through() {
        let mut several = asked("a b c d e");
        for id in ["b", "a", "d", "c"] {
            assert!(several.admit(id));
        }
        assert_eq!(begun(&mut several), "b a");
        assert!(several.has("a") && !several.waits("a"));
        assert!(several.waits("d") && !several.has("d"));
        several.end("a", Ok(()));
        assert_eq!(begun(&mut several), "d");
        assert_eq!(several.outcome(), None);
        several.end("b", Err("no".to_owned()));
        several.end("d", Ok(()));
        assert_eq!(begun(&mut several), "c");
        several.end("c", Ok(()));
        // "e" was held back by the page, and nobody waits for it.
        let outcome = Outcome { n_done: 3, n_cancelled: 0, troubles: vec![trouble("b", "no")] };
        assert_eq!((several.outcome(), several.outcome()), (Some(outcome), None));
    }

    #[test]
    fn one_that_was_asked_for_alone_is_not_of_them() {
        let mut several = asked("a b");
        assert!(!several.admit("x"));
        assert!(several.admit("a") && !several.admit("a"));
        several.end("x", Ok(()));
        several.end("a", Ok(()));
        assert_eq!(several.outcome(), None, "a has not even begun");
        // The page held "b" back; now it is asked for again, by itself.
        several.ask(&[job("b")]);
        assert!(!several.admit("b"));
    }

    #[test]
    fn those_that_wait_are_given_up_with_the_trouble_of_the_one_before() {
        let mut several = asked("a b c d");
        for id in ["a", "b", "c", "d"] {
            several.admit(id);
        }
        assert_eq!(begun(&mut several), "a b");
        several.end("a", Err("limit".to_owned()));
        several.give_up("limit");
        assert_eq!((begun(&mut several).as_str(), several.outcome()), ("", None));
        several.end("b", Ok(()));
        let troubles = ["a", "c", "d"].map(|id| trouble(id, "limit")).into();
        assert_eq!(several.outcome(), Some(Outcome { n_done: 1, n_cancelled: 0, troubles }));
    }

    #[test]
    fn one_that_cannot_be_begun_leaves_its_turn_to_the_next_and_counts() {
        let mut several = asked("a b c");
        for id in ["a", "b", "c"] {
            several.admit(id);
        }
        assert_eq!(several.turn().as_deref(), Some("a"));
        several.end("a", Err("gone".to_owned()));
        assert_eq!(begun(&mut several), "b c");
        several.end("b", Ok(()));
        several.end("c", Ok(()));
        let troubles = vec![trouble("a", "gone")];
        assert_eq!(several.outcome(), Some(Outcome { n_done: 2, n_cancelled: 0, troubles }));
    }

    #[test]
    fn those_that_are_taken_back_are_counted() {
        let mut several = asked("a b c d e");
        for id in ["a", "b", "c", "d", "e"] {
            several.admit(id);
        }
        assert_eq!(begun(&mut several), "a b");
        several.cancel("a");
        several.cancel("d");
        several.cancel("x");
        assert_eq!(begun(&mut several), "c");
        several.stop();
        several.end("b", Ok(()));
        assert_eq!(several.outcome(), None, "c is under way");
        several.cancel("c");
        let outcome = Outcome { n_done: 1, n_cancelled: 4, troubles: Vec::new() };
        assert_eq!((outcome.n_all(), several.outcome()), (5, Some(outcome)));
    }
}
