//! What is said of mistakes, and what becomes of the rest.

use super::*;

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
