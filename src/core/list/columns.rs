//! The columns of the list: which there are, in which order, and which of them there is room for.

mod layout;

use std::fmt;
use std::rc::Rc;

use crate::core::list::sort::SortKey;

pub use layout::{Layout, has_columns};

/// The `aria-colindex` of the checkbox of a row.
pub const SELECT: u8 = 1;
/// That of the first column: the state.
pub const FIRST: u8 = 2;
/// That of the second one: the type, which is the header of the row.
pub const TYPE: u8 = 3;

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The state.
    Status,
    /// The type.
    Type,
    /// The id.
    Id,
    /// The program.
    Program,
    /// When it was created.
    Created,
    /// How long it ran.
    Duration,
    /// How far it is.
    Progress,
    /// Its message.
    Message,
    /// Who created it.
    By,
    /// When it completed.
    Completed,
    /// When it last made progress.
    Updated,
    /// How many records it processed.
    Records,
}

impl Column {
    /// All columns, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Status,
        Self::Type,
        Self::Id,
        Self::Program,
        Self::Created,
        Self::Duration,
        Self::Progress,
        Self::Message,
        Self::By,
        Self::Completed,
        Self::Updated,
        Self::Records,
    ];

    /// The word in the `columns` attribute.
    pub fn key(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Type => "type",
            Self::Id => "id",
            Self::Program => "program",
            Self::Created => "created",
            Self::Duration => "duration",
            Self::Progress => "progress",
            Self::Message => "message",
            Self::By => "by",
            Self::Completed => "completed",
            Self::Updated => "updated",
            Self::Records => "records",
        }
    }

    /// The column with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    /// What a press on its header sorts by; `None` where there is no such order.
    pub fn sort_key(self) -> Option<SortKey> {
        SortKey::NAMED.into_iter().find(|(name, _)| *name == self.key()).map(|(_, key)| key)
    }

    /// Whether it is always shown, and in its place.
    pub fn is_fixed(self) -> bool {
        matches!(self, Self::Status | Self::Type)
    }

    /// Its least width, in CSS pixels at the usual size of text. In a narrow list columns are narrower.
    fn width(self, is_narrow: bool) -> u16 {
        let (width, narrow) = match self {
            Self::Status => (106, 104),
            Self::Type => (150, 110),
            Self::Id => (72, 66),
            Self::Program => (66, 64),
            Self::Created | Self::Completed | Self::Updated => (92, 84),
            Self::Duration => (80, 72),
            Self::Progress => (160, 120),
            Self::Message => (220, 180),
            Self::By => (112, 104),
            Self::Records => (84, 76),
        };
        if is_narrow { narrow } else { width }
    }
}

/// Columns in order. Prints and reads as the `columns` attribute does: `status type id created`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(Rc<[Column]>);

/// Why the `columns` attribute can't be read. Prints what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnsError {
    /// There is no such column.
    Unknown(Box<str>),
    /// A column is there twice.
    Twice(Column),
}

impl Columns {
    /// Reads the attribute. Status and type come first, whether they are in it or not.
    ///
    /// # Errors
    ///
    /// When a word is no column, or is there twice.
    pub fn parse(text: &str) -> Result<Self, ColumnsError> {
        let mut columns = Vec::new();
        for key in text.split_whitespace() {
            let column = Column::from_key(key).ok_or_else(|| ColumnsError::Unknown(key.into()))?;
            if columns.contains(&column) {
                return Err(ColumnsError::Twice(column));
            }
            columns.push(column);
        }
        Ok(Self::of(columns))
    }

    fn of(columns: impl IntoIterator<Item = Column>) -> Self {
        let fixed = Column::ALL.into_iter().filter(|it| it.is_fixed());
        Self(fixed.chain(columns.into_iter().filter(|it| !it.is_fixed())).collect())
    }

