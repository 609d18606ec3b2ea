//! Whether what came for a download is the result, and what to call the file.

use crate::core::api::error::{ApiError, Found};
use crate::core::api::response::{Headers, Response};
use crate::core::api::wire;
use crate::core::job::{Job, short_id};
use crate::core::text::Texts;
use crate::core::time::Timestamp;

/// How many bytes of the body [`check`] wants to see: enough to hold any error or job, which are small.
pub const HEAD_LENGTH: usize = 64 * 1024;

/// The start of an answer to a download request. The rest of the body may be large and is never looked at.
#[derive(Debug)]
pub struct Head<'a> {
    /// HTTP status code.
    pub status: u16,
    /// The headers that could be read.
    pub headers: &'a Headers,
    /// The first [`HEAD_LENGTH`] bytes of the body, or all of it.
    pub start: &'a [u8],
    /// Whether `start` is all of it.
    pub is_whole: bool,
}

/// Why nothing is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoResult {
    /// 202: the job has not completed; nothing to save yet.
    NotReady,
    /// The server no longer has it.
    Gone,
    /// Anything else.
    Error(ApiError),
}

/// The name to save the result under, when what came is a result.
///
/// # Errors
/// [`NoResult`] for everything that is not: errors in any shape and under any status, a job in place of its result,
/// a login page.
pub fn check(head: &Head<'_>, job: &Job, at: Timestamp) -> Result<String, NoResult> {
    let response = || Response {
        status: head.status,
        headers: head.headers.clone(),
        body: head.start.to_vec(),
    };
    let message = || wire::error_message(head.start);
    match head.status {
        202 => return Err(NoResult::NotReady),
        404 | 410 => return Err(NoResult::Gone),
        _ => {}
    }
    if let Some(error) = ApiError::from_status(&response(), at, message()) {
        return Err(NoResult::Error(error));
    }
    let media_type = media_type(head.headers);
    let start = head.start.trim_ascii_start();
    let is_page =
        media_type == "text/html" || (start.first() == Some(&b'<') && wire::is_html(start));
    if is_page {
        return Err(NoResult::Error(wire::unreadable(Found::Html, start)));
    }
    // A result may be JSON or XML too, so only a whole small body can be told for an error or a job.
    let may_be_error = head.is_whole && matches!(start.first(), Some(b'{' | b'<'));
    if may_be_error {
        let mut texts = Texts::default();
        match wire::read_job(&response(), at, &mut texts) {
            Ok((answer, _)) if answer.id == job.id => return Err(NoResult::NotReady),
            Err(error @ ApiError::Refused { message: Some(_), .. }) => {
                return Err(NoResult::Error(error));
            }
            _ => {}
        }
    }
    Ok(file_name(head.headers, media_type, start, job))
}

/// The type of the body without parameters; empty when the server does not say.
fn media_type(headers: &Headers) -> &str {
    headers.get("content-type").and_then(|it| it.split(';').next()).unwrap_or_default().trim()
}

/// The name in `Content-Disposition`, else `{Type}-{short id}.{extension}`.
fn file_name(headers: &Headers, media_type: &str, start: &[u8], job: &Job) -> String {
    let named = headers.get("content-disposition").and_then(disposition_name);
    named.unwrap_or_else(|| {
        let job_type = match job.job_type.api_name() {
            "" => "Job",
            name => name,
        };
        safe(&format!("{job_type}-{}.{}", short_id(&job.id), extension(media_type, start)))
    })
}

