use super::*;
use crate::core::api::error::Refuser;
use crate::core::job::{JobType, Status};
use crate::core::time::DateTime;
use crate::core::words::{job as job_words, problem};

const AT: Timestamp = Timestamp::from_millis(1_654_594_430_000);

fn response(status: u16, body: &str) -> Response {
    Response { status, body: body.into(), ..Response::default() }
}

fn list(body: &str) -> Result<Page, ApiError> {
    read_list(&response(200, body))
}

/// Reads a list whose body came in one piece.
fn read_list(response: &Response) -> Result<Page, ApiError> {
    let (mut reader, mut texts) = (ListReader::default(), Texts::default());
    let jobs = if response.is_ok() { reader.feed(&response.body, &mut texts) } else { Vec::new() };
    let mut page = reader.finish(response, AT, &mut texts)?;
    page.jobs.splice(..0, jobs);
    Ok(page)
}

/// Reads a list whose body came in these pieces: the jobs, and how it ended.
fn list_in_parts<'a>(
    parts: impl IntoIterator<Item = &'a [u8]>,
) -> (Vec<Job>, Result<Page, ApiError>) {
    let (mut reader, mut texts) = (ListReader::default(), Texts::default());
    let mut jobs = Vec::new();
    for part in parts {
        jobs.extend(reader.feed(part, &mut texts));
    }
    let mut end = reader.finish(&response(200, ""), AT, &mut texts);
    if let Ok(page) = &mut end {
        jobs.append(&mut page.jobs);
    }
    (jobs, end)
}

fn job(body: &str) -> Job {
    read_job(&response(200, body), AT, &mut Texts::default()).unwrap().0
}

/// The provider's own example, whose dates contradict each other.
const DOCUMENTED: &str = r#"{
  "Id": "d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f", "Type": "ClickExport", "ProgramId": "3629", "CreatedBy": "IRxEXAMPLE",
  "CreatedDate": "2022-06-07T04:33:50-05:00", "StartedDate": "2022-06-07T04:33:50-05:00",
  "AbandonedDate": "2022-06-07T04:33:50-05:00", "CompletedDate": "2022-06-07T04:33:50-05:00",
  "CancelledDate": "2022-06-07T04:33:50-05:00", "FailedDate": "2022-06-07T04:33:50-05:00",
  "LastProgressUpdateDate": "2022-06-07T04:33:50-05:00", "Status": "COMPLETED",
  "StatusMessage": "Job processing completed successfully.", "RecordsProcessed": 250, "PercentageComplete": 100,
  "Replayable": true, "ResultUri": "/Mediapartners/IRxEXAMPLE/Jobs/d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f/Download"
}"#;

#[test]
fn reads_all_17_attributes_and_prints_them_as_sent() {
    let job = job(DOCUMENTED);
    let sent: serde_json::Value = serde_json::from_str(DOCUMENTED).unwrap();
    for attribute in Attribute::ALL {
        let sent = &sent[attribute.name()];
        let sent = sent.as_str().map_or_else(|| sent.to_string(), str::to_owned);
        assert_eq!(job.attribute(attribute).as_deref(), Some(&*sent), "{attribute}");
    }
    assert!(job.verbatim.is_empty());
    assert_eq!(job.status, Status::Completed);
}

#[test]
fn numbers_and_truths_may_be_text() {
    let job = job(
        r#"{"Id":"a","ProgramId":3629,"RecordsProcessed":"250","PercentageComplete":" 62 ","Replayable":"True"}"#,
    );
    assert_eq!(job.program_id.as_deref(), Some("3629"));
    assert_eq!((job.records, job.percent, job.replayable), (Some(250), Some(62), Some(true)));
    assert_eq!(job.attribute(Attribute::Replayable).as_deref(), Some("True"), "shown as sent");
}

