//! Records of RFC 4180.

use csv_core::{Terminator, WriteResult, Writer, WriterBuilder};

/// Writes one record.
pub(super) fn record<'a>(cells: impl Iterator<Item = &'a str>, part: &mut Vec<u8>) {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).build();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            write(part, |buffer| writer.delimiter(buffer));
        }
        field(&mut writer, cell, part);
    }
    write(part, |buffer| writer.terminator(buffer));
}

fn field(writer: &mut Writer, cell: &str, part: &mut Vec<u8>) {
    let mut rest = cell.as_bytes();
    write(part, |buffer| {
        let (result, n_read, n_written) = writer.field(rest, buffer);
        rest = rest.get(n_read..).unwrap_or_default();
        (result, n_written)
    });
}

/// Writes until there is nothing more to write.
fn write(part: &mut Vec<u8>, mut step: impl FnMut(&mut [u8]) -> (WriteResult, usize)) {
    let mut buffer = [0; 256];
    loop {
        let (result, n_written) = step(&mut buffer);
        part.extend_from_slice(buffer.get(..n_written).unwrap_or_default());
        if result == WriteResult::InputEmpty {
            return;
        }
    }
}
