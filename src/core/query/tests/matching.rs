//! Which jobs a filter text finds.

use super::*;

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
