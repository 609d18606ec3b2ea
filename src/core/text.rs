//! Texts of strangers. Those that many jobs share are held once and numbered: types, programs, accounts, messages. Of long
//! ones the beginning is shown: a browser takes seconds for a megabyte.

use std::borrow::Cow;
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

/// The beginning of a text: at most so many letters, cut behind a word where one ends near, and never between a letter and
/// its marks. All of it, where there is no more.
pub fn beginning(text: &str, most: usize) -> &str {
    /// A word that is longer is cut.
    const LONG_WORD: usize = 40;
    /// More marks than any letter has.
    const MANY_MARKS: usize = 40;
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = |end: usize| text.get(..end).unwrap_or(text);
    let ends = cut(end).char_indices().rev().map(|(at, letter)| (at + letter.len_utf8(), letter));
    if let Some((end, _)) = ends.clone().take(LONG_WORD).find(|(_, letter)| letter.is_whitespace())
    {
        return cut(end).trim_end();
    }
    let mut after = text.get(end..).and_then(|it| it.chars().next()).unwrap_or(' ');
    for (end, letter) in ends.take(MANY_MARKS) {
        if !is_joined(letter, after) {
            return cut(end);
        }
        after = letter;
    }
    cut(end)
}

/// A name or a message of strangers for one place: whole, or its beginning with a sign that it is cut.
pub fn short(text: &str) -> Cow<'_, str> {
    match beginning(text, SHORT) {
        start if start.len() == text.len() => text.into(),
        start => format!("{start}…").into(),
    }
}

/// Longer than any name or message that people write for one line.
const SHORT: usize = 300;

/// Whether two letters are drawn as one: the second is a mark of the first, or they are parts of one symbol.
fn is_joined(before: char, after: char) -> bool {
    const JOINER: char = '\u{200D}';
    let is_flag = |it: char| matches!(it, '\u{1F1E6}'..='\u{1F1FF}');
    let is_jamo = |it: char| matches!(it, '\u{1100}'..='\u{11FF}');
    let is_mark = matches!(after,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{0900}'..='\u{0903}'
        | '\u{093A}'..='\u{094F}' | '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}' | JOINER | '\u{20D0}'..='\u{20FF}'
        | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}');
    is_mark
        || before == JOINER
        || (is_flag(before) && is_flag(after))
        || (is_jamo(before) && is_jamo(after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    #[test]
    fn a_long_text_is_cut_behind_a_word_or_a_whole_letter() {
        for (text, most, expected) in [
            ("", 3, ""),
            ("abc", 3, "abc"),
            ("abcd", 3, "abc"),
            ("äöüß", 3, "äöü"),
            ("one two three", 9, "one two"),
            ("one two three", 8, "one two"),
            ("one two three", 7, "one"),
            ("e\u{301}e\u{301}e\u{301}", 3, "e\u{301}"),
            ("ab👩\u{200D}💻", 3, "ab"),
            ("ab👩\u{200D}💻", 4, "ab"),
            ("ab👍\u{1F3FD}!", 3, "ab"),
            ("a🇩🇪🇫🇷", 2, "a"),
            ("ก\u{0E34}ก\u{0E34}", 3, "ก\u{0E34}"),
        ] {
            assert_eq!(beginning(text, most), expected, "{text} {most}");
        }
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(short("API report"), "API report");
        let long = "word ".repeat(100);
        let short = short(&long);
        assert!(short.ends_with("word…") && short.chars().count() <= SHORT + 1, "{short}");
    }

    proptest! {
        #[test]
        fn a_beginning_is_one_and_no_longer_than_it_may_be(text in "(?s).{0,200}", most in 0_usize..100) {
            let start = beginning(&text, most);
            prop_assert!(text.starts_with(start) && start.chars().count() <= most);
            let may_miss = most.min(text.chars().count()).saturating_sub(80);
            prop_assert!(start.chars().count() >= may_miss, "not much is lost: {start:?}");
            prop_assert_eq!(start.len() == text.len(), text.chars().count() <= most);
        }
    }
}
