//! Comparing text without regard to letter case, and without allocating per comparison.

use std::str::Chars;

use crate::core::query::letters::Letters;

/// A text to look for.
#[derive(Clone, Debug)]
pub(super) struct Needle {
    folded: Box<str>,
    /// Without what separates words, for names.
    letters: Box<str>,
    is_ascii: bool,
    is_exact: bool,
}

impl Needle {
    /// Looks for `text` as the beginning of something, or anywhere in it.
    pub(super) fn new(text: &str) -> Self {
        let letters = folded(text, is_of_word).collect::<String>();
        let folded = fold(text);
        let is_ascii = folded.is_ascii();
        Self { folded: folded.into(), letters: letters.into(), is_ascii, is_exact: false }
    }

    /// Looks for `text` where a beginning is asked for, but takes nothing after it.
    pub(super) fn exact(text: &str) -> Self {
        Self { is_exact: true, ..Self::new(text) }
    }

    /// Whether it has nothing that may separate words, so that all that contains it does so in every spelling.
    pub(super) fn is_word(&self) -> bool {
        self.letters == self.folded
    }

    /// Whether a text of these letters can have it.
    pub(super) fn can_be_of(&self, letters: &Letters) -> bool {
        !self.is_ascii || letters.can_spell(&self.folded)
    }

    /// Whether `hay` begins with it.
    pub(super) fn begins(&self, hay: &str) -> bool {
        if self.is_ascii {
            let start = hay.as_bytes().get(..self.folded.len());
            return start.is_some_and(|it| it.eq_ignore_ascii_case(self.folded.as_bytes()))
                && !(self.is_exact && hay.len() > self.folded.len());
        }
        starts_with(folded(hay, all), self.folded.chars(), self.is_exact)
    }

    /// Whether `hay` has it anywhere.
    pub(super) fn is_in(&self, hay: &str) -> bool {
        if self.is_ascii {
            return is_in_bytes(hay.as_bytes(), self.folded.as_bytes());
        }
        tails(hay).any(|tail| starts_with(folded(tail, all), self.folded.chars(), false))
    }

    /// Whether a name begins with it, whichever way the name separates its words.
    pub(super) fn begins_name(&self, name: &str) -> bool {
        !self.letters.is_empty()
            && starts_with(folded(name, is_of_word), self.letters.chars(), self.is_exact)
    }

    /// Whether a name has it anywhere, whichever way the name separates its words.
    pub(super) fn is_in_name(&self, name: &str) -> bool {
        self.is_in(name)
            || (!self.letters.is_empty()
                && tails(name)
                    .any(|tail| starts_with(folded(tail, is_of_word), self.letters.chars(), false)))
    }
}

/// Lower case letter by letter, so that comparing letter by letter gives the same.
pub(super) fn fold(text: &str) -> String {
    folded(text, all).collect()
}

fn folded(text: &str, is_kept: fn(char) -> bool) -> impl Iterator<Item = char> {
    text.chars().filter(move |it| is_kept(*it)).map(lower)
}

/// The lower case of a Latin, Greek, Cyrillic or Armenian letter; others, most of which have no case, stay. The
/// standard library's table of all scripts would be a tenth of the whole widget.
fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let pair = |first_is_even: bool| u32::from((code % 2 == 0) == first_is_even);
    let distance = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => {
            32
        }
        0x100..=0x12F
        | 0x132..=0x137
        | 0x14A..=0x177
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F => pair(true),
        0x1E00..=0x1E95 | 0x1EA0..=0x1EFF if code != 0x1E9E => pair(true),
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE => pair(false),
        0x386 => 38,
        0x388..=0x38A => 37,
        0x38C => 64,
        0x38E | 0x38F => 63,
        0x400..=0x40F => 80,
        0x4C0 => 15,
        0x531..=0x556 => 48,
        0x178 => return 'ÿ',
        0x130 => return 'i',
        // The sign of the unit kelvin.
        0x212A => return 'k',
        0x1E9E => return 'ß',
        _ => 0,
    };
    char::from_u32(code + distance).unwrap_or(letter)
}

fn all(_: char) -> bool {
    true
}

/// `ClickExport`, `CLICK_EXPORT` and `Click export` have the same letters.
fn is_of_word(it: char) -> bool {
    !it.is_whitespace() && it != '_' && it != '-'
}

/// The bytes of an ASCII needle are part of no other letter, so the hay can be any text.
fn is_in_bytes(mut hay: &[u8], needle: &[u8]) -> bool {
    let (first, second) = match needle {
        [] => return true,
        [only] => return hay.iter().any(|it| it.eq_ignore_ascii_case(only)),
        [first, second, ..] => (Letter::new(*first), Letter::new(*second)),
    };
    while let Some(at) = position(hay, first, second) {
        hay = hay.get(at..).unwrap_or_default();
        match hay.get(..needle.len()) {
            Some(start) if start.eq_ignore_ascii_case(needle) => return true,
            Some(_) => hay = hay.get(1..).unwrap_or_default(),
            None => return false,
        }
    }
    false
}

/// A byte to look for in either case.
#[derive(Clone, Copy)]
struct Letter {
    /// A letter in lower case or no letter at all.
    byte: u8,
    /// The bit in which the two cases of a letter differ.
    case: u8,
}

impl Letter {
    fn new(byte: u8) -> Self {
        Self { byte, case: if byte.is_ascii_lowercase() { 0x20 } else { 0 } }
    }

