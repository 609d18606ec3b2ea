//! The same thing written in many ways is the same, and what is a mistake takes no job away.

use super::properties::any_text;
use super::*;
use crate::core::query::spelling::plain_text;

/// Each of a line is another spelling of the first.
const SPELLINGS: &[&[&str]] = &[
    &[
        "status:failed",
        "Status: failed",
        "STATUS:FAILED",
        "status：failed",
        "ｓｔａｔｕｓ：ｆａｉｌｅｄ",
        "status :failed",
    ],
    &[
        "status:failed",
        "status=failed",
        "status:=failed",
        "status:'failed'",
        "status:‘failed’",
        "status:“failed”",
    ],
    &[
        "status:failed",
        "status:«failed»",
        "status:« failed »",
        "status:„failed“",
        "status:「failed」",
        "status:＂failed＂",
    ],
    &[
        "status:failed,running",
        "status:failed, running",
        "status: failed , running",
        "status:failed，running",
        "status:failed、running",
    ],
    &[
        "-status:failed",
        "-status: failed",
        "－status:failed",
        "–status:failed",
        "—status:failed",
        "−status:failed",
        "!status:failed",
    ],
    &["type:click", "Type: Click", "type：ｃｌｉｃｋ", "type=click"],
    &["program:3629", "program: 3629", "program:３６２９", "Program：3629"],
    &["id:d8807", "ID: D8807", "id:ｄ８８０７"],
    &[
        "records:>1000",
        "records:>1,000",
        "records:> 1000",
        "records: >1000",
        "records: > 1 000",
        "records:>1.000",
    ],
    &[
        "records:>1000",
        "records:>1'000",
        "records:>1_000",
        "records:>1\u{202f}000",
        "records:>1\u{a0}000",
        "records>1000",
    ],
    &[
        "records:>1000",
        "records > 1000",
        "records:＞１０００",
        "records:>１，０００",
        "records:>١٬٠٠٠",
        "records:>1k",
        "RECORDS:>1K",
    ],
    &[
        "records:>=1000",
        "records:≥1000",
        "records:≥ 1,000",
        "records:=>1000",
        "records:> = 1000",
        "records≥1000",
        "records:＞＝1000",
    ],
    &["records:<=1000", "records:≤1000", "records:=<1,000", "records:≦1000"],
    &[
        "records:71300",
        "records:71,300",
        "records:71 300",
        "records:=71300",
        "records:==71.300",
        "records=71300",
    ],
    &[
        "records:1..71300",
        "records:1–71300",
        "records:1 – 71,300",
        "records:1 .. 71.300",
        "records:1-71300",
        "records:1…71300",
    ],
    &[
        "records:1..71300",
        "records:1～71300",
        "records:1 to 71300",
        "records:71300..1",
        "records:1 - 71300",
    ],
    &["percent:>40", "percent:>40%", "percent: > 40 %", "percent:>４０％", "percent>40%"],
    &["percent:28,44", "percent:28, 44", "percent:28 , 44", "percent:28%,44%"],
    &[
        "created:<24h",
        "created:< 24h",
        "created: <24 h",
        "created:<24 hours",
        "created:24h",
        "CREATED:<24H",
        "created<24h",
    ],
    &[
        "created:<24h",
        "created:last 24 hours",
        "created:past 24h",
        "created:past day",
        "created:<1 day",
        "created:<1440 min",
    ],
    &[
        "created:<2w",
        "created:<2 weeks",
        "created:<14d",
        "created: < 2 Weeks",
        "created:last 14 days",
    ],
    &[
        "created:<1M",
        "created:<1 month",
        "created:<1mo",
        "created:< 1 Month",
        "created:last 1 month",
        "created:past month",
    ],
    &[
        "created:<90m",
        "created:<90min",
        "created:<1h30m",
        "created:<1h 30m",
        "created:<1 hour 30 minutes",
        "created:<90 mins",
    ],
    &["created:>3d", "created:> 3 days", "created:>3 days ago", "created:>72h"],
    &[
        "created:yesterday",
        "created: Yesterday",
        "created:1 day ago",
        "created:YESTERDAY",
        "created:2026-11-22",
    ],
    &[
        "created:this month",
        "created:This Month",
        "created:2026-11",
        "created:2026-11-01..2026-11-30",
    ],
    &[
        "created:last week",
        "created: last week",
        "created:LAST WEEK",
        "created:2026-11-16–2026-11-22",
        "created:1 week ago",
    ],
    &[
        "created:2026-11-22",
        "created:2026/11/22",
        "created:2026-11-22..2026-11-22",
        "created:２０２６-１１-２２",
        "created: 2026-11-22",
    ],
    &[
        "created:2026-11-01..2026-11-22",
        "created:2026-11-01–2026-11-22",
        "created:2026-11-01 – 2026-11-22",
    ],
    &[
        "created:2026-11-01..2026-11-22",
        "created:2026-11-01 - 2026-11-22",
        "created:2026-11-01 to 2026-11-22",
        "created:2026-11-01 .. 2026-11-22",
    ],
    &["created:today,yesterday", "created:today, yesterday", "created:today、yesterday"],
    &[
        "duration:>5m",
        "duration:> 5m",
        "duration:>5 min",
        "duration:>5 minutes",
        "duration:>300s",
        "DURATION:>5min",
        "duration>5m",
    ],
    &["duration:>1h30m", "duration:>1h 30m", "duration:>1 h 30 min", "duration:>90m"],
    &["duration:5m..30m", "duration:5m–30m", "duration:5m-30m", "duration:5 min – 30 min"],
    &["is:stalled", "is: stalled", "IS:STALLED", "is：stalled", "is:ｓｔａｌｌｅｄ", "is=stalled"],
    &["has:message", "has: message", "Has:Message"],
    &[
        "\"daily quota\"",
        "“daily quota”",
        "«daily quota»",
        "'daily quota'",
        "‘daily quota’",
        "„daily quota“",
        "『daily quota』",
    ],
    &[
        "quota failed",
        "quota\u{3000}failed",
        "quota\u{200b} failed",
        "\u{feff}quota failed",
        "ｑｕｏｔａ failed",
    ],
    &["status:failed quota", "status: failed quota", "status : failed quota"],
    &["created:<2w quota", "created:< 2 weeks quota", "created:last 14 days quota"],
    &["records:>1000 quota", "records:> 1 000 quota"],
];

