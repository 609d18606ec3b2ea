//! Which columns there is room for.

use super::{Column, Columns};

/// From this width on rows have columns. In narrower lists they have two lines.
const NARROWEST: f64 = 600.0;
/// From this width on the buttons of a row have a column, and columns are wider.
const WIDE: f64 = 960.0;
/// From this width on there is a message while nobody chose other columns.
const WIDE_ENOUGH_FOR_MESSAGES: f64 = 1_180.0;

/// The columns as the list draws them. What there is no room for is drawn and hidden, so that a list that gets narrower
/// draws none of its rows anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// What each row has.
    pub columns: Columns,
    /// What of it can be seen.
    pub shown: Columns,
}

impl Default for Layout {
    fn default() -> Self {
        Self { columns: Columns::usual(false), shown: Columns::usual(false) }
    }
}

impl Layout {
    /// The columns of a list of this width, in CSS pixels at the usual size of text, beside a card or without one.
    #[must_use]
    pub fn followed(&self, chosen: Option<&Columns>, width: f64, has_card: bool) -> Self {
        if let Some(chosen) = chosen.filter(|_| has_columns(width)) {
            return Self { columns: chosen.clone(), shown: chosen.fitting(width) };
        }
        let has_message = if has_card {
            // The list is as wide again when the card is closed.
            self.columns.contains(Column::Message)
        } else {
            width >= WIDE_ENOUGH_FOR_MESSAGES
        };
        let columns = Columns::usual(has_message);
        let shown = columns.usual_in(width, has_card);
        Self { columns, shown }
    }

    /// Whether the column with this `aria-colindex` can be seen. The checkbox and the buttons always can.
    pub fn is_shown(&self, index: u8) -> bool {
        self.columns.at(index).is_none_or(|it| self.shown.contains(it))
    }

    /// Whether messages or many columns leave each of the others little room.
    pub fn is_crowded(&self) -> bool {
        let is_more = self.shown.iter().len() > Columns::usual(false).iter().len();
        is_more || self.shown.contains(Column::Message)
    }

    /// What is drawn and hidden.
    pub fn hidden(&self) -> impl Iterator<Item = Column> {
        self.columns.iter().filter(|it| !self.shown.contains(*it))
    }
}

impl Columns {
    /// The columns while nobody chose others and nothing is measured.
    pub fn usual_of_any_width() -> Self {
        Self::usual(true)
    }

    /// The columns while nobody chose others.
    fn usual(has_message: bool) -> Self {
        let columns = Column::ALL.into_iter().filter(|column| match column {
            Column::Message => has_message,
            Column::By | Column::Completed | Column::Updated | Column::Records => false,
            _ => true,
        });
        Self(columns.collect())
    }

    /// Those of the usual ones that a list so wide shows, beside a card or without one.
    fn usual_in(&self, width: f64, has_card: bool) -> Self {
        let columns = self.iter().filter(|column| match column {
            Column::Program => width >= 720.0,
            Column::Duration => width >= WIDE,
            Column::Message => width >= WIDE_ENOUGH_FOR_MESSAGES && !has_card,
            _ => true,
        });
        Self(columns.collect())
    }

    /// Those that a list so wide has room for. What there is none for goes from the right; status and type stay.
    fn fitting(&self, width: f64) -> Self {
        /// The checkbox and the space at both ends.
        const ENDS: u16 = 24 + 32;
        const ACTIONS: u16 = 58;
        // In a narrow list the buttons of a row are over its end.
        let is_narrow = width < WIDE;
        let gap = if width < 720.0 { 10 } else { 12 };
        let fixed = if is_narrow { ENDS } else { ENDS + ACTIONS + gap };
        let needed = |columns: &[Column]| {
            let columns: u16 = columns.iter().map(|it| it.width(is_narrow) + gap).sum();
            f64::from(fixed + columns)
        };
        let mut columns = self.0.to_vec();
        while needed(&columns) > width && columns.pop_if(|it| !it.is_fixed()).is_some() {}
        Self(columns.into())
    }
}

/// Whether rows of a list so wide have columns, or two lines.
pub fn has_columns(width: f64) -> bool {
    width >= NARROWEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CHOSEN: &str = "status type created by duration progress message";

    fn columns(text: &str) -> Columns {
        Columns::parse(text).unwrap()
    }

    #[test]
    fn by_themselves_there_are_as_many_as_the_width_has_room_for() {
        for (width, has_card, shown) in [
            (320.0, false, "status type id created progress"),
            (600.0, false, "status type id created progress"),
            (720.0, false, "status type id program created progress"),
            (960.0, false, "status type id program created duration progress"),
            (1_180.0, false, "status type id program created duration progress message"),
            (1_180.0, true, "status type id program created duration progress"),
        ] {
            let layout = Layout::default().followed(None, width, has_card);
            assert_eq!(layout.shown.to_string(), shown, "{width}");
            assert_eq!(layout.shown.fitting(width.max(NARROWEST)), layout.shown, "{width}");
        }
    }

    #[test]
    fn a_card_makes_no_row_lose_a_cell() {
        let alone = Layout::default().followed(None, 1_600.0, false);
        let beside = alone.followed(None, 1_040.0, true);
        assert_eq!(beside.columns, alone.columns);
        assert_eq!(beside.hidden().collect::<Vec<_>>(), [Column::Message]);
        assert_eq!(
            (beside.is_shown(9), beside.is_shown(8), beside.is_shown(10)),
            (false, true, true)
        );
    }

    #[test]
    fn rows_of_two_lines_are_as_ever() {
        let chosen = columns("records message");
        let layout = Layout::default().followed(Some(&chosen), 599.0, false);
        assert_eq!(layout.shown.to_string(), "status type id created progress");
        let layout = layout.followed(Some(&chosen), 600.0, false);
        assert_eq!(layout.shown.to_string(), "status type records message");
    }

    #[test]
    fn what_does_not_fit_goes_from_the_right() {
        for (width, expected) in [
            (1_130.0, CHOSEN),
            (1_129.0, "status type created by duration progress"),
            (722.0, "status type created by duration progress"),
            (721.0, "status type created by duration"),
            (100.0, "status type"),
        ] {
            assert_eq!(columns(CHOSEN).fitting(width).to_string(), expected, "{width}");
        }
    }

    proptest! {
        /// Whatever is chosen and however wide the list is, what can be seen is drawn, in its order, with status and type.
        #[test]
        fn what_is_shown_is_drawn(chosen in proptest::option::of(proptest::sample::subsequence(&Column::ALL[..], 0..=12)),
            sizes in proptest::collection::vec((0.0..2_000.0, any::<bool>()), 1..6)) {
            let chosen = chosen.map(Columns::of);
            let mut layout = Layout::default();
            for (width, has_card) in sizes {
                layout = layout.followed(chosen.as_ref(), width, has_card);
                let hidden: Vec<_> = layout.hidden().collect();
                let shown = layout.columns.iter().filter(|it| !hidden.contains(it));
                prop_assert!(shown.eq(layout.shown.iter()));
                prop_assert!(layout.shown.iter().take(2).eq([Column::Status, Column::Type]));
            }
        }
    }
}
