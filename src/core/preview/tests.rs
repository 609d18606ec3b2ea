use super::*;
use proptest::prelude::*;

/// What is shown of bytes that come in parts of these lengths, and how many of them are read.
fn fed(bytes: &[u8], lengths: impl IntoIterator<Item = usize>) -> (Result<Table, Refusal>, usize) {
    let mut reader = PreviewReader::default();
    let (mut rest, mut n_read) = (bytes, 0);
    for length in lengths {
        let (part, after) = rest.split_at(length.min(rest.len()));
        n_read += part.len();
        rest = after;
        if part.is_empty() || reader.feed(part) {
            break;
        }
    }
    (reader.finish(), n_read)
}

fn whole(bytes: &[u8]) -> Result<Table, Refusal> {
    fed(bytes, [usize::MAX]).0
}

/// A table as lines, with `>` before the names of columns of numbers.
fn lines(table: &Table) -> String {
    let names = table.columns.iter().map(|it| {
        let mark = if it.is_number { ">" } else { "" };
        format!("{mark}{}", it.name)
    });
    let names = names.collect::<Vec<_>>().join("|");
    let rows = table.rows.iter().map(|it| it.join("|"));
    [names].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &str) {
    let bytes = bytes.as_ref();
    let table = whole(bytes).unwrap();
    assert_eq!(lines(&table), expected, "{:?}", String::from_utf8_lossy(bytes));
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn reads_separated_values() {
    check("a,b\n1,x\n2,\n", ">a|b\n1|x\n2|");
    check("a,b\r\n1,x\r\n2,y", ">a|b\n1|x\n2|y");
    check("a;b\n1,5;x\n", ">a|b\n1,5|x");
    check("a\tb\n\"x, \"\"y\"\"\nz\"\t2\n", "a|>b\nx, \"y\"\nz|2");
    check("a|b\n1|2", ">a|>b\n1|2");
    check("name;\"price, in EUR, net\"\nx;1\n", "name|>price, in EUR, net\nx|1");
    check("only\nx\n", "only\nx");
    check("a,b\n1\n1,2,3\n", ">a|>b|>\n1||\n1|2|3");
    check("\n\na,b\n\n1,2\n", ">a|>b\n1|2");
    check("a,b\n", "a|b");
    check("", "");
}

#[test]
fn reads_whatever_it_is_encoded_by() {
    let text = "näme,b\n1,ö€𝄞\n";
    let expected = ">näme|b\n1|ö€𝄞";
    check(text, expected);
    check(format!("\u{feff}{text}"), expected);
    check(utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes), expected);
    check(utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes), expected);
    check(utf_16(text, u16::to_le_bytes), expected);
    check(utf_16(text, u16::to_be_bytes), expected);
    check(b"n\xe4me,b\n1,\xf6\n", ">näme|b\n1|ö");
    check(utf_16("\u{feff}[{\"a\":1}]", u16::to_le_bytes), ">a\n1");
}