#[test]
fn spellings_mean_the_same() {
    let jobs = [failed(), stalled(), odd()].map(held);
    for spellings in SPELLINGS {
        let (plain, others) = spellings.split_first().unwrap();
        let found = |text| jobs.iter().map(|job| matcher(text).matches(job)).collect::<Vec<_>>();
        for text in others {
            let query = parse(text);
            assert_eq!(query.problems(None).next(), None, "{text}");
            assert_eq!(query.terms.len(), parse(plain).terms.len(), "{text}");
            assert_eq!(found(text), found(plain), "{text} is {plain}");
            assert_eq!(parse(&query.to_string()), query, "{text}");
        }
    }
}

/// The meaning of each term, where two spellings are read as exactly the same.
fn values(text: &str) -> Vec<Vec<Value>> {
    parse(text).terms.into_iter().map(|it| it.values).collect()
}

#[test]
fn months_are_months_and_minutes_are_minutes() {
    assert_eq!(values("created:<1M"), values("created:<1 month"));
    assert_eq!(values("created:<1m"), values("created:<1 min"));
    assert_ne!(values("created:<1M"), values("created:<1m"));
    assert_eq!(values("duration:>1M"), [[]], "a month is no length");
}

/// Each is a mistake, which is said, and takes no job away.
#[test]
fn what_cannot_be_understood_is_said() {
    let jobs = [failed(), stalled(), odd()].map(held);
    for text in [
        "stat:failed",
        "stat: failed",
        "status:faild",
        "status:f4iled",
        "created:soon",
        "created:next week",
        "created:last weke",
        "created:tomorrow morning",
        "created:11/01/2026",
        "created:0002-05-01..",
        "created:2026-13-01",
        "created:<24",
        "created:<24x",
        "created:<",
        "records:many",
        "records:1.5",
        "records:-5",
        "records:>1000..2000",
        "records:>",
        "records:99999999999999999999",
        "percent:150",
        "percent:half",
        "percent:12.5",
        "duration:5",
        "duration:>1M",
        "duration:1.5h",
        "is:happy",
        "has:luck",
        "-is:happy",
        "program:",
        "created:",
        "Warning: disk",
    ] {
        let query = parse(text);
        assert_ne!(query.problems(None).next(), None, "{text}");
        for job in &jobs {
            assert!(matcher(text).matches(job), "{text}");
        }
    }
}

