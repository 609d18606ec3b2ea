//! The beginning of a result, read as its bytes arrive: a few rows of CSV or JSON, whatever they are separated and encoded
//! by. Nothing here knows which job it belongs to, or how the bytes are come by.

mod csv;
mod json;
mod table;
mod text;

pub use table::{Column, Table};

use table::Rows;

/// As many rows are shown.
pub const MOST_ROWS: usize = 5;
/// No more of a result is read.
pub const MOST_BYTES: usize = 256 * 1_024;

/// What a result is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Separated values.
    Csv,
    /// JSON.
    Json,
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no text, or text without rows.
    OtherKind,
    /// Not even its first row ends in what is read.
    TooLarge,
}

/// What is shown of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The first rows, or why there are none.
    pub table: Result<Table, Refusal>,
    /// How many bytes the result has, if the server said so.
    pub n_bytes: Option<u64>,
}

/// Reads the beginning of a result. What comes of it does not depend on where the bytes are cut.
#[derive(Debug, Default)]
pub struct PreviewReader {
    bytes: Vec<u8>,
    result: Option<Result<Table, Refusal>>,
}

/// What is known of the first rows.
struct Found {
    kind: Kind,
    rows: Rows,
    /// How far they reach; as far as there is anything when there may be more.
    n_bytes: usize,
    /// Whether these are as many as are shown.
    is_enough: bool,
}

impl PreviewReader {
    /// Takes the next bytes. Returns whether no more are needed, so that the request can be stopped.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        let room = MOST_BYTES - self.bytes.len();
        self.bytes.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        let is_full = self.bytes.len() == MOST_BYTES;
        // No row ends with anything else; of very few bytes the encoding is not known yet.
        let ends_row = |it: &u8| matches!(it, b'\n' | b'\r' | b'}' | b']');
        if self.result.is_none() && (is_full || bytes.iter().any(ends_row)) && self.bytes.len() >= 4
        {
            self.result = self.read(false).or_else(|| is_full.then_some(Err(Refusal::TooLarge)));
        }
        self.result.is_some()
    }

    /// Whether rows were found.
    pub fn has_rows(&self) -> bool {
        matches!(self.result, Some(Ok(_)))
    }

    /// There are no more bytes.
    ///
    /// # Errors
    /// When there is nothing to show.
    pub fn finish(mut self) -> Result<Table, Refusal> {
        let result = self.result.take().or_else(|| self.read(true));
        result.unwrap_or(Err(Refusal::OtherKind))
    }

    /// The result, when it is known.
    fn read(&self, is_whole: bool) -> Option<Result<Table, Refusal>> {
        let decoded = text::decoded(&self.bytes);
        let found = match decoded.iter().find(|it| !it.is_ascii_whitespace()) {
            Some(b'{' | b'[') => json::read(&decoded, is_whole),
            // XML, or a page that says something else.
            Some(b'<') => return Some(Err(Refusal::OtherKind)),
            _ => Some(csv::read(&decoded, is_whole)),
        };
        let Some(found) = found else { return Some(Err(Refusal::OtherKind)) };
        if !text::is_text(decoded.get(..found.n_bytes).unwrap_or(&decoded)) {
            return Some(Err(Refusal::OtherKind));
        }
        let is_cut = self.bytes.len() == MOST_BYTES && !found.rows.cells.is_empty();
        let is_known = found.is_enough || is_whole || is_cut;
        let is_all = is_whole && !found.is_enough;
        is_known.then(|| Ok(Table::new(found.kind, found.rows, is_all)))
    }
}

#[cfg(test)]
mod tests;
