//! Cells that a spreadsheet does not take for anything but text.

use std::borrow::Cow;

/// A text that a spreadsheet takes for a formula, with an apostrophe before it, which makes it a text.
pub(super) fn safe(text: Cow<'_, str>) -> Cow<'_, str> {
    if begins_formula(&text) { ["'", &text].concat().into() } else { text }
}

/// Spaces before it do not make it a text, and neither do the wide letters of East Asian keyboards.
fn begins_formula(text: &str) -> bool {
    let is_blank = |it: char| it.is_whitespace() || it.is_control() || it == '\u{feff}';
    let first = text.trim_start_matches(is_blank).chars().next();
    let is_sign = |it: char| matches!(it, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    first.is_some_and(is_sign) || text.starts_with(['\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{a0}=1",
            "\0=1",
            "\u{feff}=1",
            "＝1",
            "-",
            "=HYPERLINK(\"http://x\",\"y\")",
            "\ttext",
        ] {
            assert_eq!(safe(text.into()), format!("'{text}"), "{text:?}");
        }
        for text in ["", " ", "1", "a=b", "2022-06-07T04:33:50-05:00", "'=1", "(=1)", "ä"] {
            assert_eq!(safe(text.into()), text);
        }
    }
}
