//! The order of the list.

use std::cmp::Ordering;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use crate::core::job::{Job, JobType, Status};
use crate::core::time::{DateTime, Timestamp};

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// Column Status, in the order of the status chips.
    Status,
    /// Column Type, by the name people read.
    Type,
    /// Column Job ID.
    Id,
    /// Column Program; numbers by size.
    Program,
    /// Column Created.
    Created,
    /// Column Duration.
    Duration,
    /// Column Progress: percent, then records.
    Progress,
    /// When progress was last written.
    Updated,
    /// Failures, stalled jobs and errors first, then what is active.
    Attention,
}

/// An order: a key and a direction. Prints and reads as the `sort` attribute does: `created`, `-created`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Largest, latest or longest first.
    pub descending: bool,
}

impl Default for Sort {
    /// Newest first.
    fn default() -> Self {
        Self { key: SortKey::Created, descending: true }
    }
}

impl SortKey {
    /// All keys under their names in the `sort` attribute.
    pub const NAMED: [(&'static str, Self); 9] = [
        ("status", Self::Status),
        ("type", Self::Type),
        ("id", Self::Id),
        ("program", Self::Program),
        ("created", Self::Created),
        ("duration", Self::Duration),
        ("progress", Self::Progress),
        ("updated", Self::Updated),
        ("attention", Self::Attention),
    ];

    /// Whether the first press on the column sorts downwards: what people look for is new, long or far.
    pub fn starts_descending(self) -> bool {
        matches!(self, Self::Created | Self::Duration | Self::Progress | Self::Updated)
    }
}

impl Sort {
    /// The orders of the sort menu, with their words.
    pub const MENU: [(&'static str, Self); 5] = [
        ("Newest first", Self { key: SortKey::Created, descending: true }),
        ("Oldest first", Self { key: SortKey::Created, descending: false }),
        ("Needs attention first", Self { key: SortKey::Attention, descending: false }),
        ("Longest running first", Self { key: SortKey::Duration, descending: true }),
        ("Last progress first", Self { key: SortKey::Updated, descending: true }),
    ];

    /// Reads `created` or `-created`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
        let (_, key) = SortKey::NAMED.into_iter().find(|(it, _)| *it == name)?;
        Some(Self { key, descending })
    }

    /// The order after a press on a column header.
    #[must_use]
    pub fn toggled(self, key: SortKey) -> Self {
        let descending = if self.key == key { !self.descending } else { key.starts_descending() };
        Self { key, descending }
    }

    /// The words on the sort button.
    pub fn label(self) -> String {
        if let Some((words, _)) = Self::MENU.into_iter().find(|(_, it)| *it == self) {
            return words.to_owned();
        }
        let by = match self.key {
            SortKey::Status => "status",
            SortKey::Type => "type",
            SortKey::Id => "job ID",
            SortKey::Program => "program",
            SortKey::Created => "creation",
            SortKey::Duration => "duration",
            SortKey::Progress => "progress",
            SortKey::Updated => "last progress",
            SortKey::Attention => "attention",
        };
        format!(
            "By {by}{}",
            if self.descending == self.key.starts_descending() { "" } else { ", reversed" }
        )
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = SortKey::NAMED
            .into_iter()
            .find(|(_, key)| *key == self.key)
            .map_or("", |(name, _)| name);
        write!(f, "{}{name}", if self.descending { "-" } else { "" })
    }
}

/// What an order depends on besides the jobs.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Now: running jobs get longer.
    pub now: Timestamp,
    /// When a running job counts as stalled.
    pub stalled_after: Duration,
}

/// Sorts jobs. Jobs without the value come last in both directions; ties are newest first, then by id, so that the
/// order is the same after every refresh.
pub fn sort(jobs: &mut [Rc<Job>], order: Sort, setting: Setting) {
    merge_sort(jobs, &|a, b| {
        compare(a, b, order, setting).then_with(|| newest(a, b)).then_with(|| a.id.cmp(&b.id))
    });
}

