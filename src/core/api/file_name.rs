//! What to call a file that is saved: as the server says (RFC 6266), as far as that is safe, with the extension of what
//! is in it.

use percent_encoding::percent_decode_str;

use crate::core::api::response::Headers;
use crate::core::job::{Attribute, Job};
use crate::core::time::Day;

/// The name in `Content-Disposition`, else `{Type}-{Id}.{extension}`. `start` is the start of the body.
pub(super) fn file_name(headers: &Headers, start: &[u8], job: &Job) -> String {
    let content = Content::of(media_type(headers), start);
    let named = headers.get("content-disposition").and_then(disposition_name);
    let name = named.unwrap_or_else(|| safe(&of_job(job)));
    content.extend(name)
}

/// The name of a file with one attribute of a job: `{Type}-{Id}-{Attribute}.txt`.
pub fn of_attribute(job: &Job, attribute: Attribute) -> String {
    safe(&format!("{}-{attribute}.txt", of_job(job)))
}

/// The name of a file with the list of a day: `Jobs-2022-06-07.csv`.
pub fn of_list(day: Day, extension: &str) -> String {
    format!("Jobs-{day}.{extension}")
}

/// In the API's words, whatever the viewer's language is.
fn of_job(job: &Job) -> String {
    let job_type = Some(job.job_type.api_name()).filter(|it| !it.is_empty()).unwrap_or("Job");
    format!("{job_type}-{}", job.id)
}

/// The type of the body without parameters; empty when the server does not say.
pub(super) fn media_type(headers: &Headers) -> &str {
    headers.get("content-type").and_then(|it| it.split(';').next()).unwrap_or_default().trim()
}

/// What is in a file, as far as its name has to say it.
#[derive(Clone, Copy, PartialEq)]
struct Content {
    /// How it is packed.
    packed: Option<&'static str>,
    /// What it is, or is once unpacked.
    format: &'static str,
}

impl Content {
    fn of(media_type: &str, start: &[u8]) -> Self {
        let packed = match (media_type, start) {
            (_, [0x1F, 0x8B, ..]) | ("application/gzip" | "application/x-gzip", _) => Some("gz"),
            (_, [b'P', b'K', 3, 4, ..]) | ("application/zip", _) => Some("zip"),
            _ => None,
        };
        let format = match (media_type, start.trim_ascii_start().first()) {
            ("text/csv" | "application/csv", _) => "csv",
            ("text/tab-separated-values", _) => "tsv",
            ("application/json", _) | ("", Some(b'{' | b'[')) => "json",
            ("application/xml" | "text/xml", _) | ("", Some(b'<')) => "xml",
            (_, Some(b'{' | b'[')) if packed.is_none() => "json",
            (_, Some(b'<')) if packed.is_none() => "xml",
            // The documented default of the exports.
            _ => "csv",
        };
        Self { packed, format }
    }

    /// The name with what it lacks.
    fn extend(self, name: String) -> String {
        let end = name.rsplit_once('.').map(|it| it.1.to_ascii_lowercase()).unwrap_or_default();
        match (self.packed, &*end) {
            (Some("zip"), "zip" | "xlsx") | (Some("gz"), "gz" | "tgz") => name,
            (Some(packed), _) if has_extension(&name) || packed == "zip" => {
                format!("{name}.{packed}")
            }
            (Some(packed), _) => format!("{name}.{}.{packed}", self.format),
            (None, _) if has_extension(&name) => name,
            (None, _) => format!("{name}.{}", self.format),
        }
    }
}

/// A few letters or digits after the last dot.
fn has_extension(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, end)| {
        let is_short =
            (1..=5).contains(&end.len()) && end.bytes().all(|it| it.is_ascii_alphanumeric());
        !stem.is_empty() && is_short && end.bytes().any(|it| it.is_ascii_alphabetic())
    })
}

/// `filename*` before `filename`.
fn disposition_name(disposition: &str) -> Option<String> {
    let parameters = parameters(disposition);
    let value =
        |name: &str| parameters.iter().find(|(it, _)| it == name).map(|(_, value)| &**value);
    let name =
        value("filename*").and_then(extended).or_else(|| value("filename").map(str::to_owned))?;
    // A path would let a server choose a folder.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = safe(name.trim().trim_start_matches('.'));
    (!name.is_empty()).then_some(name)
}

/// The parameters after the first `;`, their names in lower case. A value in quotes may have a `;` in it, and `\` before
/// what stands for itself.
fn parameters(disposition: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = disposition.split_once(';').map_or("", |it| it.1);
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim_matches(|it: char| it == ';' || it.is_whitespace());
        let (value, after) = value(after.trim_start());
        found.push((name.to_ascii_lowercase(), value));
        rest = after;
    }
    found
}

/// A value, and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return (text[..end].trim_end().to_owned(), &text[end..]);
    };
    let (mut value, mut letters) = (String::new(), quoted.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return (value, letters.as_str()),
            // Before other letters it is part of a Windows path, which some servers send as it is.
            '\\' if letters.as_str().starts_with(['"', '\\']) => {
                value.extend(letters.next());
            }
            letter => value.push(letter),
        }
    }
    // Never closed: all of it.
    (value, "")
}

/// `UTF-8''Clicks%20%E2%82%AC.csv`, or in `ISO-8859-1`; `None` for what is neither.
fn extended(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_, encoded) = rest.split_once('\'')?;
    let decoded = percent_decode_str(encoded);
    if charset.eq_ignore_ascii_case("utf-8") {
        decoded.decode_utf8().ok().map(Into::into)
    } else if charset.eq_ignore_ascii_case("iso-8859-1") {
        Some(decoded.map(char::from).collect())
    } else {
        None
    }
}

