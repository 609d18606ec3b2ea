//! The world keeps its promises whatever the seed and the time.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, HashSet};

use sandbox::{
    wire::{Encoding, Format, Shape},
    world::{
        Account, CreatedRange, DAY, Download, Kind, Order, Outcome, RETRY_SECONDS, ReplayRefusal,
        Snapshot, Timestamp, World,
    },
};

const NOW: Timestamp = Timestamp(1_790_000_000);
const BASES: [&str; 4] =
    ["/Mediapartners/IRx", "/Advertisers/IRx", "/Agencies/IRx", "/Agencies/IRx/Advertisers/77"];

fn account(base: &str) -> Account {
    Account::split(base).unwrap().0
}

fn partner() -> World {
    World::new(account(BASES[0]), 1, 0, NOW)
}

fn agency() -> World {
    World::new(account(BASES[2]), 1, 0, NOW)
}

fn bytes(world: &World) -> String {
    let encoding = Encoding::of(Shape::Nulls, world.account().kind, Format::Json);
    encoding.list(world.jobs(CreatedRange::default()), None)
}

fn counts(world: &World) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for job in world.jobs(CreatedRange::default()) {
        *counts.entry(job.status_name().to_owned()).or_default() += 1;
    }
    counts
}

fn status(world: &World, id: &str) -> String {
    world.job(id).unwrap().status_name().to_owned()
}

fn ordered(status: &str, outcome: Outcome) -> Order {
    Order {
        id: Some("it".to_owned()),
        type_name: Some("ApiReport".to_owned()),
        status: Some(status.to_owned()),
        outcome,
        runs_for: Some(100),
        records: Some(1_000),
        ..Order::default()
    }
}

#[test]
fn the_same_seed_and_time_make_the_same_bytes() {
    for base in BASES {
        let mut in_one_go = World::new(account(base), 7, 300, NOW);
        let mut in_steps = World::new(account(base), 7, 300, NOW);
        let other_seed = World::new(account(base), 8, 300, NOW);
        assert_eq!(bytes(&in_one_go), bytes(&in_steps));
        assert_ne!(bytes(&in_one_go), bytes(&other_seed));
        in_one_go.advance_to(NOW + 7_200);
        for second in (0..=7_200).step_by(9) {
            in_steps.advance_to(NOW + second);
        }
        assert_eq!(bytes(&in_one_go), bytes(&in_steps), "{base}");
    }
}

#[test]
fn accounts_do_not_share_jobs() {
    let mut ids = HashSet::new();
    for base in BASES {
        let world = World::new(account(base), 1, 100, NOW);
        assert!(world.jobs(CreatedRange::default()).all(|job| ids.insert(job.id().to_owned())));
    }
}

#[test]
fn begins_with_a_plausible_mix() {
    let world = World::new(account(BASES[0]), 1, 1_284, NOW);
    let expected = [
        ("CANCELLED", 26),
        ("COMPLETED", 1_231),
        ("ERROR", 2),
        ("FAILED", 17),
        ("QUEUED", 3),
        ("RUNNING", 5),
    ];
    assert_eq!(counts(&world), expected.map(|(name, n)| (name.to_owned(), n)).into());
    assert!(world.jobs(CreatedRange::default()).any(|job| job.percent == 62));
    assert!(world.jobs(CreatedRange::default()).any(|job| {
        job.status_name() == "RUNNING" && job.stamps.progress.is_some_and(|it| NOW - it > 600)
    }));
    let types: HashSet<_> =
        world.jobs(CreatedRange::default()).map(|job| job.type_name().to_owned()).collect();
    assert_eq!(types.len(), 5);
}

#[test]
fn six_jobs_are_one_in_each_status() {
    for base in BASES {
        let world = World::new(account(base), 3, 6, NOW);
        assert_eq!(counts(&world).len(), 6, "{base}");
    }
    assert_eq!(World::new(account(BASES[0]), 3, 0, NOW).jobs(CreatedRange::default()).count(), 0);
}

#[test]
fn every_job_makes_sense_at_every_time() {
    for base in BASES {
        for seed in 0..4 {
            let mut world = World::new(account(base), seed, 250, NOW);
            for step in 0..60 {
                let now = NOW + step * step * 17;
                world.advance_to(now);
                let jobs: Vec<_> = world.jobs(CreatedRange::default()).collect();
                assert!(jobs.is_sorted_by(|a, b| b.created() <= a.created()));
                for job in jobs {
                    check_job(&job, world.account().kind, now);
                }
            }
        }
    }
}

