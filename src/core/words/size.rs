//! How large something is, in the units that people and file managers use.

use crate::core::locale::Locale;

const UNITS: [(u64, &str); 4] = [(1, "B"), (1_000, "KB"), (1_000_000, "MB"), (1_000_000_000, "GB")];

/// "999 B", "4 KB", "12.4 MB"
pub fn size(bytes: u64, locale: &dyn Locale) -> String {
    let (unit, name) = unit(bytes);
    format!("{} {name}", amount(bytes, unit, locale))
}

/// A part, in the unit of the whole: "12.4 of 31 MB"
pub fn of(bytes: u64, all: u64, locale: &dyn Locale) -> String {
    let unit = unit(all).0;
    format!("{} of {}", amount(bytes, unit, locale), size(all, locale))
}

/// The largest unit of which there is one, or nearly one: no 1,000 of the unit below.
fn unit(bytes: u64) -> (u64, &'static str) {
    let fits = |(unit, _): &&(u64, _)| bytes.saturating_add(unit / 2_000) >= *unit;
    UNITS.iter().rfind(fits).copied().unwrap_or((1, "B"))
}

fn amount(bytes: u64, unit: u64, locale: &dyn Locale) -> String {
    locale.decimal(rounded(bytes, unit))
}

/// Tenths of the unit; none from a hundred on.
fn rounded(bytes: u64, unit: u64) -> u64 {
    let rounded = |bytes: u64, unit: u64| bytes.saturating_add(unit / 2) / unit;
    match rounded(bytes.saturating_mul(10), unit) {
        tenths @ ..1_000 => tenths,
        _ => rounded(bytes, unit) * 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;

    const LOCALE: PlainLocale = PlainLocale(FixedZone(0));

    #[test]
    fn sizes_have_three_digits_or_so() {
        for (bytes, expected) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1 KB"),
            (1_049, "1 KB"),
            (1_050, "1.1 KB"),
            (99_949, "99.9 KB"),
            (99_950, "100 KB"),
            (950_000, "950 KB"),
            (999_499, "999 KB"),
            (999_500, "1 MB"),
            (12_400_000, "12.4 MB"),
            (31_000_000, "31 MB"),
            (2_500_000_000, "2.5 GB"),
            (1_234_000_000_000, "1,234 GB"),
        ] {
            assert_eq!(size(bytes, &LOCALE), expected, "{bytes}");
        }
    }

    #[test]
    fn a_part_has_the_unit_of_the_whole() {
        for (bytes, all, expected) in [
            (12_400_000, 31_000_000, "12.4 of 31 MB"),
            (4_000, 31_000_000, "0 of 31 MB"),
            (999_500, 1_000_000, "1 of 1 MB"),
            (500, 900, "500 of 900 B"),
            (0, 0, "0 of 0 B"),
        ] {
            assert_eq!(of(bytes, all, &LOCALE), expected);
        }
    }
}
