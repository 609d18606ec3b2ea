//! How fast running jobs get on, from the progress that was seen.
//!
//! The server's stamps and the viewer's clock may differ, so they are never mixed: how much time passed between two
//! samples comes from the stamps, how old a sample is comes from when it was seen.

use std::rc::Rc;
use std::time::Duration;

use crate::core::job::{Job, Status};
use crate::core::time::{DateTime, Timestamp};

/// Rates and estimates look back this far.
pub const WINDOW: Duration = Duration::from_secs(90);

/// Two samples closer than this say nothing: stamps are whole seconds and percentages whole numbers.
const SHORTEST: Duration = Duration::from_secs(10);

/// More samples than polling brings in a [`WINDOW`].
const MAX_SAMPLES: usize = 48;

/// More running jobs than anyone looks at; further ones have no estimate.
const MAX_JOBS: usize = 512;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Sample {
    /// By the server's clock.
    stamp: Timestamp,
    /// By the viewer's clock.
    seen: Timestamp,
    records: Option<u64>,
    percent: Option<u8>,
}

/// The recent progress of one run of one job.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Samples {
    samples: Vec<Sample>,
    /// When the job was last looked at, by the viewer's clock.
    watched: Timestamp,
}

impl Samples {
    /// Notes the progress seen at `seen`, which the server wrote at `stamp`. A stamp that is not new changes nothing;
    /// progress that has gone backwards belongs to a new run, which starts afresh.
    pub fn push(
        &mut self,
        stamp: Timestamp,
        seen: Timestamp,
        records: Option<u64>,
        percent: Option<u8>,
    ) {
        self.watched = self.watched.max(seen);
        if let Some(newest) = self.samples.last() {
            if stamp <= newest.stamp {
                return;
            }
            if records < newest.records || percent < newest.percent {
                self.samples.clear();
            }
        }
        self.samples.retain(|it| seen.since(it.seen) <= WINDOW);
        if self.samples.len() >= MAX_SAMPLES {
            self.samples.remove(0);
        }
        self.samples.push(Sample { stamp, seen, records, percent });
    }

    /// Records per second over the last 90 s; 0 when the job was watched that long without progress. `None` when it
    /// is not known: fewer than two samples 10 s apart, or a job that does not count records.
    pub fn rate(&self, now: Timestamp) -> Option<f64> {
        let newest = self.samples.last()?;
        if self.watched.since(newest.seen) >= WINDOW {
            return Some(0.0);
        }
        let (oldest, newest, between) = self.ends(now)?;
        let records = newest.records?.saturating_sub(oldest.records?);
        Some(f64::from(u32::try_from(records).unwrap_or(u32::MAX)) / between.as_secs_f64())
    }

    /// When the job will finish if it gets on as it did over the last 90 s, which may have passed. `None` when it is not
    /// known. It stays the same as long as the samples do.
    pub fn expected_finish(&self, now: Timestamp) -> Option<Timestamp> {
        let (oldest, newest, between) = self.ends(now)?;
        let percent = newest.percent?;
        let done = u32::from(percent.saturating_sub(oldest.percent?));
        let left = u32::from(100_u8.saturating_sub(percent));
        Some(newest.seen.plus(between.checked_mul(left)?.checked_div(done)?))
    }

    /// The oldest and the newest sample that count, and the time between them.
    fn ends(&self, now: Timestamp) -> Option<(Sample, Sample, Duration)> {
        let newest = *self.samples.last()?;
        let counts =
            |it: &&Sample| now.since(it.seen) <= WINDOW && newest.stamp.since(it.stamp) <= WINDOW;
        let oldest = *self.samples.iter().find(counts)?;
        let between = newest.stamp.since(oldest.stamp);
        (between >= SHORTEST).then_some((oldest, newest, between))
    }
}

/// The recent progress of the jobs that run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProgressLog {
    /// In the order of the ids.
    jobs: Vec<(Rc<str>, Samples)>,
}

impl ProgressLog {
    /// Notes the progress of a job seen at `at`. A job that does not run is forgotten.
    pub fn observe(&mut self, job: &Job, at: Timestamp) {
        if job.status != Status::Running {
            self.forget(&job.id);
            return;
        }
        // Progress that is older than the start is of an earlier run.
        let is_of_this_run = |it: &Timestamp| job.started.is_none_or(|started| started.at() <= *it);
        let Some(stamp) = job.progressed.map(DateTime::at).filter(is_of_this_run) else { return };
        let place = match self.place(&job.id) {
            Ok(place) => place,
            Err(_) if self.jobs.len() >= MAX_JOBS => return,
            Err(place) => {
                self.jobs.insert(place, (Rc::clone(&job.id), Samples::default()));
                place
            }
        };
        if let Some((_, samples)) = self.jobs.get_mut(place) {
            samples.push(stamp, at, job.records, job.percent);
        }
    }

    /// Forgets a job.
    pub fn forget(&mut self, id: &str) {
        if let Ok(place) = self.place(id) {
            self.jobs.remove(place);
        }
    }

