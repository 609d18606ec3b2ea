//! What holds of every text.

use super::*;

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

pub(super) fn any_text() -> impl Strategy<Value = String> {
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