/// `filename*=UTF-8''…` before `filename="…"`, as RFC 6266 says.
fn disposition_name(disposition: &str) -> Option<String> {
    let parameter = |name: &str| {
        disposition.split(';').skip(1).find_map(|it| {
            let (key, value) = it.split_once('=')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    let encoded = parameter("filename*").and_then(|it| {
        let (charset, rest) = it.split_once('\'')?;
        let (_, encoded) = rest.split_once('\'')?;
        charset.eq_ignore_ascii_case("utf-8").then(|| percent_decode(encoded))?
    });
    let name =
        encoded.or_else(|| parameter("filename").map(|it| it.trim_matches('"').to_owned()))?;
    // A path would let a server choose a folder.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = safe(name.trim().trim_start_matches('.'));
    (!name.is_empty()).then_some(name)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let hex = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Leaves out what file systems refuse or hide.
fn safe(name: &str) -> String {
    let is_safe =
        |it: &char| !it.is_control() && !"<>:\"/\\|?*".contains(*it) && !is_bidi_control(*it);
    name.chars().filter(is_safe).take(150).collect()
}

/// Marks that change the direction of text can make `gpj.exe` look like `exe.jpg`.
fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn extension(media_type: &str, start: &[u8]) -> &'static str {
    match media_type {
        "text/csv" | "application/csv" => "csv",
        "application/json" => "json",
        "application/xml" | "text/xml" => "xml",
        "application/zip" => "zip",
        "application/gzip" | "application/x-gzip" => "gz",
        _ => match start {
            [b'P', b'K', 3, 4, ..] => "zip",
            [0x1F, 0x8B, ..] => "gz",
            [b'{' | b'[', ..] => "json",
            [b'<', ..] => "xml",
            // The documented default of the exports.
            _ => "csv",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::{JobType, Status};

    fn job() -> Job {
        Job::new("d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f", JobType::ClickExport, Status::Completed)
    }

    fn check_body(status: u16, headers: &[(&str, &str)], body: &str) -> Result<String, NoResult> {
        let headers = headers.iter().copied().collect();
        let head = Head { status, headers: &headers, start: body.as_bytes(), is_whole: true };
        check(&head, &job(), Timestamp::from_millis(0))
    }

    #[track_caller]
    fn check_name(headers: &[(&str, &str)], body: &str, expected: &str) {
        assert_eq!(check_body(200, headers, body).as_deref(), Ok(expected), "{headers:?} {body}");
    }

    #[test]
    fn the_server_names_the_file_or_the_job_does() {
        check_name(
            &[("Content-Disposition", "attachment; filename=\"clicks.csv\"")],
            "a,b",
            "clicks.csv",
        );
        check_name(
            &[("Content-Disposition", "attachment; filename=clicks.csv")],
            "a,b",
            "clicks.csv",
        );
        check_name(
            &[(
                "Content-Disposition",
                "attachment; filename=\"x.csv\"; filename*=UTF-8''%C3%A4%20b.csv",
            )],
            "a,b",
            "ä b.csv",
        );
        check_name(
            &[("Content-Type", "text/csv; charset=utf-8")],
            "a,b",
            "ClickExport-d8807a9f.csv",
        );
        check_name(&[("Content-Type", "application/json")], "[1]", "ClickExport-d8807a9f.json");
        check_name(&[], "<Clicks/>", "ClickExport-d8807a9f.xml");
        check_name(&[], "PK\u{3}\u{4}", "ClickExport-d8807a9f.zip");
        check_name(
            &[("Content-Type", "application/octet-stream")],
            "a,b",
            "ClickExport-d8807a9f.csv",
        );
        check_name(&[], "", "ClickExport-d8807a9f.csv");
    }

    #[test]
    fn a_name_cannot_choose_a_folder_or_pretend() {
        for (sent, name) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\a.csv", "a.csv"),
            (".htaccess", "htaccess"),
            ("a\u{202E}vsc.exe", "avsc.exe"),
            ("a<b>|c?.csv", "abc.csv"),
        ] {
            check_name(
                &[("Content-Disposition", &format!("attachment; filename=\"{sent}\""))],
                "a",
                name,
            );
        }
        check_name(
            &[("Content-Disposition", "attachment; filename=\"..\"")],
            "a",
            "ClickExport-d8807a9f.csv",
        );
    }

    #[test]
    fn what_is_no_result_is_never_saved() {
        assert_eq!(check_body(202, &[], "{}"), Err(NoResult::NotReady));
        assert_eq!(check_body(404, &[], ""), Err(NoResult::Gone));
        assert_eq!(check_body(401, &[], "no"), Err(NoResult::Error(ApiError::Unauthorized)));
        assert_eq!(
            check_body(503, &[], ""),
            Err(NoResult::Error(ApiError::Server { status: 503 }))
        );
        let page = "<!doctype html><title>Sign in</title>";
        for headers in [&[][..], &[("Content-Type", "text/html")], &[("Content-Type", "text/csv")]]
        {
            let found = check_body(200, headers, page);
            assert!(
                matches!(
                    found,
                    Err(NoResult::Error(ApiError::Unreadable { found: Found::Html, .. }))
                ),
                "{found:?}"
            );
        }
        let envelope = r#"{"Status":"ERROR","Message":"The result has expired"}"#;
        let refused =
            ApiError::Refused { status: 200, message: Some("The result has expired".into()) };
        assert_eq!(
            check_body(200, &[("Content-Type", "application/json")], envelope),
            Err(NoResult::Error(refused))
        );
        let this_job = r#"{"Id":"d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f","Status":"RUNNING"}"#;
        assert_eq!(check_body(200, &[], this_job), Err(NoResult::NotReady));
    }

    #[test]
    fn results_that_look_a_little_like_errors_are_saved() {
        check_name(&[], r#"{"Clicks":[{"Id":"1"}]}"#, "ClickExport-d8807a9f.json");
        check_name(&[], r#"[{"Status":"ERROR","Message":"a row"}]"#, "ClickExport-d8807a9f.json");
        check_name(&[], "Message,Status\nx,ERROR", "ClickExport-d8807a9f.csv");
    }
}