#[track_caller]
fn check_job(job: &Snapshot<'_>, kind: Kind, now: Timestamp) {
    let stamps = job.stamps;
    let created = job.created();
    assert!(created <= now, "{job:?}");
    assert!(NOW - created < 90 * DAY, "{job:?}");
    let dates = [stamps.abandoned, stamps.completed, stamps.failed, stamps.progress];
    for date in dates.into_iter().flatten() {
        assert!(created <= date && date <= now, "{job:?}");
        assert!(stamps.started.is_some(), "{job:?}");
    }
    assert!(stamps.started.is_none_or(|it| created <= it && it <= now), "{job:?}");
    assert!((0..=100).contains(&job.percent) && 0 <= job.records, "{job:?}");
    assert_eq!(job.result_uri().is_some(), job.status_name() == "COMPLETED", "{job:?}");
    match job.status_name() {
        "COMPLETED" => {
            assert_eq!(job.percent, 100);
            assert!(stamps.started <= stamps.completed, "{job:?}");
        }
        "QUEUED" => assert_eq!((job.records, job.percent), (0, 0), "{job:?}"),
        "RUNNING" => assert!(stamps.started.is_some() && job.percent < 100, "{job:?}"),
        "CANCELLED" => assert!(stamps.cancelled.is_some() && job.percent < 100, "{job:?}"),
        "ERROR" => {
            assert!(stamps.started <= stamps.failed, "{job:?}");
            let waits = now - stamps.failed.unwrap();
            assert!(kind == Kind::Agency || waits < RETRY_SECONDS, "{job:?}");
        }
        "FAILED" => assert!(stamps.started <= stamps.failed, "{job:?}"),
        other => panic!("{other}"),
    }
    assert!(kind != Kind::Agency || job.type_name() != "ClickExport");
}

#[test]
fn progress_never_goes_back_while_a_job_runs() {
    for type_name in
        ["DownloadReport", "ApiReport", "UploadAds", "TermModification", "ClickExport", "New"]
    {
        let mut world = partner();
        let order = Order {
            type_name: Some(type_name.to_owned()),
            ..ordered("RUNNING", Outcome::Complete)
        };
        world.order(order).unwrap();
        let mut last = (0, 0, None);
        for second in 0..100 {
            world.advance_to(NOW + second);
            let job = world.job("it").unwrap();
            assert_eq!(job.status_name(), "RUNNING");
            let next = (job.records, job.percent, job.stamps.progress);
            assert!(
                last.0 <= next.0 && last.1 <= next.1 && last.2 <= next.2,
                "{type_name} {second}"
            );
            assert!(
                (last.0, last.1) == (next.0, next.1) || last.2 < next.2,
                "{type_name}: a move is stamped"
            );
            last = next;
        }
        assert!(50 < last.0, "{type_name}");
        world.advance_to(NOW + 100);
        let job = world.job("it").unwrap();
        assert_eq!((job.status_name(), job.records, job.percent), ("COMPLETED", 1_000, 100));
    }
}

#[test]
fn five_tries_fifteen_minutes_apart_then_failed() {
    let mut world = partner();
    world.order(ordered("QUEUED", Outcome::Error)).unwrap();
    let mut errors = Vec::new();
    let mut started = HashSet::new();
    for second in 0..2 * 3_600 {
        world.advance_to(NOW + second);
        let job = world.job("it").unwrap();
        started.extend(job.stamps.started.map(|it| it - NOW));
        if let Some(failed) = job.stamps.failed.filter(|it| !errors.contains(it)) {
            errors.push(failed);
            assert_eq!(job.status_name(), if errors.len() < 5 { "ERROR" } else { "FAILED" });
        }
    }
    assert_eq!((errors.len(), started.len()), (5, 5));
    assert!(errors.windows(2).all(|it| it[1] - it[0] == 15 * 60 + 60), "{errors:?}");
    assert!(world.job("it").unwrap().message().contains("5 unsuccessful tries"));
}

#[test]
fn an_error_can_heal_at_the_next_try_but_not_in_an_agency() {
    #[track_caller]
    fn check(mut world: World, after_retry: &str) {
        world.order(ordered("ERROR", Outcome::Complete)).unwrap();
        assert_eq!(status(&world, "it"), "ERROR");
        world.advance_to(NOW + RETRY_SECONDS - 1);
        assert_eq!(status(&world, "it"), "ERROR");
        world.advance_to(NOW + RETRY_SECONDS + 100);
        assert_eq!(status(&world, "it"), after_retry);
    }
    check(partner(), "COMPLETED");
    check(agency(), "ERROR");
}

#[test]
fn an_order_begins_in_the_status_asked_for() {
    for status in ["QUEUED", "RUNNING", "COMPLETED", "CANCELLED", "ERROR", "FAILED", "PAUSED"] {
        for mut world in [partner(), agency()] {
            let outcome = if status == "QUEUED" { Outcome::Never } else { Outcome::Complete };
            let job = world.order(ordered(status, outcome)).unwrap();
            assert_eq!(job.status_name(), status);
        }
    }
    let mut world = partner();
    world.order(ordered("QUEUED", Outcome::Never)).unwrap();
    world.advance_to(NOW + DAY);
    assert_eq!(status(&world, "it"), "QUEUED");
    assert_eq!(world.order(ordered("QUEUED", Outcome::Never)).unwrap_err(), "it");
}

