//! The language as a whole: text in, matching jobs, problems and edited text out.

use std::rc::Rc;
use std::time::Duration;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::core::job::account::AccountKind;
use crate::core::job::{Job, JobType, Status};
use crate::core::query::entry::Entry;
use crate::core::query::letters::Letters;
use crate::core::text::Texts;
use crate::core::time::{DateTime, Day, FixedZone, Timestamp};
use crate::core::words::job::NAMES;
use crate::core::words::query::mistake;

mod spellings;
mod typing;

const ZONE: FixedZone = FixedZone(-300);
const HOUR: Duration = Duration::from_hours(1);

fn time(text: &str) -> DateTime {
    DateTime::parse(text).unwrap()
}

fn now() -> Timestamp {
    time("2026-11-23T12:00:00-05:00").at()
}

fn context() -> Context<'static> {
    Context {
        known: None,
        now: now(),
        zone: &ZONE,
        account: AccountKind::Partner,
        stalled_after: Duration::from_mins(10),
        retention: Duration::from_hours(90 * 24),
    }
}

fn parse(text: &str) -> Query {
    Query::parse(text, &NAMES)
}

fn matcher(text: &str) -> Matcher {
    Matcher::new(&parse(text), &context())
}

/// A failed click export of yesterday.
fn failed() -> Job {
    Job {
        program_id: Some("3629".into()),
        created_by: Some("IRx7A1".into()),
        created: Some(time("2026-11-22T09:00:00-05:00")),
        started: Some(time("2026-11-22T09:00:04-05:00")),
        failed: Some(time("2026-11-22T09:05:16-05:00")),
        progressed: Some(time("2026-11-22T09:05:00-05:00")),
        status_message: Some("Tageslimit überschritten: daily QUOTA exceeded".into()),
        records: Some(71_300),
        percent: Some(28),
        replayable: Some(true),
        ..Job::new("d8807a9f-1111-4222-8333-444455556666", JobType::ClickExport, Status::Failed)
    }
}

/// A report that began to run half an hour ago and has been quiet for 14 minutes.
fn stalled() -> Job {
    Job {
        program_id: Some("36".into()),
        created: Some(time("2026-11-23T11:29:00-05:00")),
        started: Some(time("2026-11-23T11:30:00-05:00")),
        progressed: Some(time("2026-11-23T11:46:00-05:00")),
        percent: Some(44),
        ..Job::new("a41f7d3e", JobType::ApiReport, Status::Running)
    }
}

/// Nothing known but a type and a state that are not documented.
fn odd() -> Job {
    Job::new("odd", JobType::Other("BULK_LINK_IMPORT".into()), Status::Other("ON_HOLD".into()))
}

/// A job as a matcher sees it.
fn held(job: Job) -> Entry {
    Entry::new(Rc::new(job))
}

/// Which of the three jobs match: their initials.
#[track_caller]
fn check(text: &str, expected: &str) {
    let matcher = matcher(text);
    let jobs = [("f", failed()), ("s", stalled()), ("o", odd())].map(|(it, job)| (it, held(job)));
    let found: String =
        jobs.iter().filter(|(_, job)| matcher.matches(job)).map(|(initial, _)| *initial).collect();
    assert_eq!(found, expected, "{text}");
    let query = parse(text);
    assert_eq!(query.problems(None).next(), None, "{text}");
    assert_eq!(parse(&query.to_string()), query, "{text}");
}

#[test]
fn nothing_matches_all() {
    for text in ["", "   ", "\u{a0}", "-", "\"\"", "-\"\"", "\"", "-\"", "- -"] {
        check(text, "fso");
    }
}

