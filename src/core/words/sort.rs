//! Words for the order of the list.

use std::borrow::Cow;

use crate::core::list::sort::{Sort, SortKey};

/// What an order is called: "Newest first", "By program".
pub fn label(sort: Sort) -> Cow<'static, str> {
    let by = match (sort.key, sort.descending) {
        (SortKey::Created, true) => return "Newest first".into(),
        (SortKey::Created, false) => return "Oldest first".into(),
        (SortKey::Attention, false) => return "Needs attention first".into(),
        (SortKey::Duration, true) => return "Longest running first".into(),
        (SortKey::Updated, true) => return "Last progress first".into(),
        (SortKey::Status, _) => "By status",
        (SortKey::Type, _) => "By type",
        (SortKey::Id, _) => "By job ID",
        (SortKey::Program, _) => "By program",
        (SortKey::Attention, _) => "By attention",
        (SortKey::Duration, _) => "By duration",
        (SortKey::Progress, _) => "By progress",
        (SortKey::Updated, _) => "By last progress",
    };
    if sort.descending == sort.key.starts_descending() {
        by.into()
    } else {
        format!("{by}, reversed").into()
    }
}

/// "Sorted: Newest first"
pub fn sorted(sort: Sort) -> String {
    format!("Sorted: {}", label(sort))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_has_a_name_of_its_own() {
        let labels = SortKey::NAMED
            .into_iter()
            .flat_map(|(_, key)| [false, true].map(|descending| label(Sort { key, descending })));
        let mut labels: Vec<_> = labels.collect();
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), 2 * SortKey::NAMED.len());
    }

    #[test]
    fn a_column_says_when_it_is_turned_around() {
        for (order, expected) in [
            ("type", "By type"),
            ("-type", "By type, reversed"),
            ("-progress", "By progress"),
            ("progress", "By progress, reversed"),
            ("-created", "Newest first"),
        ] {
            assert_eq!(Sort::parse(order).map(label).as_deref(), Some(expected));
        }
    }
}
