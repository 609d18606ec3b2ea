//! The dates a list is asked for.

use super::{
    account::Kind,
    time::{DAY, Timestamp},
};

/// A half-open range of creation dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CreatedRange {
    /// The first moment in the range.
    pub from: Option<Timestamp>,
    /// The first moment after it.
    pub until: Option<Timestamp>,
}

/// A parameter that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The parameter.
    pub field: &'static str,
    /// What is wrong.
    pub message: &'static str,
}

impl CreatedRange {
    /// Reads `CreatedAfter` and `CreatedBefore` in the format of the account's kind: dates for partners ("after",
    /// "before": the days themselves are left out) and agencies ("on or after", "on or before"), date-times for brands.
    ///
    /// The zone of the dates is undocumented; the stand-in takes that of the account.
    ///
    /// # Errors
    /// One entry for each parameter in another format.
    pub fn read(
        kind: Kind,
        after: Option<&str>,
        before: Option<&str>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut read = |field, text: Option<&str>, shift| {
            let moment = text.map(|text| read(kind, text).map(|it| it + shift));
            if moment == Some(None) {
                errors.push(FieldError { field, message: format_of(kind) });
            }
            moment.flatten()
        };
        let (from_shift, until_shift) = match kind {
            Kind::Partner => (DAY, 0),
            Kind::Brand => (1, 0),
            Kind::Agency => (0, DAY),
        };
        let from = read("CreatedAfter", after, from_shift);
        let until = read("CreatedBefore", before, until_shift);
        if errors.is_empty() { Ok(Self { from, until }) } else { Err(errors) }
    }

    /// Whether `created` is in the range.
    pub fn contains(self, created: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= created)
            && self.until.is_none_or(|until| created < until)
    }
}

fn read(kind: Kind, text: &str) -> Option<Timestamp> {
    if kind == Kind::Brand { Timestamp::parse(text) } else { Timestamp::start_of_day(text) }
}

fn format_of(kind: Kind) -> &'static str {
    if kind == Kind::Brand {
        "Not an ISO 8601 date-time such as 2026-05-01T00:00:00Z"
    } else {
        "Not a date of the form YYYY-MM-DD"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_follow_the_kind() {
        #[track_caller]
        fn check(kind: Kind, created: &str, expected: bool) {
            let (after, before) = match kind {
                Kind::Brand => ("2026-05-01T00:00:00-05:00", "2026-05-03T00:00:00-05:00"),
                Kind::Partner | Kind::Agency => ("2026-05-01", "2026-05-03"),
            };
            let range = CreatedRange::read(kind, Some(after), Some(before)).unwrap();
            assert_eq!(
                range.contains(Timestamp::parse(created).unwrap()),
                expected,
                "{kind:?} {created}"
            );
        }
        check(Kind::Partner, "2026-05-01T23:59:59-05:00", false);
        check(Kind::Partner, "2026-05-02T00:00:00-05:00", true);
        check(Kind::Partner, "2026-05-02T23:59:59-05:00", true);
        check(Kind::Partner, "2026-05-03T00:00:00-05:00", false);
        check(Kind::Agency, "2026-05-01T00:00:00-05:00", true);
        check(Kind::Agency, "2026-04-30T23:59:59-05:00", false);
        check(Kind::Agency, "2026-05-03T23:59:59-05:00", true);
        check(Kind::Agency, "2026-05-04T00:00:00-05:00", false);
        check(Kind::Brand, "2026-05-01T00:00:00-05:00", false);
        check(Kind::Brand, "2026-05-01T00:00:01-05:00", true);
        check(Kind::Brand, "2026-05-03T00:00:00-05:00", false);
    }

    #[test]
    fn names_every_parameter_in_a_wrong_format() {
        let errors =
            CreatedRange::read(Kind::Partner, Some("2026-05-01T00:00:00Z"), Some("")).unwrap_err();
        assert_eq!(
            errors.iter().map(|it| it.field).collect::<Vec<_>>(),
            ["CreatedAfter", "CreatedBefore"]
        );
        assert!(CreatedRange::read(Kind::Brand, Some("2026-05-01"), None).is_err());
        assert_eq!(CreatedRange::read(Kind::Agency, None, None), Ok(CreatedRange::default()));
    }
}
