//! What a text means while it is being typed.

use super::*;

fn typing(text: &str) -> Query {
    Query::parse_typing(text, text.len(), &NAMES)
}

/// A job that matches in the end is there at every letter, and no letter is a mistake.
#[test]
fn nothing_flickers_while_a_filter_is_typed() {
    let completed = Job { status: Status::Completed, ..failed() };
    let jobs = [failed(), stalled(), odd(), completed].map(held);
    for text in [
        "status:completed",
        "status:running",
        "-status:completed",
        "-status:cancelled",
        "Status: failed",
        "status:other",
        "type:ClickExport",
        "is:stalled",
        "-is:final",
        "has:message",
        "created:<24h",
        "created:last week",
        "created: 2026-11-23",
        "created:>2026-11-01",
        "created:< 3 days",
        "started:<2M",
        "completed:<24h",
        "duration:>1m30s",
        "percent:>9",
        "quota status:failed",
        "status:failed quota",
    ] {
        let whole = matcher(text);
        for (end, _) in text.char_indices() {
            let query = typing(&text[..end]);
            assert_eq!(query.problems(None).next(), None, "{}", &text[..end]);
            let matcher = Matcher::new(&query, &context());
            for job in jobs.iter().filter(|it| whole.matches(it)) {
                assert!(matcher.matches(job), "{:?} is missing at {}", job.id(), &text[..end]);
            }
        }
    }
}

#[test]
fn what_is_no_filter_yet_does_nothing() {
    for text in [
        "s",
        "sta",
        "status",
        "-sta",
        "status:",
        "status: ",
        "status:c",
        "status:fail",
        "status:faild",
        "is:",
        "is:st",
        "created:",
        "created:<",
        "created:<24",
        "created:2026",
        "created:2026-11",
        "created:2026-1",
        "created:la",
        "created:last ",
        "duration:>5",
        "records:",
        "percent:>",
        "program:",
        "stat:",
        "foo:bar",
    ] {
        let query = typing(text);
        assert_eq!(query.problems(None).next(), None, "{text}");
        let matcher = Matcher::new(&query, &context());
        for job in [failed(), stalled(), odd()].map(held) {
            assert!(matcher.matches(&job), "{text}");
        }
    }
}

#[test]
fn what_is_whole_filters_at_once() {
    for (text, n) in [
        ("failed", 1),
        ("quota", 1),
        ("status:failed", 1),
        ("status:failed,run", 1),
        ("type:click", 1),
        ("program:36", 1),
        ("created:<24h", 1),
        ("created:2026-11-22", 1),
        ("records:>1", 1),
        ("is:stalled", 1),
        ("status:on_hold", 1),
    ] {
        let matcher = Matcher::new(&typing(text), &context());
        let jobs = [failed(), stalled(), odd()].map(held);
        assert_eq!(jobs.iter().filter(|it| matcher.matches(it)).count(), n, "{text}");
    }
}

/// The cursor is in the first term: the others go on.
#[test]
fn only_the_term_with_the_cursor_waits() {
    for marked in [
        "sta| quota",
        "status:| quota",
        "status:f| quota",
        "created:<7| quota",
        "status:failed,f| quota",
    ] {
        let cursor = marked.find('|').unwrap();
        let query = Query::parse_typing(&marked.replace('|', ""), cursor, &NAMES);
        let matcher = Matcher::new(&query, &context());
        assert!(matcher.matches(&held(failed())) && !matcher.matches(&held(stalled())), "{marked}");
    }
    let left = Query::parse_typing("status:faild ", 13, &NAMES);
    assert!(left.problems(None).next().is_some(), "the cursor has left it");
}
