//! Whether what came for a download is the result, and what to call the file.

use std::rc::Rc;

use crate::core::api::error::{ApiError, Found};
use crate::core::api::file_name::{file_name, media_type};
use crate::core::api::response::{Headers, Response};
use crate::core::api::wire;
use crate::core::job::Job;
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

/// How much of a result has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What the file will be called, once that is known.
    pub file_name: Option<Rc<str>>,
    /// The bytes that came.
    pub received: u64,
    /// How many there are, if the server said so.
    pub total: Option<u64>,
}

/// How long a body is, as it is read: not what `Content-Length` says of a packed one, which the browser unpacks.
pub fn length(headers: &Headers) -> Option<u64> {
    let encoding = headers.get("content-encoding").unwrap_or_default().trim();
    let is_plain = encoding.is_empty() || encoding.eq_ignore_ascii_case("identity");
    headers.number("content-length").filter(|_| is_plain)
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
    Ok(file_name(head.headers, head.start, job))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::api::error::Refuser;
    use crate::core::job::{JobType, Status};

    fn job() -> Job {
        Job::new("d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f", JobType::ClickExport, Status::Completed)
    }

    fn check_body(status: u16, headers: &[(&str, &str)], body: &str) -> Result<String, NoResult> {
        let headers = headers.iter().copied().collect();
        let head = Head { status, headers: &headers, start: body.as_bytes(), is_whole: true };
        check(&head, &job(), Timestamp::from_millis(0))
    }

    #[test]
    fn what_is_no_result_is_never_saved() {
        assert_eq!(check_body(202, &[], "{}"), Err(NoResult::NotReady));
        assert_eq!(check_body(404, &[], ""), Err(NoResult::Gone));
        assert_eq!(
            check_body(401, &[], "no"),
            Err(NoResult::Error(ApiError::Unauthorized { by: Refuser::Unknown }))
        );
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
    fn the_length_is_known_of_what_is_sent_as_it_is() {
        for (headers, expected) in [
            (&[("Content-Length", "31000000")][..], Some(31_000_000)),
            (&[("Content-Length", "31"), ("Content-Encoding", "identity")], Some(31)),
            (&[("Content-Length", "31"), ("Content-Encoding", "gzip")], None),
            (&[("Content-Length", "31"), ("Content-Encoding", "br, gzip")], None),
            (&[("Content-Length", "many")], None),
            (&[], None),
        ] {
            assert_eq!(length(&headers.iter().copied().collect()), expected, "{headers:?}");
        }
    }

    #[test]
    fn results_that_look_a_little_like_errors_are_saved() {
        for body in [
            r#"{"Clicks":[{"Id":"1"}]}"#,
            r#"[{"Status":"ERROR","Message":"a row"}]"#,
            "Message,Status\nx,ERROR",
        ] {
            assert!(check_body(200, &[], body).is_ok(), "{body}");
        }
    }
}
