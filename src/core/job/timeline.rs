//! What happened to a job, and what will happen next.
//!
//! The dates of a job say when something *last* happened, so they are sorted by time and those of an earlier run are
//! marked. The state never follows from a date.

mod step;

use std::time::Duration;

pub use step::{Note, Step, StepKind};

use crate::core::job::account::AccountKind;
use crate::core::job::{Job, Status};
use crate::core::time::{DateTime, Timestamp};

/// How long after an error impact.com tries again. The partner and brand specifications say every 15 minutes.
pub const RETRY_INTERVAL: Duration = Duration::from_mins(15);

/// When impact.com tries the job again by itself: 15 minutes after its error. `None` when it will not.
pub fn next_retry(job: &Job, account: AccountKind) -> Option<Timestamp> {
    let is_retried = job.status == Status::Error && !account.error_is_final();
    let failed = job.failed.filter(|_| is_retried)?;
    Some(failed.at().plus(RETRY_INTERVAL))
}

/// When the result of a completed job probably goes away.
pub fn result_expiry(job: &Job, retention: Duration) -> Option<Timestamp> {
    let completed = job.completed.filter(|_| job.status == Status::Completed)?;
    Some(completed.at().plus(retention))
}

/// What a timeline depends on besides the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The present moment.
    pub now: Timestamp,
    /// Whether errors are retried.
    pub account: AccountKind,
    /// How long results are kept.
    pub retention: Duration,
    /// When the job will probably finish.
    pub expected_finish: Option<Timestamp>,
    /// Whether it runs without showing progress.
    pub is_stalled: bool,
}

/// What happened to the job, sorted by time, and after that what happens next. What has no date is left out.
pub fn timeline(job: &Job, outlook: &Outlook) -> Vec<Step> {
    // In the order in which steps with the same date are told.
    let past = [created(job), started(job), second_start(job), progress(job, outlook.is_stalled)];
    let mut steps: Vec<Step> = Vec::new();
    for step in past.into_iter().chain(finishes(job)).flatten() {
        let place = steps.partition_point(|it| it.at <= step.at);
        steps.insert(place, step);
    }
    steps.extend(next(job, outlook));
    steps
}

/// A step that has happened.
fn past(
    kind: StepKind,
    date: Option<DateTime>,
    note: Note,
    status_key: &'static str,
) -> Option<Step> {
    Some(Step { kind, at: Some(date?.at()), note, is_next: false, status_key })
}

fn created(job: &Job) -> Option<Step> {
    past(
        StepKind::Created,
        job.created,
        Note::None,
        key_if(&job.status, job.status == Status::Queued),
    )
}

fn started(job: &Job) -> Option<Step> {
    if ran_before(job) {
        return past(StepKind::LastStarted, job.started, Note::None, "");
    }
    let waited = match (job.created, job.started) {
        (Some(created), Some(started)) if created.at() <= started.at() => {
            Note::Waited(started.at().since(created.at()))
        }
        _ => Note::None,
    };
    past(StepKind::Started, job.started, waited, "")
}

/// Whether the last start was not the first, so that the job did not wait from its creation until then.
fn ran_before(job: &Job) -> bool {
    let has_earlier_end =
        [job.completed, job.cancelled, job.failed].into_iter().any(|end| is_before_start(job, end));
    // A job that was replayed or waits for its next try is queued again, with the dates of the run before.
    let is_queued_again = job.status == Status::Queued;
    // The tries before the last one leave no date, but each is at least this long after the one before.
    let was_retried = matches!(job.status, Status::Error | Status::Failed)
        && matches!((job.created, job.started), (Some(created), Some(started))
            if started.at().since(created.at()) >= RETRY_INTERVAL);
    has_earlier_end || is_queued_again || was_retried
}

fn is_before_start(job: &Job, date: Option<DateTime>) -> bool {
    matches!((date, job.started), (Some(date), Some(started)) if date.at() < started.at())
}

fn second_start(job: &Job) -> Option<Step> {
    past(StepKind::SecondStartIgnored, job.abandoned, Note::AlreadyRunning, "")
}

fn progress(job: &Job, is_stalled: bool) -> Option<Step> {
    if is_before_start(job, job.progressed) {
        return past(StepKind::LastProgress, job.progressed, Note::EarlierRun, "");
    }
    let note = match (job.percent, job.records) {
        (None, None) => Note::None,
        (percent, records) => Note::Progress { percent, records },
    };
    let key = if is_stalled {
        Status::Error.key()
    } else {
        key_if(&job.status, job.status == Status::Running)
    };
    past(StepKind::LastProgress, job.progressed, note, key)
}

