//! What the card says, and that time alone changes it only where it has to.

use std::time::Duration;

use super::*;
use crate::core::app::config::Config;
use crate::core::app::model::OpenJob;
use crate::core::job::timeline::StepKind;
use crate::core::job::{JobType, Status};
use crate::core::locale::PlainLocale;
use crate::core::time::{DateTime, FixedZone, Instant};

/// A time of 24 August 2022.
fn time(text: &str) -> DateTime {
    DateTime::parse(&format!("2022-08-24T{text}-05:00")).unwrap()
}

fn job(status: Status) -> Job {
    Job {
        created: Some(time("12:00:00")),
        started: Some(time("12:00:04")),
        ..Job::new("d8807a9f", JobType::ClickExport, status)
    }
}

/// A model with this job open at a time.
fn open_at(job: &Job, now: &str) -> Model {
    let mut model = Model::new(Rc::new(PlainLocale(FixedZone(-300))));
    model.now = time(now).at();
    model.open = Some(OpenJob {
        id: Rc::clone(&job.id),
        state: OpenState::Found(Rc::new(job.clone())),
        row: None,
        revision: 0,
        request: None,
        preview: None,
        announced_percent: 0,
    });
    model
}

fn found(model: &Model) -> Rc<Found> {
    match detail(model).map(|it| it.state) {
        Some(State::Found(found)) => found,
        other => panic!("{other:?}"),
    }
}

fn wait(model: &mut Model, seconds: u64) {
    model.now = model.now.plus(Duration::from_secs(seconds));
}

/// A job that was seen at 50 percent and 20 s later at 60.
fn getting_on() -> Model {
    let at = |progressed: &str, percent: u8| Job {
        progressed: Some(time(progressed)),
        percent: Some(percent),
        records: Some(u64::from(percent) * 20),
        ..job(Status::Running)
    };
    let mut model = open_at(&at("12:04:20", 60), "12:04:22");
    model.progress.observe(&at("12:04:00", 50), time("12:04:02").at());
    model.progress.observe(&at("12:04:20", 60), model.now);
    model
}

#[test]
fn a_second_changes_nothing() {
    let ended = |status: Status, end: &str| {
        let mut job = Job { percent: Some(40), ..job(status) };
        match job.status {
            Status::Completed => job.completed = Some(time(end)),
            Status::Cancelled => job.cancelled = Some(time(end)),
            _ => job.failed = Some(time(end)),
        }
        open_at(&job, "12:07:30")
    };
    let models = vec![
        open_at(&job(Status::Queued), "12:07:30"),
        getting_on(),
        open_at(&Job { percent: Some(10), ..job(Status::Running) }, "12:30:30"),
        ended(Status::Error, "12:02:00"),
        ended(Status::Failed, "12:02:00"),
        ended(Status::Cancelled, "12:02:00"),
        ended(Status::Completed, "12:02:00"),
        open_at(&Job { percent: Some(5), ..job(Status::Other("PARKED".into())) }, "12:07:30"),
    ];
    for mut model in models {
        let before = detail(&model);
        wait(&mut model, 1);
        assert_eq!(detail(&model), before);
    }
}

#[test]
fn an_estimate_is_a_time_until_it_is_over_and_then_this_minute() {
    let mut model = getting_on();
    let finish = |model: &Model| {
        let found = found(model);
        let steps = found.timeline.steps.iter();
        let step = steps.filter(|it| it.kind == StepKind::ExpectedFinish).find_map(|it| it.at);
        let remaining = found.progress.as_ref().map(|it| it.remaining);
        assert_eq!(remaining, Some(step.map_or(Remaining::Unknown, Remaining::Until)));
        step
    };
    // 10 percent took 20 s, so 40 take 80.
    assert_eq!(finish(&model), Some(time("12:05:42").at()));
    wait(&mut model, 60);
    assert_eq!(finish(&model), Some(time("12:05:42").at()));
    wait(&mut model, 60);
    assert_eq!(finish(&model), None, "nothing was seen for 90 s");

    let mut model = getting_on();
    let nearly = Job {
        progressed: Some(time("12:04:50")),
        percent: Some(99),
        ..Job::clone(&found(&model).job)
    };
    wait(&mut model, 30);
    model.progress.observe(&nearly, model.now);
    assert_eq!(finish(&model), Some(time("12:04:53").at().plus(Duration::from_millis(20))));
    wait(&mut model, 30);
    assert_eq!(finish(&model), Some(time("12:05:00").at()));
}

#[test]
fn a_running_job_stalls() {
    let progressed = Job { progressed: Some(time("12:03:00")), ..job(Status::Running) };
    let mut model = open_at(&progressed, "12:03:00");
    model.config.stalled_after = Duration::from_mins(10);
    wait(&mut model, 599);
    assert_eq!(found(&model).callout, None);
    wait(&mut model, 1);
    let since = time("12:03:00").at();
    let stalled = |last_progress| Some(Callout::Stalled { since, last_progress });
    assert_eq!(found(&model).callout, stalled(Some(since)));
    assert_eq!(found(&model).progress.as_ref().map(|it| it.status_key), Some("error"));
    // Progress of the run before is none of this one.
    let restarted = Job { started: Some(time("12:03:00")), progressed: None, ..progressed };
    assert_eq!(found(&open_at(&restarted, "12:13:00")).callout, stalled(None));
}

#[test]
fn a_retry_comes_due() {
    let failed = Job { failed: Some(time("12:02:00")), ..job(Status::Error) };
    let callout = |now| found(&open_at(&failed, now)).callout;
    assert_eq!(callout("12:16:59"), Some(Callout::Retry(time("12:17:00").at())));
    assert_eq!(callout("12:17:00"), Some(Callout::RetryDue));
    let undated = job(Status::Error);
    assert_eq!(found(&open_at(&undated, "12:17:00")).callout, Some(Callout::RetrySometime));
}

#[test]
fn a_job_that_ended_badly_has_the_way_out_that_there_is() {
    let callout = |status, replayable, attributes: &[(&str, &str)]| {
        let job = Job { replayable: Some(replayable), ..job(status) };
        let mut model = open_at(&job, "12:17:00");
        model.config = Config::read(&attributes.iter().copied().collect()).0;
        found(&model).callout
    };
    let partner = [("account-sid", "IRx"), ("api-base", "/impact")];
    let agency = [partner[0], partner[1], ("account-kind", "agency")];
    let read_only = [partner[0], partner[1], ("readonly", "")];
    for (status, replayable, attributes, expected) in [
        (Status::Failed, true, &partner[..], Callout::Failed(WayOut::Replay)),
        (Status::Failed, false, &partner, Callout::Failed(WayOut::Ask)),
        (Status::Failed, true, &read_only, Callout::Failed(WayOut::Ask)),
        (Status::Failed, true, &agency, Callout::FailedAtOnce(WayOut::Replay)),
        (Status::Error, true, &agency, Callout::FinalError(WayOut::Replay)),
        (Status::Error, false, &agency, Callout::FinalError(WayOut::Ask)),
    ] {
        assert_eq!(callout(status, replayable, attributes), Some(expected));
    }
}

#[test]
fn what_was_copied_is_told_to_the_part_that_shows_it() {
    let mut model = open_at(&job(Status::Queued), "12:07:30");
    let mut copied = |what| {
        model.copied = Some((what, Instant::default()));
        let found = found(&model);
        (found.is_id_copied, found.copied.clone())
    };
    assert_eq!(copied(Copyable::JobId), (true, None));
    assert_eq!(copied(Copyable::Json), (false, Some(Copyable::Json)));
    assert_eq!(copied(Copyable::Link), (false, None));
}