#[test]
fn a_partner_replay_queues_the_same_job_again() {
    for before in ["COMPLETED", "FAILED", "CANCELLED"] {
        let mut world = partner();
        let stamps = world.order(ordered(before, Outcome::Complete)).unwrap().stamps;
        let replayed = world.replay("it").unwrap();
        assert_eq!((replayed.id(), replayed.status_name(), replayed.percent), ("it", "QUEUED", 0));
        assert_eq!(replayed.stamps, stamps, "the dates are those of the last time");
        assert_eq!(replayed.result_uri(), None);
        world.advance_to(NOW + 3_600);
        assert_eq!(status(&world, "it"), "COMPLETED");
    }
}

#[test]
fn an_agency_replay_makes_a_new_job_and_keeps_the_old() {
    for before in ["COMPLETED", "FAILED", "CANCELLED", "ERROR"] {
        let mut world = agency();
        world.order(ordered(before, Outcome::Complete)).unwrap();
        let encoding = Encoding::of(Shape::Spec, Kind::Agency, Format::Json);
        let old = encoding.job(&world.job("it").unwrap());
        let new = world.replay("it").unwrap();
        assert_eq!(new.status_name(), "QUEUED");
        assert_eq!((new.stamps.completed, new.stamps.failed, new.created()), (None, None, NOW));
        let new_id = new.id().to_owned();
        assert_ne!(new_id, "it");
        assert_eq!(encoding.job(&world.job("it").unwrap()), old);
        world.advance_to(NOW + 3_600);
        assert_eq!(status(&world, &new_id), "COMPLETED");
    }
}

#[test]
fn a_replay_is_refused_by_state_and_by_type() {
    #[track_caller]
    fn check(mut world: World, type_name: &str, status: &str, expected: ReplayRefusal) {
        let order =
            Order { type_name: Some(type_name.to_owned()), ..ordered(status, Outcome::Never) };
        world.order(order).unwrap();
        assert_eq!(world.replay("it").unwrap_err(), expected);
    }
    check(partner(), "ApiReport", "QUEUED", ReplayRefusal::Status);
    check(partner(), "ApiReport", "RUNNING", ReplayRefusal::Status);
    check(partner(), "ApiReport", "ERROR", ReplayRefusal::Status);
    check(partner(), "ApiReport", "PAUSED", ReplayRefusal::Status);
    check(agency(), "ApiReport", "RUNNING", ReplayRefusal::Status);
    check(partner(), "UploadAds", "COMPLETED", ReplayRefusal::Type);
    assert_eq!(partner().replay("none").unwrap_err(), ReplayRefusal::NoSuchJob);
}

#[test]
fn results_go_after_ninety_days() {
    let mut world = partner();
    let age = u32::try_from(90 * DAY).unwrap();
    world.order(Order { age, ..ordered("COMPLETED", Outcome::Complete) }).unwrap();
    assert!(matches!(world.download("it"), Some(Download::Ready(_))));
    world.advance_to(NOW + 1);
    assert!(matches!(world.download("it"), Some(Download::Expired)));
}

#[test]
fn a_result_has_a_header_and_a_row_for_each_record() {
    for type_name in ["ApiReport", "ClickExport", "UploadAds"] {
        let mut world = partner();
        let order = Order {
            type_name: Some(type_name.to_owned()),
            records: Some(5_000),
            ..ordered("COMPLETED", Outcome::Complete)
        };
        world.order(order).unwrap();
        let Some(Download::Ready(file)) = world.download("it") else { panic!("no result") };
        assert_eq!(file.name, format!("{type_name}-it.csv"));
        let chunks: Vec<_> = file.clone().chunks().collect();
        assert!(1 < chunks.len() && chunks.iter().all(|it| it.len() < 40_000));
        let text = chunks.concat();
        assert_eq!(text, file.chunks().collect::<String>());
        let rows: Vec<_> = text.split_terminator("\r\n").map(n_fields).collect();
        assert_eq!(rows.len(), 5_001);
        assert!(rows.iter().all(|it| *it == rows[0]), "every row has the fields of the header");
    }
}

/// Fields of a CSV row: commas outside quotes, plus one.
fn n_fields(row: &str) -> usize {
    row.split('"').step_by(2).map(|it| it.matches(',').count()).sum::<usize>() + 1
}

#[test]
fn new_jobs_come_every_twenty_to_sixty_seconds() {
    let mut world = partner();
    world.advance_to(NOW + 3_600);
    let created: Vec<_> = world.jobs(CreatedRange::default()).map(|it| it.created()).collect();
    assert!(created.windows(2).all(|it| (20..=60).contains(&(it[0] - it[1]))), "{created:?}");
    assert!(59 < created.len());
}

#[test]
fn a_job_without_an_end_runs_on_but_never_shows_a_hundred_percent() {
    let mut world = partner();
    world.order(ordered("RUNNING", Outcome::Never)).unwrap();
    world.advance_to(NOW + DAY);
    let job = world.job("it").unwrap();
    assert_eq!((job.status_name(), job.percent), ("RUNNING", 99));
    assert_eq!(job.stamps.progress, Some(NOW + 100), "and there is no progress any more");
}
