//! The table of what a page downloads to show the widget.

use std::fmt;
use std::io::{self, Write as _};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The most that everything the widget downloads may have, brotli 11, in bytes. The aim is 230,000. A third
/// of the code is what `html!` and the components become.
pub(crate) const BUDGET_WIDGET: usize = 365_000;
/// The row with the sum.
const SUM: &str = "to show the widget";
/// The most that is downloaded before the widget comes into view, brotli 11, in bytes.
const BUDGET_LOADER: usize = 4_000;

/// When a file is downloaded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role {
    /// With the host page, before the widget is needed.
    Loader,
    /// When the widget comes into view.
    Module,
    /// Not for the widget: pages that show it, and notes.
    Page,
}

impl Role {
    /// The role of the file at `path` in `dist/`. A file that is not known to be part of a page counts as the widget's.
    pub(crate) fn of(path: &str) -> Role {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_glue = path == "widget.js" || path.starts_with("snippets/");
        match extension {
            _ if path.starts_with("pages/") => Role::Page,
            "html" | "ts" => Role::Page,
            "js" if !is_glue => Role::Loader,
            _ => Role::Module,
        }
    }
}

/// Bytes of one file, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

impl Sizes {
    /// Compresses `content` as a server does that has time: gzip 9 and brotli 11.
    pub(crate) fn of(content: &[u8]) -> io::Result<Sizes> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content)?;
        let mut brotli = Vec::new();
        let params = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &content[..], &mut brotli, &params)?;
        Ok(Sizes { raw: content.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }

    pub(crate) fn plus(self, other: Sizes) -> Sizes {
        Sizes {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// One file of `dist/`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct File {
    /// Relative to `dist/`, with `/`.
    pub(crate) path: String,
    pub(crate) sizes: Sizes,
}

/// The files that a page downloads to show the widget, and their sum.
pub(crate) fn format(files: &[File]) -> String {
    let mut table = row("bytes (1 KB = 1,000)", ["raw", "gzip 9", "brotli 11"]);
    for (name, sizes) in rows(files) {
        table += &row(name, [sizes.raw, sizes.gzip, sizes.brotli].map(thousands));
    }
    table
}

/// The same beside an earlier table of [`format()`], in brotli.
pub(crate) fn compare(files: &[File], before: &str) -> String {
    let mut table = row("bytes of brotli 11", ["before", "after", "change"]);
    for (name, Sizes { brotli: after, .. }) in rows(files) {
        let before = brotli_in(before, name).unwrap_or(0);
        let sign = if after < before { "-" } else { "+" };
        let change = format!("{sign}{}", thousands(after.abs_diff(before)));
        table += &row(name, [thousands(before), thousands(after), change]);
    }
    table
}

/// What an earlier table says of a row, in brotli.
fn brotli_in(table: &str, name: &str) -> Option<usize> {
    let row = table.lines().find_map(|it| it.strip_prefix(name))?;
    row.split_whitespace().next_back()?.replace(',', "").parse().ok()
}

/// The names of the rows, and what is in them.
fn rows(files: &[File]) -> Vec<(&str, Sizes)> {
    let of_role = |role| files.iter().filter(move |it| Role::of(&it.path) == role);
    let counted = of_role(Role::Loader).chain(of_role(Role::Module));
    let counted = counted.map(|it| (&*it.path, it.sizes));
    counted.chain([(SUM, widget_sizes(files))]).collect()
}

fn row<T: fmt::Display>(name: &str, [a, b, c]: [T; 3]) -> String {
    format!("{name:<26}{a:>11}{b:>11}{c:>11}\n")
}

/// One sentence for each budget that is exceeded.
pub(crate) fn over_budget(files: &[File]) -> Vec<String> {
    let budgets = [
        ("Showing the widget", widget_sizes(files).brotli, BUDGET_WIDGET),
        ("The loader", sum(files, &[Role::Loader]).brotli, BUDGET_LOADER),
    ];
    let exceeded = budgets.into_iter().filter(|(_, size, budget)| size > budget);
    let sentence = |(what, size, budget)| {
        let (size, budget, excess) = (thousands(size), thousands(budget), thousands(size - budget));
        format!("{what} takes {size} bytes of brotli. The budget is {budget}: {excess} too many.")
    };
    exceeded.map(sentence).collect()
}

/// Bytes of brotli that a page downloads to show the widget.
pub(crate) fn to_show_the_widget(files: &[File]) -> usize {
    widget_sizes(files).brotli
}

fn widget_sizes(files: &[File]) -> Sizes {
    sum(files, &[Role::Loader, Role::Module])
}

fn sum(files: &[File], roles: &[Role]) -> Sizes {
    let counted = files.iter().filter(|it| roles.contains(&Role::of(&it.path)));
    counted.fold(Sizes::default(), |sum, it| sum.plus(it.sizes))
}

/// 1234567 as 1,234,567.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, brotli: usize) -> File {
        File { path: path.to_owned(), sizes: Sizes { raw: brotli * 4, gzip: brotli + 1, brotli } }
    }

    #[test]
    fn the_role_follows_from_the_path() {
        assert_eq!(Role::of("impact-jobs.js"), Role::Loader);
        assert_eq!(Role::of("element.js"), Role::Loader);
        assert_eq!(Role::of("widget.js"), Role::Module);
        assert_eq!(Role::of("widget_bg.wasm"), Role::Module);
        assert_eq!(Role::of("snippets/some-crate/inline0.js"), Role::Module);
        assert_eq!(Role::of("impact-jobs.css"), Role::Module);
        assert_eq!(Role::of("index.html"), Role::Page);
        assert_eq!(Role::of("pages/index.js"), Role::Page);
        assert_eq!(Role::of("impact-jobs.d.ts"), Role::Page);
    }

    #[test]
    fn the_table_sums_what_the_widget_downloads() {
        let files = [
            file("index.html", 500),
            file("widget.js", 5_000),
            file("widget_bg.wasm", 90_000),
            file("impact-jobs.js", 2_000),
        ];
        let table = format(&files);
        let expected = "\
bytes (1 KB = 1,000)              raw     gzip 9  brotli 11
impact-jobs.js                  8,000      2,001      2,000
widget.js                      20,000      5,001      5,000
widget_bg.wasm                360,000     90,001     90,000
to show the widget            388,000     97,003     97,000
";
        assert_eq!(table, expected);
        assert!(over_budget(&files).is_empty());
    }

    #[test]
    fn a_table_is_compared_with_an_earlier_one() {
        let before = format(&[file("widget.js", 5_000), file("impact-jobs.js", 2_000)]);
        let after =
            [file("widget.js", 6_234), file("element.js", 1_000), file("impact-jobs.js", 100)];
        let expected = "\
bytes of brotli 11             before      after     change
element.js                          0      1,000     +1,000
impact-jobs.js                  2,000        100     -1,900
widget.js                       5,000      6,234     +1,234
to show the widget              7,000      7,334       +334
";
        assert_eq!(compare(&after, &before), expected);
    }

    #[test]
    fn the_budget_includes_its_last_byte() {
        let within = [
            file("impact-jobs.js", 4_000),
            file("widget_bg.wasm", 361_000),
            file("portal.html", 999_999),
        ];
        assert!(over_budget(&within).is_empty());
        let over = [file("impact-jobs.js", 4_001), file("widget_bg.wasm", 362_233)];
        let expected = [
            "Showing the widget takes 366,234 bytes of brotli. The budget is 365,000: 1,234 too many.",
            "The loader takes 4,001 bytes of brotli. The budget is 4,000: 1 too many.",
        ];
        assert_eq!(over_budget(&over), expected);
    }

    #[test]
    fn repetition_compresses_well() {
        let content = "impact ".repeat(1_000);
        let sizes = Sizes::of(content.as_bytes()).unwrap();
        assert_eq!(sizes.raw, 7_000);
        assert!(sizes.brotli < sizes.gzip && sizes.gzip < 100, "{sizes:?}");
    }

    #[test]
    fn digits_are_grouped_by_three() {
        let numbers = [0, 999, 1_000, 12_345, 1_234_567].map(thousands);
        assert_eq!(numbers, ["0", "999", "1,000", "12,345", "1,234,567"]);
    }
}
