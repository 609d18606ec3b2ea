//! Why jobs fail.

use std::cmp::Reverse;
use std::rc::Rc;

use hashbrown::HashTable;

use crate::core::query::reason;
use crate::core::text::hash;

/// How many jobs failed, by why.
#[derive(Clone, Debug, Default)]
pub struct Reasons {
    /// By number.
    all: Vec<Reason>,
    /// Numbers of which there are no jobs any more.
    free: Vec<u32>,
    /// The numbers, by [`reason::key`].
    index: HashTable<u32>,
    n_failed: usize,
}

/// Why jobs failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Their message, with `…` for what differs.
    pub text: Rc<str>,
    /// How many jobs failed so.
    pub count: usize,
    key: Box<str>,
}

impl Reasons {
    /// How many jobs failed, also of those that do not say why.
    pub fn n_failed(&self) -> usize {
        self.n_failed
    }

    /// How many reasons there are.
    pub fn len(&self) -> usize {
        self.all.len() - self.free.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The most frequent, at most so many.
    pub fn most_frequent(&self, most: usize) -> Vec<Reason> {
        let mut reasons: Vec<&Reason> = self.all.iter().filter(|it| it.count > 0).collect();
        reasons.sort_by(|a, b| {
            Reverse(a.count).cmp(&Reverse(b.count)).then_with(|| a.text.cmp(&b.text))
        });
        reasons.into_iter().take(most).cloned().collect()
    }

    /// A job failed, for this reason if it says one. Returns its number.
    pub(super) fn add(&mut self, text: Option<&str>) -> Option<u32> {
        self.n_failed += 1;
        let text = text?;
        let key = reason::key(text);
        let number = self.number(&key).unwrap_or_else(|| self.enter(text, key));
        self.all.get_mut(number as usize)?.count += 1;
        Some(number)
    }

    /// It did not.
    pub(super) fn take(&mut self, number: Option<u32>) {
        self.n_failed = self.n_failed.saturating_sub(1);
        let Some(number) = number else { return };
        let Some(reason) = self.all.get_mut(number as usize) else { return };
        reason.count = reason.count.saturating_sub(1);
        if reason.count == 0
            && let Ok(entry) = self.index.find_entry(hash(&reason.key), |it| *it == number)
        {
            entry.remove();
            self.free.push(number);
        }
    }

    fn number(&self, key: &str) -> Option<u32> {
        let is_it = |it: &u32| self.all.get(*it as usize).is_some_and(|it| *it.key == *key);
        self.index.find(hash(key), is_it).copied()
    }

    fn enter(&mut self, text: &str, key: String) -> u32 {
        let number = self.free.pop().or_else(|| u32::try_from(self.all.len()).ok());
        let number = number.unwrap_or_default();
        let reason = Reason { text: text.into(), count: 0, key: key.into() };
        match self.all.get_mut(number as usize) {
            Some(slot) => *slot = reason,
            None => self.all.push(reason),
        }
        let all = &self.all;
        let hash_of = |it: &u32| all.get(*it as usize).map_or(0, |it| hash(&it.key));
        self.index.insert_unique(hash_of(&number), number, hash_of);
        number
    }
}

impl Reason {
    /// The filter that asks for exactly these jobs.
    pub fn term(&self) -> String {
        reason::term(&self.text)
    }
}