#[test]
fn words() {
    check("quota", "f");
    check("QUOTA daily", "f");
    check("quota running", "");
    check("ÜBERSCHRITTEN", "f");
    check("\"daily quota\"", "f");
    check("\"quota daily\"", "");
    check("\"daily quota", "f");
    check("“daily quota”", "f");
    check("-quota", "so");
    check("-\"daily quota\"", "so");
    check("d8807", "f");
    check("8333-4444", "f");
    check("3629", "f");
    check("36", "fs");
    check("irx7a1", "f");
    check("failed", "f");
    check("RUNNING", "s");
    check("clickexport", "f");
    check("\"click export\"", "f");
    check("click", "f");
    check("\"api report\"", "s");
    check("report", "s");
    check("on_hold", "o");
    check("\"on hold\"", "o");
    check("\"Bulk link\"", "o");
    check("bulk_link", "o");
    check("--quota", "fso");
    check("überschritten:", "f");
}

#[test]
fn status() {
    check("status:failed", "f");
    check("STATUS:Failed", "f");
    check("status:fail", "f");
    check("status:failed,running", "fs");
    check("status:failed status:running", "fs");
    check("-status:failed", "so");
    check("-status:failed -status:running", "o");
    check("-status:failed,running", "o");
    check("status:failed, type:click", "f");
    check("status:other", "o");
    check("status:failed,other", "fo");
    check("-status:other", "fs");
    check("status:\"other\"", "");
    check("status:canceled", "");
    check("status:complete", "");
    check("status:on_hold", "o");
    check("status:\"on hold\"", "o");
    check("status:on", "o");
    check("status:\"on\"", "");
    check("status:\"ENQUEUED\"", "");
}

#[test]
fn types() {
    check("type:ClickExport", "f");
    check("type:click", "f");
    check("type:\"Click export\"", "f");
    check("type:\"click ex\"", "f");
    check("type:api,click", "fs");
    check("type:api type:click", "fs");
    check("-type:click", "so");
    check("type:bulk", "o");
    check("type:BulkLinkImport", "o");
    check("type:\"bulk link\"", "o");
    check("type:a", "s");
    check("type:b", "o");
}

#[test]
fn text() {
    check("program:3629", "f");
    check("program:36", "s");
    check("program:\"36\"", "s");
    check("program:36,99", "s");
    check("program:99 program:3629", "f");
    check("-program:36", "fo");
    check("id:D88", "f");
    check("id:807", "");
    check("id:d88,a41", "fs");
    check("by:irx7", "f");
    check("message:quota", "f");
    check("message:Überschritten", "f");
    check("message:\"daily quota\"", "f");
    check("message:quota message:limit", "f");
    check("message:quota message:other", "");
}

#[test]
fn dates() {
    check("created:2026-11-22", "f");
    check("created:2026-11-23", "s");
    check("created:today", "s");
    check("created:yesterday", "f");
    check("created:today,yesterday", "fs");
    check("created:<today", "f");
    check("created:>2026-11-22", "s");
    check("created:>=2026-11-22", "fs");
    check("created:<2026-11-23", "f");
    check("created:<=2026-11-23", "fs");
    check("created:2026-11-01..2026-11-22", "f");
    check("created:2026-11-22..2026-11-23", "fs");
    check("created:2026-11-23..", "s");
    check("created:..2026-11-22", "f");
    check("created:<24h", "s");
    check("created:24h", "s");
    check("created:<27h", "s");
    check("created:<27h1s", "fs");
    check("created:<=27h", "fs");
    check("created:>24h", "f");
    check("created:>27h", "");
    check("created:>=27h", "f");
    check("created:2d..24h", "f");
    check("created:24h..2d", "f");
    check("created:24h..", "s");
    check("created:..24h", "f");
    check("created:>2026-11-01 created:<2026-11-23", "f");
    check("-created:<24h", "fo");
    check("started:<1h", "s");
    check("failed:<2d", "f");
    check("completed:<2d", "");
    check("updated:<15m", "s");
    check("updated:<1w", "fs");
    check("cancelled:<2d", "");
    check("abandoned:2026", "");
}

#[test]
fn days_are_those_of_the_viewer() {
    let query = parse("created:2026-11-22");
    let late = Job { created: Some(time("2026-11-22T23:30:00-05:00")), ..odd() };
    let matches = |offset| {
        Matcher::new(&query, &Context { zone: &FixedZone(offset), ..context() })
            .matches(&held(late.clone()))
    };
    assert!(matches(-300));
    assert!(!matches(60));
}

