//! Whether a query can only take jobs away from the matches of another: then only those have to be looked at.

use super::text::Needle;
use super::value::Value;
use super::{Filter, Query, Term};

impl Query {
    /// Whether every job that matches also matches `wider`, at the same moment. `false` when that is not seen at once:
    /// it is meant for typing on, letter by letter.
    pub fn narrows(&self, wider: &Self) -> bool {
        let [mut narrow, mut wide] = [self, wider].map(Query::effective);
        let keeps_all = wide.all(|it| narrow.next().is_some_and(|narrow| narrow.is_within(it)));
        // Of some filters, several are alternatives.
        keeps_all
            && narrow
                .all(|it| it.negated || it.filter.is_none_or(|filter| !filter.is_single_valued()))
    }

    /// Whether the same jobs match, at the same moment. `false` when that is not seen at once.
    pub fn finds_the_same(&self, other: &Self) -> bool {
        fn asks(term: &Term) -> (Option<Filter>, bool, &[Value]) {
            (term.filter, term.negated, &term.values)
        }
        self.effective().map(asks).eq(other.effective().map(asks))
    }

    fn effective(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|it| !it.values.is_empty())
    }
}

impl Term {
    fn is_within(&self, wider: &Self) -> bool {
        if (self.filter, self.negated, &self.values) == (wider.filter, wider.negated, &wider.values)
        {
            return true;
        }
        self.filter.is_none()
            && wider.filter.is_none()
            && !self.negated
            && !wider.negated
            && self.values.iter().all(|value| match (value, wider.values.last()) {
                (Value::Text { text, .. }, Some(Value::Text { text: wider, .. })) => {
                    let needle = Needle::new(wider);
                    needle.is_word() && needle.is_in(text)
                }
                (value, _) => wider.values.contains(value),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::words::job::NAMES;

    #[test]
    fn what_does_nothing_changes_nothing() {
        let typing = |text: &str| Query::parse_typing(text, text.len(), &NAMES);
        for (a, b, expected) in [
            ("", "sta", true),
            ("", "status:", true),
            ("quota", "quota status:comp", true),
            ("quota", "quota status:completed", false),
            ("ab", "abc", false),
            ("status:failed", "-status:failed", false),
        ] {
            assert_eq!(typing(a).finds_the_same(&typing(b)), expected, "{a} and {b}");
        }
    }

    #[test]
    fn typing_on_narrows() {
        let parse = |text| Query::parse(text, &NAMES);
        for (narrow, wide, expected) in [
            ("a", "", true),
            ("ab", "a", true),
            ("ba", "A", true),
            ("a", "ab", false),
            ("b", "a", false),
            ("ab c", "ab", true),
            ("ab c", "b", true),
            ("-ab", "-a", false),
            ("-a b", "-a", true),
            ("click", "cl", true),
            ("status:failed", "", false),
            ("is:active", "", true),
            ("records:>5", "", true),
            ("a records:>", "a", true),
            ("type:click type:api", "type:click", false),
            ("type:click -type:api", "type:click", true),
            ("click-e", "click-", false),
            ("a:b", "a", false),
        ] {
            let found = parse(narrow).narrows(&parse(wide));
            assert_eq!(found, expected, "{narrow} in {wide}");
        }
    }
}
