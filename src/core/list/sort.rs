//! The order of the list.

use std::cmp::Ordering;
use std::fmt;
use std::time::Duration;

use crate::core::job::{Job, JobType, Status};
use crate::core::list::store::{JobIndex, Store};
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

    /// Whether jobs change their order by the mere passing of time.
    pub fn depends_on_time(self) -> bool {
        matches!(self, Self::Duration | Self::Attention)
    }

    /// Whether the first press on the column sorts downwards: what people look for is new, long or far.
    pub fn starts_descending(self) -> bool {
        matches!(self, Self::Created | Self::Duration | Self::Progress | Self::Updated)
    }
}

impl Sort {
    /// The orders of the sort menu: what people ask for most, then every other column.
    pub const MENU: [Self; 10] = [
        Self { key: SortKey::Created, descending: true },
        Self { key: SortKey::Created, descending: false },
        Self { key: SortKey::Attention, descending: false },
        Self { key: SortKey::Duration, descending: true },
        Self { key: SortKey::Updated, descending: true },
        Self { key: SortKey::Progress, descending: true },
        Self { key: SortKey::Status, descending: false },
        Self { key: SortKey::Type, descending: false },
        Self { key: SortKey::Id, descending: false },
        Self { key: SortKey::Program, descending: false },
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

/// How two jobs follow each other. Jobs without the value come last in both directions; ties are newest first, then by
/// id, so that the order is the same after every refresh.
pub fn compare(a: &Job, b: &Job, order: Sort, setting: Setting) -> Ordering {
    by_key(a, b, order, setting)
        .then_with(|| by_key(a, b, Sort::default(), setting))
        .then_with(|| a.id.cmp(&b.id))
}

/// The same places in order.
///
/// Comparing jobs two by two takes too long when there are 100,000, so they are put in order by numbers, a few bits at
/// a time, first by the one for ties. Where numbers are equal and the jobs are not, the few are compared.
pub fn sort(places: Vec<JobIndex>, store: &Store, order: Sort, setting: Setting) -> Vec<JobIndex> {
    let newest = by_number(places, store, Sort::default(), setting);
    if order == Sort::default() { newest } else { by_number(newest, store, order, setting) }
}

/// Two lists in order made one.
pub fn merge(
    long: &[JobIndex],
    short: &[JobIndex],
    store: &Store,
    order: Sort,
    setting: Setting,
) -> Vec<JobIndex> {
    let mut merged = Vec::with_capacity(long.len() + short.len());
    let mut rest = long;
    for place in short {
        let is_before = |it: &JobIndex| compare_at(*it, *place, store, order, setting).is_lt();
        let (before, after) = rest.split_at(rest.partition_point(is_before));
        merged.extend_from_slice(before);
        merged.push(*place);
        rest = after;
    }
    merged.extend_from_slice(rest);
    merged
}

fn by_number(places: Vec<JobIndex>, store: &Store, order: Sort, setting: Setting) -> Vec<JobIndex> {
    let numbered = places.into_iter().map(|place| {
        let number = store.at(place).map_or(u64::MAX, |job| number(job, order, setting));
        (number, place)
    });
    let sorted = radix_sort(numbered.collect());
    let mut places = Vec::with_capacity(sorted.len());
    for equal in sorted.chunk_by(|a, b| a.0 == b.0) {
        let start = places.len();
        places.extend(equal.iter().map(|(_, place)| *place));
        let equal = places.get_mut(start..).unwrap_or_default();
        let job = equal.first().and_then(|place| store.at(*place));
        let is_done = order != Sort::default() && job.is_some_and(|it| is_exact(it, order.key));
        if equal.len() > 1 && !is_done {
            merge_sort(equal, &|a, b| compare_at(a, b, store, order, setting));
        }
    }
    places
}

/// Whether jobs with the same number as this one are equal as to the key, and so in order already.
fn is_exact(job: &Job, key: SortKey) -> bool {
    match key {
        SortKey::Status => job.status.rank() < Status::KNOWN.len(),
        SortKey::Type => {
            job.job_type.api_name().len() < 7 || JobType::KNOWN.contains(&job.job_type)
        }
        SortKey::Program => job.program_id.as_ref().is_none_or(|it| it.len() <= 7),
        SortKey::Progress => job.records.is_none_or(|it| it < 1 << 54),
        SortKey::Id => false,
        SortKey::Created | SortKey::Duration | SortKey::Updated | SortKey::Attention => true,
    }
}

fn compare_at(a: JobIndex, b: JobIndex, store: &Store, order: Sort, setting: Setting) -> Ordering {
    match (store.at(a), store.at(b)) {
        (Some(a), Some(b)) => compare(a, b, order, setting),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Sorts by the numbers from their lowest bits to their highest; equal ones keep their order.
fn radix_sort(mut items: Vec<(u64, JobIndex)>) -> Vec<(u64, JobIndex)> {
    const BITS: u32 = 11;
    let lowest = items.iter().map(|it| it.0).min().unwrap_or_default();
    let range = items.iter().map(|it| it.0 - lowest).max().unwrap_or_default();
    let mut sorted = items.clone();
    for shift in (0..u64::BITS - range.leading_zeros()).step_by(BITS as usize) {
        let digit = |number: u64| {
            let [low, high, ..] = ((number - lowest) >> shift).to_le_bytes();
            usize::from(u16::from_le_bytes([low, high])) & ((1 << BITS) - 1)
        };
        let mut next = [0_u32; 1 << BITS];
        for (number, _) in &items {
            next.get_mut(digit(*number)).into_iter().for_each(|count| *count += 1);
        }
        if next.iter().any(|count| *count as usize == items.len()) {
            continue;
        }
        let mut start = 0;
        for count in &mut next {
            start += std::mem::replace(count, start);
        }
        for item in &items {
            let Some(at) = next.get_mut(digit(item.0)) else { continue };
            sorted.get_mut(*at as usize).into_iter().for_each(|slot| *slot = *item);
            *at += 1;
        }
        std::mem::swap(&mut items, &mut sorted);
    }
    items
}

/// A plain merge sort, stable and never slower than n log n; what is in order already is only looked at. The standard
/// library's is ten times the size.
fn merge_sort(places: &mut [JobIndex], compare: &dyn Fn(JobIndex, JobIndex) -> Ordering) {
    if places.is_sorted_by(|a, b| compare(*a, *b).is_le()) {
        return;
    }
    let mut from = places.to_vec();
    let mut width = 1;
    while width < from.len() {
        let mut to = Vec::with_capacity(from.len());
        for run in from.chunks(2 * width) {
            let (left, right) = run.split_at(width.min(run.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            loop {
                let takes_left = match (left.peek(), right.peek()) {
                    (Some(a), Some(b)) => compare(**a, **b).is_le(),
                    (a, _) => a.is_some(),
                };
                match if takes_left { left.next() } else { right.next() } {
                    Some(place) => to.push(*place),
                    None => break,
                }
            }
        }
        from = to;
        width *= 2;
    }
    places.copy_from_slice(&from);
}

/// Jobs with a smaller number come first. Those with the same number may still differ.
fn number(job: &Job, order: Sort, setting: Setting) -> u64 {
    // As `bits` bits. What is missing comes last, also when the direction is turned around.
    let part = |value: Option<u64>, bits: u32| {
        let last = u64::MAX >> (64 - bits);
        match value {
            Some(value) => value.saturating_add(1).min(last - 1),
            None if order.descending => 0,
            None => last,
        }
    };
    let number = match order.key {
        SortKey::Progress => part(job.percent.map(u64::from), 8) << 56 | part(job.records, 56),
        SortKey::Status => part(Some(job.status.rank() as u64), 64),
        SortKey::Type => {
            part(type_rank(&job.job_type).map(|(rank, name)| packed(rank.into(), name)), 64)
        }
        SortKey::Id => part(Some(packed(0, &job.id)), 64),
        SortKey::Program => part(program_rank(job).map(|(length, text)| packed(length, text)), 64),
        SortKey::Created => part(date_number(job.created), 64),
        SortKey::Updated => part(date_number(job.progressed), 64),
        SortKey::Duration => {
            let millis = |it: Duration| u64::try_from(it.as_millis()).unwrap_or(u64::MAX);
            part(job.duration(setting.now).map(millis), 64)
        }
        SortKey::Attention => part(Some(attention_rank(job, setting).into()), 64),
    };
    if order.descending { !number } else { number }
}

/// The first letters of a text, under a number.
fn packed(above: usize, text: &str) -> u64 {
    let letters = text.bytes().chain(std::iter::repeat(0)).take(7);
    letters.fold(above.min(254) as u64, |number, letter| number << 8 | u64::from(letter))
}

fn date_number(date: Option<DateTime>) -> Option<u64> {
    date.map(|it| it.at().as_millis().cast_unsigned() ^ (1 << 63))
}

fn by_key(a: &Job, b: &Job, order: Sort, setting: Setting) -> Ordering {
    let descending = order.descending;
    match order.key {
        SortKey::Status => directed(Some(a.status.rank()), Some(b.status.rank()), descending)
            .then_with(|| {
                directed(Some(a.status.api_name()), Some(b.status.api_name()), descending)
            }),
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
    use crate::core::list::store::{Diff, Seen};
    use proptest::prelude::*;

    fn date(minute: u32) -> Option<DateTime> {
        DateTime::parse(&format!("2022-08-24T12:{minute:02}:00-05:00"))
    }

    fn store(jobs: impl IntoIterator<Item = Job>) -> Store {
        let mut store = Store::default();
        let mut seen = Seen::default();
        jobs.into_iter().for_each(|it| store.merge(it, &mut seen, &mut Diff::default()));
        store
    }

    fn jobs() -> Store {
        let job = |id, job_type, status, created, program: &str, percent| {
            let mut job = Job::new(id, job_type, status);
            job.created = date(created);
            job.started = date(created + 1);
            job.completed = date(created + 2);
            job.program_id = (!program.is_empty()).then(|| program.into());
            job.percent = percent;
            job
        };
        let mut undated =
            Job::new("e", JobType::Other("Zip".into()), Status::Other("ON_HOLD".into()));
        undated.records = Some(9);
        store([
            job("a", JobType::ClickExport, Status::Completed, 10, "10441", Some(100)),
            job("b", JobType::ApiReport, Status::Failed, 20, "3629", Some(28)),
            job("c", JobType::UploadAds, Status::Running, 30, "", Some(44)),
            job("d", JobType::ApiReport, Status::Queued, 40, "3629", None),
            undated,
        ])
    }

    fn setting() -> Setting {
        Setting { now: date(45).unwrap().at(), stalled_after: Duration::from_mins(10) }
    }

    fn all(store: &Store) -> Vec<JobIndex> {
        store.places().collect()
    }

    #[track_caller]
    fn check(order: &str, expected: &str) {
        let store = jobs();
        let sorted = sort(all(&store), &store, Sort::parse(order).unwrap(), setting());
        let ids: Vec<&str> = sorted.iter().map(|it| &*store.at(*it).unwrap().id).collect();
        assert_eq!(ids.concat(), expected, "{order}");
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

    fn optional<T: Clone + std::fmt::Debug + 'static>(
        value: impl Strategy<Value = T> + 'static,
    ) -> impl Strategy<Value = Option<T>> {
        proptest::option::weighted(0.8, value)
    }

    fn any_date() -> impl Strategy<Value = Option<DateTime>> {
        optional((-3_i64..3).prop_map(|it| DateTime::new(Timestamp::from_millis(it * 70_000), 60)))
    }

    fn any_job() -> impl Strategy<Value = Job> {
        let names = prop_oneof!["[ab]{0,2}", "exactly-seven-[ab]", "[α-ω]{3}"];
        let progress =
            (optional(0_u8..3), optional(prop_oneof![0_u64..3, (u64::MAX - 2)..=u64::MAX]));
        let dates = (any_date(), any_date(), any_date(), any_date());
        (names, 0_usize..7, 0_usize..6, dates, progress, "[0-9]{0,3}|1234567[0-9]{1,2}").prop_map(
            |(name, status, job_type, dates, progress, program)| {
                let other = || name.as_str().into();
                let status =
                    Status::KNOWN.get(status).cloned().unwrap_or_else(|| Status::Other(other()));
                let job_type = JobType::KNOWN.get(job_type).cloned();
                let job_type = job_type.unwrap_or_else(|| JobType::Other(other()));
                let mut job = Job::new(&format!("{name}{program}{progress:?}"), job_type, status);
                (job.created, job.started, job.completed, job.progressed) = dates;
                (job.percent, job.records) = progress;
                job.program_id = (!program.is_empty()).then(|| program.as_str().into());
                job
            },
        )
    }

    proptest! {
        /// Whatever way it goes about it, the order is the one that comparing gives.
        #[test]
        fn sorts_as_jobs_compare(jobs in proptest::collection::vec(any_job(), 0..80), split in 0_usize..80) {
            let store = store(jobs);
            for order in SortKey::NAMED.into_iter().flat_map(|(_, key)| [false, true].map(|descending| Sort { key, descending })) {
                let mut expected = all(&store);
                expected.sort_by(|a, b| compare_at(*a, *b, &store, order, setting()));
                prop_assert_eq!(&sort(all(&store), &store, order, setting()), &expected, "{}", order);
                let mut some = all(&store);
                let others = some.split_off(split.min(some.len()));
                let [some, others] = [some, others].map(|it| sort(it, &store, order, setting()));
                prop_assert_eq!(&merge(&some, &others, &store, order, setting()), &expected, "{}", order);
            }
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
    }
}
