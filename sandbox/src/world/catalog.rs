//! What jobs are made of: types, programs, messages, and how fast each type moves.

use super::{account::Kind, rng::Rng};

/// The types, in the order of the documentation.
static TYPES: [JobType; 5] = [
    JobType {
        name: "DownloadReport",
        weight: 14,
        replayable: true,
        update_seconds: 2,
        records_every: 1,
        percent_every: 2,
        runs_for: (2, 12),
        records: (120, 9_000),
        phases: &["Preparing report file.", "Writing report file."],
    },
    JobType {
        name: "ApiReport",
        weight: 46,
        replayable: true,
        update_seconds: 5,
        records_every: 1,
        percent_every: 1,
        runs_for: (3, 110),
        records: (40, 24_000),
        phases: &["Running report query.", "Writing report rows."],
    },
    JobType {
        name: "UploadAds",
        weight: 8,
        replayable: false,
        update_seconds: 3,
        records_every: 5,
        percent_every: 1,
        runs_for: (10, 90),
        records: (5, 600),
        phases: &["Validating ads.", "Creating ads."],
    },
    JobType {
        name: "TermModification",
        weight: 6,
        replayable: true,
        update_seconds: 4,
        records_every: 2,
        percent_every: 3,
        runs_for: (2, 45),
        records: (1, 240),
        phases: &["Applying contract terms."],
    },
    JobType {
        name: "ClickExport",
        weight: 26,
        replayable: true,
        update_seconds: 10,
        records_every: 1,
        percent_every: 2,
        runs_for: (20, 240),
        records: (300, 180_000),
        phases: &["Reading click events.", "Writing click rows."],
    },
];

/// The behaviour of a type that the documentation does not name.
static OTHER: JobType = JobType {
    name: "",
    weight: 0,
    replayable: true,
    update_seconds: 5,
    records_every: 1,
    percent_every: 1,
    runs_for: (3, 60),
    records: (10, 1_000),
    phases: &["Job is running."],
};

const PROGRAMS: [&str; 10] =
    ["3629", "3629", "3629", "3629", "10441", "10441", "7702", "5120", "12877", "901"];

const ERRORS: [&str; 5] = [
    "The report source did not answer in time.",
    "Export query exceeded the time allowed.",
    "Connection to the data warehouse was lost.",
    "Result file could not be written to storage.",
    "Unexpected system error. Reference 7f3e-19.",
];

/// How jobs of one type behave.
#[derive(Debug)]
pub(crate) struct JobType {
    pub(crate) name: &'static str,
    weight: i64,
    /// Whether jobs of the type may be replayed. Which types may is written nowhere; ad uploads are the stand-in's choice.
    pub(crate) replayable: bool,
    /// Seconds from one progress update to the next.
    pub(crate) update_seconds: i64,
    /// `RecordsProcessed` moves at each n-th update, …
    pub(crate) records_every: i64,
    /// … `PercentageComplete` at each n-th: the documentation says they are updated differently for each type.
    pub(crate) percent_every: i64,
    /// The shortest and the longest usual run, in seconds.
    pub(crate) runs_for: (i64, i64),
    /// The smallest and the largest usual number of records.
    pub(crate) records: (i64, i64),
    /// What `StatusMessage` says while the job runs, in this order.
    pub(crate) phases: &'static [&'static str],
}

impl JobType {
    /// The type of this name, or the behaviour of an unknown one.
    pub(crate) fn named(name: &str) -> &'static Self {
        TYPES.iter().find(|it| it.name == name).unwrap_or(&OTHER)
    }

    /// A type for a new job, weighted. The agency specification has no `ClickExport`.
    pub(crate) fn pick(kind: Kind, rng: &mut Rng) -> &'static Self {
        let types = if kind == Kind::Agency { &TYPES[..4] } else { &TYPES[..] };
        let mut left = rng.between(1, types.iter().map(|it| it.weight).sum());
        types
            .iter()
            .find(|it| {
                left -= it.weight;
                left <= 0
            })
            .unwrap_or(&OTHER)
    }
}

/// A program for a new job. A few jobs have none: the agency specification says "if applicable".
pub(crate) fn pick_program(rng: &mut Rng) -> &'static str {
    if rng.once_in(40) { "" } else { rng.pick(&PROGRAMS) }
}

/// What went wrong in the job of this seed.
pub(crate) fn error_text(seed: u64) -> &'static str {
    Rng::new(seed, 0, 0).pick(&ERRORS)
}
