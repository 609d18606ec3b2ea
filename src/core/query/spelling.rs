//! The many ways to write the same sign: full width, the digits of other scripts, quotes and commas of other keyboards.

/// A letter, digit or sign as the filter language writes it.
pub(super) fn plain(letter: char) -> char {
    /// The zeros of the digits that browsers write numbers with, so that a number can be copied from the list.
    const ZEROS: [u32; 5] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50];
    let code = u32::from(letter);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|it| *it < 10));
    match (digit, letter) {
        (Some(digit), _) => char::from_digit(digit, 10).unwrap_or(letter),
        (None, '！'..='～') => char::from_u32(code - 0xFEE0).unwrap_or(letter),
        (None, '、' | '،' | '٬') => ',',
        (None, '−') => '-',
        (None, '٪') => '%',
        (None, _) if is_space(letter) => ' ',
        (None, _) => letter,
    }
}

/// All of a text as the filter language writes it.
pub(super) fn plain_text(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// What separates terms: white space, and what cannot be seen at all and comes along when something is copied.
pub(super) fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// What separates values.
pub(super) fn is_comma(letter: char) -> bool {
    plain(letter) == ',' && letter != '٬'
}

/// What opens and closes a phrase. Keyboards of telephones and of other languages have their own.
pub(super) fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '〝' | '〞' | '〟' | '「'..='』'
    )
}

/// What opens and closes a phrase, unless it is an apostrophe.
pub(super) fn is_single_quote(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '＇')
}

/// A date, number or length as it is read: plain, one space between words, `..` for every sign of a range.
pub(super) fn plain_interval(text: &str, reads_hyphens: bool) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match (letter, self::plain(letter)) {
            // One at the beginning is a minus.
            ('–' | '—' | '‒' | '―' | '〜' | '～', _) | (_, '~') if !plain.is_empty() => {
                plain.push_str("..");
            }
            ('…', _) => plain.push_str(".."),
            ('≥' | '≧', _) => plain.push_str(">="),
            ('≤' | '≦', _) => plain.push_str("<="),
            ('-', _) if reads_hyphens && !plain.is_empty() => plain.push_str(".."),
            (_, ' ') if plain.is_empty() || plain.ends_with(' ') => {}
            (_, it) => plain.push(it),
        }
    }
    for word in [" - ", " to "] {
        if let Some((low, high)) = plain.split_once(word) {
            plain = [low, "..", high].concat();
        }
    }
    plain.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_other_keyboards() {
        assert_eq!(plain_text("ｓｔａｔｕｓ：ＦＡＩＬＥＤ，－＞＝"), "status:FAILED,->=");
        assert_eq!(plain_text("٣٤٠ ۳۴۰ ३४० ৩৪০ ๓๔๐ ３４０"), "340 340 340 340 340 340");
        assert_eq!(plain_text("a\u{3000}b\u{a0}c\u{200b}d"), "a b c d");
        assert_eq!(plain_text("größe 日本"), "größe 日本");
    }

    #[test]
    fn signs_of_ranges() {
        for text in ["1..5", "1–5", "1 – 5", "1—5", "1~5", "1～5", "1…5", "1 - 5", "1 to 5"]
        {
            assert_eq!(plain_interval(text, false).replace(' ', ""), "1..5", "{text}");
        }
        assert_eq!(plain_interval("1-5", true), "1..5");
        assert_eq!(plain_interval("2026-11-01", false), "2026-11-01");
        assert_eq!(plain_interval(" ≥  5 ", false), ">= 5");
        assert_eq!(plain_interval("–5", false), "–5");
        assert_eq!(plain_interval("-5", true), "-5");
    }
}