#[test]
fn reads_records_of_json() {
    check(r#"[{"a":1,"b":"x"},{"b":"y","c":null}]"#, ">a|b|c\n1|x|\n|y|");
    check(r#"{"Records":[{"a":1.50}]}"#, ">a\n1.50");
    check(
        r#" {"@page":"1","Of":{"x":[{"no":1}]},"Ids":[1,2],"Clicks":[{"a":"\u00e4\n"}],"n":1}"#,
        "a\nä\n",
    );
    check(r#"[{"a":{"b": [1]},"c":true}]"#, "a|c\n{\"b\": [1]}|true");
    check(r#"{"Records":[]}"#, "");
    check("[]", "");
}

#[test]
fn knows_whether_these_are_all_rows() {
    for (text, is_all) in [
        ("a\n1\n2\n3\n4\n5\n6\n", false),
        ("a\n1\n2\n", true),
        ("[{\"a\":1}]", true),
        ("[{\"a\":1},{},{},{},{},{}]", false),
    ] {
        assert_eq!(whole(text.as_bytes()).unwrap().is_all, is_all, "{text}");
    }
    // It breaks off, and what is whole is shown.
    let broken = whole(b"{\"Records\":[{\"a\":1},{\"a\":2").unwrap();
    assert_eq!(lines(&broken), ">a\n1");
}

#[test]
fn says_when_five_rows_are_whole() {
    for row in ["1,2\n", "1,\"2\n3\"\n"] {
        let text = format!("a,b\n{}", row.repeat(1_000));
        let n_read = fed(text.as_bytes(), std::iter::repeat_n(1, text.len())).1;
        assert_eq!(n_read, 4 + 5 * row.len());
    }
    let text = format!("[{}", "{\"a\":1},".repeat(1_000));
    let n_read = fed(text.as_bytes(), std::iter::repeat_n(1, text.len())).1;
    assert_eq!(n_read, 5 * 8, "not even the comma after the fifth is waited for");
}

#[test]
fn what_cannot_be_shown_is_refused() {
    for bytes in [
        &b"<?xml version=\"1.0\"?>\n<a/>"[..],
        b"  <!doctype html>\n",
        b"PK\x03\x04\x14\x00\x06\n\x00abc",
        b"\x1f\x8b\x08\x00\n\x00\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"{\"Status\":\"ERROR\",\"Message\":\"gone\"}",
        b"[1,2,3]",
        b"{\"a\" 1}",
        b"{\"Records\":[{\"a\":1",
        b"[}",
    ] {
        assert_eq!(whole(bytes), Err(Refusal::OtherKind), "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn no_more_is_read_than_there_is_room_for() {
    let cell = "x".repeat(MOST_BYTES);
    for text in [format!("a,b\n1,{cell}\n"), format!("[{{\"a\":\"{cell}\"}}]"), format!("\"{cell}")]
    {
        let (table, n_read) = fed(text.as_bytes(), std::iter::repeat_n(10_000, 100));
        assert!((MOST_BYTES..MOST_BYTES + 10_000).contains(&n_read));
        assert_eq!(table, Err(Refusal::TooLarge));
    }
    let row = format!("1,{}\n", "x".repeat(100_000));
    let (table, _) =
        fed(format!("a,b\n{}", row.repeat(9)).as_bytes(), std::iter::repeat_n(5_000, 500));
    let table = table.unwrap();
    assert_eq!((table.rows.len(), table.is_all), (2, false));
    assert_eq!(table.rows[0][1].chars().count(), Table::MOST_LETTERS + 1);
}

#[test]
fn many_columns_are_cut() {
    let line = |cell: &str| [cell].repeat(200).join(",");
    let table = whole(format!("{}\n{}\n", line("a"), line("1")).as_bytes()).unwrap();
    assert_eq!((table.columns.len(), table.n_columns), (Table::MOST_COLUMNS, 200));
    assert!(table.rows.iter().all(|it| it.len() == Table::MOST_COLUMNS));
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let csv = "([a1\",;|\t\n\r äö𝄞]){0,60}".prop_map(String::into_bytes);
    let json = "\\{\"Records\":\\[(\\{\"a\":(1|\"ä\\\\n\"|null|\\[1,\\{\\}\\])\\},){0,8}"
        .prop_map(String::into_bytes);
    let object = "[\\[\\]{}:,\"a1 ]{0,30}".prop_map(String::into_bytes);
    let wide = "\u{feff}([a1\",\n𝄞]){0,40}".prop_map(|it| utf_16(&it, u16::to_be_bytes));
    let narrow = "[a1,\n]{2,40}".prop_map(|it| utf_16(&it, u16::to_le_bytes));
    prop_oneof![csv, json, object, wide, narrow, proptest::collection::vec(any::<u8>(), 0..40)]
}

proptest! {
    /// Wherever the stream is cut, the same is shown.
    #[test]
    fn cuts_make_no_difference(bytes in any_bytes(), lengths in proptest::collection::vec(1_usize..9, 1..60)) {
        let expected = whole(&bytes);
        for at in 0..=bytes.len() {
            prop_assert_eq!(&fed(&bytes, [at.max(1), usize::MAX]).0, &expected, "cut at {}", at);
        }
        let rest = std::iter::repeat(1);
        prop_assert_eq!(fed(&bytes, lengths.into_iter().chain(rest)).0, expected);
    }

    /// What `csv` reads is what is shown.
    #[test]
    fn reads_what_a_library_reads(cells in proptest::collection::vec(("[a-z]{1,3}", "[a-z\",\n ]{1,6}"), 1..6)) {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(["one", "two"]).unwrap();
        for (a, b) in &cells {
            writer.write_record([a, b]).unwrap();
        }
        let table = whole(&writer.into_inner().unwrap()).unwrap();
        let rows: Vec<_> = table.rows.iter().map(|it| (it[0].to_string(), it[1].to_string())).collect();
        prop_assert_eq!(rows, cells.into_iter().take(MOST_ROWS).collect::<Vec<_>>());
    }
}