fn finishes(job: &Job) -> [Option<Step>; 3] {
    let failed = if job.status == Status::Failed { StepKind::Failed } else { StepKind::Error };
    let is_failed = matches!(job.status, Status::Error | Status::Failed);
    [
        finish(job, failed, job.failed, is_failed),
        finish(job, StepKind::Cancelled, job.cancelled, job.status == Status::Cancelled),
        finish(job, StepKind::Completed, job.completed, job.status == Status::Completed),
    ]
}

/// An end of a run. `is_state` says whether it is what the status tells.
fn finish(job: &Job, kind: StepKind, date: Option<DateTime>, is_state: bool) -> Option<Step> {
    // Whatever ended before a job was queued or started again was an earlier run.
    let is_earlier = is_before_start(job, date) || job.status.is_active();
    let note = match (date, job.started) {
        _ if is_earlier => Note::EarlierRun,
        (Some(date), Some(started)) if is_state => Note::RanFor(date.at().since(started.at())),
        _ => Note::None,
    };
    past(kind, date, note, key_if(&job.status, is_state))
}

fn key_if(status: &Status, condition: bool) -> &'static str {
    if condition { status.key() } else { "" }
}

/// What happens next, if anything will.
fn next(job: &Job, outlook: &Outlook) -> Option<Step> {
    let (kind, at, note) = match job.status {
        Status::Queued => (StepKind::Start, None, Note::Queue),
        Status::Running if !outlook.is_stalled => {
            (StepKind::ExpectedFinish, Some(outlook.expected_finish?), Note::Estimate)
        }
        Status::Error => {
            let at = next_retry(job, outlook.account)?;
            let kind = if at <= outlook.now { StepKind::RetryDue } else { StepKind::Retry };
            (kind, Some(at), Note::AfterError)
        }
        Status::Completed => {
            let at = result_expiry(job, outlook.retention)?;
            let kind = if at <= outlook.now {
                StepKind::ResultProbablyRemoved
            } else {
                StepKind::ResultRemoved
            };
            (kind, Some(at), Note::AfterCompletion(outlook.retention))
        }
        Status::Running | Status::Failed | Status::Cancelled | Status::Other(_) => return None,
    };
    Some(Step { kind, at, note, is_next: kind != StepKind::ResultProbablyRemoved, status_key: "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::JobType;
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;
    use crate::core::words::timeline::{label, note};
    use expect_test::{Expect, expect};

    const NOW: &str = "12:08:04";

    /// A time of 24 August 2022, or a whole date.
    fn time(text: &str) -> DateTime {
        let text = if text.len() == NOW.len() {
            format!("2022-08-24T{text}-05:00")
        } else {
            text.to_owned()
        };
        DateTime::parse(&text).unwrap()
    }

    /// A job with these dates, under the names of their fields.
    fn job(status: Status, dates: &[(&str, &str)]) -> Job {
        let mut job = Job::new("d8807a9f", JobType::ClickExport, status);
        for (name, date) in dates {
            let field = match *name {
                "created" => &mut job.created,
                "started" => &mut job.started,
                "progressed" => &mut job.progressed,
                "abandoned" => &mut job.abandoned,
                "failed" => &mut job.failed,
                "completed" => &mut job.completed,
                "cancelled" => &mut job.cancelled,
                other => panic!("{other}"),
            };
            *field = Some(time(date));
        }
        job
    }

    fn outlook() -> Outlook {
        Outlook {
            now: time(NOW).at(),
            account: AccountKind::Partner,
            retention: Duration::from_hours(90 * 24),
            expected_finish: None,
            is_stalled: false,
        }
    }

    fn in_56_s() -> Timestamp {
        time(NOW).at().plus(Duration::from_secs(56))
    }

    #[track_caller]
    fn check(job: &Job, outlook: &Outlook, expected: Expect) {
        let line = |step: &Step| {
            let at = step.at.map_or("-".to_owned(), |at| DateTime::new(at, -300).to_string());
            let said = match step.note {
                Note::Progress { percent, records } => format!("{percent:?} {records:?}"),
                it => note(it, &PlainLocale(FixedZone(0))).unwrap_or_default(),
            };
            let next = if step.is_next { "next: " } else { "" };
            format!("{next}{} | {at} | {said} | {}\n", label(step.kind), step.status_key)
        };
        expected.assert_eq(&timeline(job, outlook).iter().map(line).collect::<String>());
    }

    #[test]
    fn queued() {
        check(
            &job(Status::Queued, &[("created", "12:07:52")]),
            &outlook(),
            expect![[r"
            Created | 2022-08-24T12:07:52-05:00 |  | queued
            next: Start | - | Large jobs can wait in the queue | 
        "]],
        );
    }

    #[test]
    fn queued_again() {
        let dates = [
            ("created", "10:00:00"),
            ("started", "10:00:04"),
            ("progressed", "10:00:30"),
            ("completed", "10:00:40"),
        ];
        check(
            &job(Status::Queued, &dates),
            &outlook(),
            expect![[r"
            Created | 2022-08-24T10:00:00-05:00 |  | queued
            Last started | 2022-08-24T10:00:04-05:00 |  | 
            Last progress | 2022-08-24T10:00:30-05:00 |  | 
            Completed | 2022-08-24T10:00:40-05:00 | (earlier run) | 
            next: Start | - | Large jobs can wait in the queue | 
        "]],
        );
    }

    #[test]
    fn running() {
        let dates = [("created", "12:06:12"), ("started", "12:06:16"), ("progressed", "12:07:58")];
        let job = Job { percent: Some(62), records: Some(8_412), ..job(Status::Running, &dates) };
        check(
            &job,
            &Outlook { expected_finish: Some(in_56_s()), ..outlook() },
            expect![[r"
            Created | 2022-08-24T12:06:12-05:00 |  | 
            Started | 2022-08-24T12:06:16-05:00 | waited 4 s | 
            Last progress | 2022-08-24T12:07:58-05:00 | Some(62) Some(8412) | running
            next: Expected to finish | 2022-08-24T12:09:00-05:00 | estimate from the last 90 s | 
        "]],
        );
        let without_estimate = timeline(&job, &outlook());
        assert!(without_estimate.iter().all(|step| !step.is_next));
    }

    #[test]
    fn stalled() {
        let dates = [
            ("created", "11:37:44"),
            ("started", "11:37:52"),
            ("progressed", "11:54:02"),
            ("abandoned", "11:57:10"),
        ];
        let job = Job { percent: Some(44), ..job(Status::Running, &dates) };
        let outlook = Outlook { is_stalled: true, expected_finish: Some(in_56_s()), ..outlook() };
        check(
            &job,
            &outlook,
            expect![[r"
            Created | 2022-08-24T11:37:44-05:00 |  | 
            Started | 2022-08-24T11:37:52-05:00 | waited 8 s | 
            Last progress | 2022-08-24T11:54:02-05:00 | Some(44) None | error
            Second start ignored | 2022-08-24T11:57:10-05:00 | the job was already running | 
        "]],
        );
    }

    #[test]
    fn running_a_second_time() {
        let dates = [
            ("created", "11:00:00"),
            ("failed", "11:30:00"),
            ("progressed", "11:29:00"),
            ("started", "11:45:00"),
        ];
        let job = Job { percent: Some(44), ..job(Status::Running, &dates) };
        check(
            &job,
            &outlook(),
            expect![[r"
            Created | 2022-08-24T11:00:00-05:00 |  | 
            Last progress | 2022-08-24T11:29:00-05:00 | (earlier run) | 
            Error | 2022-08-24T11:30:00-05:00 | (earlier run) | 
            Last started | 2022-08-24T11:45:00-05:00 |  | 
        "]],
        );
    }

    #[test]
    fn completed() {
        let dates = [
            ("created", "2022-06-07T04:33:50-05:00"),
            ("started", "2022-06-07T04:33:52-05:00"),
            ("progressed", "2022-06-07T04:33:58-05:00"),
            ("completed", "2022-06-07T04:33:58-05:00"),
        ];
        let job = Job { percent: Some(100), records: Some(250), ..job(Status::Completed, &dates) };
        check(
            &job,
            &outlook(),
            expect![[r"
            Created | 2022-06-07T04:33:50-05:00 |  | 
            Started | 2022-06-07T04:33:52-05:00 | waited 2 s | 
            Last progress | 2022-06-07T04:33:58-05:00 | Some(100) Some(250) | 
            Completed | 2022-06-07T04:33:58-05:00 | ran for 6 s | completed
            next: Result removed | 2022-09-05T04:33:58-05:00 | 90 days after completion | 
        "]],
        );
        let later = Outlook { now: time("2022-09-05T04:33:58-05:00").at(), ..outlook() };
        let last = timeline(&job, &later).pop().unwrap();
        assert_eq!((label(last.kind), last.is_next), ("Result probably removed", false));
    }

    #[test]
    fn error() {
        let dates = [
            ("created", "11:46:20"),
            ("started", "12:01:26"),
            ("progressed", "12:01:58"),
            ("failed", "12:02:04"),
            ("completed", "11:50:00"),
        ];
        let job = job(Status::Error, &dates);
        check(
            &job,
            &outlook(),
            expect![[r"
            Created | 2022-08-24T11:46:20-05:00 |  | 
            Completed | 2022-08-24T11:50:00-05:00 | (earlier run) | 
            Last started | 2022-08-24T12:01:26-05:00 |  | 
            Last progress | 2022-08-24T12:01:58-05:00 |  | 
            Error | 2022-08-24T12:02:04-05:00 | ran for 38 s | error
            next: Next automatic retry | 2022-08-24T12:17:04-05:00 | 15 min after the error | 
        "]],
        );
        let past_it = Outlook { now: time("12:17:04").at(), ..outlook() };
        assert_eq!(label(timeline(&job, &past_it).pop().unwrap().kind), "Retry is due now");
        let agency = Outlook { account: AccountKind::Agency, ..outlook() };
        assert_eq!(label(timeline(&job, &agency).pop().unwrap().kind), "Error");
    }

    #[test]
    fn an_error_of_the_first_try_is_not_a_restart() {
        let dates = [("created", "12:00:00"), ("started", "12:00:04"), ("failed", "12:00:20")];
        let steps = timeline(&job(Status::Error, &dates), &outlook());
        assert_eq!(label(steps[1].kind), "Started");
        assert_eq!(steps[1].note, Note::Waited(Duration::from_secs(4)));
    }

    #[test]
    fn failed() {
        let dates = [
            ("created", "10:52:40"),
            ("started", "12:01:35"),
            ("abandoned", "12:01:40"),
            ("progressed", "12:02:30"),
            ("failed", "12:02:37"),
        ];
        let job = Job { records: Some(71_300), percent: Some(28), ..job(Status::Failed, &dates) };
        check(
            &job,
            &outlook(),
            expect![[r"
            Created | 2022-08-24T10:52:40-05:00 |  | 
            Last started | 2022-08-24T12:01:35-05:00 |  | 
            Second start ignored | 2022-08-24T12:01:40-05:00 | the job was already running | 
            Last progress | 2022-08-24T12:02:30-05:00 | Some(28) Some(71300) | 
            Failed | 2022-08-24T12:02:37-05:00 | ran for 1 m 02 s | failed
        "]],
        );
    }

    #[test]
    fn cancelled() {
        let dates = [("created", "09:12:55"), ("started", "09:13:01"), ("cancelled", "09:24:21")];
        check(
            &job(Status::Cancelled, &dates),
            &outlook(),
            expect![[r"
            Created | 2022-08-24T09:12:55-05:00 |  | 
            Started | 2022-08-24T09:13:01-05:00 | waited 6 s | 
            Cancelled | 2022-08-24T09:24:21-05:00 | ran for 11 m 20 s | cancelled
        "]],
        );
        check(
            &job(Status::Cancelled, &[("cancelled", "09:24:21")]),
            &outlook(),
            expect![[r"
            Cancelled | 2022-08-24T09:24:21-05:00 |  | cancelled
        "]],
        );
    }

    #[test]
    fn the_end_of_the_state_can_be_of_an_earlier_run() {
        let dates = [("created", "09:00:00"), ("completed", "09:24:21"), ("started", "10:00:00")];
        check(
            &job(Status::Completed, &dates),
            &Outlook { retention: Duration::from_hours(24), ..outlook() },
            expect![[r"
            Created | 2022-08-24T09:00:00-05:00 |  | 
            Completed | 2022-08-24T09:24:21-05:00 | (earlier run) | completed
            Last started | 2022-08-24T10:00:00-05:00 |  | 
            next: Result removed | 2022-08-25T09:24:21-05:00 | 1 day after completion | 
        "]],
        );
    }

    #[test]
    fn a_state_nobody_knows_has_no_future() {
        let dates = [("created", "12:00:00"), ("started", "11:00:00")];
        check(
            &job(Status::Other("ON_HOLD".into()), &dates),
            &outlook(),
            expect![[r"
            Started | 2022-08-24T11:00:00-05:00 |  | 
            Created | 2022-08-24T12:00:00-05:00 |  | 
        "]],
        );
        assert!(timeline(&job(Status::Other("ON_HOLD".into()), &[]), &outlook()).is_empty());
    }

    #[test]
    fn retry_and_expiry() {
        let dates = [("failed", "12:02:04"), ("completed", "12:00:00")];
        let retry = |status, account| next_retry(&job(status, &dates), account);
        assert_eq!(retry(Status::Error, AccountKind::Brand), Some(time("12:17:04").at()));
        assert_eq!(retry(Status::Error, AccountKind::Agency), None);
        assert_eq!(retry(Status::Failed, AccountKind::Brand), None);
        assert_eq!(next_retry(&job(Status::Error, &[]), AccountKind::Brand), None);
        let hour = Duration::from_hours(1);
        assert_eq!(
            result_expiry(&job(Status::Completed, &dates), hour),
            Some(time("13:00:00").at())
        );
        assert_eq!(result_expiry(&job(Status::Queued, &dates), hour), None);
    }
}