    /// In order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Column> {
        self.0.iter().copied()
    }

    /// With the `aria-colindex` of each. The checkbox of a row comes before them.
    pub fn numbered(&self) -> impl Iterator<Item = (u8, Column)> {
        (FIRST..).zip(self.iter())
    }

    /// The column with this `aria-colindex`.
    pub fn at(&self, index: u8) -> Option<Column> {
        self.0.get(usize::from(index.checked_sub(FIRST)?)).copied()
    }

    /// The `aria-colindex` of the buttons of a row, which come last.
    pub fn actions(&self) -> u8 {
        // There are twelve columns at most.
        u8::try_from(self.0.len()).unwrap_or(u8::MAX - FIRST) + FIRST
    }

    /// Whether a column is chosen.
    pub fn contains(&self, column: Column) -> bool {
        self.0.contains(&column)
    }

    /// All columns in the order in which they can be chosen: those that are, then the others.
    pub fn offered(&self) -> impl Iterator<Item = Column> {
        self.iter().chain(Column::ALL.into_iter().filter(|it| !self.contains(*it)))
    }

    /// With this column at the end, or without it. Status and type stay.
    #[must_use]
    pub fn toggled(&self, column: Column) -> Self {
        let others = self.iter().filter(|it| *it != column);
        Self::of(others.chain((!self.contains(column)).then_some(column)))
    }

    /// With this column at another place. It does not come before status and type, nor is it chosen by that.
    #[must_use]
    pub fn moved(&self, column: Column, place: usize) -> Self {
        if !self.contains(column) || column.is_fixed() {
            return self.clone();
        }
        let mut columns: Vec<_> = self.iter().filter(|it| *it != column).collect();
        columns.insert(place.min(columns.len()), column);
        Self::of(columns)
    }

    /// What has an `aria-colindex` among these has another among `others`. A column that is not there leads to the type.
    pub fn index_among(&self, others: &Self, index: u8) -> u8 {
        let (last, others_last) = (self.actions(), others.actions());
        match self.at(index) {
            Some(column) => {
                let mut numbered = others.numbered();
                numbered.find(|(_, it)| *it == column).map_or(TYPE, |(index, _)| index)
            }
            None if index >= last => index - last + others_last,
            None => index,
        }
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, column) in self.iter().enumerate() {
            let before = if place > 0 { " " } else { "" };
            write!(f, "{before}{}", column.key())?;
        }
        Ok(())
    }
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(key) => write!(f, "there is no column \"{key}\""),
            Self::Twice(column) => write!(f, "\"{}\" is there twice", column.key()),
        }
    }
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
    fn reads_and_prints_the_attribute() {
        for (text, expected) in [
            (CHOSEN, CHOSEN),
            ("", "status type"),
            ("  id\n created ", "status type id created"),
            ("records type id status", "status type records id"),
        ] {
            assert_eq!(columns(text).to_string(), expected);
        }
        for (text, message) in [
            ("status size", "there is no column \"size\""),
            ("attention", "there is no column \"attention\""),
            ("Status", "there is no column \"Status\""),
            ("id,created", "there is no column \"id,created\""),
            ("id created id", "\"id\" is there twice"),
        ] {
            assert_eq!(Columns::parse(text).map_err(|it| it.to_string()), Err(message.to_owned()));
        }
    }

    #[test]
    fn every_key_of_an_order_but_attention_is_a_column() {
        for (name, key) in SortKey::NAMED {
            let column = Column::from_key(name);
            assert_eq!(column.is_none(), key == SortKey::Attention, "{name}");
            assert!(column.is_none_or(|it| it.sort_key() == Some(key)), "{name}");
        }
    }

    #[test]
    fn columns_are_numbered_from_the_checkbox_to_the_buttons() {
        let chosen = columns("created id");
        let numbered: Vec<_> = chosen.numbered().collect();
        assert_eq!(numbered[2..], [(4, Column::Created), (5, Column::Id)]);
        assert_eq!(chosen.at(4), Some(Column::Created));
        assert_eq!([0, 1, 6].map(|it| chosen.at(it)), [None; 3]);
        assert_eq!(chosen.actions(), 6);
        let others = columns("id program");
        let moved = [1, 2, 4, 5, 6, 7].map(|it| chosen.index_among(&others, it));
        assert_eq!(moved, [1, 2, TYPE, 4, 6, 7]);
    }

    #[test]
    fn columns_come_go_and_move() {
        let chosen = columns("id program created");
        assert_eq!(
            chosen.toggled(Column::Records).to_string(),
            "status type id program created records"
        );
        assert_eq!(chosen.toggled(Column::Program).to_string(), "status type id created");
        assert_eq!(chosen.toggled(Column::Status), chosen);
        assert_eq!(chosen.moved(Column::Created, 2).to_string(), "status type created id program");
        assert_eq!(chosen.moved(Column::Created, 0).to_string(), "status type created id program");
        assert_eq!(chosen.moved(Column::Id, 99).to_string(), "status type program created id");
        assert_eq!(
            (chosen.moved(Column::Type, 4), chosen.moved(Column::Records, 2)),
            (chosen.clone(), chosen.clone())
        );
        let offered: Vec<_> = chosen.offered().collect();
        assert_eq!(
            (offered.len(), offered[4], offered[5]),
            (12, Column::Created, Column::Duration)
        );
    }

    proptest! {
        /// Whatever is done, status and type come first, each column is there once, and the attribute says it.
        #[test]
        fn stays_in_order(steps in proptest::collection::vec((0_usize..12, 0_usize..14, any::<bool>()), 0..20)) {
            let mut columns = columns(CHOSEN);
            for (column, place, toggles) in steps {
                let column = Column::ALL[column];
                columns = if toggles { columns.toggled(column) } else { columns.moved(column, place) };
                let all: Vec<_> = columns.iter().collect();
                prop_assert_eq!(&all[..2], [Column::Status, Column::Type]);
                prop_assert!(Column::ALL.iter().all(|it| all.iter().filter(|other| *other == it).count() <= 1));
                prop_assert_eq!(&Columns::parse(&columns.to_string()), &Ok(columns.clone()));
            }
        }
    }
}