/// Words for states and types are mistakes when no job has one that begins so.
#[test]
fn undocumented_words_are_those_of_the_jobs() {
    let mut known = Undocumented::default();
    let jobs = [failed(), stalled(), odd()];
    let (texts, id_letters) = (Texts::default(), Letters::default());
    let found = |text: &str, known: &Undocumented| {
        let query = parse(text);
        let known = Some(known);
        let context = Context {
            known: Some(Known { texts: &texts, id_letters: &id_letters, undocumented: known }),
            ..context()
        };
        let matcher = Matcher::new(&query, &context);
        let n = jobs.iter().filter(|it| matcher.matches(&held((*it).clone()))).count();
        (n, query.problems(known).next().map(|it| mistake(&it.mistake)))
    };
    assert_eq!(found("status:on_hold", &known).0, 3, "nothing of the kind was seen");
    for job in &jobs {
        known.add(job);
    }
    for (text, n) in
        [("status:on_hold", 1), ("status:on", 1), ("type:bulk", 1), ("type:b", 1), ("type:a", 1)]
    {
        assert_eq!(found(text, &known), (n, None), "{text}");
    }
    for text in [
        "status:nonsense",
        "-status:nonsense",
        "status:on_hold,nonsense",
        "status:failed, nonsense",
        "type:nonsense",
    ] {
        let (n, said) = found(text, &known);
        assert_eq!(n, 3, "{text}");
        assert!(said.is_some_and(|it| it.contains("‘nonsense’")), "{text}");
    }
    assert_eq!(found("status:\"nonsense\"", &known), (0, None), "quotes mean it");
}

fn full_width(text: &str) -> String {
    let wide = |it: char| char::from_u32(u32::from(it) + 0xFEE0).unwrap();
    text.chars().map(|it| if it.is_ascii_graphic() { wide(it) } else { it }).collect()
}

proptest! {
    #[test]
    fn a_mistake_takes_no_job_away(text in any_text()) {
        let (query, jobs) = (parse(&text), [failed(), stalled(), odd()].map(held));
        for term in query.terms.iter().filter(|it| it.problem.is_some()) {
            let alone = Query { terms: vec![term.clone()], names: &NAMES };
            let matcher = Matcher::new(&alone, &context());
            prop_assert!(jobs.iter().all(|it| matcher.matches(it)), "{:?}", term.text);
        }
    }

    #[test]
    fn full_width_is_the_same(at in 0..SPELLINGS.len()) {
        let text = SPELLINGS[at][0].replace('"', "");
        let wide = full_width(&text);
        prop_assert_eq!(plain_text(&wide), text.clone());
        prop_assert_eq!(parse(&wide).terms.len(), parse(&text).terms.len());
        for job in [failed(), stalled(), odd()].map(held) {
            prop_assert_eq!(matcher(&wide).matches(&job), matcher(&text).matches(&job), "{}", wide);
        }
    }

    #[test]
    fn numbers_as_lists_write_them(number in 0..10_000_000_i64, sign in ">|<|>=|<=|=|", separator in "[,.' _\u{a0}\u{202f}’]", space in " ?") {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push_str(&separator);
            }
            grouped.push(digit);
        }
        let text = format!("records:{sign}{space}{grouped}");
        prop_assert_eq!(values(&text), values(&format!("records:{sign}{number}")), "{}", text);
    }

    #[test]
    fn terms_stay_apart_whatever_is_removed(text in any_text(), at in 0..4_usize) {
        let query = parse(&text);
        let shorter = query.without_term(at);
        let kept = query.terms.len() - usize::from(at < query.terms.len());
        prop_assert_eq!(shorter.terms.len(), kept, "{}", shorter);
        let others = query.terms.iter().enumerate().filter(|(place, _)| *place != at);
        for ((_, before), after) in others.zip(&shorter.terms) {
            prop_assert_eq!(&after.values, &before.values, "{} in {}", before.text, shorter);
        }
    }
}