    fn is(self, byte: u8) -> bool {
        byte | self.case == self.byte
    }

    /// Zero in each byte that is the letter.
    fn differences(self, bytes: [u8; 8]) -> u64 {
        (u64::from_ne_bytes(bytes) | spread(self.case)) ^ spread(self.byte)
    }
}

fn spread(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Where one letter and then another comes first. A search in 100,000 jobs spends its time here, so this looks at eight
/// places at once.
fn position(hay: &[u8], first: Letter, second: Letter) -> Option<usize> {
    let mut skipped = 0;
    while let Some(nine) = hay.get(skipped..skipped + 9)
        && let (Some(here), Some(next)) = (nine.first_chunk(), nine.last_chunk())
    {
        let differences = first.differences(*here) | second.differences(*next);
        // A borrow reaches the top bit of a byte only where the byte is zero, or above one that is.
        if differences.wrapping_sub(spread(1)) & !differences & spread(0x80) != 0 {
            break;
        }
        skipped += 8;
    }
    let rest = hay.get(skipped..)?;
    let is_here = |it: &[u8]| matches!(it, [a, b] if first.is(*a) && second.is(*b));
    rest.windows(2).position(is_here).map(|at| skipped + at)
}

fn starts_with(mut hay: impl Iterator<Item = char>, mut needle: Chars<'_>, is_exact: bool) -> bool {
    needle.all(|letter| hay.next() == Some(letter)) && !(is_exact && hay.next().is_some())
}

fn tails(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().filter_map(|(at, _)| text.get(at..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_the_standard_library_s_in_the_scripts_it_knows() {
        let scripts = [0x0..=0x17F, 0x386..=0x3CE, 0x400..=0x556, 0x1E00..=0x1EFF];
        for letter in scripts.into_iter().flatten().filter_map(char::from_u32) {
            // The dotted capital I has two letters in lower case.
            let expected = if letter == 'İ' { 'i' } else { letter.to_lowercase().next().unwrap() };
            assert_eq!(lower(letter), expected, "{letter} U+{:04X}", u32::from(letter));
        }
    }
    use proptest::prelude::*;

    #[test]
    fn letter_case_does_not_matter() {
        for (needle, hay, expected) in [
            ("quota", "Daily QUOTA exceeded", true),
            ("QUOTA", "daily quota", true),
            ("größe", "GRÖSSE", false),
            ("GRÖẞE", "Die größe", true),
            ("ÉTÉ", "l'été", true),
            ("\u{212a}", "kelvin", true),
            ("ΣΊΣΥΦΟΣ", "σίσυφοσ", true),
            ("é", "plain", false),
            ("", "", true),
            ("", "é", true),
            ("aab", "aaab", true),
            ("abc", "ab", false),
            ("日本", "東京日本橋", true),
        ] {
            assert_eq!(Needle::new(needle).is_in(hay), expected, "{needle} in {hay}");
        }
    }

    #[test]
    fn beginnings() {
        for (needle, hay, prefix, whole) in [
            ("D88", "d8807a9f", true, false),
            ("d8807a9f", "D8807A9F", true, true),
            ("807", "d8807a9f", false, false),
            ("ÄB", "äbc", true, false),
            ("ÄB", "äb", true, true),
            ("d8807a9f0", "d8807a9f", false, false),
        ] {
            assert_eq!(Needle::new(needle).begins(hay), prefix, "{needle} begins {hay}");
            assert_eq!(Needle::exact(needle).begins(hay), whole, "{needle} is {hay}");
        }
    }

    #[test]
    fn names_are_the_same_however_they_separate_words() {
        for name in ["BulkLinkImport", "BULK_LINK_IMPORT", "bulk-link-import", "Bulk link import"] {
            assert!(Needle::new("bulk link").begins_name(name), "{name}");
            assert!(Needle::new("LinkImp").is_in_name(name), "{name}");
            assert!(!Needle::new("link bulk").is_in_name(name), "{name}");
            assert!(Needle::exact("bulk link import").begins_name(name), "{name}");
            assert!(!Needle::exact("bulk link").begins_name(name), "{name}");
        }
        assert!(!Needle::new("_").begins_name("bulk"));
        assert!(!Needle::new("_").is_in_name("bulk"));
        assert!(Needle::new("_").is_in_name("BULK_LINK"));
    }

    proptest! {
        #[test]
        fn finds_the_first_place(hay in "[abABé@!\u{0}]{0,40}", pair in "[abAB@!\u{0}]{2}") {
            let expected = hay.as_bytes().windows(2).position(|it| it.eq_ignore_ascii_case(pair.as_bytes()));
            let [first, second] = [0, 1].map(|it| Letter::new(pair.as_bytes()[it].to_ascii_lowercase()));
            prop_assert_eq!(position(hay.as_bytes(), first, second), expected);
        }

        #[test]
        fn agrees_with_the_plain_definition(hay in "[aAbBéÉΣσ ]{0,12}", needle in "[aAbBéÉΣσ ]{0,3}") {
            let (folded, needle_folded) = (fold(&hay), fold(&needle));
            prop_assert_eq!(Needle::new(&needle).is_in(&hay), folded.contains(&needle_folded));
            prop_assert_eq!(Needle::new(&needle).begins(&hay), folded.starts_with(&needle_folded));
            prop_assert_eq!(Needle::exact(&needle).begins(&hay), folded == needle_folded);
        }
    }
}