    /// Forgets all jobs but those whose id is accepted: for jobs that are gone.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&str) -> bool) {
        self.jobs.retain(|(id, _)| is_kept(id));
    }

    /// The progress of a job, if it runs and any was seen.
    pub fn of(&self, id: &str) -> Option<&Samples> {
        self.jobs.get(self.place(id).ok()?).map(|(_, samples)| samples)
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.jobs.binary_search_by(|(it, _)| (**it).cmp(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::JobType;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_660_000_000_000 + seconds * 1_000)
    }

    /// Samples of second, records and percent, seen two seconds after they were written.
    fn samples(list: &[(i64, u64, u8)]) -> Samples {
        let mut samples = Samples::default();
        for (second, records, percent) in list {
            samples.push(at(*second), at(second + 2), Some(*records), Some(*percent));
        }
        samples
    }

    /// In seconds.
    fn time_left(samples: &Samples, now: i64) -> Option<u64> {
        samples.expected_finish(at(now)).map(|it| it.since(at(now)).as_secs())
    }

    #[track_caller]
    fn check(list: &[(i64, u64, u8)], now: i64, rate: Option<f64>, left: Option<u64>) {
        let samples = samples(list);
        assert_eq!(samples.rate(at(now)), rate);
        assert_eq!(time_left(&samples, now), left);
    }

    #[test]
    fn rates_and_estimates() {
        check(&[], 0, None, None);
        check(&[(0, 100, 10)], 2, None, None);
        check(&[(0, 100, 10), (9, 200, 20)], 11, None, None);
        check(&[(0, 100, 10), (10, 200, 20)], 12, Some(10.0), Some(80));
        // 30 s after it was seen, 30 s less are left.
        check(&[(0, 100, 10), (10, 200, 20)], 42, Some(10.0), Some(50));
        check(&[(0, 100, 10), (10, 200, 98)], 60, Some(10.0), Some(0));
        // Records without a new percentage.
        check(&[(0, 100, 10), (20, 200, 10)], 22, Some(5.0), None);
        // Only the last 90 s count.
        check(&[(0, 0, 0), (60, 600, 10), (120, 1_800, 40)], 122, Some(20.0), Some(120));
        check(&[(0, 100, 10), (10, 200, 20)], 200, None, None);
        // A sample from before a long silence does not slow down what came after it.
        check(&[(0, 100, 10), (840, 200, 20)], 842, None, None);
    }

    #[test]
    fn a_new_run_starts_afresh() {
        check(&[(0, 500, 50), (20, 600, 60), (40, 10, 1)], 42, None, None);
        check(&[(0, 500, 50), (20, 600, 60), (40, 10, 1), (60, 30, 3)], 62, Some(1.0), Some(970));
    }

    #[test]
    fn old_stamps_change_nothing() {
        let mut samples = samples(&[(0, 100, 10), (10, 200, 20)]);
        samples.push(at(10), at(14), Some(999), Some(99));
        samples.push(at(5), at(16), Some(150), Some(15));
        assert_eq!(samples.rate(at(16)), Some(10.0));
    }

    #[test]
    fn a_watched_job_without_progress_has_rate_0() {
        let mut samples = samples(&[(0, 100, 10), (10, 200, 20)]);
        for second in 13..=102 {
            samples.push(at(10), at(second), Some(200), Some(20));
        }
        assert_eq!(samples.rate(at(102)), Some(0.0));
        assert_eq!(time_left(&samples, 103), None);
    }

    #[test]
    fn clocks_that_differ_do_not_matter() {
        let mut samples = Samples::default();
        samples.push(at(0), at(5_000), Some(100), Some(10));
        samples.push(at(20), at(5_020), Some(300), Some(20));
        assert_eq!(samples.rate(at(5_021)), Some(10.0));
        assert_eq!(time_left(&samples, 5_030), Some(150));
    }

    #[test]
    fn jobs_without_records_have_a_time_but_no_rate() {
        let mut samples = Samples::default();
        samples.push(at(0), at(0), None, Some(10));
        samples.push(at(20), at(20), None, Some(20));
        assert_eq!(samples.rate(at(20)), None);
        assert_eq!(time_left(&samples, 20), Some(160));
    }

    #[test]
    fn many_samples_stay_few() {
        let list: Vec<_> =
            (0..10_000).map(|second| (second, u64::try_from(second).unwrap(), 0)).collect();
        let samples = samples(&list);
        assert!(samples.samples.len() <= MAX_SAMPLES);
        assert_eq!(samples.rate(at(10_001)), Some(1.0));
    }

    fn running(id: &str, second: i64, percent: u8) -> Job {
        Job {
            progressed: Some(DateTime::new(at(second), 0)),
            percent: Some(percent),
            ..Job::new(id, JobType::ApiReport, Status::Running)
        }
    }

    #[test]
    fn the_log_keeps_jobs_apart_and_forgets_those_that_ended() {
        let mut log = ProgressLog::default();
        for (id, pace) in [("b", 1), ("a", 2), ("c", 3)] {
            log.observe(&running(id, 0, 0), at(0));
            log.observe(&running(id, 20, 20 * pace), at(20));
        }
        let left = |log: &ProgressLog, id| log.of(id).and_then(|it| time_left(it, 20));
        assert_eq!(
            [left(&log, "a"), left(&log, "b"), left(&log, "c")],
            [Some(30), Some(80), Some(13)]
        );
        log.observe(&Job { status: Status::Completed, ..running("a", 30, 100) }, at(30));
        log.retain(|id| id != "c");
        assert_eq!([left(&log, "a"), left(&log, "b"), left(&log, "c")], [None, Some(80), None]);
    }

    #[test]
    fn progress_of_an_earlier_run_is_not_taken() {
        let mut log = ProgressLog::default();
        let restarted = Job { started: Some(DateTime::new(at(100), 0)), ..running("a", 50, 90) };
        log.observe(&restarted, at(101));
        assert_eq!(log.of("a"), None);
    }

    #[test]
    fn the_log_is_bounded() {
        let mut log = ProgressLog::default();
        for number in 0..2_000 {
            log.observe(&running(&format!("{number:04}"), 0, 0), at(0));
        }
        assert_eq!(log.jobs.len(), MAX_JOBS);
    }
}
