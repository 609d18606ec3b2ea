//! Words of the beginning of a result.

use super::count::counted;
use super::download;
use super::error::inner;
use crate::core::api::error::{ApiError, Found};
use crate::core::api::result_file::NoResult;
use crate::core::locale::Locale;
use crate::core::preview::{Kind, Refusal, Table};

/// Shows it.
pub const SHOW: &str = "Show preview";
/// What that does.
pub const SHOW_MEANS: &str = "See the first rows without saving the file.";
/// Its name.
pub const PREVIEW: &str = "Result preview";
/// It is on its way.
pub const LOADING: &str = "Preview is loading";
/// Why it could not be loaded.
pub fn not_loaded(reason: &NoResult) -> String {
    const NOT_LOADED: &str = "The preview could not be loaded";
    match reason {
        NoResult::NotReady | NoResult::Gone => {
            format!("{NOT_LOADED}. {}", download::no_result(reason))
        }
        NoResult::Error(ApiError::Unreadable { found: Found::Html, .. }) => {
            format!("{NOT_LOADED}: a web page came in place of the result, perhaps to sign in.")
        }
        NoResult::Error(error) => format!("{NOT_LOADED}: {}.", inner(error)),
    }
}
/// Asks for it again.
pub const TRY_AGAIN: &str = "Try again";

/// Why there is nothing to show: "This file is too large to preview (18 MB)."
pub fn refusal(refusal: Refusal, size: Option<&str>) -> String {
    match (refusal, size) {
        (Refusal::OtherKind, _) => "This kind of file can’t be previewed.".to_owned(),
        (Refusal::TooLarge, Some(size)) => format!("This file is too large to preview ({size})."),
        (Refusal::TooLarge, None) => "This file is too large to preview.".to_owned(),
    }
}

/// What it is written in, and how large it is: "CSV · 31 KB".
pub fn kind(kind: Kind, size: Option<&str>) -> String {
    let name = match kind {
        Kind::Csv => "CSV",
        Kind::Json => "JSON",
    };
    size.map_or_else(|| name.to_owned(), |size| format!("{name} · {size}"))
}

/// How much is shown: "First 5 of 250 rows, 7 columns". `n_records` is how many rows the job says there are.
pub fn extent(table: &Table, n_records: Option<u64>, locale: &dyn Locale) -> String {
    let n_shown = table.rows.len();
    let columns = counted(table.n_columns, locale, "column", "columns");
    let number = |n: usize| locale.number(n as u64);
    let all = n_records.and_then(|it| usize::try_from(it).ok()).filter(|it| *it > n_shown);
    let rows = match all.filter(|_| !table.is_all) {
        _ if n_shown == 0 => return "The result has no rows.".to_owned(),
        Some(all) => {
            format!("First {} of {}", number(n_shown), counted(all, locale, "row", "rows"))
        }
        None if table.is_all => counted(n_shown, locale, "row", "rows"),
        None => format!("First {}", counted(n_shown, locale, "row", "rows")),
    };
    match table.n_columns.checked_sub(table.columns.len()) {
        Some(hidden @ 1..) => {
            format!("{rows}, first {} of {columns}", number(table.n_columns - hidden))
        }
        _ => format!("{rows}, {columns}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::preview::PreviewReader;
    use crate::core::time::FixedZone;

    #[test]
    fn says_how_much_is_shown() {
        let said = |n_rows: usize, n_columns: usize, n_records| {
            let line = format!("{}\n", ["1"].repeat(n_columns).join(","));
            let mut reader = PreviewReader::default();
            reader.feed(line.repeat(n_rows + 1).as_bytes());
            extent(&reader.finish().unwrap(), n_records, &PlainLocale(FixedZone(0)))
        };
        for (rows, columns, records, expected) in [
            (9, 7, Some(1_250), "First 5 of 1,250 rows, 7 columns"),
            (9, 7, None, "First 5 rows, 7 columns"),
            (9, 7, Some(3), "First 5 rows, 7 columns"),
            (1, 1, Some(250), "1 row, 1 column"),
            (0, 2, Some(0), "The result has no rows."),
            (5, 200, Some(6), "First 5 of 6 rows, first 50 of 200 columns"),
        ] {
            assert_eq!(said(rows, columns, records), expected);
        }
    }

    #[test]
    fn says_why_there_is_nothing() {
        assert_eq!(
            refusal(Refusal::TooLarge, Some("18 MB")),
            "This file is too large to preview (18 MB)."
        );
        assert_eq!(refusal(Refusal::TooLarge, None), "This file is too large to preview.");
        assert_eq!(
            refusal(Refusal::OtherKind, Some("1 KB")),
            "This kind of file can’t be previewed."
        );
        assert_eq!(kind(Kind::Csv, Some("31 KB")), "CSV · 31 KB");
    }
}
