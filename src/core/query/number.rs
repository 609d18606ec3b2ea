//! Whole numbers as they are written.

/// A number without sign or fraction. It may be written in groups, as the list writes it: `1,000`, `1.000`, `1 000`,
/// `1'000`, `1_000`, `1,00,000`.
pub(super) fn number(text: &str) -> Option<i64> {
    let is_digit = |it: char| it.is_ascii_digit();
    let is_separator = |it: char| matches!(it, ',' | '.' | ' ' | '\'' | '’' | '_');
    if !text.contains(is_separator) {
        return if text.chars().all(is_digit) { text.parse().ok() } else { None };
    }
    let mut groups: Vec<&str> = text.split(is_separator).collect();
    let (first, last) = (groups.first()?.len(), groups.pop()?.len());
    let are_groups = (1..=3).contains(&first)
        && last == 3
        && groups.iter().skip(1).all(|it| (2..=3).contains(&it.len()));
    let digits: String = text.chars().filter(|it| !is_separator(*it)).collect();
    if are_groups && digits.chars().all(is_digit) { digits.parse().ok() } else { None }
}

/// A number, or one of thousands or millions: `10k`, `2m`.
pub(super) fn count(text: &str) -> Option<i64> {
    for (unit, factor) in [(['k', 'K'], 1_000), (['m', 'M'], 1_000_000)] {
        if let Some(amount) = text.strip_suffix(unit) {
            return number(amount.trim_end())?.checked_mul(factor);
        }
    }
    number(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_be_grouped() {
        for text in ["1000", "1,000", "1.000", "1 000", "1'000", "1’000", "1_000"] {
            assert_eq!(number(text), Some(1_000), "{text}");
        }
        assert_eq!(number("1,234,567"), Some(1_234_567));
        assert_eq!(number("1,00,000"), Some(100_000));
        for text in [
            "", ",", "1,5", "28,44", "1,0000", "1000,000", ",000", "1,,000", "1.5", "-5", "+5", "é",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!((count("10k"), count("2M"), count("k")), (Some(10_000), Some(2_000_000), None));
        assert_eq!(count("99999999999999999M"), None);
    }
}