#[test]
fn numbers() {
    check("records:71300", "f");
    check("records:>1000", "f");
    check("records:<1000", "");
    check("records:1..71300", "f");
    check("percent:44", "s");
    check("percent:>28", "s");
    check("percent:>=28", "fs");
    check("percent:>40%", "s");
    check("percent:28,44", "fs");
    check("-percent:28", "so");
    check("percent:<0", "");
}

#[test]
fn durations() {
    check("duration:>5m", "fs");
    check("duration:<30s", "");
    check("duration:5m..30m", "fs");
    check("duration:5m", "f");
    check("duration:5m12s", "f");
    check("duration:>5m12s", "s");
    check("duration:>=30m", "s");
    check("duration:30m..", "s");
    check("duration:1h..2h", "");
    check("-duration:>5m", "o");
}

#[test]
fn traits() {
    check("is:active", "s");
    check("is:final", "f");
    check("is:stalled", "s");
    check("is:stall", "s");
    check("is:replayable", "f");
    check("is:downloadable", "");
    check("is:stalled,replayable", "fs");
    check("has:message", "f");
    check("-has:message,result", "so");
    check("-is:final", "so");
}

#[test]
fn what_is_no_filter_is_a_word() {
    check("10:30", "");
    check("https://example.com/a?b=c", "");
    check(":", "f");
    check("a-b:c", "");
    check("größe:3", "");
}

#[test]
fn status_is_counted_apart() {
    let matcher = matcher("status:failed program:36,3629 -status:queued");
    assert!(
        matcher.matches_status(&held(failed())) && matcher.matches_ignoring_status(&held(failed()))
    );
    assert!(
        !matcher.matches_status(&held(stalled()))
            && matcher.matches_ignoring_status(&held(stalled()))
    );
    assert!(
        !matcher.matches_status(&held(odd())) && !matcher.matches_ignoring_status(&held(odd()))
    );
}

#[test]
fn knows_whether_it_lasts() {
    for (text, expected) in [
        ("status:failed quota", false),
        ("created:2026-11-01..", false),
        ("created:<24h", true),
        ("-updated:today", true),
        ("is:stalled", true),
        ("is:active", false),
        ("is:expiring", true),
        ("is:expired", true),
        ("has:result", false),
        ("status:other", false),
        // Whether it is a mistake, other jobs say.
        ("status:on_hold", true),
        ("type:bulk", true),
        ("duration:>5m", true),
        ("created:<24x", false),
    ] {
        assert_eq!(!matcher(text).is_lasting(), expected, "{text}");
    }
}

/// Each problem with the text it marks. A faulty term must not change what matches.
#[track_caller]
fn check_problems(text: &str, expected: Expect) {
    let query = parse(text);
    let line = |it: &Problem| {
        format!("[{}] {}\n", text.get(it.span.clone()).unwrap_or("?"), mistake(&it.mistake))
    };
    expected.assert_eq(&query.problems(None).map(|it| line(&it)).collect::<String>());
}

