//! Records of RFC 4180, as every spreadsheet reads them.
//!
//! Not by csv-core, which reads previews: its writer can quote all but numbers, and what it tells numbers by is a parser of
//! floats, 15 KB of the download.

/// Writes one record. A cell with a comma, a quote or a line break is quoted.
pub(super) fn record<'a>(cells: impl Iterator<Item = &'a str>, part: &mut Vec<u8>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            part.push(b',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            let quoted = ["\"", &cell.replace('"', "\"\""), "\""].concat();
            part.extend_from_slice(quoted.as_bytes());
        } else {
            part.extend_from_slice(cell.as_bytes());
        }
    }
    part.extend_from_slice(b"\r\n");
}