/// Leaves out what file systems refuse or hide.
fn safe(name: &str) -> String {
    /// Long enough for any name people give, short enough for any file system with an extension behind it.
    const LONGEST: usize = 150;
    let is_safe =
        |it: &char| !it.is_control() && !"<>:\"/\\|?*".contains(*it) && !is_bidi_control(*it);
    let letters: Vec<char> = name.chars().filter(is_safe).collect();
    let Some(dropped) = letters.len().checked_sub(LONGEST) else {
        return letters.into_iter().collect::<String>().trim_end_matches([' ', '.']).to_owned();
    };
    // The end says what is in it.
    let end = letters.iter().rposition(|it| *it == '.').filter(|at| letters.len() - at <= 8);
    let end = end.unwrap_or(letters.len());
    letters.iter().take(end.saturating_sub(dropped)).chain(letters.iter().skip(end)).collect()
}

/// Marks that change the direction of text can make `gpj.exe` look like `exe.jpg`.
fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::{JobType, Status};

    const ID: &str = "d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f";

    #[track_caller]
    fn check(headers: &[(&str, &str)], body: &[u8], expected: &str) {
        let job = Job::new(ID, JobType::ClickExport, Status::Completed);
        let named = file_name(&headers.iter().copied().collect(), body, &job);
        assert_eq!(named, expected, "{headers:?}");
    }

    #[test]
    fn the_server_names_the_file() {
        for (sent, expected) in [
            ("attachment; filename=\"clicks.csv\"", "clicks.csv"),
            ("attachment; filename=clicks.csv", "clicks.csv"),
            ("attachment;filename = clicks.csv ; size=3", "clicks.csv"),
            ("attachment; filename=\"Clicks; 2026.csv\"", "Clicks; 2026.csv"),
            ("attachment; size=\"1;2\"; filename=\"a=b.csv\"", "a=b.csv"),
            ("attachment; filename=\"the \\\"best\\\" clicks.csv\"", "the best clicks.csv"),
            ("attachment; filename=\"never closed.csv", "never closed.csv"),
            ("attachment; filename=\"x.csv\"; filename*=UTF-8''%C3%A4%20b.csv", "ä b.csv"),
            ("attachment; FILENAME*=utf-8'en'%e2%82%ac.csv", "€.csv"),
            ("attachment; filename*=ISO-8859-1''caf%E9.csv", "café.csv"),
            ("attachment; filename=x.csv; filename*=UTF-8''100%.csv", "100%.csv"),
            ("attachment; filename=x.csv; filename*=UTF-8''%FF", "x.csv"),
            ("attachment; filename=x.csv; filename*=KOI8-R''%C1", "x.csv"),
        ] {
            check(&[("Content-Disposition", sent)], b"a,b", expected);
        }
    }

    #[test]
    fn without_a_name_the_job_names_it() {
        for sent in ["", "attachment", "attachment; filename", "attachment; filename=\"..\""] {
            check(&[("Content-Disposition", sent)], b"a,b", &format!("ClickExport-{ID}.csv"));
        }
    }

    #[test]
    fn the_extension_is_that_of_the_content() {
        for (media_type, body, extension) in [
            ("text/csv; charset=utf-8", &b"a,b"[..], "csv"),
            ("text/tab-separated-values", b"a\tb", "tsv"),
            ("application/json", b"[1]", "json"),
            ("", b"<Clicks/>", "xml"),
            ("", b" [1]", "json"),
            ("", b"PK\x03\x04", "zip"),
            ("application/octet-stream", b"a,b", "csv"),
            ("", b"", "csv"),
            ("text/csv", b"\x1F\x8B\x08", "csv.gz"),
            ("application/gzip", b"\x1F\x8B\x08", "csv.gz"),
        ] {
            let headers = [("Content-Type", media_type)];
            check(&headers, body, &format!("ClickExport-{ID}.{extension}"));
        }
        for (sent, body, expected) in [
            ("clicks.csv", &b"\x1F\x8B\x08"[..], "clicks.csv.gz"),
            ("clicks.csv.gz", b"\x1F\x8B\x08", "clicks.csv.gz"),
            ("clicks.csv", b"PK\x03\x04", "clicks.csv.zip"),
            ("report.xlsx", b"PK\x03\x04", "report.xlsx"),
            ("clicks", b"a,b", "clicks.csv"),
            ("Clicks 1.5.2026", b"a,b", "Clicks 1.5.2026.csv"),
            ("clicks.txt", b"a,b", "clicks.txt"),
        ] {
            let sent = format!("attachment; filename=\"{sent}\"");
            check(&[("Content-Disposition", &sent)], body, expected);
        }
    }

    #[test]
    fn a_name_cannot_choose_a_folder_or_pretend() {
        for (sent, expected) in [
            ("../../etc/passwd", "passwd.csv"),
            ("C:\\temp\\a.csv", "a.csv"),
            (".htaccess", "htaccess.csv"),
            ("a\u{202E}vsc.exe", "avsc.exe"),
            ("a<b>|c?.csv", "abc.csv"),
        ] {
            let sent = format!("attachment; filename=\"{sent}\"");
            check(&[("Content-Disposition", &sent)], b"a", expected);
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let sent = format!("attachment; filename=\"{}.json\"", "a".repeat(500));
        check(&[("Content-Disposition", &sent)], b"[]", &format!("{}.json", "a".repeat(145)));
    }
}