/// A plain merge sort, stable and never slower than n log n. The standard library's is faster on what is nearly sorted
/// and ten times the size.
fn merge_sort(jobs: &mut [Rc<Job>], compare: &dyn Fn(&Job, &Job) -> Ordering) {
    let mut from = jobs.to_vec();
    let mut width = 1;
    while width < from.len() {
        let mut to = Vec::with_capacity(from.len());
        for run in from.chunks(2 * width) {
            let (left, right) = run.split_at(width.min(run.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            loop {
                let takes_left = match (left.peek(), right.peek()) {
                    (Some(a), Some(b)) => compare(a, b).is_le(),
                    (a, _) => a.is_some(),
                };
                match if takes_left { left.next() } else { right.next() } {
                    Some(job) => to.push(Rc::clone(job)),
                    None => break,
                }
            }
        }
        from = to;
        width *= 2;
    }
    jobs.clone_from_slice(&from);
}

fn newest(a: &Job, b: &Job) -> Ordering {
    directed(at(a.created), at(b.created), true)
}

fn compare(a: &Job, b: &Job, order: Sort, setting: Setting) -> Ordering {
    let descending = order.descending;
    match order.key {
        SortKey::Status => {
            directed(Some(status_rank(&a.status)), Some(status_rank(&b.status)), descending)
                .then_with(|| {
                    directed(Some(a.status.api_name()), Some(b.status.api_name()), descending)
                })
        }
        SortKey::Type => directed(type_rank(&a.job_type), type_rank(&b.job_type), descending),
        SortKey::Id => directed(Some(&a.id), Some(&b.id), descending),
        SortKey::Program => directed(program_rank(a), program_rank(b), descending),
        SortKey::Created => directed(at(a.created), at(b.created), descending),
        SortKey::Duration => directed(a.duration(setting.now), b.duration(setting.now), descending),
        SortKey::Progress => directed(a.percent, b.percent, descending)
            .then_with(|| directed(a.records, b.records, descending)),
        SortKey::Updated => directed(at(a.progressed), at(b.progressed), descending),
        SortKey::Attention => {
            let rank = |job: &Job| Some(attention_rank(job, setting));
            directed(rank(a), rank(b), descending)
        }
    }
}

fn directed<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn at(date: Option<DateTime>) -> Option<Timestamp> {
    date.map(DateTime::at)
}

fn status_rank(status: &Status) -> usize {
    Status::KNOWN.iter().position(|it| it == status).unwrap_or(Status::KNOWN.len())
}

/// Alphabetical by the names people read; unknown types after the known ones.
fn type_rank(job_type: &JobType) -> Option<(u8, &str)> {
    match job_type {
        JobType::UploadAds => Some((0, "")),
        JobType::ApiReport => Some((1, "")),
        JobType::ClickExport => Some((2, "")),
        JobType::TermModification => Some((3, "")),
        JobType::DownloadReport => Some((4, "")),
        JobType::Other(name) if name.is_empty() => None,
        JobType::Other(name) => Some((5, name)),
    }
}

/// Programs are numbers written as text: shorter is smaller.
fn program_rank(job: &Job) -> Option<(usize, &str)> {
    job.program_id.as_deref().map(|it| (it.len(), it))
}

fn attention_rank(job: &Job, setting: Setting) -> u8 {
    match &job.status {
        Status::Failed => 0,
        Status::Error => 1,
        Status::Running if job.is_stalled(setting.now, setting.stalled_after) => 2,
        Status::Other(_) => 3,
        Status::Running => 4,
        Status::Queued => 5,
        Status::Cancelled => 6,
        Status::Completed => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(minute: u32) -> Option<DateTime> {
        DateTime::parse(&format!("2022-08-24T12:{minute:02}:00-05:00"))
    }

    fn jobs() -> Vec<Rc<Job>> {
        let job = |id, job_type, status, created, program: &str, percent| {
            let mut job = Job::new(id, job_type, status);
            job.created = date(created);
            job.started = date(created + 1);
            job.completed = date(created + 2);
            job.program_id = (!program.is_empty()).then(|| program.into());
            job.percent = percent;
            Rc::new(job)
        };
        let mut undated =
            Job::new("e", JobType::Other("Zip".into()), Status::Other("ON_HOLD".into()));
        undated.records = Some(9);
        vec![
            job("a", JobType::ClickExport, Status::Completed, 10, "10441", Some(100)),
            job("b", JobType::ApiReport, Status::Failed, 20, "3629", Some(28)),
            job("c", JobType::UploadAds, Status::Running, 30, "", Some(44)),
            job("d", JobType::ApiReport, Status::Queued, 40, "3629", None),
            Rc::new(undated),
        ]
    }

    #[track_caller]
    fn check(order: &str, expected: &str) {
        let mut jobs = jobs();
        let setting =
            Setting { now: date(45).unwrap().at(), stalled_after: Duration::from_mins(10) };
        sort(&mut jobs, Sort::parse(order).unwrap(), setting);
        assert_eq!(jobs.iter().map(|it| &*it.id).collect::<String>(), expected, "{order}");
    }

    #[test]
    fn every_key_in_both_directions_with_missing_values_last() {
        check("created", "abcde");
        check("-created", "dcbae");
        check("status", "dcabe");
        check("-status", "ebacd");
        check("type", "cdbae");
        check("-type", "eadbc");
        check("id", "abcde");
        check("-id", "edcba");
        check("program", "dbace");
        check("-program", "adbce");
        check("duration", "acdbe");
        check("-duration", "cadbe");
        check("progress", "bcaed");
        check("-progress", "acbed");
        check("updated", "dcbae");
        check("attention", "bceda");
        check("-attention", "adecb");
    }

    #[test]
    fn sorts_any_number_of_jobs() {
        for n in [0_u32, 1, 2, 3, 7, 8, 9, 100, 1_000] {
            // A walk through all numbers below n in no order.
            let numbers = (0..n).map(|it| it.wrapping_mul(7_919) % n.max(1));
            let mut jobs: Vec<Rc<Job>> = numbers
                .map(|it| {
                    Rc::new(Job::new(&format!("{it:05}"), JobType::ApiReport, Status::Queued))
                })
                .collect();
            let mut expected = jobs.clone();
            expected.sort_by(|a, b| a.id.cmp(&b.id));
            merge_sort(&mut jobs, &|a, b| a.id.cmp(&b.id));
            assert!(jobs.iter().zip(&expected).all(|(a, b)| Rc::ptr_eq(a, b)), "{n}");
        }
    }

    #[test]
    fn reads_and_prints_the_attribute() {
        for (name, _) in SortKey::NAMED {
            for text in [name.to_owned(), format!("-{name}")] {
                assert_eq!(Sort::parse(&text).unwrap().to_string(), text);
            }
        }
        for text in ["", "-", "--created", "Created", "newest"] {
            assert_eq!(Sort::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_header_press_turns_the_order_around() {
        let newest = Sort::default();
        assert_eq!(newest.toggled(SortKey::Created).to_string(), "created");
        assert_eq!(newest.toggled(SortKey::Type).to_string(), "type");
        assert_eq!(newest.toggled(SortKey::Duration).to_string(), "-duration");
        assert_eq!(Sort::parse("-type").unwrap().label(), "By type, reversed");
    }
}
