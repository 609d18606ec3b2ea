//! What the controls do to the text, and what they show of it.

use super::*;

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
