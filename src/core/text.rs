//! Texts that many jobs share, each held once and numbered: types, programs, accounts, messages.

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::hash::BuildHasher;
use std::ops::Deref;
use std::rc::Rc;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A text that may be shared. Equal texts are equal, shared or not.
#[derive(Clone)]
pub struct Text(Rc<Content>);

struct Content {
    number: Cell<u32>,
    text: Box<str>,
}

const NO_NUMBER: u32 = u32::MAX;

impl Text {
    /// The number of a shared text: small, and of no other text of the same [`Texts`].
    pub fn number(&self) -> Option<usize> {
        let number = self.0.number.get();
        (number != NO_NUMBER).then_some(number as usize)
    }

    /// Whether this is the same copy.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Rc::new(Content { number: Cell::new(NO_NUMBER), text: text.into() }))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.text
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.ptr_eq(other) || **self == **other
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(other)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// The hash of a text, for a table that finds it elsewhere.
pub fn hash(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

/// Holds each shared text once.
#[derive(Debug, Default)]
pub struct Texts {
    /// By number.
    shared: Vec<Option<Text>>,
    /// Numbers that are of no text any more.
    free: Vec<u32>,
    /// The numbers, by text.
    index: HashTable<u32>,
    /// Stays true: that the last of them is gone is not noticed.
    has_unshared: bool,
}

impl Texts {
    /// Texts longer than this rarely repeat.
    const MAX_LENGTH: usize = 200;

    /// All numbers are below this.
    pub fn end(&self) -> usize {
        self.shared.len()
    }

    /// The shared texts, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.shared.iter().flatten().map(|it| &**it)
    }

    /// Whether it gave out texts that were too long to be shared.
    pub fn has_unshared(&self) -> bool {
        self.has_unshared
    }

    /// The shared copy of a text; one of its own when it is long.
    pub fn share(&mut self, text: &str) -> Text {
        let at = |number: u32| self.shared.get(number as usize).and_then(Option::as_ref);
        let is_it = |number: &u32| at(*number).is_some_and(|it| **it == *text);
        if let Some(known) = self.index.find(hash(text), is_it).and_then(|it| at(*it)) {
            return Text::clone(known);
        }
        let text = Text::from(text);
        if text.len() <= Self::MAX_LENGTH {
            self.add(&text);
        } else {
            self.has_unshared = true;
        }
        text
    }

    /// Forgets what nobody else holds any more. The rest keep their numbers.
    pub fn prune(&mut self) {
        for (number, slot) in (0..).zip(&mut self.shared) {
            if let Some(text) = slot.take_if(|it| Rc::strong_count(&it.0) == 1) {
                if let Ok(entry) = self.index.find_entry(hash(&text), |it| *it == number) {
                    entry.remove();
                }
                self.free.push(number);
            }
        }
    }

    fn add(&mut self, text: &Text) {
        let number = self.free.pop().unwrap_or_else(|| {
            self.shared.push(None);
            u32::try_from(self.shared.len() - 1).unwrap_or(NO_NUMBER)
        });
        let Some(slot) = self.shared.get_mut(number as usize) else { return };
        text.0.number.set(number);
        *slot = Some(Text::clone(text));
        let shared = &self.shared;
        let rehash = |it: &u32| shared.get(*it as usize).and_then(Option::as_deref).map_or(0, hash);
        self.index.insert_unique(hash(text), number, rehash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_text_is_held_once() {
        let mut texts = Texts::default();
        let (a, b) = (texts.share("3629"), texts.share("36"));
        assert!(a.ptr_eq(&texts.share("3629")));
        assert_eq!((a.number(), b.number()), (Some(0), Some(1)));
        assert_eq!(a, Text::from("3629"));
        assert_ne!(a, b);
    }

    #[test]
    fn a_long_text_is_not_kept() {
        let mut texts = Texts::default();
        let long = "x".repeat(201);
        assert_eq!(texts.share(&long).number(), None);
        assert!(texts.shared.is_empty());
    }

    #[test]
    fn what_nobody_holds_is_forgotten_and_its_number_given_again() {
        let mut texts = Texts::default();
        for number in 0..1_000 {
            texts.share(&number.to_string());
        }
        let kept = texts.share("500");
        texts.prune();
        assert_eq!((texts.iter().count(), kept.number()), (1, Some(500)));
        assert!(texts.share("500").ptr_eq(&kept));
        for number in 0..999 {
            texts.share(&format!("new {number}"));
        }
        assert_eq!((texts.iter().count(), texts.end()), (1_000, 1_000));
        assert_eq!(texts.share("one more").number(), Some(1_000));
    }
}
