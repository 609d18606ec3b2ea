//! A table for the clipboard.

pub(super) const START: &str = "<meta charset=\"utf-8\"><table>";
pub(super) const END: &str = "</table>";

/// A row of cells, which are `th` or `td`.
pub(super) fn row<'a>(tag: &str, cells: impl Iterator<Item = &'a str>, part: &mut Vec<u8>) {
    let mut row = String::from("<tr>");
    for cell in cells {
        row.extend(["<", tag, ">"]);
        for letter in cell.chars() {
            match letter {
                '&' => row.push_str("&amp;"),
                '<' => row.push_str("&lt;"),
                '>' => row.push_str("&gt;"),
                '"' => row.push_str("&quot;"),
                '\0' => {}
                _ => row.push(letter),
            }
        }
        row.extend(["</", tag, ">"]);
    }
    row.push_str("</tr>");
    part.extend_from_slice(row.as_bytes());
}
