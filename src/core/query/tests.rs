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

mod edit;
mod matching;
mod problems;
mod properties;
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
