//! Texts that many jobs share, each held once and numbered: types, programs, accounts, messages.

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use crate::core::index::{self, Index};

/// A text that may be shared. Equal texts are equal, shared or not.
#[derive(Clone)]
pub struct Text(Rc<Content>);

struct Content {
    number: Cell<u32>,
    text: Box<str>,
}

const NO_NUMBER: u32 = u32::MAX;

impl Text {
    /// The number of a shared text: small, and of no other text of the same [`Texts`]. It changes with
    /// [`Texts::prune`].
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

/// Holds each shared text once.
#[derive(Debug, Default)]
pub struct Texts {
    shared: Vec<Text>,
    index: Index,
    /// Stays true: that the last of them is gone is not noticed.
    has_unshared: bool,
}

impl Texts {
    /// Texts longer than this rarely repeat.
    const MAX_LENGTH: usize = 200;

    /// How many there are: the numbers are below this.
    pub fn count(&self) -> usize {
        self.shared.len()
    }

    /// The shared texts, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.shared.iter().map(|it| &**it)
    }

    /// Whether it gave out texts that were too long to be shared.
    pub fn has_unshared(&self) -> bool {
        self.has_unshared
    }

    /// The shared copy of a text; one of its own when it is long.
    pub fn share(&mut self, text: &str) -> Text {
        let hash = index::hash(text);
        let is_it = |place: u32| self.shared.get(place as usize).is_some_and(|it| **it == *text);
        if let Some(known) = self.index.find(hash, is_it) {
            return self.shared.get(known as usize).map_or_else(|| text.into(), Text::clone);
        }
        let text = Text::from(text);
        if text.len() <= Self::MAX_LENGTH {
            self.add(&text);
        } else {
            self.has_unshared = true;
        }
        text
    }

    /// Forgets what nobody else holds any more, and numbers the rest anew.
    pub fn prune(&mut self) {
        self.index = Index::default();
        let mut texts = std::mem::take(&mut self.shared);
        texts.retain(|text| Rc::strong_count(&text.0) > 1);
        for text in texts {
            self.add(&text);
        }
    }

    fn add(&mut self, text: &Text) {
        let Ok(number) = u32::try_from(self.shared.len()) else { return };
        text.0.number.set(number);
        self.shared.push(Text::clone(text));
        self.index.insert(index::hash(text), number);
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
        assert_eq!((texts.shared.len(), kept.number()), (1, Some(0)));
        assert!(texts.share("500").ptr_eq(&kept));
        assert_eq!(texts.share("7").number(), Some(1));
    }
}