#[test]
fn numbers_keep_every_digit() {
    let records = |value: &str| job(&format!(r#"{{"Id":"a","RecordsProcessed":{value}}}"#)).records;
    assert_eq!(records("9007199254740993"), Some(9_007_199_254_740_993));
    assert_eq!(records("\"18446744073709551615\""), Some(u64::MAX));
    assert_eq!(records("2.5e3"), Some(2500));
    assert_eq!(records("1.2345678E7"), Some(12_345_678));
    assert_eq!(records("1e99999999"), None);
    assert_eq!(records("0e4294967295"), Some(0));
    assert_eq!(records("0.000000000000000000000025e24"), Some(25));
    assert_eq!(records("\"250.75\""), Some(250));
    assert_eq!(records("\"2.x\""), None);
}

#[test]
fn a_number_that_is_not_whole_is_shown_as_sent() {
    for sent in ["0.5", "-1.25", "12.000001", "99.6"] {
        let job = job(&format!(r#"{{"Id":"a","PercentageComplete":{sent}}}"#));
        assert_eq!(job.attribute(Attribute::PercentageComplete).as_deref(), Some(sent));
    }
}

#[test]
fn percent_is_held_between_0_and_100() {
    let percent =
        |value: &str| job(&format!(r#"{{"Id":"a","PercentageComplete":{value}}}"#)).percent;
    assert_eq!(percent("250"), Some(100));
    assert_eq!(percent("99.6"), Some(99));
    assert_eq!(percent("-1"), None);
}

#[test]
fn empty_null_and_absent_all_mean_not_set() {
    let bare = job(r#"{"Id":"a","Status":"QUEUED"}"#);
    for unset in ["\"\"", "null", "\"  \""] {
        let is_unset = |it: &Attribute| !matches!(it, Attribute::Id | Attribute::Status);
        let fields = Attribute::ALL.into_iter().filter(is_unset);
        let fields: Vec<String> = fields.map(|it| format!(r#","{it}":{unset}"#)).collect();
        let fields = fields.concat();
        assert_eq!(job(&format!(r#"{{"Id":"a","Status":"QUEUED"{fields}}}"#)), bare);
    }
}

#[test]
fn an_attribute_of_the_wrong_kind_is_reported_and_shown_as_sent() {
    let body = r#"{"Id":"a","CreatedDate":"07.06.2022","RecordsProcessed":"many","Replayable":1,"StatusMessage":["x"]}"#;
    let (job, problems) = read_job(&response(200, body), AT, &mut Texts::default()).unwrap();
    assert_eq!(
        (job.created, job.records, job.replayable, job.status_message.as_deref()),
        (None, None, None, None)
    );
    assert_eq!(job.attribute(Attribute::CreatedDate).as_deref(), Some("07.06.2022"));
    assert_eq!(job.attribute(Attribute::StatusMessage).as_deref(), Some(r#"["x"]"#));
    let problems: Vec<String> = problems.iter().map(problem::sentence).collect();
    assert_eq!(
        problems,
        [
            "CreatedDate of job a could not be read.",
            "StatusMessage of job a could not be read.",
            "RecordsProcessed of job a could not be read.",
            "Replayable of job a could not be read.",
        ]
    );
}

#[test]
fn unknown_words_are_kept() {
    let unknown = job(r#"{"Id":"a","Type":"BulkLinkImport","Status":"ON_HOLD"}"#);
    assert_eq!(unknown.job_type, JobType::Other("BulkLinkImport".into()));
    assert_eq!(job_words::job_type(&unknown.job_type), "Bulk link import");
    assert_eq!(unknown.status, Status::Other("ON_HOLD".into()));
    assert_eq!(job_words::status(&unknown.status), "On hold");
}

#[test]
fn states_are_read_in_any_case_and_spelling() {
    let status = |word: &str| job(&format!(r#"{{"Id":"a","Status":"{word}"}}"#)).status;
    assert_eq!(status("Completed"), Status::Completed);
    assert_eq!(status("canceled"), Status::Cancelled);
    assert_eq!(status("CANCELLE"), Status::Cancelled);
    assert_eq!(status("DONE"), Status::Completed);
    assert_eq!(
        job(r#"{"Id":"a","Status":"Completed"}"#).attribute(Attribute::Status).as_deref(),
        Some("Completed")
    );
}

#[test]
fn the_id_may_be_spelled_in_two_ways() {
    assert_eq!(&*job(r#"{"JobId":"a"}"#).id, "a");
    assert_eq!(&*job(r#"{"JobId":"a","Id":"b"}"#).id, "b");
    assert_eq!(&*job(r#"{"Id":"b","JobId":"a"}"#).id, "b");
    assert_eq!(&*job(r#"{"Id":"","JobId":"a"}"#).id, "a");
    assert_eq!(&*job(r#"{"I\u0064":"a"}"#).id, "a");
    assert_eq!(&*job(r#"{"Id":12345678901234567890}"#).id, "12345678901234567890");
    assert_eq!(&*job(r#"{"Job":{"Id":"a"}}"#).id, "a");
}

#[test]
fn dates_keep_their_offset() {
    let created =
        |date: &str| job(&format!(r#"{{"Id":"a","CreatedDate":"{date}"}}"#)).created.unwrap();
    let same: Vec<DateTime> =
        ["2022-06-07T04:33:50-05:00", "2022-06-07T15:03:50+05:30", "2022-06-07T09:33:50Z"]
            .map(created)
            .into();
    assert!(same.iter().all(|it| it.at() == same[0].at()));
    let zulu = job(r#"{"Id":"a","CreatedDate":"2022-06-07T09:33:50Z"}"#);
    assert_eq!(zulu.attribute(Attribute::CreatedDate).as_deref(), Some("2022-06-07T09:33:50Z"));
}

#[track_caller]
fn check_ids(body: &str, expected: &[&str]) -> Page {
    let page = list(body).unwrap();
    let ids: Vec<&str> = page.jobs.iter().map(|it| &*it.id).collect();
    assert_eq!(ids, expected, "{body}");
    page
}

#[test]
fn reads_every_shape_of_the_list() {
    for body in [
        r#"[{"Id":"a"},{"Id":"b"}]"#,
        r#"{"Jobs":[{"Id":"a"},{"Id":"b"}]}"#,
        r#"{"Jobs":{"Job":[{"Id":"a"},{"Id":"b"}]}}"#,
        "\u{FEFF} [{\"Id\":\"a\"},{\"Id\":\"b\"}]\n",
    ] {
        check_ids(body, &["a", "b"]);
    }
    check_ids(r#"{"Jobs":{"Job":{"Id":"a"}}}"#, &["a"]);
    for body in [
        "[]",
        r#"{"Jobs":[]}"#,
        r#"{"Jobs":null}"#,
        r#"{"Jobs":""}"#,
        r#"{"Jobs":{}}"#,
        r#"{"Jobs":{"Job":""}}"#,
    ] {
        check_ids(body, &[]);
    }
}

#[test]
fn reads_the_link_to_the_next_page() {
    let next = |body: &str| list(body).unwrap().next.map(String::from);
    assert_eq!(
        next(r#"{"@nextpageuri":"/x?Page=2","@page":"1","Jobs":[]}"#).as_deref(),
        Some("/x?Page=2")
    );
    assert_eq!(
        next(r#"{"@page":1,"Jobs":[],"@nextpageruri":"/x?Page=2"}"#).as_deref(),
        Some("/x?Page=2")
    );
    assert_eq!(next(r#"{"@nextpageuri":"","Jobs":[]}"#), None);
}

#[test]
fn an_entry_that_is_no_job_never_hides_the_others() {
    let page = check_ids(
        r#"[{"Id":"a"},7,{"Status":"QUEUED"},null,{"Id":".."},"x",[1],{"Id":"b"}]"#,
        &["a", "b"],
    );
    let entries: Vec<String> = page.problems.iter().map(problem::sentence).collect();
    assert_eq!(entries.len(), 6);
    assert_eq!(entries[0], "Entry 2 of the list is not a job.");
}

/// Reads a list with this entry between good ones. `message` is that of its job `b`, if it is one.
#[track_caller]
fn check_among_good(entry: &str, message: Option<&str>, problems: &[&str]) {
    let body = format!(r#"{{"Jobs":[{{"Id":"a"}},{entry},{{"Id":"c"}}]}}"#);
    let (jobs, end) = list_in_parts(body.as_bytes().chunks(7));
    let page = end.unwrap();
    let ids: Vec<&str> = jobs.iter().map(|it| &*it.id).collect();
    match message {
        Some(_) => assert_eq!(ids, ["a", "b", "c"], "{entry:?}"),
        None => assert_eq!(ids, ["a", "c"], "{entry:?}"),
    }
    let sent = jobs.iter().find(|it| &*it.id == "b");
    let sent = sent.and_then(|it| it.attribute(Attribute::StatusMessage));
    assert_eq!(sent.as_deref(), message, "{entry:?}");
    let said: Vec<String> = page.problems.iter().map(problem::sentence).collect();
    assert_eq!(said, problems, "{entry:?}");
}

#[test]
fn a_text_that_should_have_been_escaped_is_read_as_meant() {
    let controls = (0_u8..0x20).map(|it| format!("x{}y", char::from(it)));
    for message in controls.chain(["two\r\n\r\nlines\n\tx".to_owned()]) {
        check_among_good(
            &format!(r#"{{"StatusMessage":"{message}","Id":"b"}}"#),
            Some(&message),
            &[],
        );
        let alone = job(&format!(r#"{{"Id":"b","StatusMessage":"{message}"}}"#));
        assert_eq!(alone.status_message.as_deref(), Some(&*message));
        check_error(400, &format!(r#"{{"Message":"{message}"}}"#), refused(400, &message));
        check_error(200, &format!(r#"{{"Message":"{message}"}}"#), refused(200, &message));
    }
    let of = |json: &str| format!(r#"{{"Id":"b","StatusMessage":"{json}"}}"#);
    check_among_good(&of(r"C:\data\system"), Some(r"C:\data\system"), &[]);
    check_among_good(&of("\\\n \\\" \\\\"), Some("\\\n \" \\"), &[]);
}

#[test]
fn what_cannot_be_meant_is_named_and_hides_nothing() {
    let not_a_job: &[&str] = &["Entry 2 of the list is not a job."];
    for entry in [
        "",
        " ",
        "nul",
        r#"{"Id":"b",}"#,
        r#"{"Id":"b","x":NaN}"#,
        r#"{"Id":"b","x":"\u12"}"#,
        "{\"Id\":\"b\"\0}",
        r#"{"Id":"b"} {"Id":"b"}"#,
        r#"{"Id":"\ud83d"}"#,
        // Which of the two is meant, nobody knows.
        r#"{"Id":"b","Status":"RUNNING","Status":"FAILED"}"#,
        r#"["b"]"#,
    ] {
        check_among_good(entry, None, not_a_job);
    }
    check_among_good(r#"{"Id":"b","x":1,"x":2,"StatusMessage":"y"}"#, Some("y"), &[]);
}

#[test]
fn half_a_surrogate_pair_is_a_problem_of_its_field() {
    let problem: &[&str] = &["StatusMessage of job b could not be read."];
    for sent in [r#""\ud83d x""#, r#""x \ude00""#, r#""\ud83d\ud83d""#] {
        let entry = format!(r#"{{"Id":"b","StatusMessage":{sent}}}"#);
        check_among_good(&entry, Some(sent), problem);
    }
    let entry = r#"{"Id":"b","StatusMessage":"\ud83d\ude00"}"#;
    check_among_good(entry, Some("😀"), &[]);
}

#[test]
fn no_depth_exhausts_the_stack() {
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let nested = format!("{open}{close}");
    check_among_good(&nested, None, &["Entry 2 of the list is not a job."]);
    check_among_good(&format!(r#"{{"Id":"b","x":{nested},"StatusMessage":"y"}}"#), Some("y"), &[]);
    assert!(list(&open).is_err());
    assert!(list(&format!(r#"{{"x":{nested},"Jobs":[]}}"#)).is_ok());
    let wrapped = format!("{}7{}", r#"{"Job":"#.repeat(100_000), "}".repeat(100_000));
    check_among_good(&wrapped, None, &["Entry 2 of the list is not a job."]);
    assert!(list(&format!(r#"{{"Jobs":{wrapped}}}"#)).is_ok());
    check_error(400, &format!(r#"{{"Message":"x","Errors":{nested}}}"#), refused(400, "x"));
    let errors = format!("{}7{}", r#"{"Error":"#.repeat(100_000), "}".repeat(100_000));
    check_error(400, &format!(r#"{{"Message":"x","Errors":{errors}}}"#), refused(400, "x"));
}

#[test]
fn repeated_text_is_held_once() {
    let page = list(r#"[{"Id":"a","ProgramId":"3629"},{"Id":"b","ProgramId":"3629"}]"#).unwrap();
    let [a, b] = [0, 1].map(|it: usize| page.jobs[it].program_id.clone().unwrap());
    assert!(a.ptr_eq(&b));
}

#[track_caller]
fn check_error(status: u16, body: &str, expected: ApiError) {
    assert_eq!(list_with_status(status, body), Err(expected), "{status} {body}");
}

fn list_with_status(status: u16, body: &str) -> Result<Page, ApiError> {
    read_list(&response(status, body))
}

fn refused(status: u16, message: &str) -> ApiError {
    ApiError::Refused { status, message: Some(message.into()) }
}

#[test]
fn status_codes_become_errors() {
    check_error(401, "No credentials", ApiError::Unauthorized { by: Refuser::Unknown });
    check_error(
        404,
        r#"{"message":"no Route matched with those values","request_id":"x"}"#,
        ApiError::NotFound,
    );
    check_error(500, "", ApiError::Server { status: 500 });
    check_error(502, "<html>Bad gateway</html>", ApiError::Server { status: 502 });
    check_error(429, "slow down", ApiError::RateLimited { resume_after: None, is_hourly: true });
    check_error(
        403,
        r#"{"Status":"ERROR","Message":"No scope"}"#,
        ApiError::Forbidden { by: Refuser::Unknown, message: Some("No scope".into()) },
    );
}

#[test]
fn every_error_shape_gives_its_message() {
    check_error(
        400,
        r#"{"Status":"ERROR","Message":"The parameter is wrong"}"#,
        refused(400, "The parameter is wrong"),
    );
    check_error(
        400,
        r#"{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"AccountId","Message":"Not a numeric value"}]}"#,
        refused(400, "Validation Failed (AccountId: Not a numeric value)"),
    );
    check_error(
        400,
        r#"{"Message":"Validation Errors","Errors":{"Error":{"Field":"Context","Message":"is an expected field"}}}"#,
        refused(400, "Validation Errors (Context: is an expected field)"),
    );
    check_error(
        400,
        "<ImpactRadiusResponse><Status>ERROR</Status><Message>A &amp; B</Message></ImpactRadiusResponse>",
        refused(400, "A & B"),
    );
    check_error(400, "no JSON at all", ApiError::Refused { status: 400, message: None });
}

#[test]
fn an_error_with_status_200_is_an_error() {
    let body = r#"{"Status":"ERROR","Message":"Not permitted"}"#;
    check_error(200, body, refused(200, "Not permitted"));
    let single = read_job(&response(200, body), AT, &mut Texts::default());
    assert_eq!(single.unwrap_err(), refused(200, "Not permitted"));
    // The same word is the state of a job, which has an id.
    assert_eq!(job(r#"{"Id":"a","Status":"ERROR","Message":"x"}"#).status, Status::Error);
}

#[test]
fn what_is_not_json_is_named() {
    let unreadable = |found, start: &str| ApiError::Unreadable { found, start: start.into() };
    check_error(
        200,
        "<ImpactRadiusResponse><Jobs/></ImpactRadiusResponse>",
        unreadable(Found::Xml, "<ImpactRadiusResponse>"),
    );
    check_error(
        200,
        "<?xml version=\"1.0\"?><ImpactRadiusResponse/>",
        unreadable(Found::Xml, "<ImpactRadiusResponse/>"),
    );
    check_error(
        200,
        "<!DOCTYPE html><html><body>Sign in</body></html>",
        unreadable(Found::Html, "<!DOCTYPE html>"),
    );
    check_error(
        200,
        r#"{"Jobs":[{"Id":"a"},{"Id":"#,
        unreadable(Found::CutShort, r#"{"Jobs":[{"Id":"a"},{"Id":"#),
    );
    check_error(200, "", unreadable(Found::NotJson, ""));
    check_error(200, "OK", unreadable(Found::NotJson, "OK"));
    check_error(200, r#"{"Reports":[]}"#, unreadable(Found::OtherJson, r#"{"Reports":[]}"#));
    check_error(200, r#"{"Jobs":7}"#, unreadable(Found::OtherJson, r#"{"Jobs":7}"#));
    check_error(200, "[] trailing", unreadable(Found::NotJson, "[] trailing"));
    check_error(200, "[Sign in, please]", unreadable(Found::NotJson, "[Sign in, please]"));
    let twice = r#"{"Jobs":[{"Id":"a"}],"Jobs":[]}"#;
    check_error(200, twice, unreadable(Found::OtherJson, twice));
}

#[test]
fn a_replay_answers_with_a_job_or_where_it_was_queued() {
    let replay = |body: &str| read_replay(&response(200, body), AT, &mut Texts::default());
    assert!(
        matches!(replay(r#"{"Id":"a","Status":"QUEUED"}"#), Ok(ReplayAnswer::Job(job)) if &*job.id == "a")
    );
    let queued = |uri: &str| replay(&format!(r#"{{"Status":"QUEUED","QueuedUri":"{uri}"}}"#));
    assert_eq!(queued("/Mediapartners/IRx/Jobs/a-1"), Ok(ReplayAnswer::Queued("a-1".into())));
    assert_eq!(
        queued("/Mediapartners/IRx/Jobs/a-1/Download?x"),
        Ok(ReplayAnswer::Queued("a-1".into()))
    );
    assert!(queued("/Advertisers/IRx/APISubmissions/A-1").is_err());
    assert_eq!(replay(r#"{"Status":"ERROR","Message":"No"}"#), Err(refused(200, "No")));
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    const SHAPES: [&str; 6] = [
        "[JOBS]",
        "\u{FEFF} [ JOBS ] ",
        r#"{"@page":"1","Jobs":[JOBS],"@nextpageuri":"/next"}"#,
        r#"{ "Jobs" : { "@x" : [1, {"Jobs":[2]}], "Job" : [ JOBS ] } , "Other" : ["]", "\"Jobs\":["] }"#,
        r#"{"a":{"Jobs":[{"Id":"no"}]},"Job":[3],"Jobs":[JOBS]}"#,
        r#"{"Message":"Jobs","Jobs":[JOBS],"b":["Jobs",["x"]]}"#,
    ];

    fn json_value() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<i64>().prop_map(|it| it.to_string()),
            any::<f64>()
                .prop_filter("JSON has finite numbers", |it| it.is_finite())
                .prop_map(|it| it.to_string()),
            any::<bool>().prop_map(|it| it.to_string()),
            Just("null".to_owned()),
            "[a-zA-Z0-9:+. -]{0,30}".prop_map(|it| format!("\"{it}\"")),
            Just(r#"{"x":[1,{}]}"#.to_owned()),
        ]
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(status in 100u16..600, body in proptest::collection::vec(any::<u8>(), 0..300)) {
            let response = Response { status, body, ..Response::default() };
            let _ = read_list(&response);
            let _ = read_job(&response, AT, &mut Texts::default());
            let _ = read_replay(&response, AT, &mut Texts::default());
            let _ = error_message(&response.body);
        }

        #[test]
        fn a_job_with_an_id_is_always_read(values in proptest::collection::vec(json_value(), 16)) {
            let fields = Attribute::ALL[1..].iter().zip(values).map(|(name, value)| format!(r#","{name}":{value}"#));
            let fields: Vec<String> = fields.collect();
            let fields = fields.concat();
            let page = list(&format!(r#"[{{"Id":"a"{fields}}},{{"Id":"b"}}]"#)).unwrap();
            prop_assert_eq!(page.jobs.len(), 2);
        }

        /// Whatever the shape and wherever the parts end, byte order mark, letters of many bytes and escapes included.
        #[test]
        fn a_list_in_parts_is_the_same_list(
            shape in 0_usize..SHAPES.len(),
            jobs in proptest::collection::vec(("[a-c]|7|\\PC{0,3}", "\\PC{0,8}"), 0..5),
            cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..6),
            end in proptest::option::weighted(0.2, any::<prop::sample::Index>()),
        ) {
            let jobs: Vec<String> = jobs.iter().map(|(id, message)| {
                let [id, message] = [id, message].map(|it| serde_json::to_string(it).unwrap());
                format!(r#"{{"Id":{id},"StatusMessage":{message},"x":[{{"Jobs":[]}}, "]"]}}"#)
            }).collect();
            let mut body = SHAPES[shape].replace("JOBS", &jobs.join(" , ")).into_bytes();
            if let Some(end) = end {
                body.truncate(end.index(body.len() + 1));
            }
            let mut cuts: Vec<usize> = cuts.iter().map(|it| it.index(body.len() + 1)).collect();
            cuts.sort_unstable();
            let starts = std::iter::once(0).chain(cuts.iter().copied());
            let ends = cuts.iter().copied().chain(std::iter::once(body.len()));
            let parts = starts.zip(ends).map(|(start, end)| &body[start..end]);
            prop_assert_eq!(list_in_parts(parts), list_in_parts([&*body]));
            let bytes = list_in_parts(body.iter().map(std::slice::from_ref));
            prop_assert_eq!(bytes, list_in_parts([&*body]));
        }

        /// Whatever a server forgets to escape, as long as the end of a text can be told.
        #[test]
        fn bare_characters_are_read_as_they_are(message in r#"([\x00-\x1F]|[^"\\]){0,12}"#, length in 1_usize..40) {
            let body = format!(r#"[{{"Id":"a","StatusMessage":"{message}"}},{{"Id":"b"}}]"#);
            let (jobs, end) = list_in_parts(body.as_bytes().chunks(length));
            prop_assert_eq!(end.map(|it| it.problems), Ok(Vec::new()));
            prop_assert_eq!(jobs.len(), 2);
            let expected = (!message.trim().is_empty()).then_some(&*message);
            prop_assert_eq!(jobs[0].status_message.as_deref(), expected);
        }

        /// What a list is made of does not depend on how it is cut up and read.
        #[test]
        fn jobs_are_those_of_a_general_reader(ids in proptest::collection::vec("\\PC{1,6}", 0..6), shape in 0_usize..SHAPES.len()) {
            let jobs: Vec<String> = ids.iter().map(|id| serde_json::json!({ "Id": id, "Type": "[{" }).to_string()).collect();
            prop_assume!(jobs.len() > 1 || !SHAPES[shape].contains("Job\":JOBS"));
            let (jobs, end) = list_in_parts([SHAPES[shape].replace("JOBS", &jobs.join(",")).as_bytes()]);
            prop_assert!(end.is_ok());
            let expected: Vec<&str> = ids.iter().map(|it| it.trim()).filter(|it| !matches!(*it, "" | "." | "..")).collect();
            prop_assert_eq!(jobs.iter().map(|it| &*it.id).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn a_list_cut_anywhere_is_never_taken_for_a_whole_one(cut in 0usize..DOCUMENTED.len()) {
            prop_assume!(DOCUMENTED.is_char_boundary(cut));
            let read = list(&format!("[{}", &DOCUMENTED[..cut]));
            prop_assert!(read.is_err());
        }
    }
}