#[test]
fn problems_name_what_to_write() {
    check_problems(
        "-stat:failed",
        expect![[r"
        [stat] There is no filter called ‘stat’. Did you mean status?
    "]],
    );
    check_problems(
        "quota  tpye:click  status:faild",
        expect![[r"
        [tpye] There is no filter called ‘tpye’. Did you mean type?
        [faild] ‘faild’ is not a status. Did you mean failed?
    "]],
    );
    check_problems(
        "Warning: c:x",
        expect![[r"
        [Warning] There is no filter called ‘Warning’. Put the text in quotes to search for it, or use status, type, program, id, by, message, reason, created, started, completed, failed, cancelled, abandoned, updated, records, percent, duration, is or has.
        [c] There is no filter called ‘c’. Did you mean created, completed or cancelled?
    "]],
    );
    check_problems(
        "status:c status:failed,runing",
        expect![[r"
        [c] ‘c’ is not a status. Did you mean completed or cancelled?
        [runing] ‘runing’ is not a status. Did you mean running?
    "]],
    );
    check_problems(
        "type:clik type:\"clik\"",
        expect![[r"
        [clik] ‘clik’ is not a type. Did you mean ClickExport?
    "]],
    );
    check_problems(
        "created:2026-13-01 started:..",
        expect![[r"
        [2026-13-01] ‘2026-13-01’ is not a date. Write it like 2026-11-01, 24h, 7d or last week.
        [..] ‘..’ is not a date. Write it like 2026-11-01, 24h, 7d or last week.
    "]],
    );
    check_problems(
        "records:many percent:half duration:5",
        expect![[r"
        [many] ‘many’ is not a number. Write it like 1000, >1000 or 100..200.
        [half] ‘half’ is not a number. Write it like 50, >50 or 50..99.
        [5] ‘5’ is not a length of time. Write it like >5m, <30s or 1h..2h.
    "]],
    );
    check_problems(
        "is:stalld is:happy",
        expect![[r"
        [stalld] ‘is:stalld’ says nothing about a job. Did you mean stalled?
        [happy] ‘is:happy’ says nothing about a job. After is: write active, final, stalled, replayable, downloadable, expiring or expired.
    "]],
    );
    check_problems(
        "status: -program:\"\" é id:,",
        expect![[r"
        [status:] ‘status:’ needs a value, for example status:failed.
        [program:] ‘program:’ needs a value, for example program:3629.
        [id:] ‘id:’ needs a value, for example id:d8807a9f.
    "]],
    );
    check_problems("", expect![[""]]);
}

#[test]
fn faulty_terms_are_ignored() {
    for text in [
        "stat:failed",
        "status:faild",
        "status:failed,runing",
        "created:soon",
        "-is:happy",
        "program:",
    ] {
        assert!(
            [failed(), stalled(), odd()].map(held).iter().all(|job| matcher(text).matches(job)),
            "{text}"
        );
    }
}

#[test]
fn examples_are_right() {
    for filter in Filter::ALL {
        assert_eq!(Filter::from_name(filter.name()), Some(filter));
        assert_eq!(parse(filter.example()).problems(None).next(), None, "{filter:?}");
    }
}

#[track_caller]
fn check_print(text: &str, expected: &str) {
    assert_eq!(parse(text).to_string(), expected, "{text}");
}

#[test]
fn prints_terms_as_written() {
    check_print("  STATUS:Failed   quota\t-type:click ", "STATUS:Failed quota -type:click");
    check_print("\"open phrase ", "\"open phrase \"");
    check_print("\"ends in \\", "\"ends in \\\\\"");
    check_print("“curly” “open", "“curly” “open\"");
    check_print("\"a\"b", "\"a\" b");
    check_print("type:\"Click export\",api,", "type:\"Click export\",api,");
    check_print("stat:faild  is:", "stat:faild is:");
    check_print("\"say \\\"hi\\\"\"", "\"say \\\"hi\\\"\"");
}

#[track_caller]
fn check_status_toggled(text: &str, status: Status, expected: &str) {
    let query = parse(text).with_status_toggled(&status);
    assert_eq!(query.to_string(), expected, "{text}");
}

#[test]
fn status_chips_edit_the_text() {
    check_status_toggled("", Status::Failed, "status:failed");
    check_status_toggled("quota", Status::Failed, "quota status:failed");
    check_status_toggled("status:failed", Status::Failed, "");
    check_status_toggled("status:failed  quota", Status::Error, "status:failed,error quota");
    check_status_toggled("status:FAIL,error quota", Status::Failed, "status:error quota");
    check_status_toggled("status:failed a status:error b", Status::Error, "status:failed a b");
    check_status_toggled(
        "status:failed a status:error b",
        Status::Queued,
        "status:failed,error,queued a b",
    );
    check_status_toggled("-status:failed,error", Status::Failed, "-status:error status:failed");
    check_status_toggled("-status:failed x", Status::Failed, "x status:failed");
    check_status_toggled("status:faild", Status::Failed, "status:faild status:failed");
    let others = |text| parse(text).with_other_statuses_toggled().to_string();
    assert_eq!(others(""), "status:other");
    assert_eq!(others("status:on_hold,failed"), "status:on_hold,failed,other");
    assert_eq!(others("status:failed,other x"), "status:failed x");
    assert_eq!(others("-status:other"), "status:other");
}

#[test]
fn status_chips_show_the_text() {
    for (text, expected) in [
        ("", ""),
        ("-status:failed", ""),
        ("status:faild", ""),
        ("status:failed,error,failed", "error failed"),
        ("status:queued status:run", "queued running"),
        ("status:On_Hold", ""),
        ("status:other,failed", "failed other"),
    ] {
        let query = parse(text);
        let asked_for = Status::KNOWN.iter().filter(|it| query.asks_for_status(it));
        let mut words: Vec<&str> = asked_for.map(Status::key).collect();
        words.extend(query.asks_for_other_statuses().then_some("other"));
        assert_eq!(words.join(" "), expected, "{text}");
    }
    for (text, expected) in [("", false), ("-status:failed", false), ("status:On_Hold", true)] {
        assert_eq!(parse(text).asks_for_any_status(None), expected, "{text}");
    }
    assert_eq!(
        parse("a status:failed -status:error b status:").without_statuses().to_string(),
        "a b"
    );
}

#[test]
fn type_menu() {
    let types = |text| parse(text).types();
    assert_eq!(types("type:click"), [JobType::ClickExport]);
    assert_eq!(types("type:a"), [JobType::ApiReport, JobType::UploadAds]);
    assert_eq!(types("type:Bulk -type:api"), [JobType::Other("Bulk".into())]);
    let toggled = |text, job_type| parse(text).with_type_toggled(&job_type).to_string();
    assert_eq!(toggled("a", JobType::ClickExport), "a type:ClickExport");
    assert_eq!(toggled("type:a b", JobType::UploadAds), "type:ApiReport b");
    assert_eq!(toggled("type:a b", JobType::ClickExport), "type:ApiReport,UploadAds,ClickExport b");
    assert_eq!(toggled("type:\"Click export\"", JobType::ClickExport), "");
    assert_eq!(toggled("-type:a", JobType::ApiReport), "-type:UploadAds type:ApiReport");
    assert_eq!(toggled("-type:\"clik\",api", JobType::ApiReport), "-type:\"clik\" type:ApiReport");
    assert_eq!(toggled("", JobType::Other("Click Thing".into())), "type:\"Click Thing\"");
    assert_eq!(
        toggled("type:\"click thing\",api", JobType::Other("Click Thing".into())),
        "type:ApiReport"
    );
    let asks = |text, name: &str| parse(text).asks_for_type(&JobType::Other(name.into()));
    assert!(asks("type:\"click thing\"", "Click Thing") && !asks("type:thing", "Click Thing"));
    assert_eq!(parse("type:a x -type:b").without_types().to_string(), "x");
}

#[test]
fn program_menu() {
    let program = |text| parse(text).program().map(str::to_owned);
    assert_eq!(program("program:3629 x").as_deref(), Some("3629"));
    for text in ["", "program:", "program:1,2", "program:1 program:2", "-program:1"] {
        assert_eq!(program(text), None, "{text}");
    }
    let with = |text, program| parse(text).with_program(program).to_string();
    assert_eq!(with("a program:1 b program:2", Some("3629")), "a program:3629 b");
    assert_eq!(with("a program: -b", Some("3629")), "a program:3629 -b");
    assert_eq!(with("a -program:1", None), "a");
    assert_eq!(with("a", Some("x y")), "a program:\"x y\"");
    assert_eq!(with("a", Some("")), "a");
}

#[test]
fn created_menu() {
    use CreatedFilter::{Between, Other, Within};
    let day = |of_month| Day::new(2026, 11, of_month);
    for (text, expected) in [
        ("", None),
        ("created:soon", None),
        ("created:<7d", Some(Within(168 * HOUR))),
        ("created:24h", Some(Within(24 * HOUR))),
        ("created:2026-11-01..2026-11-07", Some(Between(day(1), day(7)))),
        ("created:2026-11-07..2026-11-01", Some(Between(day(1), day(7)))),
        ("created:2026-11-01", Some(Between(day(1), day(1)))),
        ("created:>2026-11-01", Some(Between(day(2), None))),
        ("created:<2026-11-07", Some(Between(None, day(6)))),
        ("created:2026-11-01..", Some(Between(day(1), None))),
        ("created:>7d", Some(Other)),
        ("created:today", Some(Other)),
        ("-created:<7d", Some(Other)),
        ("created:<7d created:>1d", Some(Other)),
        ("created:<7d,2026-11-01", Some(Other)),
        ("created:2026-11", Some(Between(day(1), day(30)))),
        ("created:last week", Some(Other)),
        ("created:<1M", Some(Other)),
    ] {
        assert_eq!(parse(text).created(), expected, "{text}");
    }
    let with = |text, created| parse(text).with_created(created).to_string();
    assert_eq!(with("a created:soon -b", Some(Within(168 * HOUR))), "a created:<7d -b");
    assert_eq!(with("a", Some(Within(24 * HOUR))), "a created:<24h");
    assert_eq!(with("", Some(Between(day(1), day(7)))), "created:2026-11-01..2026-11-07");
    assert_eq!(with("", Some(Between(day(1), day(1)))), "created:2026-11-01");
    assert_eq!(with("", Some(Between(None, day(7)))), "created:..2026-11-07");
    assert_eq!(with("created:<7d", Some(Between(None, None))), "");
    assert_eq!(with("created:today", Some(Other)), "created:today");
    assert_eq!(with("created:<7d -created:<1d x", None), "x");
}

#[test]
fn terms_can_be_removed() {
    let query = parse("status:failed  \"two words\" stat:x");
    assert_eq!(query.terms().collect::<Vec<_>>(), ["status:failed", "\"two words\"", "stat:x"]);
    assert_eq!(query.without_term(1).to_string(), "status:failed stat:x");
    assert_eq!(query.without_term(9), query);
    assert!(!query.is_empty() && parse("").is_empty());
}

#[test]
fn how_far_back_to_ask() {
    for (text, expected) in [
        ("", None),
        ("created:..2026-11-07", None),
        ("-created:<7d", None),
        ("created:soon", None),
        ("created:<24h,..2026-01-01", None),
        ("created:2026-11-01..", Some("2026-11-01T00:00:00-05:00")),
        ("created:2026-11-01,2026-10-01", Some("2026-10-01T00:00:00-05:00")),
        ("created:2026-11-01.. created:2026-10-01..", Some("2026-11-01T00:00:00-05:00")),
        ("created:<=24h", Some("2026-11-22T12:00:00-05:00")),
        ("created:yesterday", Some("2026-11-22T00:00:00-05:00")),
    ] {
        let earliest = parse(text).created_bounds(now(), &ZONE).0;
        assert_eq!(earliest, expected.map(|it| time(it).at()), "{text}");
    }
}

/// Text made of the language's own pieces, so that it gets past the first character.
fn likely_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "status:",
        "type:",
        "created:",
        "records:",
        "duration:",
        "is:",
        "program:",
        "stat:",
        "http://",
        "failed",
        "click",
        "2026-11-01",
        "24h",
        "stalled",
        "5",
        "é",
        "a",
        "-",
        "\"",
        "\\",
        "“",
        "”",
        ",",
        ":",
        "<",
        ">=",
        "..",
        "–",
        "：",
        "＞",
        "'",
        "week",
        "last ",
        "000",
        "m",
        "ago",
        " ",
        " ",
        "\u{a0}",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES), 0..16).prop_map(|it| it.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![likely_text(), ".{0,40}"]
}

proptest! {
    #[test]
    fn printing_and_reading_again_changes_nothing(text in any_text()) {
        let query = parse(&text);
        let printed = query.to_string();
        let again = parse(&printed);
        prop_assert_eq!(&again, &query);
        prop_assert_eq!(again.to_string(), printed);
        let mistakes = |it: &Query| it.problems(None).map(|it| it.mistake).collect::<Vec<_>>();
        prop_assert_eq!(mistakes(&again), mistakes(&query));
        for job in [failed(), stalled(), odd()].map(held) {
            let matches = |it: &Query| Matcher::new(it, &context()).matches(&job);
            prop_assert_eq!(matches(&again), matches(&query));
        }
    }

    /// What is known of all texts saves looks at them and decides nothing.
    #[test]
    fn what_is_known_changes_no_answer(text in any_text(), word in "[0-9A-Fa-fKlxé\u{212A}-]{1,3}") {
        let (mut texts, mut id_letters) = (Texts::default(), Letters::default());
        let jobs = [failed(), stalled(), odd()].map(|mut job| {
            let plain = held(job.clone());
            for text in [&mut job.program_id, &mut job.created_by, &mut job.status_message] {
                *text = text.as_deref().map(|it| texts.share(it));
            }
            id_letters.add(&job.id);
            (held(job), plain)
        });
        let known = Some(Known { texts: &texts, id_letters: &id_letters, undocumented: None });
        for query in [&text, &word].map(|it| parse(it)) {
            let matcher = Matcher::new(&query, &Context { known, ..context() });
            let plain = Matcher::new(&query, &context());
            for (job, its_own) in &jobs {
                prop_assert_eq!(matcher.matches(job), plain.matches(its_own));
            }
        }
    }

    #[test]
    fn problems_mark_text(text in any_text()) {
        for problem in parse(&text).problems(None) {
            prop_assert!(text.get(problem.span.clone()).is_some_and(|it| !it.is_empty()), "{:?}", problem);
        }
    }

    #[test]
    fn never_panics(text in any_text(), now in any::<i32>(), offset in -900..900_i32) {
        let now = Timestamp::from_millis(i64::from(now) * 1_000);
        let query = parse(&text);
        let matcher = Matcher::new(&query, &Context { now, zone: &FixedZone(offset), ..context() });
        matcher.matches(&held(failed()));
        matcher.matches(&held(odd()));
        query.created_bounds(now, &FixedZone(offset));
        let _ = query.created();
    }

    #[test]
    fn toggling_a_status_presses_its_chip_and_back(text in any_text(), at in 0..6_usize) {
        let status = &Status::KNOWN[at];
        let query = parse(&text);
        let toggled = query.with_status_toggled(status);
        let asked_for = |it: &Query| Status::KNOWN.map(|status| it.asks_for_status(&status));
        prop_assert_ne!(query.asks_for_status(status), toggled.asks_for_status(status));
        if !query.asks_for_status(status) {
            prop_assert_eq!(asked_for(&toggled.with_status_toggled(status)), asked_for(&query));
        }
    }

    #[test]
    fn toggling_a_type_ticks_its_box(text in any_text(), at in 0..6_usize) {
        let other = || JobType::Other("Click Thing".into());
        let job_type = JobType::KNOWN.get(at).cloned().unwrap_or_else(other);
        let query = parse(&text);
        let toggled = query.with_type_toggled(&job_type);
        prop_assert_ne!(query.asks_for_type(&job_type), toggled.asks_for_type(&job_type));
    }

    #[test]
    fn what_a_menu_sets_it_shows(text in any_text(), program in any_text(), hours in 1..2_000_u32) {
        let query = parse(&text);
        let with_program = query.with_program(Some(&program));
        prop_assert_eq!(with_program.program(), (!program.is_empty()).then_some(&*program));
        prop_assert!(query.with_program(None).program().is_none());
        let created = Some(CreatedFilter::Within(HOUR * hours));
        prop_assert_eq!(query.with_created(created).created(), created);
        prop_assert_eq!(query.with_created(None).created(), None);
    }

    #[test]
    fn removing_the_terms_one_by_one_ends_in_nothing(text in any_text()) {
        let mut query = parse(&text);
        while !query.is_empty() {
            let shorter = query.without_term(0);
            prop_assert_eq!(shorter.terms().len() + 1, query.terms().len());
            query = shorter;
        }
    }
}
