//! The first rows of separated values.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::table::Rows;
use super::text::cell;
use super::{Found, Kind, MOST_ROWS};

/// What may stand between cells. Of two that are in the first line as often, the earlier here.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads a line of names and the first rows. There is always something that can be read so.
pub(super) fn read(text: &[u8], is_whole: bool) -> Found {
    let line = first_line(text);
    let mut separator = (SEPARATORS[0], 0);
    for (it, n) in SEPARATORS.into_iter().zip(line.n_separators) {
        if n > separator.1 {
            separator = (it, n);
        }
    }
    let mut records = Records::new(text, separator.0, is_whole);
    let names = records.next().unwrap_or_default();
    let cells: Vec<_> = records.by_ref().take(MOST_ROWS).collect();
    let is_enough = line.is_whole && cells.len() == MOST_ROWS;
    let n_bytes = if is_enough { records.n_read } else { text.len() };
    Found { kind: Kind::Csv, rows: Rows { names, cells }, n_bytes, is_enough }
}

/// What is in the first line but for what is in quotes.
#[derive(Default)]
struct Line {
    /// In the order of [`SEPARATORS`].
    n_separators: [usize; SEPARATORS.len()],
    is_whole: bool,
}

fn first_line(text: &[u8]) -> Line {
    let mut line = Line::default();
    let mut is_quoted = false;
    let is_end = |it: &u8| matches!(it, b'\n' | b'\r');
    for byte in text.iter().skip_while(|it| is_end(it)) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            _ if is_end(byte) => {
                line.is_whole = true;
                break;
            }
            _ => {
                let place = SEPARATORS.iter().position(|it| it == byte);
                if let Some(count) = place.and_then(|it| line.n_separators.get_mut(it)) {
                    *count += 1;
                }
            }
        }
    }
    line
}

/// The whole records of a text.
struct Records<'a> {
    reader: Reader,
    text: &'a [u8],
    n_read: usize,
    /// Whether the last record ends with the text.
    is_whole: bool,
}

impl<'a> Records<'a> {
    fn new(text: &'a [u8], separator: u8, is_whole: bool) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Self { reader, text, n_read: 0, is_whole }
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        let rest = self.text.get(self.n_read..).unwrap_or_default();
        // Cells never take more room than they are written in.
        let (mut cells, mut ends) = (vec![0; rest.len() + 1], vec![0; 64]);
        let (mut n_written, mut n_ends) = (0, 0);
        loop {
            let input = self.text.get(self.n_read..).unwrap_or_default();
            if input.is_empty() && !self.is_whole {
                return None;
            }
            let room = (cells.get_mut(n_written..)?, ends.get_mut(n_ends..)?);
            let (result, read, written, ended) = self.reader.read_record(input, room.0, room.1);
            self.n_read += read;
            n_written += written;
            n_ends += ended;
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return None,
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::OutputFull => cells.resize(cells.len() * 2, 0),
                ReadRecordResult::InputEmpty => {}
            }
        }
        let mut start = 0;
        let ends = ends.get(..n_ends)?.iter();
        Some(
            ends.map(|end| {
                cell(cells.get(std::mem::replace(&mut start, *end)..*end).unwrap_or_default())
            })
            .collect(),
        )
    }
}
